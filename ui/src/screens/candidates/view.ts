/** What a list of candidates shows: its filters and its order, kept in the address. */
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { z } from "zod";
import type { PoolFilter, PoolQuery, SortColumn } from "../../api/bindings";

/** What a list can be sorted by, in the order in which the menu has it. */
export const SORTS = [
  "added",
  "updated",
  "name",
  "headline",
  "employer",
  "location",
  "email",
  "sources",
  "searches",
] as const satisfies readonly SortColumn[];

const column: z.ZodType<SortColumn> = z.enum(SORTS);
const filter: z.ZodType<PoolFilter> = z.union([
  z.object({ type: z.literal("search"), ids: z.array(z.string()) }),
  z.object({ type: z.literal("project"), id: z.string() }),
  z.object({ type: z.literal("employer"), values: z.array(z.string()) }),
  z.object({ type: z.literal("location"), values: z.array(z.string()) }),
  z.object({
    type: z.literal("words"),
    field: z.enum(["name", "headline", "employer", "location"]),
    words: z.string(),
  }),
  z.object({ type: z.literal("source"), source: z.enum(["linkedin", "csv", "spreadsheet"]) }),
  z.object({ type: z.literal("hasEmail"), value: z.boolean() }),
]);
/** The order of a list that nobody has sorted. */
export const NEWEST_FIRST: PoolQuery["sort"] = { column: "added", descending: true };

const view = z.object({
  filters: z.array(filter).catch([]),
  sort: z.object({ column, descending: z.boolean() }).catch(NEWEST_FIRST),
  open: z.string().nullable().catch(null),
  view: z.string().nullable().catch(null),
});

/** The part of a list that the address holds: among it the saved view that is looked at. */
export type View = z.infer<typeof view>;

/** Reads it; what makes no sense is left out. */
export function readView(search: Record<string, unknown>): View {
  return view.parse({
    filters: search.filters,
    sort: search.sort,
    open: search.open ?? null,
    view: search.view ?? null,
  });
}

/** The list on this page: of one search, or of all candidates. */
export function useView() {
  const navigate = useNavigate();
  const { searchId = null } = useParams({ strict: false }) as { searchId?: string };
  const search: Record<string, unknown> = useSearch({ strict: false });
  const { filters: rawFilters, sort: rawSort, open, view: saved } = search;
  // The router gives equal parts of the address as the same objects, so the list is asked for again only when it changed.
  const current = useMemo(
    () => readView({ filters: rawFilters, sort: rawSort, open, view: saved }),
    [rawFilters, rawSort, open, saved],
  );
  const change = useCallback(
    (next: Partial<View>) =>
      void navigate({
        to: ".",
        replace: true,
        search: (old: Record<string, unknown>) => {
          const { open: nextOpen, view: nextView, ...rest } = { ...old, ...next };
          return { ...rest, ...(nextOpen ? { open: nextOpen } : {}), ...(nextView ? { view: nextView } : {}) };
        },
      }),
    [navigate],
  );
  return { ...current, searchId, change };
}

/** The question that a view, the words in the search field and the page's search make together. */
export function queryOf(
  text: string,
  filters: PoolFilter[],
  sort: PoolQuery["sort"],
  searchId: string | null,
): PoolQuery {
  const own: PoolFilter[] = searchId ? [{ type: "search", ids: [searchId] }] : [];
  return { text: text.trim(), filters: [...own, ...filters], sort };
}
