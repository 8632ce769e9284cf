/** How the rows of a briefing move, and what of them is kept. */
import { expect, test } from "vitest";
import { adopted, type Draft, fieldsOf, freshRow, ofKind, placed, problemsOf, type Row, stepped } from "./draft";

const row = (id: string, kind: Row["kind"], statement = id): Row => ({ ...freshRow(kind), id, statement });
const rows = [row("a", "must_have"), row("b", "must_have"), row("x", "nice_to_have"), row("y", "nice_to_have")];
const ids = (all: readonly Row[]) => all.map(({ id }) => id).join(" ");
const KEPT: ReadonlySet<string> = new Set(["a", "b", "x", "y"]);

test("a step past the last must-have leads to the first nice-to-have, and back", () => {
  const down = stepped(rows, "b", 1);
  expect(down, "the other group").toEqual({ kind: "nice_to_have", index: 0 });
  const moved = placed(rows, "b", "nice_to_have", 0);
  expect(ids(moved), "in that place").toBe("a b x y");
  expect(ofKind(moved, "must_have"), "only one gate is left").toHaveLength(1);
  expect(stepped(moved, "b", -1), "the end of the first group").toEqual({ kind: "must_have", index: 1 });
});

test("a step at either end of the list leads nowhere", () => {
  expect(stepped(rows, "a", -1), "the first").toBeNull();
  expect(stepped(rows, "y", 1), "the last").toBeNull();
});

test("a row that nobody has written yet is not kept, and an emptied one is said", () => {
  const draft: Draft = { name: "Role", rows: [...rows, freshRow("must_have")] };
  expect(fieldsOf(draft, KEPT).requirements, "without the blank one").toHaveLength(4);
  const emptied = { ...draft, rows: rows.map((each) => (each.id === "x" ? { ...each, statement: " " } : each)) };
  expect(problemsOf(fieldsOf(emptied, KEPT)), "at its row").toEqual([
    expect.objectContaining({ id: "x", field: "statement" }),
  ]);
});

test("a name, a statement and a rubric that are too long are said at their fields", () => {
  const long = [{ ...row("a", "must_have", "s".repeat(501)), rubric: "r".repeat(4001) }];
  const found = problemsOf(fieldsOf({ name: "n".repeat(201), rows: long }, KEPT));
  expect(
    found.map(({ field }) => field),
    "each of them",
  ).toEqual(["name", "statement", "rubric"]);
  expect(
    found.every(({ text }) => /is the most/.test(text)),
    "with the most that there can be",
  ).toBe(true);
});

test("what comes from the core does not take the blank at the end of a word away", () => {
  const local: Draft = { name: "Role ", rows: [{ ...row("a", "must_have"), statement: "Go " }] };
  const core: Draft = { name: "Role", rows: [{ ...row("a", "must_have"), statement: "Go", kind: "nice_to_have" }] };
  const next = adopted(local, core, KEPT);
  expect(next.rows[0]?.statement, "somebody is about to write on").toBe("Go ");
  expect(next.name, "here too").toBe("Role ");
  expect(next.rows[0]?.kind, "what was moved elsewhere is taken").toBe("nice_to_have");
});

test("what comes from the core leaves a row that is being begun where it stands", () => {
  const fresh = { ...freshRow("must_have"), id: "new" };
  const local: Draft = { name: "Role", rows: [row("a", "must_have"), fresh, row("b", "must_have")] };
  const core: Draft = { name: "Role", rows: [row("a", "must_have"), row("b", "must_have")] };
  expect(ids(adopted(local, core, KEPT).rows), "below the same row").toBe("a new b");
});
