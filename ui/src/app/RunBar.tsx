/** The thin bar at the bottom: what runs in the background; a press opens the list of runs. */
import { plural, t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CircleCheck, CirclePause, Clock, LoaderCircle } from "lucide-react";
import type { RunView } from "../api/bindings";
import { overview, runs } from "../api/queries";
import { ProgressBar } from "../components/Meter";
import { candidates } from "../words/numbers";
import { isUnderWay, runGoal, runLabel, runPace, runProgress, runStop } from "../words/runs";
import { to } from "./navigation";
import styles from "./RunBar.module.css";

/** Always there, so that nothing moves when a run starts. */
export function RunBar() {
  const { data } = useQuery(runs(null));
  const { data: whole } = useQuery(overview());
  const order = ["running", "parked", "paused"];
  const active = (data ?? []).filter(isUnderWay);
  active.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const [first] = active;
  const more = active.length - 1;
  return (
    <section className={styles.bar} aria-label={t`Background runs`}>
      <Link to={to.runs} className={styles.link} data-testid="run-bar">
        {first ? <Running run={first} /> : <Idle />}
        {more > 0 && (
          <span className={styles.muted}>{plural(more, { one: "and 1 more run", other: "and # more runs" })}</span>
        )}
      </Link>
      {whole && <span className={styles.total}>{candidates(whole.candidates)}</span>}
    </section>
  );
}

function Idle() {
  return (
    <>
      <CircleCheck size={13} aria-hidden />
      <span>{t`Nothing is running`}</span>
    </>
  );
}

function Running({ run }: { run: RunView }) {
  const Icon = run.state === "running" ? LoaderCircle : run.state === "paused" ? CirclePause : Clock;
  const stop = runStop(run);
  return (
    <>
      <Icon size={13} aria-hidden className={run.state === "running" ? styles.turning : undefined} />
      <span className={styles.name} dir="auto" title={run.title}>
        {run.title}
      </span>
      <span className={styles.progress}>
        <ProgressBar
          label={runLabel(run)}
          done={run.read}
          total={runGoal(run)}
          tone={run.state === "running" ? "running" : "waiting"}
        />
      </span>
      <span>{runProgress(run)}</span>
      <span className={styles.muted}>{run.state === "running" && !stop ? runPace(run) : stop?.label}</span>
    </>
  );
}
