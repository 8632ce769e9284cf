/** Runs in words, imports and checks: what they are, how far they are, why they stopped and what to do. */
import { t } from "@lingui/core/macro";
import type { RunView } from "../api/bindings";
import { countdown, duration, exact, perMinute } from "./dates";
import { count } from "./numbers";
import * as reasons from "./reasons";
import { troubleOfRun } from "./troubles";

/** Letters of a name that stands among other words. */
const MOST = 120;

/** Where a run takes its people from: an account's name or a file's. */
export function runOrigin(run: RunView): string {
  if (run.source !== "linkedin") return run.fileName?.slice(0, MOST) ?? reasons.source(run.source);
  const account = run.accountName?.slice(0, MOST);
  return account ? t`LinkedIn, ${account}` : reasons.source(run.source);
}

/** What a run does, in a few words: the name of its progress bar. */
export function runLabel(run: Pick<RunView, "source" | "title">): string {
  const title = run.title.slice(0, MOST);
  return isCheck(run) ? t`Checks against ${title}` : t`Import into ${title}`;
}

/** Whether a run checks candidates, and does not import them. */
export function isCheck({ source }: Pick<RunView, "source">): boolean {
  return source === "check";
}

/** “1,200 of 2,500”, or of checks “612 of 1,200 checked”. */
export function runProgress(run: RunView): string {
  const read = count(run.read);
  const goal = runGoal(run);
  if (isCheck(run)) return goal === null ? t`${read} checked` : t`${read} of ${count(goal)} checked`;
  // A list that had to be started again is read in part twice, and may so be more than its goal.
  if (goal === null || run.read > goal) return t`${read} read`;
  const all = count(goal);
  return t`${read} of ${all}`;
}

/** How many a run will read in all, when that is known. */
export function runGoal(run: RunView): number | null {
  const known = [run.size, run.reachable].filter((value) => value !== null);
  return known.length > 0 ? Math.min(...known) : run.total;
}

/** “120 a minute, 11 min left”; empty when nothing is known yet. */
export function runPace(run: RunView): string {
  const rate = run.perMinute === null ? null : perMinute(run.perMinute);
  const left = run.secondsLeft === null ? null : duration(run.secondsLeft);
  if (rate && left) return t`${rate}, ${left} left`;
  return rate ?? (left ? t`${left} left` : "");
}

/** “1,100 new, 80 already here, 20 skipped”, or of checks “564 new, 48 recent, 3 failed”. */
export function runOutcome(run: Pick<RunView, "source" | "created" | "matched" | "skipped">): string {
  const created = count(run.created);
  const matched = count(run.matched);
  const skipped = count(skippedIn(run));
  if (isCheck(run)) return t`${created} new, ${matched} recent, ${skipped} failed`;
  return t`${created} new, ${matched} already here, ${skipped} skipped`;
}

/** How many records a run left out, or how many of its checks failed. */
export function skippedIn(run: Pick<RunView, "skipped">): number {
  return run.skipped.reduce((sum, each) => sum + each.count, 0);
}

/** Whether a run is still to go on. One that was undone is over, whatever it was at. */
export function isUnderWay(run: Pick<RunView, "state" | "undoneAt">): boolean {
  return run.undoneAt === null && (run.state === "running" || run.state === "paused" || run.state === "parked");
}

/** Whether all that is left to do is to try again what failed. */
export function hasFailuresOnly(run: Pick<RunView, "source" | "state" | "canResume">): boolean {
  return isCheck(run) && run.state === "finished" && run.canResume;
}

type Stopped = Pick<RunView, "source" | "stopReason" | "trouble">;

/** Whether a run waits for a person to put something right, and not only for time to pass. */
export function needsPerson(run: Stopped & Pick<RunView, "resumesAt">): boolean {
  return run.trouble !== null && run.resumesAt === null && run.stopReason !== "daily_quota";
}

/** Why a run stopped. What went wrong says more than the kind of stop, except where that is no trouble at all. */
export function whyStopped({ source, stopReason, trouble }: Stopped): reasons.Reason | null {
  if (trouble && stopReason !== "daily_quota") return troubleOfRun(trouble);
  if (stopReason === null) return null;
  return source === "check" ? reasons.checksStopped(stopReason) : reasons.stopReason(stopReason);
}

/** What is due goes on within half a minute; what does not by then waits for its account. */
const OVERDUE_MS = 60_000;

/** Why a run is not moving, and what to do; null while it runs. */
export function runStop(run: RunView, now = Date.now()): reasons.Reason | null {
  if (run.undoneAt) return { label: t`Undone`, advice: t`What this import had brought was removed.` };
  if (run.state === "running") return run.trouble && troubleOfRun(run.trouble);
  if (run.state === "paused") {
    return {
      label: t`Paused`,
      advice: isCheck(run) ? t`Resume when you like. Its credits stay reserved.` : t`Resume when you like.`,
    };
  }
  if (hasFailuresOnly(run)) {
    return {
      label: t`Some checks failed`,
      advice: t`They cost nothing. Try them again when what stopped them is over.`,
    };
  }
  const { label, advice } = whyStopped(run) ?? { label: reasons.runState(run.state), advice: "" };
  if (!run.resumesAt) return { label, advice };
  if (Date.parse(run.resumesAt) < now - OVERDUE_MS) {
    return {
      label,
      advice: isCheck(run)
        ? t`Goes on by itself in a moment.`
        : t`Goes on by itself as soon as its account can be used.`,
    };
  }
  const wait = countdown(run.resumesAt, now);
  return { label, advice: t`Goes on by itself in ${wait}, at ${exact(run.resumesAt)}.` };
}
