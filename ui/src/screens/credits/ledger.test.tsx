/** The ledger: entries in words, filters with their sums, export. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";

const sums = () => screen.findByTestId("ledger-sums");

test("an entry says what it did, with a sign, for whom, and what was there afterwards", async () => {
  renderAt("/credits/ledger");
  const grid = await screen.findByRole("grid", { name: "Entries of the ledger" });
  const text = async (row: number) => {
    const cells = await waitFor(() => {
      const found = grid.querySelectorAll(`[row-index="${row}"] [col-id]`);
      expect(found.length, "the row is here").toBeGreaterThan(5);
      return found;
    });
    return [...cells].map((cell) => cell.textContent);
  };
  expect(await text(0), "released, with a plus").toEqual(expect.arrayContaining(["4", "Released", "+4", "480"]));
  expect(await text(1), "spent, without a sign").toEqual(expect.arrayContaining(["Spent", "20", "Ada Example"]));
  expect(await text(2), "reserved, with a minus").toEqual(expect.arrayContaining(["Reserved", "−24", "476"]));
  expect(await text(3), "the month’s allotment").toEqual(
    expect.arrayContaining(["Granted, monthly", "+500", "Allotment for November 2026"]),
  );
});

test("filters stand in the address, and their sums beside them", async () => {
  const { user, router, core } = renderAt("/credits/ledger?run=r20");
  expect(await sums(), "of that run").toHaveTextContent("3 entriesGranted0Reserved24Spent20Released4");
  await user.click(screen.getByRole("combobox", { name: "Kind of entry" }));
  await user.click(await screen.findByRole("option", { name: "Spent" }));
  await waitFor(() => expect(screen.getByTestId("ledger-sums"), "of one kind").toHaveTextContent(/Entries1 entry/));
  expect(router.state.location.search, "it can be come back to").toMatchObject({ run: "r20", kind: "post" });
  await user.click(screen.getByRole("button", { name: "Export as CSV" }));
  expect(core.asked, "what is shown is exported").toContainEqual({
    command: "export_credits",
    args: { filter: { kind: "post", run: "r20", from: null, until: null } },
  });
  expect(await screen.findByText("Saved as Credits.csv"), "under which name").toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Clear" }));
  await waitFor(() =>
    expect(screen.getByTestId("ledger-sums"), "everything again").toHaveTextContent(/Entries4 entries/),
  );
});

test("a period begins with a day", async () => {
  const { core } = renderAt("/credits/ledger?days=7");
  expect(await sums(), "the grant was earlier").toHaveTextContent(/Entries3 entries/);
  const filters = core.asked.filter(({ command }) => command === "credit_sums").map(({ args }) => args.filter);
  const from = new Date((filters as { from?: string }[]).find((filter) => filter.from)?.from ?? Number.NaN);
  expect([from.getHours(), from.getMinutes()], "at midnight here").toEqual([0, 0]);
});

test("a filter without entries says so and can be cleared; an empty ledger offers a grant", async () => {
  const first = renderAt("/credits/ledger?run=nobody");
  await screen.findByRole("heading", { name: "No entry matches" });
  await first.user.click(screen.getByRole("button", { name: "Show all entries" }));
  expect(await screen.findByRole("grid"), "all of them").toBeInTheDocument();
  first.unmount();
  renderAt("/credits/ledger", { fresh: true });
  const heading = await screen.findByRole("heading", { name: "Nothing is booked yet" });
  const state = heading.parentElement as HTMLElement;
  expect(within(state).getByRole("button", { name: "Grant credits" }), "one thing to do").toBeVisible();
});

test("a ledger that cannot be read says why", async () => {
  renderAt("/credits/ledger", { failing: { credit_sums: BROKEN } });
  expect(await screen.findByRole("alert"), "what happened").toHaveTextContent("went wrong inside Longlist");
});

test("the keys walk through the entries, and Enter opens the candidate", async () => {
  const { user, router } = renderAt("/credits/ledger");
  const grid = await screen.findByRole("grid");
  await waitFor(() => expect(grid.querySelectorAll("[row-index='1'] [col-id]").length).toBeGreaterThan(5));
  await user.keyboard("jj{Enter}");
  await waitFor(() => expect(router.state.location.pathname, "where candidates are").toBe("/candidates"));
  expect(router.state.location.search, "the one of the entry").toMatchObject({ open: "c1" });
});
