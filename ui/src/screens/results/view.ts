/** What of the results is shown: who is open and which filter, kept in the address. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { z } from "zod";
import type { ResultFilter } from "../../api/bindings";

const view = z.object({
  open: z.string().nullable().catch(null),
  category: z.enum(["a", "b", "c", "needs_look", "no_fit"]).nullable().catch(null),
  bookmarked: z.boolean().catch(false),
});

/** The view, and how to change it. */
export function useResultsView() {
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const { open, category, bookmarked } = view.parse({
    open: search.open ?? null,
    category: search.category ?? null,
    bookmarked: search.bookmarked ?? false,
  });
  const filter = useMemo((): ResultFilter => {
    if (bookmarked) return { category: null, bookmarked: true };
    return { category, bookmarked: false };
  }, [category, bookmarked]);
  const change = useCallback(
    (next: Record<string, unknown>) =>
      void navigate({
        to: ".",
        replace: true,
        search: (old: Record<string, unknown>) => {
          const all = Object.entries({ ...old, ...next });
          return Object.fromEntries(all.filter(([, value]) => value !== null && value !== false));
        },
      }),
    [navigate],
  );
  const show = useCallback((candidateId: string | null) => change({ open: candidateId }), [change]);
  const setFilter = useCallback(
    (next: ResultFilter) => change({ category: next.category ?? null, bookmarked: next.bookmarked ?? false }),
    [change],
  );
  return { open, filter, show, setFilter };
}
