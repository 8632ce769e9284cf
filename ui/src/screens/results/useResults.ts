/** The results of a briefing: how many stand where, and their pages on demand. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef } from "react";
import type { ResultFilter, ResultPageView, ResultRowView } from "../../api/bindings";
import { keys, results } from "../../api/queries";
import { GRID_BLOCK } from "../../components/DataGrid";

/** The list that a filter asks for. While checks go on it is asked for again, and grows where it stands. */
export function useResults(id: string, filter: ResultFilter) {
  const queries = useQueryClient();
  const first = useQuery({ ...results(id, filter, 0, GRID_BLOCK), placeholderData: keepPreviousData });
  const settled = useRef<{ filter: ResultFilter; page: ResultPageView | undefined; revision: number }>({
    filter,
    page: undefined,
    revision: 0,
  });
  if (first.data && !first.isPlaceholderData) {
    settled.current = { filter, page: first.data, revision: first.dataUpdatedAt };
  }
  const load = useCallback(
    async (offset: number, limit: number): Promise<ResultRowView[]> =>
      (await queries.fetchQuery(results(id, settled.current.filter, offset, limit))).rows,
    [queries, id],
  );
  /** Where somebody stands in the list by now, as far as it was looked at. */
  const indexOf = useCallback(
    (candidateId: string): number => {
      const { filter: shown } = settled.current;
      const pages = queries.getQueriesData<ResultPageView>({ queryKey: [...keys.results, "page", id, shown] });
      for (const [key, page] of pages) {
        const at = page?.rows.findIndex((row) => row.candidateId === candidateId) ?? -1;
        const offset = key.at(-2);
        if (at >= 0 && typeof offset === "number") return offset + at;
      }
      return -1;
    },
    [queries, id],
  );
  const { filter: shown, page, revision } = settled.current;
  const { error, refetch } = first;
  return useMemo(
    () => ({
      question: `${id} ${JSON.stringify(shown)}`,
      revision,
      page,
      error,
      retry: () => void refetch(),
      load,
      indexOf,
    }),
    [id, shown, page, revision, error, refetch, load, indexOf],
  );
}

/** What {@link useResults} gives. */
export type Results = ReturnType<typeof useResults>;
