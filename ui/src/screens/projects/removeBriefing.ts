/** Removes a version of a briefing, with the way back: nobody was checked against it, so it is simply added again. */
import { t } from "@lingui/core/macro";
import type { BriefingView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { say } from "../../components/Toasts";
import { briefingTitle } from "../../words/briefings";

/** The bands that a new version has by itself. */
const USUAL = { a: 75, b: 50 };

/** Removes it and says so. */
export async function removeBriefing(briefing: BriefingView): Promise<void> {
  await commands.removeBriefing(briefing.id);
  const title = briefingTitle(briefing);
  say({ title: t`“${title}” removed`, action: { label: t`Undo`, perform: () => void putBack(briefing) } });
}

async function putBack({ projectId, name, requirements, bands }: BriefingView): Promise<void> {
  try {
    const made = await commands.addBriefing(projectId, { name, requirements });
    const isUsual = bands.a === USUAL.a && bands.b === USUAL.b;
    if (!isUsual) await commands.recategorize(made.id, { requirements: {}, bands });
    const title = briefingTitle(made);
    say({ title: t`“${title}” is back` });
  } catch (thrown) {
    const { message, hint } = asFailure(thrown);
    say({ title: message, description: hint, urgent: true });
  }
}
