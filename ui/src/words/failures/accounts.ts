/** What is wrong with an account, its form, or its provider, in words. */
import { t } from "@lingui/core/macro";
import type { Case, Code } from "../../api/bindings";
import { numberIn, type Saying, textIn, type Values } from "./saying";

const dsn = () => t`Copy the DSN from the provider’s dashboard. It looks like api8.unipile.com:13851.`;
const token = () => t`Copy the token from the provider’s dashboard again, alone and whole.`;
const later = () => t`Try again in a few minutes.`;
const again = () => t`Resume: the search is read again from its first page and people already here are recognised.`;

/** With the provider's own word for it, where there is one. */
function byProvider(message: () => string, hint: () => string): Saying {
  return (values: Values) => {
    const detail = textIn(values, "detail");
    return { message: detail ? `${message()} (${detail})` : message(), hint: hint() };
  };
}

/** One for each code. */
export const accounts = {
  account_exists: () => ({
    message: t`This LinkedIn account is connected already`,
    hint: t`Find it in Settings, Accounts.`,
  }),
  account_id_missing: () => ({
    message: t`The provider’s id of the account is missing`,
    hint: t`Copy it from the provider’s list of accounts.`,
  }),
  account_removed: () => ({
    message: t`This account was removed from Longlist`,
    hint: t`Connect it again in Settings, Accounts, or choose another account.`,
  }),
  daily_limit_invalid: (values) => {
    const most = numberIn(values, "most");
    return most && { message: t`The daily limit is between 1 and ${most}`, hint: t`Choose a number in between.` };
  },
  daily_quota: (values) => {
    const [left, limit, needed] = ["left", "limit", "needed"].map((name) => numberIn(values, name));
    if (!left || !limit || !needed) return null;
    return {
      message: t`${left} of ${limit} results are left on this account today and this needs ${needed}`,
      hint:
        left === "0"
          ? t`Wait for the reset, or use another account.`
          : t`Ask for ${left} or fewer, wait for the reset, or use another account.`,
    };
  },
  dsn_invalid: () => ({ message: t`This is not an address of a server`, hint: dsn() }),
  dsn_insecure: () => ({
    message: t`This DSN is not encrypted, so your token could be read on the way`,
    hint: t`Use the same address with https.`,
  }),
  name_missing: () => ({ message: t`A name is missing`, hint: t`Give it one that you will know it by.` }),
  pace_invalid: () => ({ message: t`The pause is at most ten minutes`, hint: t`Choose a shorter one.` }),
  time_zone_in_use: () => ({
    message: t`Results were already served on today’s account-day, so its time zone stays`,
    hint: t`Change the time zone before the first import of a day.`,
  }),
  time_zone_unknown: (values) => {
    const name = textIn(values, "name");
    return (
      name && {
        message: t`“${name}” is not the name of a time zone`,
        hint: t`Use an IANA name such as Europe/Vienna or Asia/Singapore.`,
      }
    );
  },
  token_invalid: () => ({ message: t`This is not a token`, hint: token() }),
  throttled: byProvider(() => t`The provider asks us to slow down`, later),
  provider_unavailable: byProvider(() => t`The provider is out of order`, later),
  provider_unreachable: byProvider(() => t`The provider could not be reached`, later),
  unexpected_answer: byProvider(
    () => t`The provider sent an answer that does not fit its documentation`,
    () => t`Resume later. If it stays so, check the DSN of the account.`,
  ),
  cursor_expired: byProvider(() => t`The provider no longer knows where the search had stopped`, again),
  limit_with_cursor: byProvider(() => t`The provider does not take a page size in the middle of a search`, again),
  search_refused: byProvider(
    () => t`The provider does not accept this search`,
    () => t`Open the search in LinkedIn, copy its address again, and make a new import.`,
  ),
  token_refused: byProvider(
    () => t`The provider does not accept the token of this account`,
    () => t`Open Settings, Accounts, and enter a new token.`,
  ),
  checkpoint: byProvider(
    () => t`LinkedIn wants to verify that it is you`,
    () => t`Open LinkedIn, pass the verification, then check the account in Settings.`,
  ),
  disconnected: byProvider(
    () => t`The LinkedIn session of this account has ended`,
    () => t`Connect the account again at the provider, then check it in Settings.`,
  ),
  account_restricted: byProvider(
    () => t`LinkedIn has restricted this account`,
    () => t`Open LinkedIn and follow what it says there. Do not retry from here until the restriction is lifted.`,
  ),
  seat_in_use: byProvider(
    () => t`The Recruiter seat of this account is open somewhere else`,
    () => t`Close Recruiter in other browsers, then resume.`,
  ),
  not_subscribed: byProvider(
    () => t`This account has no subscription for the product that the search needs`,
    () => t`Choose an account with Sales Navigator or Recruiter, or paste a classic search.`,
  ),
  redirected: byProvider(
    () => t`The server tried to send the request to another host, which was refused`,
    () => t`Check the DSN of the account: it must be the provider’s own host.`,
  ),
  account_unknown: byProvider(
    () => t`The provider does not know this account`,
    () => t`Check the account id at the provider.`,
  ),
} satisfies Partial<Record<Code, Saying>>;

/** Where a code has several sentences. */
export const casesOfAccounts = {
  dsn_characters: () => ({
    message: t`The DSN contains a space or a letter that no provider’s address has`,
    hint: dsn(),
  }),
  dsn_empty: () => ({ message: t`The DSN is empty`, hint: dsn() }),
  dsn_incomplete_host: () => ({ message: t`The DSN has no complete host name`, hint: dsn() }),
  dsn_look_alike_host: () => ({
    message: t`The DSN contains a host name in letters that can imitate others`,
    hint: dsn(),
  }),
  dsn_not_https: () => ({ message: t`A DSN is an https address and nothing else`, hint: dsn() }),
  dsn_path: () => ({ message: t`A DSN ends with its host or port and has no further path`, hint: dsn() }),
  dsn_query: () => ({ message: t`A DSN ends with its host or port and has no “?” or “#”`, hint: dsn() }),
  dsn_userinfo: () => ({ message: t`A DSN has no user name or password in it`, hint: dsn() }),
  token_characters: () => ({
    message: t`The token contains a space, a line end or another character that no token has`,
    hint: token(),
  }),
  token_empty: () => ({ message: t`The token is empty`, hint: token() }),
  token_too_long: () => ({ message: t`The token is longer than any token of a provider`, hint: token() }),
  other_product: (values) => {
    const product = textIn(values, "product");
    return (
      product && {
        message: t`This is a ${product} search, and the account has no ${product}`,
        hint: t`Choose an account with ${product}, or paste a search of the account’s own product.`,
      }
    );
  },
} satisfies Partial<Record<Case, Saying>>;
