/** Words: numbers, times, reasons and plans. */
import { expect, test } from "vitest";
import type { ChangedField, FileReading, ImportPlan, RunView, StopReason } from "../api/bindings";
import { balanceInWords, credits, entryReason, faultInWords, movesAvailable, signed } from "./credits";
import { calendarDay, countdown, duration, relative, weekday } from "./dates";
import { readingInWords } from "./files";
import { dollars, exactDollars, typedDollars } from "./money";
import { candidates, count, countOf, fileSize, readCount } from "./numbers";
import { importLabel, importMoreLabel, planInWords } from "./plan";
import { changedField, skipReason, stopReason } from "./reasons";
import { isUnderWay, needsPerson, runGoal, runLabel, runOutcome, runProgress, runStop } from "./runs";
import { troubleOf, troubleOfAccount, troubleOfRun } from "./troubles";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();

test("numbers have separators and units", () => {
  expect(count(1_237_000), "thousands are set apart").toBe("1,237,000");
  expect(candidates(1), "one is not many").toBe("1 candidate");
  expect(candidates(1200), "the number keeps its separator").toBe("1,200 candidates");
  expect(countOf(1237, 1_000_000), "a filtered list says of how many").toBe("1,237 of 1,000,000");
  expect(countOf(3, 3), "an unfiltered list says only how many").toBe("3 candidates");
  expect(fileSize(48_213), "a size is short").toBe("48 kB");
});

test("a typed number is read with or without separators, and nothing else is", () => {
  expect(readCount("1,200"), "as it is shown").toBe(1200);
  expect(readCount("1 200"), "as others write it").toBe(1200);
  for (const text of ["", "-5", "1e3", "all", "99999999999"]) {
    expect(readCount(text), `“${text}” is not a size`).toBeNull();
  }
});

test("times are relative near now and dates further away", () => {
  expect(relative(at(-10), NOW), "seconds do not matter").toBe("just now");
  expect(relative(at(-3 * 3600), NOW), "the past").toBe("3 h ago");
  expect(relative(at(2 * 86_400), NOW), "the future").toBe("in 2 d");
  expect(relative(at(-40 * 86_400), NOW), "long ago is a day").toBe("13 Oct");
});

test("a countdown never goes below nothing", () => {
  expect(countdown(at(5 * 3600 + 720), NOW), "hours and minutes").toBe("5 h 12 min");
  expect(countdown(at(-60), NOW), "what has passed").toBe("0 s");
  expect(duration(3600), "a whole hour has no minutes").toBe("1 h");
});

test("every stop reason and skip reason says what to do, without an exclamation", () => {
  const stops: StopReason[] = ["completed", "size_reached", "daily_quota", "source_window", "source_exhausted"];
  stops.push("session_lost", "account_restricted", "cancelled", "resume_expired", "failed");
  for (const reason of stops) {
    const { label, advice } = stopReason(reason);
    expect(advice.endsWith("."), `${reason} has a whole sentence of advice`).toBe(true);
    expect(label + advice, `${reason} stays calm`).not.toContain("!");
  }
  expect(skipReason("erased").advice, "an erased person is explained").toContain("not imported again");
});

const plan: ImportPlan = {
  size: 1200,
  now: 1200,
  later: 0,
  days: 0,
  capped: false,
  leftAfter: 1300,
  fitsToday: 2500,
  resumeUntil: at(7 * 86_400),
  resetsAt: at(5 * 3600),
};

test("a plan that fits says what is left", () => {
  expect(planInWords(plan, true), "one short line").toBe("1,200 now; 1,300 left on this account today.");
  expect(importLabel(1200), "the button repeats the number").toBe("Import 1,200 candidates");
  expect(importMoreLabel(1300), "and says when it is more of the same").toBe("Import 1,300 more candidates");
});

test("a plan beyond today says what happens to the rest, by itself or not", () => {
  const beyond = { ...plan, later: 800, days: 1, leftAfter: 0 };
  expect(planInWords(beyond, true), "it follows by itself").toMatch(
    /the other 800 follow by themselves .* until 29 Nov/,
  );
  expect(planInWords(beyond, false), "it waits for a person").toMatch(/the other 800 wait until you resume, by 29 Nov/);
  expect(planInWords({ ...beyond, now: 0 }, true), "nothing fits today").toMatch(/^Nothing more fits today/);
});

