/** Checks in words: categories, verdicts, who judges, and what it costs. */
import { plural, t } from "@lingui/core/macro";
import type { Category, EvaluatorKind, FlagKind, Mark, Price, Verdict } from "../api/bindings";
import { candidates, count } from "./numbers";
import type { Reason } from "./reasons";

/** Every category, best first. */
export const ORDER = ["a", "b", "c", "needs_look", "no_fit"] as const satisfies readonly Category[];

/** Every evaluator, in the order in which they are offered. */
export const EVALUATORS = ["local", "local_llm", "byok", "managed"] as const satisfies readonly EvaluatorKind[];

/** Where a candidate stands. */
export function category(value: Category): string {
  switch (value) {
    case "a":
      return t`A`;
    case "b":
      return t`B`;
    case "c":
      return t`C`;
    case "needs_look":
      return t`Needs a look`;
    case "no_fit":
      return t`No fit`;
    default:
      return value satisfies never;
  }
}

/** The sign of a category in its small square: told apart without any colour. */
export function categorySign(value: Category): string {
  switch (value) {
    case "a":
      return "A";
    case "b":
      return "B";
    case "c":
      return "C";
    case "needs_look":
      return "?";
    case "no_fit":
      return "–";
    default:
      return value satisfies never;
  }
}

/** Whether the profile bears a requirement out. */
export function verdict(value: Verdict): string {
  switch (value) {
    case "fulfilled":
      return t`Fulfilled`;
    case "not_fulfilled":
      return t`Not fulfilled`;
    case "unknown":
      return t`Unknown`;
    default:
      return value satisfies never;
  }
}

/** The same as one sign. */
export function verdictSign(value: Verdict): string {
  switch (value) {
    case "fulfilled":
      return "✓";
    case "not_fulfilled":
      return "✕";
    case "unknown":
      return "?";
    default:
      return value satisfies never;
  }
}

/** How sure an evaluator is of a verdict, from hundredths. */
export function sureness(confidence: number): string {
  if (confidence >= 85) return t`Very sure`;
  if (confidence >= 60) return t`Fairly sure`;
  if (confidence >= 30) return t`Not very sure`;
  return t`Unsure`;
}

/** Who judges, and what that means. */
export function evaluator(value: EvaluatorKind): Reason {
  switch (value) {
    case "local":
      return { label: t`Local`, advice: t`Reads the words of a profile on this computer. Works offline.` };
    case "local_llm":
      return { label: t`Model on this computer`, advice: t`A model that runs here. Nothing leaves this computer.` };
    case "byok":
      return { label: t`Own key`, advice: t`A vendor’s model, paid with your own key.` };
    case "managed":
      return { label: t`Agency gateway`, advice: t`The model that your agency provides.` };
    default:
      return value satisfies never;
  }
}

/** “Local, vocabulary 1”. */
export function markInWords({ evaluator: kind, model }: Mark): string {
  const { label } = evaluator(kind);
  const name = model.slice(0, 80);
  return name ? t`${label}, ${name}` : label;
}

/** “1 credit”, “564 credits”. */
export function credits(value: number): string {
  const number = count(value);
  return plural(value, { one: "1 credit", other: `${number} credits` });
}

/** What one candidate costs: “4 credits each, 2 if checked lately”. */
export function priceInWords({ new: fresh, recent }: Price): string {
  if (fresh === 0 && recent === 0) return t`Free`;
  const each = credits(fresh);
  if (recent === 0) return t`${each} each, free if checked lately`;
  return t`${each} each, ${recent} if checked lately`;
}

/** “Check 612 candidates for 564 credits”, “Check 612 candidates, free”. */
export function checkLabel(number: number, total: number): string {
  const who = candidates(number);
  if (total === 0) return t`Check ${who}, free`;
  const price = credits(total);
  return t`Check ${who} for ${price}`;
}

/** What a passage does that tries to steer checks. */
export function flagKind(kind: FlagKind): string {
  switch (kind) {
    case "instruction":
      return t`Speaks to whoever checks`;
    case "hidden_characters":
      return t`Hidden characters`;
    case "markup":
      return t`Markup that hides or closes something`;
    case "encoded":
      return t`Written in a code`;
    default:
      return kind satisfies never;
  }
}

/** Where in a profile a passage stands, from the core's name of the field. */
export function passagePlace(field: string): string {
  const [list = "", , part = ""] = field.split(".");
  const words: Record<string, () => string> = {
    headline: () => t`Headline`,
    about: () => t`About`,
    location: () => t`Location`,
    industry: () => t`Industry`,
    employer: () => t`Employer`,
    "positions title": () => t`Title`,
    "positions employer": () => t`Employer`,
    "positions location": () => t`Where`,
    "positions description": () => t`Description`,
    "positions period": () => t`When`,
    "education school": () => t`School`,
    "education degree": () => t`Degree`,
    skills: () => t`Skills`,
    languages: () => t`Languages`,
    certifications: () => t`Certificates`,
  };
  return words[part ? `${list} ${part}` : list]?.() ?? t`Profile`;
}
