/** Candidates page by page. What was shown stays until the first page of the next question is here. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import type { CandidateRow, PoolQuery } from "../../api/bindings";
import { candidatePage } from "../../api/queries";
import { GRID_BLOCK } from "../../components/DataGrid";

/** The list of a question: its count, and its pages on demand. */
export function usePool(query: PoolQuery) {
  const queries = useQueryClient();
  const first = useQuery({ ...candidatePage(query, 0, GRID_BLOCK), placeholderData: keepPreviousData });
  const settled = useRef(query);
  if (first.data && !first.isPlaceholderData) settled.current = query;
  const load = useCallback(
    async (offset: number, limit: number): Promise<CandidateRow[]> =>
      (await queries.fetchQuery(candidatePage(settled.current, offset, limit))).rows,
    [queries],
  );
  return {
    /** The question whose answer is shown; the newest one as soon as its first page is here. */
    question: JSON.stringify(settled.current),
    revision: first.dataUpdatedAt,
    count: first.data?.count,
    total: first.data?.total,
    indexing: first.data?.indexing ?? false,
    error: first.error,
    retry: () => void first.refetch(),
    load,
  };
}

/** What {@link usePool} gives. */
export type Pool = ReturnType<typeof usePool>;
