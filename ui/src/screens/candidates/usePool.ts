/** Candidates page by page. What was shown stays until the first page of the next question is here. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef } from "react";
import type { CandidateRow, PoolPage, PoolQuery } from "../../api/bindings";
import { candidatePage } from "../../api/queries";
import { GRID_BLOCK } from "../../components/DataGrid";

type Settled = { query: PoolQuery; page: PoolPage | undefined; revision: number };

const firstPage = (query: PoolQuery) => candidatePage(query, 0, GRID_BLOCK);

/** The list of a question: its count, and its pages on demand. */
export function usePool(query: PoolQuery) {
  const queries = useQueryClient();
  // One question at a time: while the core is at one, the keys that follow wait, and only the newest is asked.
  const asked = useRef(query);
  const isAsking = queries.getQueryState(firstPage(asked.current).queryKey)?.fetchStatus === "fetching";
  if (!isAsking) asked.current = query;
  const first = useQuery({ ...firstPage(asked.current), placeholderData: keepPreviousData });
  const settled = useRef<Settled>({ query, page: undefined, revision: 0 });
  if (first.data && !first.isPlaceholderData) {
    settled.current = { query: asked.current, page: first.data, revision: first.dataUpdatedAt };
  }
  const load = useCallback(
    async (offset: number, limit: number): Promise<CandidateRow[]> =>
      (await queries.fetchQuery(candidatePage(settled.current.query, offset, limit))).rows,
    [queries],
  );
  const { query: shown, page, revision } = settled.current;
  const { error, refetch } = first;
  return useMemo(
    () => ({
      /** The question whose answer is shown; the newest one as soon as its first page is here. */
      question: JSON.stringify(shown),
      revision,
      count: page?.count,
      total: page?.total,
      indexing: page?.indexing ?? false,
      error,
      retry: () => void refetch(),
      load,
    }),
    [shown, page, revision, error, refetch, load],
  );
}

/** What {@link usePool} gives. */
export type Pool = ReturnType<typeof usePool>;
