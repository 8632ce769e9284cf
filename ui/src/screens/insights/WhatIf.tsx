/** What-if: requirements, weights and bands are moved on trial, with the counts at each change. Nothing is stored until it is applied. */
import { plural, t } from "@lingui/core/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { CircleAlert, RotateCcw } from "lucide-react";
import type { Arrangement, BriefingView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { whatIf } from "../../api/queries";
import { Button } from "../../components/Button";
import { Card, Section } from "../../components/Page";
import { Skeleton } from "../../components/States";
import { Notice } from "../../components/Status";
import { say } from "../../components/Toasts";
import { areInOrder, arrangementOf, changesBetween } from "./arrangement";
import { CategoryBar } from "./CategoryBar";
import { CountsTable } from "./CountsTable";
import styles from "./Insights.module.css";
import { tellUndo } from "./undo";
import { WhatIfControls } from "./WhatIfControls";

type Props = { briefing: BriefingView; draft: Arrangement; onDraft: (draft: Arrangement | null) => void };

/** The figures at the top, where they stay in sight; the controls below. */
export function WhatIf({ briefing, draft, onDraft }: Props) {
  const stands = arrangementOf(briefing);
  const changes = changesBetween(stands, draft);
  const sound = areInOrder(draft.bands);
  const outcome = useQuery({ ...whatIf(briefing.id, draft), enabled: sound });
  const apply = useMutation({
    mutationFn: () => commands.recategorize(briefing.id, draft),
    onSuccess: (made) => {
      onDraft(null);
      tellUndo(made);
    },
    onError: (thrown) => say({ title: asFailure(thrown).message, description: asFailure(thrown).hint, urgent: true }),
  });
  const why = changes === 0 ? t`Nothing was changed.` : !sound && t`The bands are not in order.`;
  const failure = outcome.error && asFailure(outcome.error);
  return (
    <Section title={t`What if`}>
      <Card className={styles.whatIf}>
        <div className={styles.outcome} data-testid="what-if">
          {failure ? (
            <Notice tone="bad" icon={CircleAlert} live>
              <p>{failure.message}</p>
              <p>{failure.hint}</p>
            </Notice>
          ) : outcome.data ? (
            <div className={styles.outcomeFigures}>
              <div className={styles.pair}>
                <span className={styles.barLabel}>{t`Now`}</span>
                <CategoryBar counts={outcome.data.before} label={t`Now`} />
                <span className={styles.barLabel}>{t`With the changes`}</span>
                <CategoryBar counts={outcome.data.after} label={t`With the changes`} />
              </div>
              <CountsTable
                caption={t`Categories now and with the changes`}
                before={outcome.data.before}
                after={outcome.data.after}
                beforeLabel={t`Now`}
                afterLabel={t`With the changes`}
              />
            </div>
          ) : (
            <Skeleton width="100%" height={98} />
          )}
          <div className={styles.apply}>
            <span className={styles.muted} role="status">
              {plural(changes, { 0: "Nothing changed yet", one: "1 change", other: "# changes" })}
            </span>
            <span className={styles.push} />
            <Button icon={RotateCcw} why={changes === 0 && t`Nothing was changed.`} onClick={() => onDraft(stands)}>
              {t`Reset`}
            </Button>
            <Button onClick={() => onDraft(null)}>{t`Close`}</Button>
            <Button look="primary" why={why} busy={apply.isPending} onClick={() => apply.mutate()}>
              {t`Apply the changes`}
            </Button>
          </div>
        </div>
        <WhatIfControls briefing={briefing} stands={stands} draft={draft} onDraft={onDraft} />
      </Card>
    </Section>
  );
}
