/** Words: numbers, times, reasons and plans. */
import { expect, test } from "vitest";
import type { ImportPlan, RunView, StopReason } from "../api/bindings";
import { countdown, duration, relative } from "./dates";
import { candidates, count, countOf, fileSize, readCount } from "./numbers";
import { importLabel, planInWords } from "./plan";
import { skipReason, stopReason } from "./reasons";
import { runGoal, runStop } from "./runs";

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
});

test("a plan beyond today says what happens to the rest, by itself or not", () => {
  const beyond = { ...plan, later: 800, days: 1, leftAfter: 0 };
  expect(planInWords(beyond, true), "it follows by itself").toMatch(
    /the other 800 follow by themselves .* until 29 Nov/,
  );
  expect(planInWords(beyond, false), "it waits for a person").toMatch(/the other 800 wait until you resume, by 29 Nov/);
  expect(planInWords({ ...beyond, now: 0 }, true), "nothing fits today").toMatch(/^Nothing more fits today/);
});

test("a parked run says when it goes on, and a run in trouble says its trouble", () => {
  const run = {
    state: "parked",
    stopReason: "daily_quota",
    trouble: null,
    undoneAt: null,
    resumesAt: at(3600),
  } as RunView;
  expect(runStop(run, NOW)?.advice, "the wait and the time").toMatch(/^Goes on by itself in 1 h/);
  const lost = {
    ...run,
    resumesAt: null,
    trouble: { code: "session_lost", message: "LinkedIn signed the account out.", hint: "Reconnect it." },
  };
  expect(runStop(lost, NOW), "the core's own words").toEqual({
    label: "LinkedIn signed the account out",
    advice: "Reconnect it.",
  });
});

test("a run's goal is the smaller of what was asked and what can be reached", () => {
  expect(runGoal({ size: 1200, reachable: 2500, total: 4310 } as RunView), "the size").toBe(1200);
  expect(runGoal({ size: null, reachable: null, total: 214 } as RunView), "a file has its total").toBe(214);
});
