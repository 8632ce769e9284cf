/** A category as a letter in a small square, with its hue: several screens show it. */
import type { Category } from "../api/bindings";
import { LetterMark } from "../components/LetterMark";
import type { Tone } from "../components/Status";
import { categorySign, category as inWords } from "../words/checks";

/** The square. Where the word stands beside it, it is `silent`. */
export function CategoryMark({ category, silent }: { category: Category; silent?: boolean }) {
  const label = silent ? {} : { label: inWords(category) };
  return <LetterMark letter={categorySign(category)} tone={categoryTone(category)} {...label} />;
}

/** The hue of a category. */
export function categoryTone(value: Category): Tone {
  switch (value) {
    case "a":
      return "good";
    case "b":
      return "info";
    case "c":
      return "idle";
    case "needs_look":
      return "warn";
    case "no_fit":
      return "bad";
    default:
      return value satisfies never;
  }
}
