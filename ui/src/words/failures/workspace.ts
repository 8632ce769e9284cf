/** What is wrong with the workspace, or with something in it, in words. */
import { t } from "@lingui/core/macro";
import type { Code } from "../../api/bindings";
import { inItsOwnWords, numberIn, type Saying, textIn } from "./saying";

const backup = () =>
  t`Put the right file back from a backup, or move this one away and enter the tokens again in Settings, Accounts.`;

/** One for each word. */
export const workspace = {
  address_refused: () => ({
    message: t`Only https and mail addresses are opened`,
    hint: t`Copy the address and look at it first.`,
  }),
  already_undone: () => ({ message: t`This import was undone already`, hint: t`There is nothing left to do.` }),
  disk_full: () => ({
    message: t`The disk is full, so nothing more can be saved`,
    hint: t`Free some space, then resume. What was saved before is safe.`,
  }),
  edited_since: () => ({
    message: t`This was edited again since`,
    hint: t`Undo the later edit first, or change it by hand.`,
  }),
  internal: () => ({
    message: t`Something went wrong inside Longlist`,
    hint: t`Try again. If it happens again, send the reference to support.`,
  }),
  interrupted: () => ({
    message: t`Longlist ended while this import was running`,
    hint: t`It goes on by itself when Longlist is open, or resume it.`,
  }),
  // No keychain, one that is locked, or one that does not answer.
  keychain_unavailable: inItsOwnWords,
  // The thing that is gone is named by the glossary.
  not_found: inItsOwnWords,
  passphrase_too_short: () => ({
    message: t`The passphrase is shorter than eight characters`,
    hint: t`Choose a longer one; a few words are easy to remember.`,
  }),
  project_in_use: () => ({
    message: t`This project holds searches by now`,
    hint: t`Archive it instead: then it is out of the way, and nothing is lost.`,
  }),
  recovery_phrase_invalid: () => ({
    message: t`These words are not a recovery phrase`,
    hint: t`Type all 24 words in order; each is an English word of the list it was made from.`,
  }),
  resume_expired: () => ({
    message: t`The seven days in which this import could be resumed are over`,
    hint: t`Start a new import of the same search: people already here are recognised.`,
  }),
  run_is_over: () => ({
    message: t`This import is not running`,
    hint: t`Look it up in the import centre: it may be over, or waiting to be resumed.`,
  }),
  run_is_running: () => ({
    message: t`This import is running`,
    hint: t`Pause or cancel it first, if that is what you need.`,
  }),
  search_in_use: () => ({
    message: t`This search has imports by now`,
    hint: t`It stays with their history; they themselves can be undone.`,
  }),
  secrets_damaged: () => ({ message: t`The file with the tokens is damaged`, hint: backup() }),
  secrets_of_another_workspace: () => ({
    message: t`The file with the tokens belongs to another workspace or was changed`,
    hint: backup(),
  }),
  size_invalid: inItsOwnWords,
  title_missing: () => ({
    message: t`A project needs a title`,
    hint: t`Write the role you are hiring for.`,
  }),
  too_many_views: (values) => {
    const most = numberIn(values, "most");
    return (
      most && {
        message: t`There are ${most} views already, and that is the most`,
        hint: t`Delete one that you no longer need.`,
      }
    );
  },
  view_name_missing: () => ({ message: t`A view needs a name`, hint: t`Name it after whom it shows.` }),
  view_name_taken: (values) => {
    const name = textIn(values, "name");
    return name && { message: t`There is a view called “${name}” already`, hint: t`Choose another name.` };
  },
  view_name_too_long: (values) => {
    const [letters, most] = [numberIn(values, "letters"), numberIn(values, "most")];
    if (!letters || !most) return null;
    return { message: t`This name has ${letters} letters, and a tab has room for ${most}`, hint: t`Shorten it.` };
  },
  view_too_large: () => ({
    message: t`This view has more filters than a view can hold`,
    hint: t`Remove some of them.`,
  }),
  workspace_damaged: inItsOwnWords,
  workspace_exists: () => ({
    message: t`There is a file at this place already`,
    hint: t`Choose another place or name; nothing was changed.`,
  }),
  workspace_foreign: inItsOwnWords,
  workspace_in_use: () => ({
    message: t`This workspace is open in another program`,
    hint: t`Close the other program, then try again.`,
  }),
  workspace_locked: inItsOwnWords,
  workspace_read_only: () => ({
    message: t`This workspace cannot be written to`,
    hint: t`Give yourself permission to write to the file and its folder, or copy it to another place.`,
  }),
  workspace_too_new: () => ({
    message: t`This workspace was last opened by a newer version of Longlist`,
    hint: t`Update Longlist, then open the workspace again. Nothing was changed.`,
  }),
  cursor_invalid: inItsOwnWords,
  input_missing: inItsOwnWords,
  invalid_id: inItsOwnWords,
  passphrase_not_text: inItsOwnWords,
  recovery_phrase_of_nothing: inItsOwnWords,
  sandbox_cannot_start: inItsOwnWords,
} satisfies Partial<Record<Code, Saying>>;
