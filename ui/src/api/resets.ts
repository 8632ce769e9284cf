/** The moment a day ends, of an account or of this place. Nothing is booked then, so the core has nothing to tell: the clock
 * says it.
 */
import type { QueryClient } from "@tanstack/react-query";
import { accounts, keys } from "./queries";

/** How often the clock is looked at. A timer for the moment itself would stop while the computer sleeps. */
const LOOK_MS = 1000;

/**
 * Asks for the quotas again when one of them has reset, and for the credits when it is another day here: what was taken
 * today begins at nothing, and a new month may have an allotment. The answer ends it.
 */
export function watchResets(queries: QueryClient): () => void {
  let day = new Date().toDateString();
  const timer = setInterval(() => {
    const today = new Date().toDateString();
    if (today !== day) {
      day = today;
      void queries.invalidateQueries({ queryKey: keys.credits });
    }
    const list = queries.getQueryData(accounts().queryKey) ?? [];
    const isAsking = queries.isFetching({ queryKey: keys.accounts }) > 0;
    if (isAsking || !list.some(({ quota }) => new Date(quota.resetsAt).getTime() <= Date.now())) return;
    for (const queryKey of [keys.accounts, keys.plan]) void queries.invalidateQueries({ queryKey });
  }, LOOK_MS);
  return () => clearInterval(timer);
}
