/** Why exactly a row was skipped. */
import { expect, test } from "vitest";
import { skipCause } from "./skips";

test("what is the matter with a row is a sentence with its numbers in it", () => {
  expect(skipCause({ type: "flaw", of: { type: "too_few_fields", found: 1, expected: 1200 } }), "one field").toBe(
    "The row has 1 field, fewer than the 1,200 columns of the header.",
  );
  expect(skipCause({ type: "flaw", of: { type: "too_many_fields", found: 9, expected: 8 } }), "several").toBe(
    "The row has 9 fields, more than the 8 columns of the header.",
  );
  expect(skipCause({ type: "not_a_profile", of: "school" }), "an address").toBe("This is a school page, not a person.");
});

test("what an earlier version wrote stands as it is", () => {
  const told = { reason: "malformed_row" as const, text: "the row is torn" };
  expect(skipCause({ type: "told", of: told }), "as a sentence").toBe("The row is torn.");
});
