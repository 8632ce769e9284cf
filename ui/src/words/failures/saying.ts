/** How a failure is said: its sentence, which ends without a full stop so that it can be a title, and what to do. */
import type { Failure } from "../../api/bindings";
import { count } from "../numbers";

/** What a failure tells of, by name. */
export type Values = NonNullable<Failure["values"]>;
/** The words for it. */
export type Said = { message: string; hint: string };
/** What says it. Where a value that belongs into it is missing, it says nothing, and the core's own words stand. */
export type Saying = (values: Values) => Said | null | "";

/** A number as people write it. */
export function numberIn(values: Values, name: string): string | null {
  const value = values[name];
  return typeof value === "number" ? count(value) : null;
}

/** A text of reasonable length. */
export function textIn(values: Values, name: string): string | null {
  const value = values[name];
  return typeof value === "string" ? value.slice(0, 200) : null;
}
