/** Says that an edit of a project or a search was saved, with the way back. */
import { t } from "@lingui/core/macro";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { say } from "../../components/Toasts";

/** `edit` is what the core knows it by; nothing was changed where there is none, and then there is nothing to say. */
export function tellOfEdit(edit: string | null, title: string): void {
  if (edit === null) return;
  say({ title, action: { label: t`Undo`, perform: () => void commands.undoEdit(edit).catch(tell) } });
}

function tell(thrown: unknown): void {
  const { message, hint } = asFailure(thrown);
  say({ title: message, description: hint, urgent: true });
}
