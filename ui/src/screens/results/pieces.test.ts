/** Where quotes are marked in a profile, and what a blind review hides. */
import { expect, test } from "vitest";
import { codeName, hiddenWords } from "./blind";
import { piecesOf, spanOf, spansOfWords } from "./pieces";

test("places are counted in characters as people see them, not in halves of them", () => {
  const text = "👋🏽 Builds payments 💸 in Go";
  const start = [...text].findIndex((_, at, signs) => signs.slice(at).join("").startsWith("in Go"));
  const span = spanOf({ text: "in Go", start }, text);
  const pieces = piecesOf(text, [{ ...(span as { start: number; end: number }), id: "go" }]);
  expect(
    pieces.map((piece) => piece.text),
    "cut at the quote",
  ).toEqual(["👋🏽 Builds payments 💸 ", "in Go"]);
  expect(pieces[1]?.ids, "whose it is").toEqual(["go"]);
});

test("quotes that lie over one another are marked both", () => {
  const pieces = piecesOf("payments in Go", [
    { start: 0, end: 11, id: "a" },
    { start: 9, end: 14, id: "b" },
  ]);
  expect(
    pieces.map(({ text, ids }) => `${text}:${ids.join("+")}`),
    "in three parts",
  ).toEqual(["payments :a", "in:a+b", " Go:b"]);
});

test("a quote of a profile that has changed is found elsewhere, or not at all", () => {
  expect(spanOf({ text: "Go", start: 0 }, "Now in Go"), "moved").toEqual({ start: 7, end: 9 });
  expect(spanOf({ text: "Go", start: 0 }, "Now in Rust"), "gone").toBeNull();
  expect(spanOf({ text: "", start: 0 }, "Now"), "nothing was quoted").toBeNull();
});

test("no text is lost, whatever is marked and hidden in it", () => {
  const text = "Ada studied at TU Wien. Ada!";
  const pieces = piecesOf(text, [{ start: 4, end: 90, id: "x" }], spansOfWords(text, ["ada", "tu wien"]));
  expect(pieces.map((piece) => piece.text).join(""), "all of it").toBe(text);
  const hidden = pieces.filter(({ isHidden }) => isHidden).map((piece) => piece.text);
  expect(hidden, "whatever the case").toEqual(["Ada", "TU Wien", "Ada"]);
});

test("a blind review hides the name, its parts and the schools, and not every short word", () => {
  const words = hiddenWords("Bo van der Berg", [{ field: "education.0.school", text: "TU Wien" }]);
  expect(words, "longest first").toEqual(["Bo van der Berg", "TU Wien", "Berg", "van", "der"]);
  expect(words, "two letters are in every other word").not.toContain("Bo");
});

test("the name in a blind review says nothing, and is the same every time", () => {
  expect(codeName("c1"), "a code").toMatch(/^Candidate [A-Z2-9]{4}$/);
  expect(codeName("c1"), "again").toBe(codeName("c1"));
  expect(codeName("c2"), "another").not.toBe(codeName("c1"));
});
