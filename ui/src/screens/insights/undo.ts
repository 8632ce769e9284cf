/** Says what a recategorization came to, with the way back. */
import { t } from "@lingui/core/macro";
import type { BeforeAfter, Recategorization } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { say } from "../../components/Toasts";
import { CATEGORIES, category, countIn } from "../../words/categories";
import { signed } from "../../words/credits";

/** “A +6, No fit −6”: only what changed. */
export function changesInWords({ before, after }: BeforeAfter): string {
  const changed = CATEGORIES.map((each) => ({ each, by: countIn(after, each) - countIn(before, each) }));
  const words = changed.filter(({ by }) => by !== 0).map(({ each, by }) => `${category(each)} ${signed(by)}`);
  return words.length === 0 ? t`Nobody changed category` : words.join(", ");
}

/** The message after it was applied. */
export function tellUndo({ id, counts }: Recategorization): void {
  say({
    title: t`Candidates are sorted anew`,
    description: changesInWords(counts),
    action: { label: t`Undo`, perform: () => void undo(id) },
  });
}

/** Takes it back, or says why that is not possible. */
export async function undo(id: string): Promise<void> {
  try {
    await commands.undoRecategorization(id);
    say({ title: t`Everything is sorted as before` });
  } catch (thrown) {
    const { message, hint } = asFailure(thrown);
    say({ title: message, description: hint, urgent: true });
  }
}
