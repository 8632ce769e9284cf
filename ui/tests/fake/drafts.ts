/** Drafts of requirements of the pretended core: one for each line of a description that begins with a dash. */
import type { Draft, Drafter } from "../../src/api/bindings";
import type { Scenario } from "./scenario";

const MODEL: Drafter = { type: "model", evaluator: "byok", name: "quill-2" };

/** Who drafts. */
export function drafter({ drafter: who }: Scenario): Drafter {
  return who ? MODEL : { type: "local" };
}

/** A draft. */
export function draft(text: string, { drafter: who }: Scenario): Draft {
  const items = text.split("\n").filter((line) => line.startsWith("- "));
  return {
    requirements: items.map((item, at) => ({
      id: `r${at + 1}`,
      statement: item.slice(2),
      rubric: who === "byok" ? "A position or a skill says so." : "",
      category: at === 0 ? "technical" : "other",
      kind: at === 0 ? "must_have" : "nice_to_have",
      weight: 1,
    })),
    by: who === "byok" ? MODEL : { type: "local" },
    trouble:
      who === "failing"
        ? { code: "model_unexpected_answer", message: "the model did not answer as it was asked to", hint: "" }
        : null,
  };
}
