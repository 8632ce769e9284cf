/** What can be done to a saved view. Each of it can be undone from the message that tells of it. */
import { t } from "@lingui/core/macro";
import type { SavedView, Shown } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { say } from "../../components/Toasts";

/** Saves what is shown in place of what the view showed. */
export async function saveChanges(view: SavedView, shown: Shown): Promise<void> {
  await perform(
    () => commands.updateSavedView(view.id, tidy(shown)),
    t`Changes of “${view.name}” saved`,
    () => commands.updateSavedView(view.id, view.shown),
  );
}

/** Takes a view away. */
export async function removeView(view: SavedView): Promise<void> {
  await perform(
    () => commands.removeSavedView(view.id),
    t`View “${view.name}” deleted`,
    () => commands.putBackSavedView(view.id),
  );
}

/** Gives a view another name; a name that cannot be is thrown for the field to show. */
export async function renameView(view: SavedView, name: string): Promise<void> {
  await commands.renameSavedView(view.id, name);
  tellDone(t`View renamed to “${name}”`, () => commands.renameSavedView(view.id, view.name));
}

/** Saves what is shown as a new view. */
export function addView(name: string, shown: Shown): Promise<SavedView> {
  return commands.addSavedView(name, tidy(shown));
}

async function perform(work: () => Promise<unknown>, done: string, undo: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    tellDone(done, undo);
  } catch (thrown) {
    tell(thrown);
  }
}

function tellDone(title: string, undo: () => Promise<unknown>): void {
  say({ title, action: { label: t`Undo`, perform: () => void undo().catch(tell) } });
}

/** Says why something was not done. */
export function tell(thrown: unknown, replaces?: string): void {
  const { message, hint } = asFailure(thrown);
  say({ title: message, description: hint, urgent: true, ...(replaces && { replaces }) });
}

/** Without the spaces around the words, which nobody means to save. */
function tidy({ query, columns }: Shown): Shown {
  return { query: { ...query, text: query.text.trim() }, columns };
}
