/** What every test of the window starts from. */
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, type MockInstance, vi } from "vitest";
import { speak } from "../src/words/language";

// The grid is loaded when it is first needed, which takes longer on a busy machine.
configure({ asyncUtilTimeout: 8_000 });
beforeAll(() => speak("en"));
afterEach(cleanup);

// What React or the grid complain of would be seen by nobody: here it fails the test in which it happens.
let complaints: MockInstance<typeof console.error>;
beforeEach(() => {
  complaints = vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  const said = complaints.mock.calls.map((words) => words.map((word) => String(word).slice(0, 400)).join(" "));
  complaints.mockRestore();
  expect(said, "nothing is written to the console as an error").toEqual([]);
});
