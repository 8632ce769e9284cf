/** Which entries the ledger shows; it stands in the address, so that a run can lead to its own. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { EntryFilter, EntryKind } from "../../api/bindings";

export const KINDS: readonly EntryKind[] = ["grant", "hold", "post", "void"];
/** How far back, in days. */
export const PERIODS = ["7", "30", "90", "365"] as const;
export type Period = (typeof PERIODS)[number];

/** What is chosen. Null is everything. */
export type Chosen = { kind: EntryKind | null; period: Period | null; run: string | null };

/** What the address says, and how to say something else. */
export function useChosen(): { chosen: Chosen; choose: (part: Partial<Chosen>) => void } {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const chosen: Chosen = {
    kind: KINDS.find((kind) => kind === search.kind) ?? null,
    period: PERIODS.find((period) => period === String(search.days)) ?? null,
    run: typeof search.run === "string" ? search.run : null,
  };
  const choose = (part: Partial<Chosen>) => {
    const { kind, period, run } = { ...chosen, ...part };
    void navigate({
      to: ".",
      replace: true,
      search: (old: Record<string, unknown>) => ({
        ...old,
        kind: kind ?? undefined,
        days: period ?? undefined,
        run: run ?? undefined,
      }),
    });
  };
  return { chosen, choose };
}

/** The same as the core is asked. A period begins with a day, so that the question stays the same until midnight. */
export function filterOf({ kind, period, run }: Chosen, now: number): EntryFilter {
  if (period === null) return { kind, run, from: null, until: null };
  const from = new Date(now);
  from.setHours(0, 0, 0, 0);
  from.setDate(from.getDate() - Number(period));
  return { kind, run, from: from.toISOString(), until: null };
}
