/** The last imports and checks, one line each. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { RunView } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { runs } from "../../api/queries";
import { pageOf, to } from "../../app/navigation";
import { ProgressBar } from "../../components/Meter";
import { Section } from "../../components/Page";
import { Loaded, SkeletonRows } from "../../components/States";
import { Time } from "../../components/Time";
import { exact, relative } from "../../words/dates";
import * as reasons from "../../words/reasons";
import { runGoal, runLabel, runOutcome, runProgress } from "../../words/runs";
import styles from "./Home.module.css";

/** At most this many; the rest are on their own page. */
const SHOWN = 6;

/** The list. */
export function RecentRuns() {
  const list = useQuery(runs(null));
  return (
    <Section title={t`Recent runs`} actions={<Link to={to.runs} className={styles.more}>{t`All runs`}</Link>}>
      <div className={styles.box}>
        <Loaded query={list} skeleton={<SkeletonRows count={SHOWN} height={52} />} asTrouble={asFailure}>
          {(all) =>
            all.length === 0 ? (
              <p className={styles.none}>{t`Nothing was imported or checked yet.`}</p>
            ) : (
              <ul>
                {all.slice(0, SHOWN).map((run) => (
                  <Row key={run.id} run={run} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </Section>
  );
}

function Row({ run }: { run: RunView }) {
  return (
    <li>
      <Link to={pageOf(run)} className={styles.run}>
        <span className={styles.runName}>
          <strong dir="auto">{run.title}</strong>
          <span>{run.undoneAt ? t`Undone` : runOutcome(run)}</span>
        </span>
        <span className={styles.runSide}>
          {run.state === "running" ? (
            <>
              <span>{runProgress(run)}</span>
              <ProgressBar label={runLabel(run)} done={run.read} total={runGoal(run)} />
            </>
          ) : (
            <>
              <span>{reasons.runState(run.state)}</span>
              <span className={styles.muted}>
                <Time at={run.startedAt} say={relative} exact={exact} />
              </span>
            </>
          )}
        </span>
      </Link>
    </li>
  );
}
