/** What the clock alone makes stale. */
import { afterEach, expect, test, vi } from "vitest";
import { credits, newQueryClient } from "./queries";
import { watchResets } from "./resets";

afterEach(() => void vi.useRealTimers());

test("on another day the credits are asked for again, though nothing was booked", () => {
  vi.useFakeTimers({ now: new Date(2026, 10, 30, 23, 59, 57) });
  const queries = newQueryClient();
  const { queryKey } = credits();
  const balance = { available: 480, held: 0, spent: 20 };
  queries.setQueryData(queryKey, { balance, today: 24, rules: {} });
  const end = watchResets(queries);
  vi.advanceTimersByTime(2000);
  expect(queries.getQueryState(queryKey)?.isInvalidated, "it is still today").toBe(false);
  vi.advanceTimersByTime(2000);
  expect(queries.getQueryState(queryKey)?.isInvalidated, "a new month may have an allotment").toBe(true);
  end();
});
