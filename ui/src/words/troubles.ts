/** What went wrong, in words. Where the network is away, it also says what works without it. */
import { t } from "@lingui/core/macro";
import type { AccountStatus, Trouble } from "../api/bindings";
import { saidOf } from "./failures";
import { accountNeeds, type Reason } from "./reasons";
import { capital, sentence } from "./sentence";

/** What happened and what to do, in whole sentences. */
export function troubleOf(failure: Trouble): { message: string; hint: string } {
  if (failure.code !== "provider_unreachable") {
    const { message, hint } = saidOf(failure);
    return { message: sentence(message), hint: sentence(hint) };
  }
  return {
    message: t`The provider could not be reached.`,
    hint: t`Check the network connection, then try again. ${stillWorks()}`,
  };
}

/** The same of a run that stopped: its label ends without a full stop. */
export function troubleOfRun(trouble: Trouble): Reason {
  if (trouble.code !== "provider_unreachable") {
    const { message, hint } = saidOf(trouble);
    return { label: capital(message).replace(/\.$/, ""), advice: sentence(hint) };
  }
  return {
    label: t`The provider could not be reached`,
    advice: t`Check the network connection, then resume. ${stillWorks()}`,
  };
}

/** What needs no network. */
function stillWorks(): string {
  return t`Candidates, searches, file imports and exports work without it.`;
}

/** Why an account cannot be used, and what to do; null when it can. */
export function troubleOfAccount({ status }: { status: AccountStatus }): string | null {
  if (status === "connected") return null;
  const { label, advice } = accountNeeds(status);
  return `${sentence(label)} ${advice}`;
}
