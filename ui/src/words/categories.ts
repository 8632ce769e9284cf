/** Categories in words, and in the letter of their small square. */
import { t } from "@lingui/core/macro";
import type { Category, CategoryCounts, RequirementKind } from "../api/bindings";

/** All of them, best first. */
export const CATEGORIES: readonly Category[] = ["a", "b", "c", "needs_look", "no_fit"];

/** What a category is called. */
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

/** What a category means, given where its band begins. */
export function categoryMeaning(value: Category): string {
  switch (value) {
    case "a":
      return t`Passes every must-have, high fit score`;
    case "b":
      return t`Passes every must-have, middling fit score`;
    case "c":
      return t`Passes every must-have, low fit score`;
    case "needs_look":
      return t`The profile is silent about a must-have`;
    case "no_fit":
      return t`Misses a must-have`;
    default:
      return value satisfies never;
  }
}

/** The one character in its square. */
export function categoryLetter(value: Category): string {
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
      return "×";
    default:
      return value satisfies never;
  }
}

/** How many stand in a category. */
export function countIn(counts: CategoryCounts, value: Category): number {
  switch (value) {
    case "a":
      return counts.a;
    case "b":
      return counts.b;
    case "c":
      return counts.c;
    case "needs_look":
      return counts.needsLook;
    case "no_fit":
      return counts.noFit;
    default:
      return value satisfies never;
  }
}

/** What a requirement decides. */
export function requirementKind(value: RequirementKind): string {
  switch (value) {
    case "must_have":
      return t`Must-have`;
    case "nice_to_have":
      return t`Nice-to-have`;
    default:
      return value satisfies never;
  }
}
