/** How far the checks against this briefing are, while they are under way. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { runs } from "../../api/queries";
import { ProgressBar } from "../../components/Meter";
import { isUnderWay, runProgress } from "../../words/runs";
import styles from "./Results.module.css";

/** Its place is there only while something runs, at the end of the row, so that nothing else moves. */
export function Progress({ briefingId }: { briefingId: string }) {
  const { data = [] } = useQuery(runs(null));
  const run = data.find((each) => each.briefingId === briefingId && isUnderWay(each));
  if (!run) return null;
  return (
    <span className={styles.progress}>
      <ProgressBar
        label={t`Checks under way`}
        done={run.read}
        total={run.size ?? run.total}
        tone={run.state === "running" ? "running" : "waiting"}
      />
      <span className={styles.muted}>{runProgress(run)}</span>
    </span>
  );
}
