/** Which candidates are selected: some by hand, or all that match. */
import { createContext, useCallback, useMemo, useRef, useState } from "react";
import type { CandidateRow, PoolQuery, Selection } from "../../api/bindings";

type Chosen = { kind: "these"; rows: ReadonlyMap<string, CandidateRow> } | { kind: "matching" };
const NOTHING: Chosen = { kind: "these", rows: new Map() };

/** The selection of one list; another question empties it. */
export function useSelection(question: string, matching: number) {
  const [held, setHeld] = useState<{ question: string; chosen: Chosen }>({ question, chosen: NOTHING });
  const chosen = held.question === question ? held.chosen : NOTHING;
  // What is given to the grid stays the same object while the question changes, or every cell would be drawn again.
  const latest = useRef({ question, chosen });
  latest.current = { question, chosen };
  const set = useCallback((next: Chosen) => setHeld({ question: latest.current.question, chosen: next }), []);
  const toggle = useCallback(
    (row: CandidateRow) => {
      const now = latest.current.chosen;
      // Unticking one of “all that match” gives up “all”: the core knows no “all but these”.
      if (now.kind === "matching") return set(NOTHING);
      const rows = new Map(now.rows);
      if (!rows.delete(row.id)) rows.set(row.id, row);
      set({ kind: "these", rows });
    },
    [set],
  );
  const isSelected = useCallback((id: string) => chosen.kind === "matching" || chosen.rows.has(id), [chosen]);
  const clear = useCallback(() => set(NOTHING), [set]);
  const selectAll = useCallback(() => set({ kind: "matching" }), [set]);
  const count = chosen.kind === "matching" ? matching : chosen.rows.size;
  return useMemo(
    () => ({ chosen, count, toggle, isSelected, clear, selectAll, all: chosen.kind === "matching" }),
    [chosen, count, toggle, isSelected, clear, selectAll],
  );
}

/** What {@link useSelection} gives. */
export type Selected = ReturnType<typeof useSelection>;

/** The selection, for the head of the column of ticks. */
export const SelectionContext = createContext<Selected | null>(null);

/** The selection as the core takes it. */
export function asSelection(selected: Selected, query: PoolQuery): Selection {
  return selected.chosen.kind === "matching"
    ? { type: "matching", query }
    : { type: "these", ids: [...selected.chosen.rows.keys()] };
}
