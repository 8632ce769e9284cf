/** What a command throws, recognised and made safe to show. */
import { t } from "@lingui/core/macro";
import { troubleOf } from "../words/troubles";
import type { Failure } from "./bindings";

/** Turns anything thrown into a failure with a sentence, a hint and a reference. */
export function asFailure(thrown: unknown): Failure {
  if (isFailure(thrown)) return { ...thrown, ...troubleOf(thrown) };
  return {
    code: "window",
    message: t`Something in the window went wrong.`,
    hint: t`Try again. If it happens again, close and reopen Longlist.`,
    reference: thrown instanceof Error ? `${thrown.name}: ${thrown.message}`.slice(0, 200) : typeof thrown,
  };
}

function isFailure(thrown: unknown): thrown is Failure {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown && "hint" in thrown;
}
