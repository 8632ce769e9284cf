/** The records that an import left out, with their reasons; saved as a file they can be corrected and imported again. */
import { t } from "@lingui/core/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Save } from "lucide-react";
import { useState } from "react";
import type { RunView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { skips } from "../../api/queries";
import { Button } from "../../components/Button";
import { keyed } from "../../components/keyed";
import { Loaded, SkeletonRows } from "../../components/States";
import { Badge } from "../../components/Status";
import { say } from "../../components/Toasts";
import { count } from "../../words/numbers";
import * as reasons from "../../words/reasons";
import { skippedIn } from "../../words/runs";
import { skipCause } from "../../words/skips";
import { PageTurner } from "./PageTurner";
import styles from "./Runs.module.css";

const PAGE = 20;

/** Counts by reason, then the rows. */
export function SkipReport({ run }: { run: RunView }) {
  const [offset, setOffset] = useState(0);
  const page = useQuery(skips(run.id, offset, PAGE));
  const save = useMutation({
    mutationFn: () => commands.saveSkipReport(run.id),
    onSuccess: (name) => name && say({ title: t`Saved as ${name}` }),
    onError: (thrown) => say({ title: asFailure(thrown).message, description: asFailure(thrown).hint, urgent: true }),
  });
  return (
    <section className={styles.report} aria-label={t`Skipped records`} data-testid="skip-report">
      <header className={styles.reportHead}>
        <div className={styles.badges}>
          {run.skipped.map((each) => (
            <Badge key={each.reason} title={reasons.skipReason(each.reason).advice}>
              {`${reasons.skipReason(each.reason).label}: ${count(each.count)}`}
            </Badge>
          ))}
        </div>
        <Button icon={Save} busy={save.isPending} onClick={() => save.mutate()}>{t`Save the report`}</Button>
      </header>
      <Loaded query={page} skeleton={<SkeletonRows count={8} height={30} />} asTrouble={asFailure}>
        {(list) => (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t`Row`}</th>
                <th scope="col">{t`Reason`}</th>
                <th scope="col">{t`Record`}</th>
              </tr>
            </thead>
            <tbody>
              {keyed(list, ({ row, reason }) => `${row} ${reason}`).map(({ key, thing: skip }) => (
                <tr key={key}>
                  <td>{count(skip.row)}</td>
                  <td title={reasons.skipReason(skip.reason).advice}>
                    {reasons.skipReason(skip.reason).label}
                    <span className={styles.muted} dir="auto">
                      {skipCause(skip.cause)}
                    </span>
                  </td>
                  <td dir="auto" title={skip.record.slice(0, 400)}>
                    {skip.record.slice(0, 200)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
      <PageTurner offset={offset} page={PAGE} total={skippedIn(run)} onTurn={setOffset} />
    </section>
  );
}
