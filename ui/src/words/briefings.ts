/** Briefings and their requirements in words. */
import { plural, t } from "@lingui/core/macro";
import type { BriefingView, Drafter, Requirement, RequirementCategory, RequirementKind } from "../api/bindings";
import { candidates } from "./numbers";

/** Letters of a name that stands among other words. */
const MOST = 120;

/** Every category, in the order in which they are offered. */
export const CATEGORIES = [
  "work_experience",
  "technical",
  "soft",
  "location",
  "seniority",
  "industry_experience",
  "education",
  "certifications",
  "languages",
  "current_work_status",
  "other",
] as const satisfies readonly RequirementCategory[];

/** What a requirement is about. */
export function requirementCategory(value: RequirementCategory): string {
  switch (value) {
    case "work_experience":
      return t`Work experience`;
    case "technical":
      return t`Technical`;
    case "soft":
      return t`Working with people`;
    case "location":
      return t`Location`;
    case "seniority":
      return t`Seniority`;
    case "industry_experience":
      return t`Industry`;
    case "education":
      return t`Education`;
    case "certifications":
      return t`Certificates`;
    case "languages":
      return t`Languages`;
    case "current_work_status":
      return t`Current work`;
    case "other":
      return t`Other`;
    default:
      return value satisfies never;
  }
}

/** One requirement of a kind. */
export function requirementKind(value: RequirementKind): string {
  return value === "must_have" ? t`Must-have` : t`Nice-to-have`;
}

/** “2 must-haves, 3 nice-to-haves”. */
export function requirementCounts(requirements: readonly Requirement[]): string {
  const gates = requirements.filter(({ kind }) => kind === "must_have").length;
  const signals = requirements.length - gates;
  const must = plural(gates, { one: "1 must-have", other: "# must-haves" });
  const nice = plural(signals, { one: "1 nice-to-have", other: "# nice-to-haves" });
  return t`${must}, ${nice}`;
}

/** “Version 2”. */
export function versionName(version: number): string {
  return t`Version ${version}`;
}

/** “Backend engineer, version 2”. */
export function briefingTitle({ name, version }: Pick<BriefingView, "name" | "version">): string {
  const short = name.slice(0, MOST);
  return t`${short}, version ${version}`;
}

/** Whether its wording can still be changed, and how many were checked. */
export function lockState({ lockedAt, checked }: Pick<BriefingView, "lockedAt" | "checked">): string {
  if (!lockedAt) return t`Open`;
  if (checked === 0) return t`Locked`;
  const who = candidates(checked);
  return t`Locked, ${who} checked`;
}

/** Letters of a model's name among other words. */
const MOST_OF_MODEL = 80;

/** Where a job description goes to be read. */
export function whoDrafts(by: Drafter): string {
  if (by.type === "local") return t`It is read on this computer.`;
  const model = by.name.slice(0, MOST_OF_MODEL);
  switch (by.evaluator) {
    case "local_llm":
      return t`${model} reads it, a model on this computer or in your network.`;
    case "byok":
      return t`It is sent to ${model}, with your own key.`;
    case "managed":
      return t`It is sent to ${model}, through your gateway.`;
    default:
      return by.evaluator satisfies never;
  }
}

/** “3 requirements, drafted on this computer”. */
export function draftedBy(by: Drafter, many: number): string {
  const what = plural(many, { one: "1 requirement", other: "# requirements" });
  if (by.type === "local") return t`${what}, drafted on this computer`;
  const model = by.name.slice(0, MOST_OF_MODEL);
  return t`${what}, drafted by ${model}`;
}
