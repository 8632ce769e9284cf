/** The file that the app was opened with, or that was dropped on its window. The core hands it over once,
 * so it waits here until the import sheet takes it.
 */
import { type QueryClient, queryOptions, skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { ChosenFile } from "./bindings";
import { commands, events } from "./bindings";

const openedFile = queryOptions<ChosenFile | null>({
  queryKey: ["opened file"],
  queryFn: skipToken,
  initialData: null,
  gcTime: Number.POSITIVE_INFINITY,
});

/** Asks for a file that waits already, and for each that is opened from now on; the answer ends it. */
export function listenToFiles(queries: QueryClient, onFailure: (thrown: unknown) => void): () => void {
  const fetch = async () => {
    const file = await commands.pendingFile();
    if (file) queries.setQueryData(openedFile.queryKey, file);
  };
  const look = () => void fetch().catch(onFailure);
  const listening = events.fileOpened.listen(look);
  // Only now: between asking first and listening then, a file could be missed.
  void listening.then(look, onFailure);
  return () => void listening.then((end) => end());
}

/** The file that waits, and how to take it. */
export function useOpenedFile(): { file: ChosenFile | null; take: () => void } {
  const queries = useQueryClient();
  const { data: file = null } = useQuery(openedFile);
  const take = useCallback(() => void queries.setQueryData(openedFile.queryKey, null), [queries]);
  return useMemo(() => ({ file, take }), [file, take]);
}
