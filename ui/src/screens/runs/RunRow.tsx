/** One run: what it is, how far it is, why it stopped, and what can be done with it. */
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import {
  CircleAlert,
  CircleCheck,
  CircleOff,
  CirclePause,
  Clock,
  LoaderCircle,
  type LucideIcon,
  Undo2,
} from "lucide-react";
import { useState } from "react";
import type { RunView } from "../../api/bindings";
import { pageOf } from "../../app/navigation";
import { Button } from "../../components/Button";
import { ProgressBar } from "../../components/Meter";
import { Status, type Tone } from "../../components/Status";
import { Time } from "../../components/Time";
import { useNow } from "../../components/useNow";
import { exact, relative } from "../../words/dates";
import { count } from "../../words/numbers";
import * as reasons from "../../words/reasons";
import {
  isCheck,
  needsPerson,
  runGoal,
  runLabel,
  runOrigin,
  runOutcome,
  runPace,
  runProgress,
  runStop,
  skippedIn,
} from "../../words/runs";
import { FailedChecks } from "./FailedChecks";
import { RunActions } from "./RunActions";
import styles from "./Runs.module.css";
import { SkipReport } from "./SkipReport";

/** Letters of a name that stands among other words. */
const MOST = 120;

/** The row. */
export function RunRow({ run, inSearch }: { run: RunView; inSearch: boolean }) {
  const now = useNow(30_000);
  const [report, setReport] = useState(false);
  const stop = runStop(run, now);
  const skipped = skippedIn(run);
  return (
    <li
      className={styles.run}
      data-testid="run-row"
      data-state={run.state}
      data-run={run.id}
      data-stop={run.stopReason ?? ""}
    >
      <div className={styles.top}>
        <div className={styles.title}>
          {inSearch && !isCheck(run) ? (
            <span className={styles.name} dir="auto">
              {runOrigin(run)}
            </span>
          ) : (
            <Link to={pageOf(run)} className={styles.name} dir="auto" title={run.title}>
              {run.title}
            </Link>
          )}
          <span className={styles.muted}>
            {!inSearch && (
              <>
                <span dir="auto">{run.projectTitle.slice(0, MOST)}</span>
                {" · "}
              </>
            )}
            {(!inSearch || isCheck(run)) && (
              <>
                <span dir="auto">{runOrigin(run)}</span>
                {" · "}
              </>
            )}
            <Time at={run.startedAt} say={relative} exact={exact} />
          </span>
        </div>
        <RunActions run={run} />
      </div>
      <div className={styles.middle}>
        <StateMark run={run} />
        <span className={styles.bar}>
          <ProgressBar label={runLabel(run)} done={run.read} total={runGoal(run)} tone={barTone(run)} />
        </span>
        <span className={styles.figure} data-testid="run-read" data-value={run.read}>
          {runProgress(run)}
        </span>
        <span className={styles.muted}>{run.state === "running" ? runPace(run) : ""}</span>
      </div>
      <div className={styles.bottom}>
        <span className={styles.outcome} data-testid="run-outcome">
          {runOutcome(run)}
        </span>
        {skipped > 0 && (
          <Button look="quiet" aria-expanded={report} className={styles.skips} onClick={() => setReport(!report)}>
            {isCheck(run) ? t`Show the ${count(skipped)} failed` : t`Show the ${count(skipped)} skipped`}
          </Button>
        )}
      </div>
      {stop && (
        <p className={styles.stop} data-testid="stop-reason">
          <strong>{stop.label}.</strong> {stop.advice}
          {run.resumeUntil && run.canResume && (
            <>
              {" "}
              <span title={relative(run.resumeUntil, now)}>{t`Can be resumed until ${exact(run.resumeUntil)}.`}</span>
            </>
          )}
        </p>
      )}
      {report && (isCheck(run) ? <FailedChecks run={run} /> : <SkipReport run={run} />)}
    </li>
  );
}

function StateMark({ run }: { run: RunView }) {
  const { tone, icon } = look(run);
  return (
    <span className={styles.state}>
      <Status tone={tone} icon={icon}>
        {run.undoneAt ? t`Undone` : reasons.runState(run.state)}
      </Status>
    </span>
  );
}

function look(run: RunView): { tone: Tone; icon: LucideIcon } {
  if (run.undoneAt) return { tone: "idle", icon: Undo2 };
  switch (run.state) {
    case "running":
      return { tone: "info", icon: LoaderCircle };
    case "paused":
      return { tone: "warn", icon: CirclePause };
    case "parked":
      return { tone: "warn", icon: needsPerson(run) ? CircleAlert : Clock };
    case "finished":
      return { tone: "good", icon: CircleCheck };
    case "cancelled":
      return { tone: "idle", icon: CircleOff };
    case "failed":
      return { tone: "bad", icon: CircleAlert };
    default:
      return run.state satisfies never;
  }
}

function barTone(run: RunView) {
  if (run.state === "running") return "running" as const;
  if (run.state === "failed") return "bad" as const;
  return run.state === "finished" && !run.undoneAt ? ("done" as const) : ("waiting" as const);
}
