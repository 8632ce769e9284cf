/** Blind review: what tells who somebody is, or where they studied, is not shown and not read out. */
import { t } from "@lingui/core/macro";
import type { PassageView } from "../../api/bindings";

/** The shortest part of a name that is looked for in a text: shorter ones are in every other word. */
const LEAST = 3;
const SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const KEPT = "longlist.blind";

/** A name of its own for somebody, the same every time, that says nothing about them. */
export function codeName(id: string): string {
  let hash = 2166136261;
  for (const sign of id) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16777619);
  const code = [0, 5, 10, 15].map((shift) => SIGNS[(hash >>> shift) & 31]).join("");
  return t`Candidate ${code}`;
}

/** The words that are not to be seen in any text: the name, its parts, and the schools. */
export function hiddenWords(fullName: string, profile: readonly PassageView[]): string[] {
  const name = fullName.slice(0, 300);
  const schools = profile.filter(({ field }) => isSchool(field)).map(({ text }) => text.slice(0, 300));
  const words = [name, ...name.split(/[\s,]+/), ...schools].map((word) => word.trim());
  return [...new Set(words)].filter((word) => [...word].length >= LEAST).toSorted((a, b) => b.length - a.length);
}

/** Whether a passage of a profile is the name of a school. */
export function isSchool(field: string): boolean {
  return /^education\.\d+\.school$/.test(field);
}

/** Whether somebody wanted it so last time. */
export function wasBlind(): boolean {
  return localStorage.getItem(KEPT) === "on";
}

/** Remembers it. */
export function keepBlind(on: boolean): void {
  localStorage.setItem(KEPT, on ? "on" : "off");
}
