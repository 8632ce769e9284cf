/** What is wrong with a language model, its vendor or its form, in words. */
import { t } from "@lingui/core/macro";
import type { Case, Code } from "../../api/bindings";
import type { Saying } from "./saying";

const later = () => t`Try again in a few minutes.`;
const copyKey = () => t`Copy the key from the vendor’s dashboard again, alone and whole.`;
const asDollars = () => t`Write it with digits and a point, such as 2.50, and with at most six decimals.`;

/** One for each word. */
export const models = {
  base_url_insecure: () => ({
    message: t`This address is not encrypted, so your key and the profiles could be read on the way`,
    hint: t`Use the same address with https.`,
  }),
  base_url_invalid: () => ({
    message: t`This is not the address of a server`,
    hint: t`Copy it from the vendor’s documentation. It looks like https://api.openai.com/v1.`,
  }),
  base_url_missing: () => ({
    message: t`The base address is missing`,
    hint: t`Say where the server’s interface begins, as in https://models.example.com/v1.`,
  }),
  base_url_not_local: () => ({
    message: t`This address is not on this computer or in its own network`,
    hint: t`Use 127.0.0.1 or a private address such as 192.168.1.20, or choose your own key or a gateway.`,
  }),
  key_invalid: () => ({ message: t`The key is empty`, hint: copyKey() }),
  key_missing: () => ({
    message: t`A key is missing for this address`,
    hint: t`Copy a key from the vendor’s dashboard.`,
  }),
  model_declined: () => ({
    message: t`The model or its vendor declines to answer this question`,
    hint: t`Look at the profile yourself, or choose another model.`,
  }),
  model_key_refused: () => ({
    message: t`The model’s vendor does not accept this key`,
    hint: t`Make a new key at the vendor, save it in Settings, Models, and validate it.`,
  }),
  model_missing: () => ({
    message: t`The name of the model is missing, or it is not one`,
    hint: t`Copy it from the vendor’s list of models.`,
  }),
  model_out_of_money: () => ({
    message: t`Your account at the model’s vendor has no credit left`,
    hint: t`Add credit at the vendor, then validate the key. Longlist charged nothing for this.`,
  }),
  model_redirected: () => ({
    message: t`The model’s server tried to send the request to another address, which was refused`,
    hint: t`Check the base address: it must be the vendor’s own, as its documentation has it.`,
  }),
  model_throttled: () => ({ message: t`The model’s vendor asks us to slow down`, hint: later() }),
  model_too_long: () => ({
    message: t`The question or the answer is too long for this model`,
    hint: t`Choose a model that reads more at once, or shorten the briefing.`,
  }),
  model_unavailable: () => ({ message: t`The model is out of order or overloaded`, hint: later() }),
  model_unexpected_answer: () => ({
    message: t`The model’s answer does not have the form that was asked for`,
    hint: t`Choose another model, or check the base address in Settings, Models, and validate again.`,
  }),
  model_unknown: () => ({
    message: t`The vendor has no model of this name, or not for this key`,
    hint: t`Choose a model that the vendor lists for your account.`,
  }),
  model_unreachable: () => ({ message: t`The model did not answer, or its answer was cut off`, hint: later() }),
  price_invalid: () => ({ message: t`A price is not an amount in dollars of at most 4,000`, hint: asDollars() }),
  provider_not_connected: () => ({ message: t`This provider is not connected`, hint: t`Validate it first.` }),
  vendor_unsuitable: () => ({
    message: t`This vendor does not fit this kind of evaluator`,
    hint: t`Choose a vendor from the list of this kind.`,
  }),
} satisfies Partial<Record<Code, Saying>>;

/** One for each case of such a word. */
export const casesOfModels = {
  key_characters: () => ({
    message: t`The key contains a space, a line end or another character that no key has`,
    hint: copyKey(),
  }),
  price_of_answers: () => ({
    message: t`The price of answers is not an amount in dollars of at most 4,000`,
    hint: asDollars(),
  }),
  price_of_questions: () => ({
    message: t`The price of questions is not an amount in dollars of at most 4,000`,
    hint: asDollars(),
  }),
  key_too_long: () => ({ message: t`The key is longer than any key of a vendor`, hint: copyKey() }),
} satisfies Partial<Record<Case, Saying>>;