test("a run of checks speaks of checks", () => {
  const run = {
    source: "check",
    title: "Backend engineer",
    state: "running",
    stopReason: null,
    trouble: null,
    undoneAt: null,
    resumesAt: null,
    canResume: false,
    size: 1200,
    total: 1200,
    reachable: null,
    read: 612,
    created: 561,
    matched: 48,
    skipped: [{ reason: "check_failed", count: 3 }],
  } as unknown as RunView;
  expect(runProgress(run), "how far").toBe("612 of 1,200 checked");
  expect(runOutcome(run), "what came out").toBe("561 new, 48 recent, 3 failed");
  expect(runLabel(run), "what it does").toBe("Checks against Backend engineer");
  expect(runStop({ ...run, state: "paused" }, NOW)?.advice, "what a pause holds").toContain("credits stay reserved");
  const over = { ...run, state: "finished" as const, stopReason: "completed" as const };
  expect(runStop(over, NOW)?.label, "nothing was imported").toBe("Everybody is checked");
  expect(runStop({ ...over, canResume: true }, NOW), "what is left to do").toEqual({
    label: "Some checks failed",
    advice: "They cost nothing. Try them again when what stopped them is over.",
  });
});

test("credits have a sign and a unit, and every fault of the ledger names its entry", () => {
  expect([signed(500), signed(-24), signed(0)], "a real minus").toEqual(["+500", "−24", "0"]);
  expect(credits(1), "one is not many").toBe("1 credit");
  expect(balanceInWords({ available: 480, held: 24, spent: 0 }), "what is reserved is said where there is any").toBe(
    "480 credits available, 24 reserved",
  );
  expect(movesAvailable({ debit: "held", credit: "spent", credits: 4 }), "it was taken when it was reserved").toBe(0);
  expect(entryReason({ cause: "allotment", reason: "2026-11" }), "a month in words").toBe(
    "Allotment for November 2026",
  );
  const kinds = ["changed", "missing", "wrong_balance", "wrong_hold", "no_such_check", "unpaid"] as const;
  for (const kind of kinds) expect(faultInWords({ entry: 1234, kind }), kind).toContain("ntry 1,234");
  expect(faultInWords({ entry: 0, kind: "unpaid" }), "where the run is not known").not.toContain("0");
});

test("dollars show as many decimals as it takes, and a day is the same day everywhere", () => {
  expect([0, 1, 1_164, 48_020, 1_404_000, 1_204_500_000].map(dollars), "what cost something never looks free").toEqual([
    "$0.00",
    "$0.000001",
    "$0.001164",
    "$0.0480",
    "$1.40",
    "$1,204.50",
  ]);
  expect([75_000, 2_500_000].map(exactDollars), "a price to its last digit").toEqual(["$0.075", "$2.50"]);
  expect([0, 1, 75_000, 4_000_000_000].map(typedDollars), "as it is typed").toEqual([
    "0.00",
    "0.000001",
    "0.075",
    "4000.00",
  ]);
  expect([weekday("2026-11-26"), calendarDay("2026-11-26")], "whatever the time zone").toEqual(["Thu", "Thu 26 Nov"]);
});

test("a parked run says when it goes on, and a run in trouble says its trouble", () => {
  const run = {
    state: "parked",
    stopReason: "daily_quota",
    trouble: {
      code: "daily_quota",
      message: "0 of 2,500 results are left on this account today and this needs 1",
      hint: "Wait for the reset, or use another account.",
    },
    undoneAt: null,
    resumesAt: at(3600),
  } as RunView;
  expect(runStop(run, NOW)?.label, "the reason").toBe("Today’s quota is used up");
  expect(runStop(run, NOW)?.advice, "the wait and the time").toMatch(/^Goes on by itself in 1 h, at 22 Nov/);
  expect(runStop({ ...run, resumesAt: at(-3600) }, NOW)?.advice, "what is overdue waits for its account").toBe(
    "Goes on by itself as soon as its account can be used.",
  );
  expect(runStop({ ...run, resumesAt: null }, NOW), "or what is for a person to do").toEqual({
    label: "Today’s quota is used up",
    advice: "The rest can be imported after the quota resets.",
  });
  expect(needsPerson({ ...run, resumesAt: null }), "a used up quota is no trouble").toBe(false);
  const trouble = { code: "disconnected", message: "the session has ended", hint: "Reconnect it." };
  const lost = { ...run, stopReason: "session_lost" as const, resumesAt: null, trouble };
  expect(runStop(lost, NOW), "what happened and what to do").toEqual({
    label: "The LinkedIn session of this account has ended",
    advice: "Connect the account again at the provider, then check it in Settings.",
  });
  expect(needsPerson(lost), "only a person can put it right").toBe(true);
  const throttled = { ...lost, stopReason: "failed" as const, resumesAt: at(600) };
  expect(runStop(throttled, NOW)?.advice, "what goes on by itself says when").toMatch(/^Goes on by itself in 10 min/);
});

