/** The last step: what the import would do. Nothing has been written yet. */
import { t } from "@lingui/core/macro";
import { CircleCheck } from "lucide-react";
import type { DuplicatePolicy, Rehearsal } from "../../api/bindings";
import { Notice } from "../../components/Status";
import { count, rows } from "../../words/numbers";
import * as reasons from "../../words/reasons";
import { skipCause } from "../../words/skips";
import styles from "./Import.module.css";

/** Read = new + here already + left out, with an example of each reason. */
export function RehearsalStep({ rehearsal, policy }: { rehearsal: Rehearsal; policy: DuplicatePolicy }) {
  const skipped = rehearsal.skipped.reduce((sum, each) => sum + each.count, 0);
  return (
    <>
      <Notice tone="good" icon={CircleCheck} live>
        <p>{t`${rows(rehearsal.read)} were read. Nothing has been written yet.`}</p>
      </Notice>
      <section className={styles.preview} aria-label={t`What would happen`}>
        <dl className={styles.figures}>
          <div className={styles.figure}>
            <dt>{t`new candidates`}</dt>
            <dd data-testid="rehearsal-created">{count(rehearsal.created)}</dd>
          </div>
          <div className={styles.figure}>
            <dt>{t`here already: ${reasons.duplicatePolicy(policy).label.toLowerCase()}`}</dt>
            <dd data-testid="rehearsal-matched">{count(rehearsal.matched)}</dd>
          </div>
          <div className={styles.figure}>
            <dt>{t`skipped`}</dt>
            <dd data-testid="rehearsal-skipped">{count(skipped)}</dd>
          </div>
        </dl>
        <ul className={styles.reasonList}>
          {rehearsal.skipped.map((each) => {
            const reason = reasons.skipReason(each.reason);
            const example = rehearsal.examples.find((one) => one.reason === each.reason);
            return (
              <li key={each.reason} className={styles.reason}>
                <span className={styles.reasonCount}>{count(each.count)}</span>
                <div className={styles.reasonText}>
                  <strong>{reason.label}</strong>
                  {example && (
                    <span className={styles.muted} dir="auto">
                      {t`Row ${count(example.row)}: ${skipCause(example.cause)}`}
                    </span>
                  )}
                  <span className={styles.muted}>{reason.advice}</span>
                </div>
              </li>
            );
          })}
          {skipped === 0 && <li className={styles.reason}>{t`No row is left out.`}</li>}
        </ul>
      </section>
      {skipped > 0 && (
        <p
          className={styles.muted}
        >{t`After the import, the skipped rows can be saved as a file, corrected and imported again.`}</p>
      )}
    </>
  );
}
