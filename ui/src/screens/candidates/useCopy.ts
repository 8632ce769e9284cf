/** Copies candidates to the clipboard: those that are selected, or else the one at the cursor. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import type { RefObject } from "react";
import type { CandidateRow } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { usePerformer } from "../../app/performers";
import type { GridHandle } from "../../components/DataGrid";
import type { GridLayout } from "../../components/gridLayout";
import { say } from "../../components/Toasts";
import { candidates, count } from "../../words/numbers";
import type { Selected } from "./selection";
import { asTsv, textColumns } from "./tsv";
import type { Pool } from "./usePool";

/** So many are copied at once; more is for a file. */
const AT_ONCE = 5_000;
/** Rows asked for at once. */
const PAGE = 500;

type Of = { selected: Selected; pool: Pool; grid: RefObject<GridHandle<CandidateRow> | null>; layout: GridLayout };

/** The copying, for a button and for the key. */
export function useCopy({ selected, pool, grid, layout }: Of) {
  const most = count(AT_ONCE);
  const why = selected.count > AT_ONCE && t`At most ${most} can be copied. Export the list instead.`;
  const copy = useMutation({
    mutationFn: async () => {
      const rows = selected.count > 0 ? await rowsOf(selected, pool) : atCursor(grid.current);
      if (rows.length === 0) return 0;
      const shown = layout.filter((column) => column.visible).map((column) => column.id);
      await navigator.clipboard.writeText(asTsv(rows, textColumns(shown)));
      return rows.length;
    },
    onSuccess: (copied) => copied > 0 && say({ title: t`${candidates(copied)} copied` }),
    onError: (thrown) => say({ title: asFailure(thrown).message, description: asFailure(thrown).hint, urgent: true }),
  });
  const perform = () => (why ? say({ title: why }) : copy.mutate());
  usePerformer("copyInList", perform);
  return { why, busy: copy.isPending, perform };
}

function atCursor(grid: GridHandle<CandidateRow> | null): CandidateRow[] {
  const row = grid?.rowAt(grid.cursor());
  return row ? [row] : [];
}

async function rowsOf({ chosen }: Selected, pool: Pool): Promise<CandidateRow[]> {
  if (chosen.kind === "these") return [...chosen.rows.values()];
  const wanted = Math.min(pool.count ?? 0, AT_ONCE);
  const rows: CandidateRow[] = [];
  while (rows.length < wanted) {
    const next = await pool.load(rows.length, Math.min(PAGE, wanted - rows.length));
    if (next.length === 0) break;
    rows.push(...next);
  }
  return rows;
}
