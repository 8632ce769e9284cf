/** Candidates: the states of the list, the panel, and what a selection becomes. */
import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { person } from "../../../tests/fake/people";
import { BROKEN } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";
import type { PoolQuery } from "../../api/bindings";
import { filterInWords } from "./FilterChips";
import { asSelection, type Selected } from "./selection";
import { asTsv, textColumns } from "./tsv";
import { queryOf, readView } from "./view";

test("an empty workspace offers to import", async () => {
  renderAt("/candidates", { candidates: 0 });
  expect(await screen.findByRole("heading", { name: "There are no candidates yet" }), "a sentence").toBeVisible();
});

test("an empty search offers to fill it", async () => {
  renderAt("/searches/s4");
  expect(await screen.findByRole("heading", { name: "This search has no candidates yet" }), "a sentence").toBeVisible();
});

test("a list that is on its way has shapes", async () => {
  renderAt("/candidates", { hanging: ["find_candidates"] });
  expect(await screen.findByText("Loading candidates"), "a screen reader hears it").toBeInTheDocument();
});

test("a list that cannot be read says why", async () => {
  renderAt("/candidates", { failing: { find_candidates: BROKEN } });
  expect(await screen.findByRole("alert"), "what happened").toHaveTextContent("went wrong inside Longlist");
});

test("the count is exact", async () => {
  renderAt("/candidates");
  await expect
    .poll(() => screen.queryByTestId("candidate-count")?.textContent, { message: "all of them", timeout: 5000 })
    .toBe("1,000,000 candidates");
});

test("a list that grew or shrank has a scroll bar of its own length, once typing pauses", async () => {
  const { user } = renderAt("/candidates");
  const rowsTold = () => Number(screen.queryByRole("grid")?.getAttribute("aria-rowcount"));
  // One of them is the heads.
  await expect.poll(rowsTold, { message: "all of them", timeout: 5000 }).toBe(1_000_001);
  await user.type(screen.getByRole("searchbox"), "engineer");
  const count = screen.getByTestId("candidate-count");
  await waitFor(() =>
    expect(Number(count.dataset.count), "it found fewer, and a page of them").toBeLessThan(1_000_000),
  );
  expect(Number(count.dataset.count), "more than a page, so that the bar may wait").toBeGreaterThan(50);
  await expect.poll(rowsTold, { message: "as many as were found" }).toBe(Number(count.dataset.count) + 1);
});

test("a count is rough while the pool is being read, and exact afterwards", async () => {
  const { core } = renderAt("/candidates", { indexing: true });
  const count = await screen.findByTestId("candidate-count");
  await waitFor(() => expect(count, "it says so").toHaveTextContent(/^about 1,000,000 candidates$/));
  core.finishIndexing();
  await waitFor(() => expect(count, "all of them").toHaveTextContent(/^1,000,000 candidates$/));
});

test("candidates removed from a search are put back by one press, however many", async () => {
  const { user, core } = renderAt("/searches/s1");
  await waitFor(() => expect(screen.getByTestId("candidate-count"), "they are here").toHaveTextContent(/\d/));
  await user.keyboard("{Control>}a{/Control}");
  await user.click(await screen.findByRole("button", { name: "Remove from search" }));
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  expect(await screen.findByText(/put back into the search$/), "in words").toBeInTheDocument();
  const [removed, undone] = core.asked.filter(({ command }) => /remov/.test(command));
  expect(removed?.args, "all that match, without a list of them").toMatchObject({ selection: { type: "matching" } });
  expect(undone?.command, "by what the removal was called").toBe("undo_removal");
});

test("those picked by hand can be exported, and all that match", async () => {
  const query = queryOf("", [], { column: "added", descending: true }, null);
  const chosen = { kind: "these" as const, rows: new Map([["c1", person(1, 0)]]) };
  expect(asSelection({ chosen } as unknown as Selected, query), "by hand").toEqual({ type: "these", ids: ["c1"] });
  const { user, core } = renderAt("/candidates");
  await waitFor(() => expect(screen.getByTestId("candidate-count"), "they are here").toHaveTextContent(/\d/));
  await user.click(screen.getByRole("button", { name: "Export" }));
  await user.click(await screen.findByRole("menuitem", { name: "CSV file" }));
  await expect
    .poll(() => core.asked, { message: "the question itself" })
    .toContainEqual({
      command: "export_candidates",
      args: { selection: { type: "matching", query }, format: "csv" },
    });
});

test("while the core is at one question, only the newest of those that follow is asked", async () => {
  const { user, core } = renderAt("/candidates");
  await waitFor(() => expect(screen.getByTestId("candidate-count"), "they are here").toHaveTextContent(/\d/));
  const release = core.hold("find_candidates");
  await user.type(screen.getByRole("searchbox"), "berl");
  const asked = () =>
    core.asked.filter(({ command }) => command === "find_candidates").map(({ args }) => (args.query as PoolQuery).text);
  expect(asked().at(-1), "the first letter is being asked").toBe("b");
  release();
  await waitFor(() => expect(asked().at(-1), "then the whole word").toBe("berl"));
  expect(asked(), "and nothing between").not.toContain("ber");
});

test("markup in a name is only ever text", async () => {
  renderAt("/candidates?open=c70", { hanging: ["find_candidates"] });
  const heading = await screen.findByRole("heading", { level: 2 });
  expect(heading.textContent, "as it came").toBe("<b>Not bold</b> O’Neil");
  expect(heading.querySelector("b"), "and no element of it").toBeNull();
});

test("an offered value is taken by one press", async () => {
  const { user, core } = renderAt("/candidates?open=c1", { hanging: ["find_candidates"] });
  await user.click(await screen.findByRole("tab", { name: "Activity" }));
  await user.click(await screen.findByRole("button", { name: "Use this" }));
  expect(core.asked, "the core is asked").toContainEqual({ command: "take_offer", args: { offerId: "o-c1" } });
  expect(await screen.findByText("Used"), "and the feed says so").toBeVisible();
});

test("an address with nonsense in it is an ordinary list", () => {
  const view = readView({ filters: "x", sort: { column: "salary" }, open: 7 });
  expect(view, "what makes no sense is left out").toEqual({
    filters: [],
    sort: { column: "added", descending: true },
    open: null,
    view: null,
  });
});

test("a list inside a search asks for that search", () => {
  const query = queryOf(" rust ", [], { column: "name", descending: false }, "s1");
  expect(query, "the search is one more filter").toEqual({
    text: "rust",
    filters: [{ type: "search", ids: ["s1"] }],
    sort: { column: "name", descending: false },
  });
});

test("a filter is said in words", () => {
  expect(filterInWords({ type: "employer", values: ["A", "B"] }, []), "two").toBe("Employer: A or B");
  expect(filterInWords({ type: "employer", values: ["A", "B", "C"] }, []), "many").toBe("Employer: A or 2 others");
});

test("copied cells cannot become formulas or break a line", () => {
  const row = { ...person(1, 0), fullName: "=HYPERLINK(1)", headline: "one\ttwo\nthree" };
  const [, line] = asTsv([row], textColumns(["name"])).split("\n");
  expect(line, "quoted").toMatch(/^'=HYPERLINK\(1\)\t/);
  expect(line, "on one line").toContain("one two three");
});
