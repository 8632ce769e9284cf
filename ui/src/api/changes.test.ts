/** Which answers a change makes stale. */
import { expect, test } from "vitest";
import { refresh, staleKeys } from "./changes";
import { keys, newQueryClient, runs } from "./queries";

test("a change of a run touches its own search's history and the list of all runs", () => {
  const stale = staleKeys({ type: "run", runId: "r1", searchId: "s1" });
  expect(stale, "both lists show the run").toContainEqual(["runs", null]);
  expect(stale, "both lists show the run").toContainEqual(["runs", "s1"]);
  expect(stale, "candidates say so themselves when their page is committed").not.toContainEqual(keys.candidates);
});

test("new candidates make every count stale that is shown", () => {
  const stale = staleKeys({ type: "candidates" });
  for (const key of [keys.candidates, keys.facets, keys.projects, keys.overview]) {
    expect(stale, "each of these shows a number of candidates").toContainEqual(key);
  }
});

test("a change of the workspace makes everything stale", () => {
  expect(staleKeys({ type: "workspace" }), "another workspace has other answers to every question").toEqual(
    Object.values(keys),
  );
});

test("a change of quota asks again for the meters and the plan", () => {
  expect(staleKeys({ type: "quota", accountId: "a" }), "both show what is left").toEqual([keys.accounts, keys.plan]);
});

test("what a provider can do moves the quotes, and what was checked moves what was spent", () => {
  expect(staleKeys({ type: "providers" }), "an evaluator that was absent may be there").toContainEqual([
    ...keys.credits,
    "quote",
  ]);
  expect(staleKeys({ type: "checks", briefingId: "b1" }), "and a check by a model costs").toContainEqual([
    ...keys.providers,
    "spend",
  ]);
});

test("a refresh leaves the history of other searches alone", async () => {
  const queries = newQueryClient();
  queries.setQueryData(runs("other").queryKey, []);
  queries.setQueryData(runs("s1").queryKey, []);
  await refresh(queries, { type: "run", runId: "r1", searchId: "s1" });
  expect(queries.getQueryState(runs("s1").queryKey)?.isInvalidated, "its own search shows the run").toBe(true);
  expect(queries.getQueryState(runs("other").queryKey)?.isInvalidated, "another search does not").toBe(false);
});

test("a shortlist shows where people stand, so what moves them makes it stale", () => {
  for (const change of [
    { type: "shortlists" },
    { type: "checks", briefingId: "b1" },
    { type: "briefings", briefingId: "b1" },
    { type: "candidates" },
  ] as const) {
    expect(staleKeys(change), change.type).toContainEqual(keys.shortlists);
  }
});
