/** What an import will do, in one line of words. */
import { plural, t } from "@lingui/core/macro";
import type { ImportPlan } from "../api/bindings";
import { exact } from "./dates";
import { candidates, count, days } from "./numbers";

/** “1,200 now; 1,300 left on this account today; the rest resumes until 29 Nov, 14:05.” */
export function planInWords(plan: ImportPlan, continueByItself: boolean): string {
  const now = count(plan.now);
  const later = count(plan.later);
  const left = count(plan.leftAfter);
  const reset = exact(plan.resetsAt);
  const deadline = exact(plan.resumeUntil);
  if (plan.later === 0) return t`${now} now; ${left} left on this account today.`;
  const span = plan.days > 1 ? t`over ${days(plan.days)}` : t`after the quota resets on ${reset}`;
  if (plan.now === 0) {
    return continueByItself
      ? t`Nothing more fits today. It starts by itself when the quota resets on ${reset} and may go on until ${deadline}.`
      : t`Nothing more fits today. The quota resets on ${reset}; resume the import then, until ${deadline}.`;
  }
  return continueByItself
    ? t`${now} now; ${left} left on this account today; the other ${later} follow by themselves ${span}, until ${deadline}.`
    : t`${now} now; ${left} left on this account today; the other ${later} wait until you resume, by ${deadline}.`;
}

/** “Import 1,200 candidates”. */
export function importLabel(size: number): string {
  return t`Import ${candidates(size)}`;
}

/** “Import 1,300 more candidates”. */
export function importMoreLabel(size: number): string {
  const number = count(size);
  return plural(size, { one: "Import 1 more candidate", other: `Import ${number} more candidates` });
}
