/** The shape of an amount over time. */
import { expect, test } from "vitest";
import { outline, roundUp, valueAt, within } from "./areaShape";

const STEPS = [
  { at: 0, value: 100 },
  { at: 50, value: 60 },
  { at: 80, value: 90 },
];

test("a stretch begins with what was there before it", () => {
  expect(within(STEPS, { from: 20, until: 60 }), "the rest is left out").toEqual([
    { at: 20, value: 100 },
    { at: 50, value: 60 },
  ]);
  expect(within([], { from: 20, until: 60 }), "without anything there is nothing").toEqual([{ at: 20, value: 0 }]);
});

test("an amount stays as it is until it changes", () => {
  expect(valueAt(STEPS, 49)?.value, "just before").toBe(100);
  expect(valueAt(STEPS, 50)?.value, "at that moment").toBe(60);
  expect(outline(STEPS, { from: 0, until: 100 }, 100), "level, then down or up").toBe("M0 0H50V40H80V10H100");
});

test("the top of the scale is round, and so is its half", () => {
  for (const [value, top] of [
    [0, 2],
    [3, 4],
    [480, 500],
    [2056, 3000],
    [8001, 10_000],
  ] as const) {
    expect(roundUp(value), `for ${value}`).toBe(top);
  }
});
