/** Why exactly a row was skipped, in words. */
import { plural, t } from "@lingui/core/macro";
import type { Cause, Flaw, NotAProfile } from "../api/bindings";
import { count } from "./numbers";
import { sentence } from "./sentence";

/** What is the matter with this row, as a sentence. */
export function skipCause(cause: Cause): string {
  switch (cause.type) {
    case "flaw":
      return flaw(cause.of);
    case "no_profile":
      return t`The row has no LinkedIn profile.`;
    case "not_a_profile":
      return sentence(NOT_PROFILES[cause.of]());
    case "out_of_network":
      return t`LinkedIn shows this person to nobody outside their network.`;
    case "stood_before":
      return t`The same person stands further up.`;
    case "listed_twice":
      return t`LinkedIn listed the person twice.`;
    case "nothing_new":
      return t`The person is in this search already and nothing was new.`;
    case "several_candidates":
      return t`Its addresses and ids belong to different candidates.`;
    case "other_member_id":
      return t`The candidate with this profile address has another member id.`;
    case "other_profile":
      return t`The candidate with the same e-mail address has another LinkedIn profile.`;
    case "told":
      return sentence(cause.of.text.slice(0, 300));
    default:
      return cause satisfies never;
  }
}

function flaw(value: Flaw): string {
  switch (value.type) {
    case "too_few_fields": {
      const expected = count(value.expected);
      return plural(value.found, {
        one: `The row has # field, fewer than the ${expected} columns of the header.`,
        other: `The row has # fields, fewer than the ${expected} columns of the header.`,
      });
    }
    case "too_many_fields": {
      const expected = count(value.expected);
      return plural(value.found, {
        one: `The row has # field, more than the ${expected} columns of the header.`,
        other: `The row has # fields, more than the ${expected} columns of the header.`,
      });
    }
    case "nul_character":
      return t`The row holds a NUL character.`;
    case "not_text":
      return t`The row holds characters that are damaged or in another encoding.`;
    case "unclosed_quote":
      return t`A quotation mark is opened in this row and never closed.`;
    default:
      return value satisfies never;
  }
}

/** What stands in place of the address of a profile, without a full stop. */
export const NOT_PROFILES: Readonly<Record<NotAProfile, () => string>> = {
  missing: () => t`There is no LinkedIn address here`,
  not_an_address: () => t`This is not a web address`,
  more_than_an_address: () => t`There is more here than one address`,
  control_characters: () => t`This address contains control characters`,
  too_long: () => t`This address is too long to be a profile`,
  scheme: () => t`This address does not begin with http or https`,
  userinfo: () => t`This address carries a user name or password before the host`,
  port: () => t`This address names a port, which LinkedIn profiles never do`,
  other_host: () => t`This address is not on linkedin.com`,
  look_alike_host: () => t`This address looks like LinkedIn, but its host is not linkedin.com`,
  short_link: () => t`This is a short link, and it does not show which profile it leads to`,
  sign_in_page: () => t`This is LinkedIn’s sign-in page, not a profile`,
  nested_redirects: () => t`This address wraps too many redirects around the profile`,
  company: () => t`This is a company page, not a person`,
  school: () => t`This is a school page, not a person`,
  post: () => t`This is a post or the feed, not a profile`,
  job: () => t`This is a job, not a profile`,
  search_page: () => t`This is a search or a list, not one profile`,
  other_page: () => t`This LinkedIn page is not a profile`,
  empty_slug: () => t`This address ends before the name of the profile`,
  bad_slug: () => t`The name of the profile has characters that LinkedIn does not allow`,
  garbled_encoding: () => t`The percent codes in this address are damaged`,
  placeholder: () => t`This address stands for no particular person`,
  unknown_id: () => t`The id in this address is not one that Longlist can read`,
  person_urn: () => t`This id belongs to one application and does not tell who the person is`,
  incomplete_pub: () => t`This old kind of address is cut off`,
};
