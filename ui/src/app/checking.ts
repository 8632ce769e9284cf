/** Opens the check sheet over any page. A selection does not fit into an address, so it waits here for the sheet. */
import { useCallback } from "react";
import type { Selection } from "../api/bindings";
import { type SheetAsk, useSheet } from "./navigation";

/** Some candidates of a list, and how many they are. */
export type Chosen = { selection: Selection; count: number };

let waiting: Chosen | null = null;

/** The selection that the sheet was opened for, if it was opened for one in this window. */
export function chosenForCheck(): Chosen | null {
  return waiting;
}

/** Opens the sheet: against a briefing, for a search, for one candidate, or for a selection. */
export function useCheckSheet() {
  const { open } = useSheet();
  return useCallback(
    (ask: Pick<SheetAsk, "briefing" | "into" | "candidate">, chosen: Chosen | null = null) => {
      waiting = chosen;
      open("check", ask);
    },
    [open],
  );
}
