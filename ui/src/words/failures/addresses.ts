/** Addresses that are no search on LinkedIn, in words, and what can only be wrong with that of a profile. */
import { t } from "@lingui/core/macro";
import type { Code } from "../../api/bindings";
import { NOT_PROFILES } from "../skips";
import type { Saying } from "./saying";

/** The whole address again. */
const copy = () => t`Open the search on LinkedIn and copy the whole address from the browser.`;
const signedIn = () =>
  t`Open it in a browser where you are signed in, wait for the results, and copy the address there.`;
const warn = () => t`Do not open it. Make the search on linkedin.com and copy the address from there.`;
const people = () =>
  t`Search for people on LinkedIn, Sales Navigator or Recruiter, and paste the address of the results.`;
/** The same of one person. */
const whole = () => t`Open the profile in a browser and copy the whole address again.`;
const person = () => t`Open the person’s own profile and copy its address.`;
const id = () => t`Open the profile on LinkedIn and copy the address that contains /in/.`;

/** One for each code. */
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
  bad_slug: () => ({ message: NOT_PROFILES.bad_slug(), hint: whole() }),
  empty_slug: () => ({ message: NOT_PROFILES.empty_slug(), hint: whole() }),
  garbled_encoding: () => ({ message: NOT_PROFILES.garbled_encoding(), hint: whole() }),
  incomplete_pub: () => ({ message: NOT_PROFILES.incomplete_pub(), hint: whole() }),
  job: () => ({ message: NOT_PROFILES.job(), hint: person() }),
  nested_redirects: () => ({
    message: NOT_PROFILES.nested_redirects(),
    hint: t`Open it in a browser where you are signed in, wait for the profile, and copy the address it ends at.`,
  }),
  person_urn: () => ({
    message: NOT_PROFILES.person_urn(),
    hint: id(),
  }),
  placeholder: () => ({
    message: NOT_PROFILES.placeholder(),
    hint: t`Find the person by name on LinkedIn and copy the address of that profile.`,
  }),
  post: () => ({ message: NOT_PROFILES.post(), hint: person() }),
  school: () => ({ message: NOT_PROFILES.school(), hint: person() }),
  search_page: () => ({
    message: NOT_PROFILES.search_page(),
    hint: t`Open one person from the list and copy that address, or import the list as a search.`,
  }),
  unknown_id: () => ({ message: NOT_PROFILES.unknown_id(), hint: id() }),
} satisfies Partial<Record<Code, Saying>>;
