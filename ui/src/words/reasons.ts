/** Reasons and states in words: the only place that turns a code into a sentence. */
import { t } from "@lingui/core/macro";
import type {
  AccountStatus,
  Caveat,
  ChangedField,
  DuplicatePolicy,
  OurField,
  Product,
  ProjectStatus,
  RunSource,
  RunState,
  SearchKind,
  SkipReason,
  SortColumn,
  StopReason,
} from "../api/bindings";

/** A reason: what happened in two or three words, and what to do about it. */
export type Reason = { label: string; advice: string };

/** Why a run stopped, and what can be done. */
export function stopReason(reason: StopReason): Reason {
  switch (reason) {
    case "completed":
      return { label: t`Everything imported`, advice: t`All reachable results are in the workspace.` };
    case "size_reached":
      return { label: t`Import size reached`, advice: t`Resume to import more of the same search.` };
    case "daily_quota":
      return { label: t`Today’s quota is used up`, advice: t`The rest can be imported after the quota resets.` };
    case "source_window":
      return {
        label: t`LinkedIn shows no more of this search`,
        advice: t`Split the search by location or seniority to reach the rest.`,
      };
    case "source_exhausted":
      return { label: t`LinkedIn ran out of results`, advice: t`The search returned fewer people than it announced.` };
    case "session_lost":
      return { label: t`The account was signed out`, advice: t`Reconnect the account in Settings, then resume.` };
    case "account_restricted":
      return {
        label: t`LinkedIn restricted the account`,
        advice: t`Sign in to LinkedIn in a browser, follow what it asks, then check the account in Settings.`,
      };
    case "cancelled":
      return { label: t`Cancelled`, advice: t`What was imported until then is kept. Undo removes it.` };
    case "resume_expired":
      return { label: t`The time to resume is over`, advice: t`Start a new import of the same search.` };
    case "failed":
      return { label: t`Failed`, advice: t`Nothing was lost. Resume, or save the report and send it to support.` };
    case "provider_refused":
      return {
        label: t`The model provider needs you`,
        advice: t`Check its key and its balance in Settings, Models, then resume.`,
      };
    default:
      return reason satisfies never;
  }
}

/** The same of a run of checks, where it means something else than for an import. */
export function checksStopped(reason: StopReason): Reason {
  switch (reason) {
    case "completed":
      return { label: t`Everybody is checked`, advice: t`The results are sorted by category.` };
    case "cancelled":
      return {
        label: t`Cancelled`,
        advice: t`Checks that were done are kept and paid for. What was reserved for the others was released.`,
      };
    case "failed":
      return { label: t`Failed`, advice: t`Checks that were done are kept. Resume to check the others.` };
    default:
      return stopReason(reason);
  }
}

/** Why a record was not taken. */
export function skipReason(reason: SkipReason): Reason {
  switch (reason) {
    case "missing_linkedin_url":
      return { label: t`No LinkedIn profile`, advice: t`Add the profile address to the row and import it again.` };
    case "invalid_linkedin_url":
      return {
        label: t`Not a LinkedIn profile address`,
        advice: t`A profile address looks like linkedin.com/in/name.`,
      };
    case "duplicate_in_file":
      return { label: t`Twice in this file`, advice: t`The first of the rows was taken.` };
    case "already_in_search":
      return { label: t`Already in this search`, advice: t`Nothing to do.` };
    case "identity_conflict":
      return {
        label: t`Not clear who this is`,
        advice: t`What the row says of the person belongs to different candidates. Correct the row.`,
      };
    case "off_limits":
      return { label: t`Off limits`, advice: t`This person must not be contacted, so they were left out.` };
    case "erased":
      return { label: t`Erased on request`, advice: t`This person asked to be removed and is not imported again.` };
    case "malformed_row":
      return { label: t`Unreadable row`, advice: t`The row has too few or too many columns.` };
    case "check_failed":
      return { label: t`Check failed`, advice: t`It cost nothing. Try the failed checks again.` };
    default:
      return reason satisfies never;
  }
}

/** What a run is doing. */
export function runState(state: RunState): string {
  switch (state) {
    case "running":
      return t`Running`;
    case "paused":
      return t`Paused`;
    case "parked":
      return t`Waiting`;
    case "finished":
      return t`Finished`;
    case "cancelled":
      return t`Cancelled`;
    case "failed":
      return t`Failed`;
    default:
      return state satisfies never;
  }
}

/** Where a record came from. */
export function source(value: RunSource): string {
  switch (value) {
    case "linkedin":
      return t`LinkedIn`;
    case "csv":
      return t`CSV file`;
    case "spreadsheet":
      return t`Spreadsheet`;
    case "check":
      return t`Check`;
    default:
      return value satisfies never;
  }
}

