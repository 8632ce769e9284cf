/** The rules about credits as they are typed: empty means none. */
import type { CreditRules } from "../../api/bindings";
import { readCount } from "../../words/numbers";

/** What stands in the fields. */
export type Typed = { allotment: string; runCap: string; dayCap: string; recency: "30" | "60" | "90" };

/** The rules as somebody would type them. */
export function typedOf({ monthlyAllotment = 0, runCap, dayCap, recencyDays = "90" }: CreditRules): Typed {
  const text = (value: number | null | undefined) => (value === null || value === undefined ? "" : String(value));
  return {
    allotment: monthlyAllotment === 0 ? "" : String(monthlyAllotment),
    runCap: text(runCap),
    dayCap: text(dayCap),
    recency: recencyDays,
  };
}

/** Whether a field can be read: a whole number, or nothing. */
export function isReadable(text: string): boolean {
  return text.trim() === "" || readCount(text) !== null;
}

/** The rules that were typed; null where a field cannot be read. */
export function rulesOf({ allotment, runCap, dayCap, recency }: Typed): CreditRules | null {
  if (![allotment, runCap, dayCap].every(isReadable)) return null;
  const number = (text: string) => (text.trim() === "" ? null : readCount(text));
  return {
    monthlyAllotment: number(allotment) ?? 0,
    runCap: number(runCap),
    dayCap: number(dayCap),
    recencyDays: recency,
  };
}

/** Whether two rules say the same. */
export function isSame(a: CreditRules, b: CreditRules): boolean {
  return JSON.stringify(rulesOf(typedOf(a))) === JSON.stringify(rulesOf(typedOf(b)));
}
