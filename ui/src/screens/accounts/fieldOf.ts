/** Which field of a form a failure is about. */
import type { Failure } from "../../api/bindings";

/** The fields that a failure can be about. */
export type AccountField = "name" | "dsn" | "providerAccountId" | "timeZone" | "token" | "dailyLimit" | "pause";

/** The field; null when the failure is about none of them and belongs over the form. */
export function fieldOf({ code }: Pick<Failure, "code">): AccountField | null {
  switch (code) {
    case "name_missing":
      return "name";
    case "dsn_invalid":
    case "dsn_insecure":
    case "redirected":
      return "dsn";
    case "account_id_missing":
    case "account_exists":
    case "account_unknown":
      return "providerAccountId";
    case "time_zone_unknown":
    case "time_zone_in_use":
      return "timeZone";
    case "token_invalid":
    case "token_refused":
      return "token";
    case "daily_limit_invalid":
      return "dailyLimit";
    case "pace_invalid":
      return "pause";
    default:
      return null;
  }
}

/** A failure as a field says it. */
export function inOneLine({ message, hint }: Pick<Failure, "message" | "hint">): string {
  return `${message} ${hint}`.trim();
}

/** Whether a failure came from the provider, and so from after everything was saved here. */
export function isOfProvider({ code }: Pick<Failure, "code">): boolean {
  return [
    "throttled",
    "provider_unavailable",
    "provider_unreachable",
    "unexpected_answer",
    "redirected",
    "account_unknown",
    "not_subscribed",
  ].includes(code);
}
