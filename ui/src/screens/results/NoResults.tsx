/** What the list of results shows when there is nobody in it. */
import { t } from "@lingui/core/macro";
import { ListChecks } from "lucide-react";
import type { BriefingView } from "../../api/bindings";
import { useCheckSheet } from "../../app/checking";
import { Button } from "../../components/Button";
import { ChecklistPicture, NothingFoundPicture } from "../../components/Pictures";
import { EmptyState } from "../../components/States";

type Props = { briefing: BriefingView; isEmpty: boolean; onShowAll: () => void };

/** Nobody was checked, or nobody is in what is filtered for. */
export function NoResults({ briefing, isEmpty, onShowAll }: Props) {
  const openCheck = useCheckSheet();
  if (!isEmpty) {
    return (
      <EmptyState
        picture={<NothingFoundPicture />}
        title={t`Nobody stands here`}
        action={<Button onClick={onShowAll}>{t`Show everybody`}</Button>}
      />
    );
  }
  return (
    <EmptyState
      picture={<ChecklistPicture />}
      title={t`Nobody was checked against this version yet`}
      action={
        <Button look="primary" icon={ListChecks} shortcut="c" onClick={() => openCheck({ briefing: briefing.id })}>
          {t`Check candidates`}
        </Button>
      }
    >
      {t`Begin with a dozen: their results show whether the words are sharp enough.`}
    </EmptyState>
  );
}
