/** Pauses in seconds. */
import { expect, test } from "vitest";
import { readPause, secondsOf } from "./pause";

test("seconds become milliseconds and come back the same", () => {
  for (const pace of [0, 400, 4000, 6500, 600_000]) {
    expect(readPause(secondsOf(pace)), "what is shown can be saved").toBe(pace);
  }
});

test("what is no number of seconds in the range is refused", () => {
  for (const text of ["", "-1", "600.5", "1000", "1e3", "four", "1.2.3"]) {
    expect(readPause(text), `${text} is not a pause`).toBeNull();
  }
  expect(readPause(" 4,5 "), "people write commas").toBe(4500);
});
