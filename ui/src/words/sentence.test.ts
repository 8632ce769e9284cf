/** Sentences of the core. */
import { expect, test } from "vitest";
import { capital, sentence } from "./sentence";

test("a sentence begins large and ends with a full stop, once", () => {
  expect(sentence("the disk is full"), "as people write").toBe("The disk is full.");
  expect(sentence("The disk is full."), "what is whole stays").toBe("The disk is full.");
  expect(sentence("is it full?"), "a question keeps its mark").toBe("Is it full?");
  expect(sentence(" "), "nothing stays nothing").toBe("");
});

test("a title begins large and has no full stop of its own", () => {
  expect(capital("this workspace is open"), "a title").toBe("This workspace is open");
  expect(capital("écran"), "accents too").toBe("Écran");
});