/** Which LinkedIn an account or an address belongs to. */
export function product(value: Product): string {
  switch (value) {
    case "classic":
      return t`LinkedIn`;
    case "sales_navigator":
      return t`Sales Navigator`;
    case "recruiter":
      return t`Recruiter`;
    default:
      return value satisfies never;
  }
}

/** What kind of list an address opens; its product is said beside it. */
export function searchKind(value: SearchKind): string {
  switch (value) {
    case "classic_people":
      return t`People search`;
    case "sales_navigator_people":
      return t`Lead search`;
    case "sales_navigator_saved":
      return t`Saved lead search`;
    case "sales_navigator_recent":
      return t`Recent lead search`;
    case "sales_navigator_list":
      return t`Lead list`;
    case "recruiter_search":
      return t`Candidate search`;
    case "recruiter_project_search":
      return t`Candidate search in a project`;
    case "recruiter_pipeline":
      return t`Pipeline of a project`;
    default:
      return value satisfies never;
  }
}

/** Whether an account can be used. */
export function accountStatus(value: AccountStatus): string {
  switch (value) {
    case "connected":
      return t`Connected`;
    case "checkpoint":
      return t`Confirmation needed`;
    case "disconnected":
      return t`Signed out`;
    case "restricted":
      return t`Restricted`;
    case "seat_in_use":
      return t`Seat in use`;
    default:
      return value satisfies never;
  }
}

/** What the status of an account means, and what to do; nothing when it can be used. */
export function accountNeeds(value: AccountStatus): Reason {
  switch (value) {
    case "connected":
      return { label: t`Ready to import`, advice: "" };
    case "checkpoint":
      return {
        label: t`LinkedIn wants to verify that it is you`,
        advice: t`Open LinkedIn, pass the verification, then check the account.`,
      };
    case "disconnected":
      return {
        label: t`The session or the token has ended`,
        advice: t`Connect the account again at the provider, or enter a new token.`,
      };
    case "restricted":
      return {
        label: t`LinkedIn has restricted this account`,
        advice: t`Open LinkedIn and follow what it says there. Do not import until the restriction is lifted.`,
      };
    case "seat_in_use":
      return {
        label: t`The Recruiter seat is open somewhere else`,
        advice: t`Close Recruiter in other browsers, then check the account.`,
      };
    default:
      return value satisfies never;
  }
}

/** What may go wrong later with the address of a search. */
export function caveat(value: Caveat): string {
  switch (value) {
    case "expires":
      return t`This Recruiter address expires after a while and works only for the seat that made it, so describe the filters in words as well.`;
    case "of_owner":
      return t`This Sales Navigator address works only for seats that may open the saved search or list, so import it with the account of its owner.`;
    default:
      return value satisfies never;
  }
}

/** Where a project stands. */
export function projectStatus(value: ProjectStatus): string {
  switch (value) {
    case "draft":
      return t`Draft`;
    case "active":
      return t`Active`;
    case "paused":
      return t`Paused`;
    case "archived":
      return t`Archived`;
    default:
      return value satisfies never;
  }
}

/** What happens to someone who is here already. */
export function duplicatePolicy(value: DuplicatePolicy): Reason {
  switch (value) {
    case "skip":
      return { label: t`Leave as they are`, advice: t`They join the search; no field of theirs changes.` };
    case "fill":
      return {
        label: t`Fill empty fields`,
        advice: t`What you have stays. A value that differs is offered in the candidate’s activity.`,
      };
    case "overwrite":
      return { label: t`Overwrite`, advice: t`Values of the file replace yours. Undo brings yours back.` };
    default:
      return value satisfies never;
  }
}

/** Our name of a field. */
export function field(value: OurField): string {
  switch (value) {
    case "fullName":
      return t`Full name`;
    case "firstName":
      return t`First name`;
    case "lastName":
      return t`Last name`;
    case "linkedinProfile":
      return t`LinkedIn profile`;
    case "location":
      return t`Location`;
    case "currentEmployer":
      return t`Current employer`;
    case "titleTagline":
      return t`Title or headline`;
    case "email":
      return t`E-mail`;
    case "phone":
      return t`Phone`;
    default:
      return value satisfies never;
  }
}

/** What of a candidate an import changed. */
export function changedField(value: ChangedField): string {
  switch (value) {
    case "headline":
      return t`Headline`;
    case "employer":
      return t`Current employer`;
    case "industry":
      return t`Industry`;
    case "linkedinAddress":
      return t`LinkedIn address`;
    default:
      return field(value);
  }
}

/** What a list is sorted by. */
export function sortColumn(value: SortColumn): string {
  switch (value) {
    case "added":
      return t`Added`;
    case "name":
      return t`Name`;
    case "headline":
      return t`Headline`;
    case "employer":
      return t`Employer`;
    case "location":
      return t`Location`;
    case "updated":
      return t`Updated`;
    case "sources":
      return t`Sources`;
    case "searches":
      return t`Searches`;
    case "email":
      return t`E-mail`;
    default:
      return value satisfies never;
  }
}
