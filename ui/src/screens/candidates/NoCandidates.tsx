/** A list without candidates: nothing here yet, or nothing that matches. */
import { t } from "@lingui/core/macro";
import { Download, FileInput } from "lucide-react";
import { useSheet } from "../../app/navigation";
import { Button } from "../../components/Button";
import { NothingFoundPicture, PeoplePicture } from "../../components/Pictures";
import { EmptyState } from "../../components/States";

type Props = { filtered: boolean; onClear: () => void; searchId: string | null };

/** Says which of the two it is, and what to do. */
export function NoCandidates({ filtered, onClear, searchId }: Props) {
  const { open } = useSheet();
  const into = searchId ? { into: searchId } : {};
  if (filtered) {
    return (
      <EmptyState
        picture={<NothingFoundPicture />}
        title={t`No candidate matches`}
        action={<Button onClick={onClear}>{t`Clear search and filters`}</Button>}
      >
        {t`Try fewer words, or remove a filter.`}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      picture={<PeoplePicture />}
      title={searchId ? t`This search has no candidates yet` : t`There are no candidates yet`}
      action={
        <>
          <Button
            look="primary"
            icon={Download}
            onClick={() => open("linkedin", into)}
          >{t`Import from LinkedIn`}</Button>
          <Button icon={FileInput} onClick={() => open("file", into)}>{t`Import from a file`}</Button>
        </>
      }
    >
      {t`Import the results of a LinkedIn search, or bring a CSV or Excel file.`}
    </EmptyState>
  );
}
