/** Which answers a change makes stale. The core says what changed; nothing here is guessed. */
import type { QueryClient } from "@tanstack/react-query";
import type { Change } from "./bindings";
import { events } from "./bindings";
import { keys } from "./queries";

/** The heads of the keys that a change makes stale. */
export function staleKeys(change: Change): readonly (readonly unknown[])[] {
  switch (change.type) {
    case "accounts":
      return [keys.accounts, keys.overview, keys.plan];
    case "quota":
      return [keys.accounts, keys.plan];
    case "projects":
      return [keys.projects, keys.overview];
    case "run":
      return [[...keys.runs, null], [...keys.runs, change.searchId], [...keys.skips, change.runId], keys.overview];
    case "candidates":
      return [
        keys.candidates,
        keys.facets,
        keys.candidate,
        keys.activity,
        keys.projects,
        keys.overview,
        keys.shortlists,
      ];
    case "briefings":
      return [keys.briefings, keys.results, keys.shortlists];
    case "checks":
      return [keys.results, keys.checks, keys.briefings, keys.shortlists, [...keys.providers, "spend"]];
    case "credits":
      return [keys.credits];
    case "shortlists":
      return [keys.shortlists];
    case "providers":
      return [keys.providers, [...keys.credits, "quote"]];
    case "savedViews":
      return [keys.savedViews];
    case "settings":
      return [keys.settings];
    case "workspace":
      return Object.values(keys);
    default:
      return change satisfies never;
  }
}

/** Marks what a change made stale; what is on screen is asked for again. */
export function refresh(queries: QueryClient, change: Change): Promise<unknown> {
  return Promise.all(staleKeys(change).map((queryKey) => queries.invalidateQueries({ queryKey })));
}

/** Listens to the core from now on; the answer ends it. */
export function listenToChanges(queries: QueryClient): () => void {
  const listening = events.changed.listen((event) => void refresh(queries, event.payload));
  return () => void listening.then((end) => end());
}
