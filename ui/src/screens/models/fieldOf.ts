/** Which field of a form a failure is about. */
import type { Trouble } from "../../api/bindings";

/** The fields that a failure can be about. */
export type ModelField = "baseUrl" | "model" | "key" | "dollarsIn" | "dollarsOut";

/** The field; null when the failure is about none of them and belongs over the form. */
export function fieldOf({ code, case: which }: Pick<Trouble, "code" | "case">): ModelField | null {
  switch (code) {
    case "base_url_insecure":
    case "base_url_invalid":
    case "base_url_missing":
    case "base_url_not_local":
    case "model_redirected":
      return "baseUrl";
    case "model_missing":
    case "model_unknown":
      return "model";
    case "key_invalid":
    case "key_missing":
    case "model_key_refused":
      return "key";
    case "price_invalid":
      return which === "price_of_answers" ? "dollarsOut" : "dollarsIn";
    default:
      return null;
  }
}

/** A failure as a field says it. */
export function inOneLine({ message, hint }: Pick<Trouble, "message" | "hint">): string {
  return `${message} ${hint}`.trim();
}
