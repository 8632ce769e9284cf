/** Language models in words: whose they are, how far they have come, what they do, and what they cost. */
import { t } from "@lingui/core/macro";
import type { ModelAction, ModelSpend, Prices, ProviderState, Vendor } from "../api/bindings";
import { dollars, exactDollars } from "./money";
import { count } from "./numbers";
import type { Reason } from "./reasons";

/** Whose interface it is. */
export function vendor(value: Vendor): string {
  switch (value) {
    case "openai":
      return t`OpenAI`;
    case "anthropic":
      return t`Anthropic`;
    case "google":
      return t`Google`;
    case "openrouter":
      return t`OpenRouter`;
    case "ollama":
      return t`Ollama`;
    case "openai_compatible":
      return t`OpenAI-compatible server`;
    default:
      return value satisfies never;
  }
}

/** How far a provider has come. */
export function providerState(value: ProviderState): string {
  switch (value) {
    case "saved":
      return t`Saved, not validated`;
    case "connected":
      return t`Connected`;
    case "refused":
      return t`Refused`;
    default:
      return value satisfies never;
  }
}

/** What a model is used for, and who does it when nobody is chosen. */
export function modelAction(value: ModelAction): Reason {
  switch (value) {
    case "draft":
      return { label: t`Draft requirements`, advice: t`From a job description, for you to look through.` };
    case "check":
      return { label: t`Check candidates`, advice: t`Where you choose its kind in the check sheet.` };
    default:
      return value satisfies never;
  }
}

/** Who does it when nobody is chosen. */
export function nobodyChosen(value: ModelAction): string {
  switch (value) {
    case "draft":
      return t`No model`;
    case "check":
      return t`The first that is connected`;
    default:
      return value satisfies never;
  }
}

/** “$2.50 in, $10.00 out”. */
export function pricesInWords({ microsIn, microsOut }: Prices): string {
  const questions = exactDollars(microsIn);
  const answers = exactDollars(microsOut);
  return t`${questions} in, ${answers} out`;
}

/** What checks came to; those that were kept while no price was entered are not guessed at. */
export function costInWords({ checks: all, unpriced, costMicros }: ModelSpend): string {
  return all > 0 && unpriced === all ? t`not known` : dollars(costMicros);
}

/** “12 without a price”; nothing where each has one. */
export function unpricedInWords({ unpriced }: ModelSpend): string | null {
  if (unpriced === 0) return null;
  const number = count(unpriced);
  return t`${number} without a price`;
}
