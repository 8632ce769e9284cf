/** Moves what may still be moved in a locked version: one call for each gesture, said afterwards, with the way back. */
import { t } from "@lingui/core/macro";
import type { Arrangement, CategoryCounts, Recategorization } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { say } from "../../components/Toasts";
import { category, ORDER } from "../../words/checks";
import { count } from "../../words/numbers";

/** Arranges a briefing; whether it was done. */
export async function arrange(id: string, arrangement: Arrangement): Promise<boolean> {
  try {
    tellMoved(await commands.recategorize(id, arrangement));
    return true;
  } catch (thrown) {
    tell(thrown);
    return false;
  }
}

function tellMoved({ id, counts: { before, after } }: Recategorization): void {
  const moved = movedInWords(before, after);
  say({
    title: moved ? t`Categories follow` : t`Moved. No category changed.`,
    description: moved,
    replaces: "recategorization",
    action: { label: t`Undo`, perform: () => void commands.undoRecategorization(id).catch(tell) },
  });
}

/** “A 12 → 15, No fit 8 → 5”: only what is different. */
function movedInWords(before: CategoryCounts, after: CategoryCounts): string {
  return ORDER.flatMap((each) => {
    const key = each === "needs_look" ? "needsLook" : each === "no_fit" ? "noFit" : each;
    return before[key] === after[key] ? [] : [`${category(each)} ${count(before[key])} → ${count(after[key])}`];
  }).join(", ");
}

function tell(thrown: unknown): void {
  const { message, hint } = asFailure(thrown);
  say({ title: message, description: hint, urgent: true });
}
