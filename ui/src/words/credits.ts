/** Credits in words: amounts, what an entry of the ledger did, and what can be wrong with one. */
import { plural, t } from "@lingui/core/macro";
import type { Balance, Entry, EntryKind, Fault } from "../api/bindings";
import { count } from "./numbers";

/** “1 credit”, “1,200 credits”. */
export function credits(value: number): string {
  const number = count(value);
  return plural(value, { one: "1 credit", other: `${number} credits` });
}

/** “+500”, “−24”, “0”: with a real minus, so that it is as wide as the plus. */
export function signed(value: number): string {
  if (value === 0) return "0";
  return `${value > 0 ? "+" : "−"}${count(Math.abs(value))}`;
}

/** “480 credits available, 24 reserved”. */
export function balanceInWords({ available, held }: Balance): string {
  const free = credits(available);
  const reserved = count(held);
  return held > 0 ? t`${free} available, ${reserved} reserved` : t`${free} available`;
}

/** What a kind of entry does. */
export function entryKind(kind: EntryKind): string {
  switch (kind) {
    case "grant":
      return t`Granted`;
    case "hold":
      return t`Reserved`;
    case "post":
      return t`Spent`;
    case "void":
      return t`Released`;
    default:
      return kind satisfies never;
  }
}

/** What one entry did: a correction is a grant too, and a month's allotment comes by itself. */
export function entryInWords({ kind, cause }: Pick<Entry, "kind" | "cause">): string {
  if (kind !== "grant" || cause === null) return entryKind(kind);
  switch (cause) {
    case "allotment":
      return t`Granted, monthly`;
    case "top_up":
      return t`Granted`;
    case "correction":
      return t`Corrected`;
    default:
      return cause satisfies never;
  }
}

/** How an entry moves what is available; one that spends what was reserved does not. */
export function movesAvailable({ debit, credit, credits }: Pick<Entry, "debit" | "credit" | "credits">): number {
  if (credit === "available") return credits;
  return debit === "available" ? -credits : 0;
}

/** Why an entry was booked: the reason that was given, or for an allotment its month. */
export function entryReason({ cause, reason }: Pick<Entry, "cause" | "reason">): string {
  if (cause !== "allotment") return reason;
  const month = new Date(`${reason}-15T12:00:00Z`);
  return Number.isNaN(month.getTime()) ? reason : t`Allotment for ${monthFormat.format(month)}`;
}

const monthFormat = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric" });

/** What is wrong with an entry. */
export function faultInWords({ entry, kind }: Fault): string {
  const number = count(entry);
  switch (kind) {
    case "changed":
      return t`Entry ${number} is not what was booked: it was changed outside Longlist.`;
    case "missing":
      return t`Entry ${number} is missing.`;
    case "wrong_balance":
      return t`Entry ${number}: its balances do not follow from the entry before it.`;
    case "wrong_hold":
      return t`Entry ${number} takes more from what was reserved than there was.`;
    case "no_such_check":
      return t`Entry ${number} spends credits for a check that was not completed, or not at this price.`;
    case "unpaid":
      return entry > 0
        ? t`A completed check of the run that entry ${number} reserved credits for was not paid for.`
        : t`A completed check was not paid for.`;
    default:
      return kind satisfies never;
  }
}
