/** Import runs in words: what they are, how far they are, why they stopped and what to do. */
import { t } from "@lingui/core/macro";
import type { RunView } from "../api/bindings";
import { countdown, duration, exact, perMinute } from "./dates";
import { count } from "./numbers";
import * as reasons from "./reasons";

/** Where a run takes its people from: an account's name or a file's. */
export function runOrigin(run: RunView): string {
  if (run.source !== "linkedin") return run.fileName ?? reasons.source(run.source);
  const account = run.accountName;
  return account ? t`LinkedIn, ${account}` : reasons.source(run.source);
}

/** “1,200 of 2,500 read”. */
export function runProgress(run: RunView): string {
  const read = count(run.read);
  const goal = runGoal(run);
  if (goal === null) return t`${read} read`;
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

/** “1,100 new, 80 already here, 20 skipped”. */
export function runOutcome(run: Pick<RunView, "created" | "matched" | "skipped">): string {
  const created = count(run.created);
  const matched = count(run.matched);
  const skipped = count(skippedIn(run));
  return t`${created} new, ${matched} already here, ${skipped} skipped`;
}

/** How many records a run left out. */
export function skippedIn(run: Pick<RunView, "skipped">): number {
  return run.skipped.reduce((sum, each) => sum + each.count, 0);
}

/** A failure of the core as a reason: its sentence ends with a point, a label does not. */
function asReason(trouble: { message: string; hint: string }): reasons.Reason {
  return { label: trouble.message.replace(/\.$/, ""), advice: trouble.hint };
}

/** Why a run is not moving, and what to do; null while it runs. */
export function runStop(run: RunView, now = Date.now()): reasons.Reason | null {
  if (run.undoneAt) return { label: t`Undone`, advice: t`What this import had brought was removed.` };
  if (run.state === "running") return run.trouble && asReason(run.trouble);
  if (run.state === "paused") return { label: t`Paused`, advice: t`Resume when you like.` };
  const reason = run.stopReason ? reasons.stopReason(run.stopReason) : null;
  const label = reason?.label ?? reasons.runState(run.state);
  if (run.trouble) return asReason(run.trouble);
  if (run.resumesAt) {
    const wait = countdown(run.resumesAt, now);
    return { label, advice: t`Goes on by itself in ${wait}, at ${exact(run.resumesAt)}.` };
  }
  return { label, advice: reason?.advice ?? "" };
}
