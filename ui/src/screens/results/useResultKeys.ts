/** The keys of the results: J and K walk, Enter opens, X selects, S moves forward, Escape steps back. */
import { type RefObject, useCallback, useRef } from "react";
import type { ResultRowView } from "../../api/bindings";
import { usePerformer } from "../../app/performers";
import type { GridHandle } from "../../components/DataGrid";
import type { Results } from "./useResults";

type Options = {
  grid: RefObject<GridHandle<ResultRowView> | null>;
  results: Results;
  open: string | null;
  show: (candidateId: string | null) => void;
  toggle: (row: ResultRowView) => void;
  selected: readonly ResultRowView[];
  /** Moves candidates forward, onto a shortlist. */
  forward: (ids: string[]) => void;
  /** What Escape does when nothing is open. */
  clear: (() => void) | null;
};

/** Offers the actions of the list, and answers how to go on to the next one. */
export function useResultKeys({ grid, results, open, show, toggle, selected, forward, clear }: Options) {
  const lastIndex = useRef(-1);
  const step = useRef(0);
  const cursor = () => {
    const index = open ? results.indexOf(open) : -1;
    if (index >= 0) return index;
    const focused = grid.current?.cursor() ?? -1;
    return focused >= 0 ? focused : lastIndex.current;
  };
  const move = async (by: 1 | -1) => {
    const many = results.page?.count ?? 0;
    const index = Math.max(0, Math.min(many - 1, cursor() + by));
    lastIndex.current = index;
    const row = grid.current?.moveTo(index);
    if (!open) return;
    step.current += 1;
    const mine = step.current;
    const found = row ?? (await results.load(index, 1))[0];
    // A faster key press has gone on meanwhile.
    if (found && mine === step.current) show(found.candidateId);
  };
  const atCursor = () => grid.current?.rowAt(cursor());
  usePerformer("nextInList", () => void move(1));
  usePerformer("previousInList", () => void move(-1));
  usePerformer("openInList", () => {
    const row = atCursor();
    if (row) show(row.candidateId);
  });
  usePerformer("selectInList", () => {
    const row = atCursor();
    if (row) toggle(row);
  });
  usePerformer("shortlistHere", () => {
    const atHand = open ?? atCursor()?.candidateId;
    forward(selected.length > 0 ? selected.map(({ candidateId }) => candidateId) : atHand ? [atHand] : []);
  });
  usePerformer("closePanel", open ? () => show(null) : clear);
  const next = useRef(move);
  next.current = move;
  return useCallback(() => void next.current(1), []);
}