test("a run that was undone is over, whatever it was at", () => {
  for (const state of ["running", "paused", "parked"] as const) {
    expect(isUnderWay({ state, undoneAt: null }), `${state} is under way`).toBe(true);
    expect(isUnderWay({ state, undoneAt: at(0) }), "and then it is not").toBe(false);
  }
  expect(isUnderWay({ state: "finished", undoneAt: null }), "what has ended is over").toBe(false);
});

test("a provider that cannot be reached leaves all that needs no network, and both say so", () => {
  const trouble = { code: "provider_unreachable", message: "the provider did not answer", hint: "Later." };
  expect(troubleOf(trouble), "when something was asked").toEqual({
    message: "The provider could not be reached.",
    hint: "Check the network connection, then try again. Candidates, searches, file imports and exports work without it.",
  });
  expect(troubleOfRun(trouble).advice, "when a run stopped").toMatch(
    /^Check the network connection, then resume\. .* work/,
  );
  const other = { code: "throttled", message: "the provider asks us to slow down", hint: "Resume later." };
  expect(troubleOf(other).message, "all else in the core’s words, as sentences").toBe(
    "The provider asks us to slow down.",
  );
});

test("an account that cannot be used says why in whole sentences", () => {
  expect(troubleOfAccount({ status: "checkpoint" }), "two of them").toBe(
    "LinkedIn wants to verify that it is you. Open LinkedIn, pass the verification, then check the account.",
  );
  expect(troubleOfAccount({ status: "connected" }), "nothing is wrong").toBeNull();
});

test("how a file is read is said in words", () => {
  const text: FileReading = { format: "delimited", layout: "other", delimiter: "tab", encoding: "UTF-8", sheet: null };
  expect(readingInWords(text), "a text file").toBe("CSV, tabs, UTF-8");
  expect(readingInWords({ ...text, layout: "linkedinConnections", delimiter: "comma" }), "one of LinkedIn").toBe(
    "CSV, LinkedIn connections, commas, UTF-8",
  );
  const book: FileReading = { ...text, format: "spreadsheet", delimiter: null, encoding: null, sheet: "People" };
  expect(readingInWords(book), "a workbook").toBe("Excel workbook, sheet “People”");
});

test("every field that an import can change has a name, and none is a code", () => {
  const fields: ChangedField[] = ["fullName", "firstName", "lastName", "headline", "employer", "location"];
  fields.push("industry", "email", "phone", "linkedinAddress");
  const names = fields.map(changedField);
  expect(new Set(names).size, "each its own").toBe(fields.length);
  for (const name of names) expect(name, "words").toMatch(/^[A-Z][A-Za-z -]+$/);
});

test("a run never claims to have read more than all", () => {
  const run = { read: 600, size: 1200, reachable: 2500, total: 4310 } as RunView;
  expect(runProgress(run), "of its goal").toBe("600 of 1,200");
  expect(runProgress({ ...run, read: 1900 }), "a list that was started again is read twice").toBe("1,900 read");
});

test("a run's goal is the smaller of what was asked and what can be reached", () => {
  expect(runGoal({ size: 1200, reachable: 2500, total: 4310 } as RunView), "the size").toBe(1200);
  expect(runGoal({ size: null, reachable: null, total: 214 } as RunView), "a file has its total").toBe(214);
});
