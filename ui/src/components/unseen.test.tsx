/** Text of strangers, with what nobody sees in it made visible. */
import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { Unseen } from "./Unseen";

const shown = (text: string) => render(<Unseen text={text} />).container.textContent;

test("characters that nobody sees are named where they stand", () => {
  expect(shown("Ja\u200bva"), "a space without a width").toBe("JaU+200Bva");
  expect(shown("so\u202erg\u202c"), "what turns text around").toBe("soU+202ErgU+202C");
  expect(shown("\u{e0041}"), "a tag").toBe("U+E0041");
});

test("a message of many of them stays short", () => {
  expect(shown("a\u200b\u200c\u200b\u200c\u200b\u200cb"), "how many more there are").toBe(
    "aU+200B U+200C U+200B U+200C … +2b",
  );
});

test("what a person can see is left as it is", () => {
  for (const text of ["Größe, Ελλάδα, 東京", "two\nlines\tand a tab", "<b>bold</b>", ""]) {
    expect(shown(text), "letter by letter").toBe(text);
  }
});
