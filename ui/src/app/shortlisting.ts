/** Moving candidates forward: whom, and onto which shortlist. A selection does not fit into an address, so it waits here. */
import { plural, t } from "@lingui/core/macro";
import { useSyncExternalStore } from "react";
import type { AddedToShortlist, RemovedShortlist, Selection, Shortlist } from "../api/bindings";
import { commands } from "../api/bindings";
import { asFailure } from "../api/failure";
import { say } from "../components/Toasts";
import { candidates } from "../words/numbers";
import { shortName } from "../words/shortlists";

/** Whom to move forward. */
export type ShortlistAsk = {
  selection: Selection;
  count: number;
  /** Whose shortlists are offered; of all projects where it is not known. */
  projectId: string | null;
  /** Of which check they are moved forward, if it is one. */
  briefingId: string | null;
};

let waiting: ShortlistAsk | null = null;
const listeners = new Set<() => void>();

/** Opens the choice of a shortlist, or closes it. */
export function askForShortlist(ask: ShortlistAsk | null): void {
  waiting = ask;
  for (const listener of listeners) listener();
}

/** Whom a shortlist is being chosen for. */
export function useShortlistAsk(): ShortlistAsk | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
}

/** Puts them on a shortlist and says so, with the way back. One that was made for it goes again with them. */
export async function moveForward(ask: ShortlistAsk, list: Shortlist, isNew: boolean): Promise<void> {
  await attempt(async () => {
    const added = await commands.addToShortlist(list.id, ask.selection, ask.briefingId);
    const name = shortName(list.name);
    const who = candidates(added.candidates.length);
    const already = added.already;
    if (added.candidates.length === 0) {
      say({
        title: plural(already, {
          one: `The candidate is on “${name}” already`,
          other: `All # are on “${name}” already`,
        }),
      });
      return;
    }
    say({
      title: t`${who} added to “${name}”`,
      ...(already > 0 && {
        description: plural(already, { one: "1 was on it already", other: "# were on it already" }),
      }),
      action: { label: t`Undo`, perform: () => void attempt(() => takeBack(list, added, isNew)) },
    });
  });
}

async function takeBack(list: Shortlist, { candidates: ids }: AddedToShortlist, isNew: boolean): Promise<void> {
  await commands.takeOffShortlist(list.id, ids);
  if (!isNew) return;
  // Somebody may have put others on it meanwhile.
  const { members } = await commands.shortlist(list.id);
  if (members.length === 0) await commands.removeShortlist(list.id);
}

/** Removes a shortlist and says so, with the way back. */
export async function removeShortlist(list: Shortlist): Promise<boolean> {
  return attempt(async () => {
    const removed = await commands.removeShortlist(list.id);
    const name = shortName(list.name);
    say({
      title: t`“${name}” removed`,
      description: t`Nobody on it was touched.`,
      action: { label: t`Undo`, perform: () => void attempt(() => putBack(removed)) },
    });
  });
}

async function putBack(removed: RemovedShortlist): Promise<void> {
  await commands.putBackShortlist(removed);
  const name = shortName(removed.shortlist.name);
  say({ title: t`“${name}” is back` });
}

/** Does it, or says why not. */
export async function attempt(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (thrown) {
    const { message, hint } = asFailure(thrown);
    say({ title: message, description: hint, urgent: true });
    return false;
  }
}
