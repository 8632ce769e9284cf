/** The keys of the list: J and K walk, Enter opens, X selects, S moves forward, Escape steps back. */
import type { RefObject } from "react";
import { useRef } from "react";
import type { CandidateRow } from "../../api/bindings";
import { usePerformer } from "../../app/performers";
import type { GridHandle } from "../../components/DataGrid";
import type { Selected } from "./selection";
import type { Pool } from "./usePool";

type Keys = {
  grid: RefObject<GridHandle<CandidateRow> | null>;
  pool: Pool;
  open: string | null;
  openIndex: number;
  openRow: (row: CandidateRow, index: number) => void;
  close: () => void;
  selected: Selected;
  /** Moves a candidate forward, onto a shortlist; without one, the selection. */
  forward: (id: string | null) => void;
};

/** Offers the actions of the list. With the panel open, walking opens the next candidate in it. */
export function useListKeys({ grid, pool, open, openIndex, openRow, close, selected, forward }: Keys): void {
  const walk = useRef(0);
  const cursor = () => {
    const focused = grid.current?.cursor() ?? -1;
    return focused >= 0 ? focused : openIndex;
  };
  const move = async (by: 1 | -1) => {
    const index = Math.max(0, Math.min((pool.count ?? 0) - 1, cursor() + by));
    const row = grid.current?.moveTo(index);
    if (!open) return;
    walk.current += 1;
    const step = walk.current;
    const found = row ?? (await pool.load(index, 1))[0];
    // A faster key press has gone on meanwhile.
    if (found && step === walk.current) openRow(found, index);
  };
  const atCursor = () => grid.current?.rowAt(cursor());
  usePerformer("nextInList", () => void move(1));
  usePerformer("previousInList", () => void move(-1));
  usePerformer("openInList", () => {
    const row = atCursor();
    if (row) openRow(row, cursor());
  });
  usePerformer("selectInList", () => {
    const row = atCursor();
    if (row) selected.toggle(row);
  });
  usePerformer("shortlistHere", () => {
    const atHand = open ?? atCursor()?.id;
    if (selected.count > 0) forward(null);
    else if (atHand) forward(atHand);
  });
  usePerformer("selectAllInList", selected.selectAll);
  usePerformer("closePanel", open ? close : selected.count > 0 ? selected.clear : null);
}
