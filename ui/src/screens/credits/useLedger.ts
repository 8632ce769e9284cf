/** Entries page by page. What was shown stays until the sums of the next question are here. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import type { Entry, EntryFilter, EntrySums } from "../../api/bindings";
import { creditEntries, creditSums } from "../../api/queries";

type Settled = { filter: EntryFilter; sums: EntrySums | undefined; revision: number };

/** The entries of a filter: their sums, and the rows on demand. */
export function useLedger(filter: EntryFilter) {
  const queries = useQueryClient();
  const asked = useQuery({ ...creditSums(filter), placeholderData: keepPreviousData });
  const settled = useRef<Settled>({ filter, sums: undefined, revision: 0 });
  if (asked.data && !asked.isPlaceholderData) {
    settled.current = { filter, sums: asked.data, revision: asked.dataUpdatedAt };
  }
  const load = useCallback(
    (offset: number, limit: number): Promise<Entry[]> =>
      queries.fetchQuery(creditEntries(settled.current.filter, offset, limit)),
    [queries],
  );
  const { filter: shown, sums, revision } = settled.current;
  return {
    question: JSON.stringify(shown),
    filter: shown,
    sums,
    revision,
    load,
    error: asked.error,
    retry: () => void asked.refetch(),
  };
}
