/** Addresses that are no search on LinkedIn, in words. Those of profiles come from files, whose reports the core writes. */
import { t } from "@lingui/core/macro";
import type { Code } from "../../api/bindings";
import { inItsOwnWords, type Saying } from "./saying";

/** The whole address again. */
const copy = () => t`Open the search on LinkedIn and copy the whole address from the browser.`;
const signedIn = () =>
  t`Open it in a browser where you are signed in, wait for the results, and copy the address there.`;
const warn = () => t`Do not open it. Make the search on linkedin.com and copy the address from there.`;
const people = () =>
  t`Search for people on LinkedIn, Sales Navigator or Recruiter, and paste the address of the results.`;

/** One for each word. */
export const addresses = {
  missing: () => ({ message: t`There is no address here`, hint: copy() }),
  not_an_address: () => ({ message: t`This is not a web address`, hint: copy() }),
  more_than_an_address: () => ({
    message: t`There is more here than one address`,
    hint: t`Paste the address of one search and put notes into the description.`,
  }),
  control_characters: () => ({ message: t`This address contains control characters`, hint: copy() }),
  too_long: () => ({
    message: t`This address is longer than 8,000 characters`,
    hint: t`Remove some filters from the search on LinkedIn, or split it into two searches.`,
  }),
  not_https: () => ({ message: t`This address does not begin with https://`, hint: copy() }),
  scheme: () => ({ message: t`This is not the address of a web page`, hint: copy() }),
  userinfo: () => ({ message: t`This address carries a user name or password before the host`, hint: warn() }),
  port: () => ({ message: t`This address names a port, which LinkedIn searches never do`, hint: copy() }),
  other_host: () => ({
    message: t`This address is not on linkedin.com`,
    hint: t`Paste a search from LinkedIn, Sales Navigator or Recruiter.`,
  }),
  look_alike_host: () => ({
    message: t`This address looks like LinkedIn, but its host is not linkedin.com`,
    hint: warn(),
  }),
  short_link: () => ({
    message: t`This is a short link, and it does not show which search it leads to`,
    hint: signedIn(),
  }),
  sign_in_page: () => ({ message: t`This is LinkedIn’s sign-in page, not a search`, hint: signedIn() }),
  profile: () => ({
    message: t`This is the profile of one person, not a search`,
    hint: t`Import one person from a CSV file, or paste the address of a list of people.`,
  }),
  company: () => ({
    message: t`This is a company or school page, not a search for people`,
    hint: t`Search for people with this company or school as a filter, and paste that address.`,
  }),
  feed: () => ({ message: t`This is the feed or a post, not a search for people`, hint: people() }),
  jobs: () => ({ message: t`This is a jobs page, not a search for people`, hint: people() }),
  bare_recruiter: () => ({
    message: t`This is the start page of Recruiter, not a search`,
    hint: t`Open a search or the pipeline of a project in Recruiter, and paste that address.`,
  }),
  not_people: () => ({
    message: t`This search is not for people`,
    hint: t`Choose People above the results on LinkedIn, and paste the address of that page.`,
  }),
  other_page: () => ({ message: t`This LinkedIn page is not a people search`, hint: people() }),
  bad_slug: inItsOwnWords,
  empty_slug: inItsOwnWords,
  garbled_encoding: inItsOwnWords,
  incomplete_pub: inItsOwnWords,
  job: inItsOwnWords,
  nested_redirects: inItsOwnWords,
  person_urn: inItsOwnWords,
  placeholder: inItsOwnWords,
  post: inItsOwnWords,
  school: inItsOwnWords,
  search_page: inItsOwnWords,
  unknown_id: inItsOwnWords,
} satisfies Partial<Record<Code, Saying>>;
