/** The checks of a run that failed: whom, and why. They cost nothing and can be tried again together. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { RunView } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { failedChecks } from "../../api/queries";
import { to } from "../../app/navigation";
import { Loaded, SkeletonRows } from "../../components/States";
import { Time } from "../../components/Time";
import { exact, relative } from "../../words/dates";
import { skippedIn } from "../../words/runs";
import { troubleOfRun } from "../../words/troubles";
import { PageTurner } from "./PageTurner";
import styles from "./Runs.module.css";

const PAGE = 20;
/** Letters of a name. */
const MOST = 200;

/** The rows, in the order in which they failed. */
export function FailedChecks({ run }: { run: RunView }) {
  const [offset, setOffset] = useState(0);
  const page = useQuery(failedChecks(run.id, offset, PAGE));
  return (
    <section className={styles.report} aria-label={t`Failed checks`} data-testid="failed-checks">
      <Loaded query={page} skeleton={<SkeletonRows count={6} height={30} />} asTrouble={asFailure}>
        {(list) => (
          <table className={styles.failures}>
            <thead>
              <tr>
                <th scope="col">{t`Candidate`}</th>
                <th scope="col">{t`Reason`}</th>
                <th scope="col">{t`When`}</th>
              </tr>
            </thead>
            <tbody>
              {list.map(({ candidateId, fullName, trouble, failedAt }) => {
                const { label, advice } = troubleOfRun(trouble);
                return (
                  <tr key={candidateId}>
                    <td>
                      <Link to={to.candidates} search={{ open: candidateId }} className={styles.who} dir="auto">
                        {fullName.slice(0, MOST)}
                      </Link>
                    </td>
                    <td>
                      {label}
                      <span className={styles.muted}>{advice}</span>
                    </td>
                    <td>
                      <Time at={failedAt} say={relative} exact={exact} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </Loaded>
      <PageTurner offset={offset} page={PAGE} total={skippedIn(run)} onTurn={setOffset} />
    </section>
  );
}
