/** What is wrong with the workspace, or with something in it, in words. */
import { t } from "@lingui/core/macro";
import type { Case, Code, Noun } from "../../api/bindings";
import { numberIn, type Saying, textIn } from "./saying";

const backup = () =>
  t`Put the right file back from a backup, or move this one away and enter the tokens again in Settings, Accounts.`;
const restore = () => t`Restore it from a backup. Nothing was changed.`;
const ours = () => t`Choose a file that Longlist made. Nothing was changed.`;
const keychain = () =>
  t`Unlock the keychain of this computer and try again, or use a passphrase or the recovery phrase instead.`;

/** One for each code. */
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
  keychain_unavailable: () => ({ message: t`The keychain of this computer does not work`, hint: keychain() }),
  not_found: (values) => {
    const noun = textIn(values, "noun");
    if (!noun || !Object.hasOwn(GONE, noun)) return null;
    return { message: GONE[noun as Noun](), hint: t`Look through the list for the one you meant.` };
  },
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
    message: t`This run is not at work`,
    hint: t`Look it up under Runs: it may be over, or waiting to be resumed.`,
  }),
  run_is_running: () => ({
    message: t`This run is at work`,
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
  size_invalid: () => ({
    message: t`An import of no candidates does nothing`,
    hint: t`Choose a size of at least 1.`,
  }),
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
  workspace_damaged: () => ({ message: t`This workspace is damaged`, hint: restore() }),
  workspace_exists: () => ({
    message: t`There is a file at this place already`,
    hint: t`Choose another place or name; nothing was changed.`,
  }),
  workspace_foreign: () => ({ message: t`This file is not a workspace`, hint: ours() }),
  workspace_in_use: () => ({
    message: t`This workspace is open in another program`,
    hint: t`Close the other program, then try again.`,
  }),
  workspace_locked: () => ({ message: t`No workspace is open`, hint: t`Open the workspace first.` }),
  workspace_read_only: () => ({
    message: t`This workspace cannot be written to`,
    hint: t`Give yourself permission to write to the file and its folder, or copy it to another place.`,
  }),
  workspace_too_new: () => ({
    message: t`This workspace was last opened by a newer version of Longlist`,
    hint: t`Update Longlist, then open the workspace again. Nothing was changed.`,
  }),
  cursor_invalid: () => ({
    message: t`This is not a place in the list of candidates`,
    hint: t`Begin with the first page.`,
  }),
  input_missing: () => ({ message: t`Something was to be typed, and there was nothing`, hint: t`Type it in.` }),
  invalid_id: () => ({ message: t`This is not an id`, hint: t`Copy one from a list.` }),
  passphrase_not_text: () => ({ message: t`The passphrase is not text in UTF-8`, hint: t`Enter it again.` }),
  recovery_phrase_of_nothing: () => ({
    message: t`A new workspace has no recovery phrase yet`,
    hint: t`Give a passphrase, or nothing to keep the key in the keychain; the phrase is shown afterwards.`,
  }),
  sandbox_cannot_start: () => ({
    message: t`The sandbox cannot start`,
    hint: t`Close whatever listens on its port, then try again.`,
  }),
} satisfies Partial<Record<Code, Saying>>;

/** Where a code has several sentences. */
export const casesOfWorkspace = {
  keychain_absent: () => ({
    message: t`This computer had no keychain when Longlist started (on Linux: GNOME Keyring, KWallet or another Secret Service)`,
    hint: keychain(),
  }),
  keychain_foreign_entry: () => ({
    message: t`The keychain holds something under this name that is not from Longlist`,
    hint: keychain(),
  }),
  keychain_locked: () => ({ message: t`The keychain is locked or does not let Longlist in`, hint: keychain() }),
  keychain_refuses: () => ({ message: t`The keychain does not take this secret`, hint: keychain() }),
  keychain_several_entries: () => ({
    message: t`The keychain holds several secrets under this name; remove them and enter the secret again`,
    hint: keychain(),
  }),
  keychain_silent: () => ({
    message: t`The keychain did not answer; it may be locked and show a window that waits for you`,
    hint: keychain(),
  }),
  keychain_too_long: () => ({ message: t`The keychain does not take a secret of this length`, hint: keychain() }),
  keychain_unreachable: () => ({
    message: t`The keychain cannot be reached or refused to work`,
    hint: keychain(),
  }),
  keychain_waiting: () => ({
    message: t`The keychain has not answered several times and may show a window that waits for you`,
    hint: keychain(),
  }),
  key_missing: () => ({
    message: t`The keychain of this computer has no key for this workspace`,
    hint: t`Open it with its recovery phrase or passphrase.`,
  }),
  key_unreadable: () => ({
    message: t`The key in the keychain is not readable`,
    hint: t`Open the workspace with its recovery phrase.`,
  }),
  wrong_key: () => ({
    message: t`This key does not open the workspace, or the file is not a workspace`,
    hint: t`Check the passphrase or recovery phrase, and that this is the right file.`,
  }),
  end_missing: () => ({ message: t`The end of this workspace is missing`, hint: restore() }),
  end_missing_or_foreign: () => ({
    message: t`This file is not a workspace, or its end is missing`,
    hint: restore(),
  }),
  other_edition: () => ({
    message: t`This workspace was made by another edition of Longlist`,
    hint: t`Open it with the program that made it. Nothing was changed.`,
  }),
  plain_database: () => ({ message: t`This file is a database, but not an encrypted workspace`, hint: ours() }),
  workspace_forbidden: () => ({ message: t`This file cannot be read`, hint: ours() }),
  workspace_is_folder: () => ({ message: t`This is a folder and not a workspace`, hint: ours() }),
  workspace_too_short: () => ({ message: t`This file is empty or too short to be a workspace`, hint: ours() }),
  size_read: (values) => {
    const size = numberIn(values, "size");
    return (
      size && {
        message: t`${size} results of this search were read already`,
        hint: t`Give a size above what was read, or none for all the rest.`,
      }
    );
  },
} satisfies Partial<Record<Case, Saying>>;

/** A thing that does not exist, or no longer. */
const GONE: Readonly<Record<Noun, () => string>> = {
  account: () => t`This account does not exist, or no longer`,
  briefing: () => t`This briefing does not exist, or no longer`,
  candidate: () => t`This candidate does not exist, or no longer`,
  check: () => t`This check does not exist, or no longer`,
  edit: () => t`This edit does not exist, or no longer`,
  file: () => t`This file does not exist, or no longer`,
  offer: () => t`This offer does not exist, or no longer`,
  project: () => t`This project does not exist, or no longer`,
  provider: () => t`This provider does not exist, or no longer`,
  recategorization: () => t`This change of a briefing does not exist, or no longer`,
  removal: () => t`This removal does not exist, or no longer`,
  requirement: () => t`This requirement does not exist, or no longer`,
  run: () => t`This import does not exist, or no longer`,
  search: () => t`This search does not exist, or no longer`,
  shortlist: () => t`This shortlist does not exist, or no longer`,
  view: () => t`This view does not exist, or no longer`,
  workspace: () => t`This workspace does not exist, or no longer`,
};
