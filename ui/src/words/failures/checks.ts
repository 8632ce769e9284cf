/** What is wrong with a briefing, a check or the credits, in words. */
import { t } from "@lingui/core/macro";
import type { Case, Code } from "../../api/bindings";
import { numberIn, type Saying, textIn } from "./saying";

const tooLong = () => t`Shorten it. What a rubric cannot hold belongs into requirements of their own.`;
const connect = () => t`Connect one in Settings, Models, or check with the local evaluator.`;

/** One for each word. */
export const checks = {
  bands_invalid: () => ({
    message: t`These bands are not in order`,
    hint: t`Let A begin at 1 to 100 percent, and B below A.`,
  }),
  briefing_file_invalid: () => ({
    message: t`This is not a briefing file`,
    hint: t`It must be JSON with a name and a list of requirements. Nothing was imported.`,
  }),
  briefing_locked: () => ({
    message: t`Candidates were checked against this version, so its wording is locked`,
    hint: t`Make a new version to change words or to add requirements. Must-haves and weights can still be moved.`,
  }),
  briefing_text_too_long: (values) => {
    const length = numberIn(values, "length");
    const most = numberIn(values, "most");
    return (
      length && most && { message: t`A statement has ${length} characters, and ${most} is the most`, hint: tooLong() }
    );
  },
  credit_cap: (values) => {
    const needed = numberIn(values, "needed");
    const cap = numberIn(values, "cap");
    return (
      needed &&
      cap && {
        message: t`This would take ${needed} credits, and the cap is ${cap}`,
        hint: t`Check fewer candidates, or raise the cap on the Credits page.`,
      }
    );
  },
  credits_exhausted: (values) => {
    const needed = numberIn(values, "needed");
    const available = numberIn(values, "available");
    return (
      needed &&
      available && {
        message: t`${available} credits are available and this needs ${needed}`,
        hint: t`Check fewer candidates, use the local evaluator, which is free, or grant credits on the Credits page.`,
      }
    );
  },
  credits_invalid: (values) => {
    const available = numberIn(values, "available");
    return (
      available && {
        message: t`These credits cannot be booked like this`,
        hint: t`Grant one credit or more. A correction takes back at most the ${available} that are available.`,
      }
    );
  },
  job_description_too_long: (values) => {
    const length = numberIn(values, "length");
    const most = numberIn(values, "most");
    return (
      length &&
      most && {
        message: t`The job description has ${length} characters, and ${most} is the most`,
        hint: t`Leave out what the employer says of itself: the part that says who is looked for is enough.`,
      }
    );
  },
  nobody_to_check: () => ({
    message: t`There is nobody to check here`,
    hint: t`Import candidates into this search, or select some.`,
  }),
  note_too_long: (values) => {
    const most = numberIn(values, "most");
    return most && { message: t`A note has at most ${most} characters`, hint: t`Shorten it.` };
  },
  not_an_import: () => ({
    message: t`Checks cannot be undone, and skip no rows`,
    hint: t`Their verdicts stay in the history of each candidate. Failed checks can be tried again.`,
  }),
  price_changed: (values) => {
    const total = numberIn(values, "total");
    return (
      total && {
        message: t`The price is ${total} credits by now`,
        hint: t`Look at the new quote, then start again. Nothing was reserved.`,
      }
    );
  },
  provider_missing: () => ({ message: t`The local evaluator is not ready`, hint: t`Start Longlist again.` }),
  reason_missing: () => ({
    message: t`This needs a reason`,
    hint: t`Say in a few words why, so that whoever reads it later understands it.`,
  }),
  requirement_id_missing: () => ({
    message: t`A requirement has no id`,
    hint: t`Give each requirement an id of its own.`,
  }),
  requirement_id_taken: (values) => {
    const id = textIn(values, "id");
    return (
      id && {
        message: t`Two requirements have the id “${id}”`,
        hint: t`Give each requirement an id of its own.`,
      }
    );
  },
  requirements_missing: () => ({
    message: t`A briefing needs at least one requirement`,
    hint: t`Add what a candidate must or should have.`,
  }),
  shortlist_full: (values) => {
    const most = numberIn(values, "most");
    return (
      most && {
        message: t`A shortlist has at most ${most} candidates`,
        hint: t`Take some off it, or make another one.`,
      }
    );
  },
  shortlist_name_invalid: (values) => {
    const most = numberIn(values, "most");
    return (
      most && {
        message: t`A shortlist has a name of 1 to ${most} characters`,
        hint: t`Name it by the step it is for, as in “Call next week”.`,
      }
    );
  },
  shortlist_name_taken: (values) => {
    const name = textIn(values, "name");
    return name && { message: t`This project has a shortlist called “${name}” already`, hint: t`Choose another name.` };
  },
  statement_missing: () => ({
    message: t`A requirement says nothing`,
    hint: t`Write in a few words what a candidate must or should have, or take the requirement out.`,
  }),
  too_many_requirements: (values) => {
    const limit = numberIn(values, "limit");
    return (
      limit && {
        message: t`A briefing has at most ${limit} requirements`,
        hint: t`Join those that belong together, or leave out what a profile cannot show.`,
      }
    );
  },
  weight_invalid: () => ({
    message: t`A weight is a whole number from 1 to 10`,
    hint: t`Only the ratio between weights matters.`,
  }),
} satisfies Partial<Record<Code, Saying>>;

/** One for each case of such a word. */
export const casesOfChecks = {
  briefing_name_too_long: (values) => {
    const length = numberIn(values, "length");
    const most = numberIn(values, "most");
    return (
      length && most && { message: t`The name has ${length} characters, and ${most} is the most`, hint: tooLong() }
    );
  },
  byok_missing: () => ({ message: t`No key of a model provider is connected`, hint: connect() }),
  day_cap: (values) => {
    const needed = numberIn(values, "needed");
    const cap = numberIn(values, "cap");
    return (
      needed &&
      cap && {
        message: t`This would take ${needed} credits in one day, and the cap is ${cap}`,
        hint: t`Check fewer candidates, wait until tomorrow, or raise the cap on the Credits page.`,
      }
    );
  },
  gateway_missing: () => ({ message: t`No gateway is connected`, hint: connect() }),
  local_model_missing: () => ({ message: t`No model on this computer is connected`, hint: connect() }),
  requirement_id_too_long: (values) => {
    const length = numberIn(values, "length");
    const most = numberIn(values, "most");
    return (
      length &&
      most && { message: t`The id of a requirement has ${length} characters, and ${most} is the most`, hint: tooLong() }
    );
  },
  rubric_too_long: (values) => {
    const length = numberIn(values, "length");
    const most = numberIn(values, "most");
    return (
      length && most && { message: t`A rubric has ${length} characters, and ${most} is the most`, hint: tooLong() }
    );
  },
} satisfies Partial<Record<Case, Saying>>;
