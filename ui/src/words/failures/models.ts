/** What is wrong with a language model or its form. No window asks for one yet, so the core's own words stand. */
import type { Code } from "../../api/bindings";
import { inItsOwnWords, type Saying } from "./saying";

/** One for each word. */
export const models = {
  base_url_insecure: inItsOwnWords,
  base_url_invalid: inItsOwnWords,
  base_url_missing: inItsOwnWords,
  base_url_not_local: inItsOwnWords,
  key_invalid: inItsOwnWords,
  key_missing: inItsOwnWords,
  model_declined: inItsOwnWords,
  model_key_refused: inItsOwnWords,
  model_missing: inItsOwnWords,
  model_out_of_money: inItsOwnWords,
  model_redirected: inItsOwnWords,
  model_throttled: inItsOwnWords,
  model_too_long: inItsOwnWords,
  model_unavailable: inItsOwnWords,
  model_unexpected_answer: inItsOwnWords,
  model_unknown: inItsOwnWords,
  model_unreachable: inItsOwnWords,
  provider_not_connected: inItsOwnWords,
  vendor_unsuitable: inItsOwnWords,
} satisfies Partial<Record<Code, Saying>>;
