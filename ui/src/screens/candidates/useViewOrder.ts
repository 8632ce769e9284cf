/** The order of the views: shown at once, and kept in the workspace. */
import { t } from "@lingui/core/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import type { SavedView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { savedViews } from "../../api/queries";
import { say } from "../../components/Toasts";
import { count } from "../../words/numbers";
import { tell } from "./viewChanges";

/** Of several moves only the last one is told of. */
const TOLD = "view-order";

/** Moves a view to an index among all. */
export function useViewOrder(): (id: string, to: number) => void {
  const queries = useQueryClient();
  // One after the other: each move counts on the one before.
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(
    (id: string, to: number) => {
      const { queryKey } = savedViews();
      const put = (at: number): { from: number; view: SavedView; of: number } | null => {
        const old = queries.getQueryData(queryKey) ?? [];
        const from = old.findIndex((view) => view.id === id);
        const view = old[from];
        if (!view || at < 0 || at >= old.length || at === from) return null;
        const others = old.filter((each) => each !== view);
        const next = [...others.slice(0, at), view, ...others.slice(at)];
        // What is being read now is the order before.
        void queries.cancelQueries({ queryKey });
        queries.setQueryData(queryKey, next);
        const before = next[at + 1]?.id ?? null;
        last.current = last.current
          .then(() => commands.moveSavedView(id, before))
          .catch((thrown: unknown) => {
            tell(thrown, TOLD);
            return queries.invalidateQueries({ queryKey });
          });
        return { from, view, of: old.length };
      };
      const done = put(to);
      if (!done) return;
      const { view, of, from } = done;
      say({
        title: t`“${view.name}” is view ${count(to + 1)} of ${count(of)}`,
        replaces: TOLD,
        action: { label: t`Undo`, perform: () => void put(from) },
      });
    },
    [queries],
  );
}
