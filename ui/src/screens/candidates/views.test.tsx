/** Saved views: what a tab shows, what was changed about it, and what can be taken back. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Scenario } from "../../../tests/fake/scenario";
import { BROKEN } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";
import type { PoolQuery } from "../../api/bindings";
import type { GridColumn } from "../../components/gridColumns";
import { completeLayout } from "../../components/gridLayout";
import { isSameShown, shownBy } from "./shown";

const tab = (name: string | RegExp) => screen.findByRole("tab", { name });
const chosen = () => screen.getByRole("tab", { selected: true }).textContent;
const press = (name: string | RegExp) => screen.findByRole("button", { name });

/** The question whose answer is on screen. */
const shown = () => JSON.parse(screen.getByTestId("candidate-grid").dataset.question ?? "null") as PoolQuery;

/** The list, once it has its views and its count. */
async function list(path = "/candidates", scenario: Scenario = {}) {
  const view = renderAt(path, scenario);
  const asked = () =>
    view.core.asked.filter(({ command }) => command === "find_candidates").map(({ args }) => args.query as PoolQuery);
  if (!scenario.failing && scenario.views !== 0) await tab(/^With e-mail/);
  await waitFor(() => expect(screen.getByTestId("candidate-count"), "it is counted").toHaveTextContent(/\d/));
  return { ...view, last: () => asked().at(-1), asked };
}

/** Chooses an item of the menu of the view that is looked at. */
async function menu(user: Awaited<ReturnType<typeof list>>["user"], item: string) {
  await user.click(await press(/^More about the view/));
  await user.click(await screen.findByRole("menuitem", { name: item }));
}

test("a press on a tab shows its words, filters and order at once", async () => {
  const { user, last, asked } = await list();
  const before = asked().length;
  await user.click(await tab("Near the office"));
  await waitFor(() => expect(last(), "the question that was saved").toMatchObject({ text: "engineer" }));
  expect(last(), "with its filters and its order").toMatchObject({
    filters: [{ type: "location" }],
    sort: { column: "name", descending: false },
  });
  expect(asked().slice(before), "and no mixture of the two on the way").toHaveLength(1);
  expect(screen.getByRole("searchbox"), "the words stand in the field").toHaveValue("engineer");
  expect(chosen(), "one tab is chosen").toBe("Near the office");
});

test("the tabs are walked with the arrow keys, and the list is their panel", async () => {
  const { user, last } = await list();
  (await tab("Everybody")).focus();
  await user.keyboard("{ArrowRight}{ArrowRight}");
  await waitFor(() =>
    expect(last()?.filters, "it shows what is walked to").toEqual([{ type: "hasEmail", value: true }]),
  );
  expect(await tab("With e-mail"), "the focus stays in the tabs").toHaveFocus();
  const panel = screen.getByRole("tabpanel", { name: /^With e-mail/ });
  expect(within(panel).getByTestId("candidate-count"), "named after its tab").toBeVisible();
});

test("V then J and V then K walk the views from anywhere in the list", async () => {
  const { user } = await list();
  await user.keyboard("vj");
  await waitFor(() => expect(chosen(), "the next one").toBe("Near the office"));
  await user.keyboard("vk");
  await waitFor(() => expect(chosen(), "and back").toBe("Everybody"));
  await user.keyboard("vk");
  await waitFor(() => expect(chosen(), "round the end").toMatch(/^Alumni/));
});

test("what is shown is saved under a name", async () => {
  const { user, core } = await list();
  await user.type(screen.getByRole("searchbox"), "go ");
  await user.click(await press("Save as a view"));
  await user.type(await screen.findByRole("textbox", { name: "Name" }), "Vienna, Go{Enter}");
  expect(await tab("Vienna, Go"), "it is a tab, and the one that is looked at").toHaveAttribute(
    "aria-selected",
    "true",
  );
  const saved = core.asked.find(({ command }) => command === "add_saved_view");
  expect(saved?.args, "without the space at the end").toMatchObject({
    name: "Vienna, Go",
    shown: { query: { text: "go" } },
  });
  expect(screen.queryByText("(changed)"), "nothing has been changed about it").toBeNull();
  expect(screen.getByRole("searchbox"), "and nothing on screen was").toHaveValue("go ");
  await user.click(await tab("Everybody"));
  await waitFor(() => expect(screen.getByRole("searchbox"), "everybody is everybody again").toHaveValue(""));
});

test("a name that cannot be is answered with a sentence", async () => {
  const { user, core } = await list();
  await user.keyboard("vs");
  const field = await screen.findByRole("textbox", { name: "Name" });
  await user.type(field, "  {Enter}");
  expect(await screen.findByText(/A view needs a name/), "empty").toBeVisible();
  await user.clear(field);
  await user.type(field, `${"x".repeat(61)}{Enter}`);
  expect(await screen.findByText("At most 60 letters."), "too long").toBeVisible();
  expect(
    core.asked.some(({ command }) => command === "add_saved_view"),
    "the core was not troubled",
  ).toBe(false);
  await user.clear(field);
  await user.type(field, "near the OFFICE{Enter}");
  expect(await screen.findByText(/There is a view called “Near the office” already/), "in use").toBeVisible();
  expect(field, "the field says that it is wrong").toBeInvalid();
});

test("a changed view has a dot, and is saved or reset", async () => {
  const { user, core } = await list("/candidates?view=v2");
  expect(screen.queryByRole("button", { name: "Save changes" }), "nothing to save yet").toBeNull();
  await user.type(screen.getByRole("searchbox"), "berlin");
  expect(await tab("With e-mail (changed)"), "it says so").toBeVisible();
  await user.click(await press("Reset"));
  expect(await tab("With e-mail"), "as it was saved, with the focus that the button had").toHaveFocus();
  await waitFor(() => expect(shown().text, "the list too").toBe(""));
  await user.click(await press("Undo"));
  await waitFor(() => expect(screen.getByRole("searchbox"), "the changes come back").toHaveValue("berlin"));
  await user.click(await press("Save changes"));
  expect(await tab("With e-mail"), "now that is what is saved").toBeVisible();
  const saved = core.asked.find(({ command }) => command === "update_saved_view");
  expect(saved?.args, "all of it").toMatchObject({ id: "v2", shown: { query: { text: "berlin" } } });
});

test("saved changes can be taken back", async () => {
  const { user, core } = await list("/candidates?view=v2");
  await user.type(screen.getByRole("searchbox"), "berlin");
  await user.click(await press("Save changes"));
  await user.click(await press("Undo"));
  expect(await tab("With e-mail (changed)"), "what is shown differs again").toBeVisible();
  const last = core.asked.filter(({ command }) => command === "update_saved_view").at(-1);
  expect(last?.args, "what it showed before").toMatchObject({ shown: { query: { text: "" } } });
});

test("columns belong to a view: one that is hidden is a change", async () => {
  const { user, core } = await list("/candidates?view=v2");
  await user.click(await press("Columns"));
  await user.click((await screen.findAllByRole("menuitemcheckbox", { name: "Employer" }))[0] as HTMLElement);
  await user.keyboard("{Escape}");
  await user.click(await press("Save changes"));
  await waitFor(() =>
    expect(
      core.asked.map(({ command }) => command),
      "saved",
    ).toContain("update_saved_view"),
  );
  const saved = core.asked.find(({ command }) => command === "update_saved_view");
  expect(saved?.args, "with the columns").toMatchObject({
    shown: { columns: expect.arrayContaining([expect.objectContaining({ id: "employer", visible: false })]) },
  });
  expect(localStorage.getItem("longlist.columns.candidates"), "and everybody keeps their own").toBeNull();
});

test("changes are still there after a look at another view", async () => {
  const { user } = await list("/candidates?view=v2");
  await user.type(screen.getByRole("searchbox"), "berlin");
  await user.click(await tab("Everybody"));
  await waitFor(() => expect(screen.getByRole("searchbox"), "another list").toHaveValue(""));
  await user.click(await tab("With e-mail (changed)"));
  await waitFor(() => expect(screen.getByRole("searchbox"), "as it was left").toHaveValue("berlin"));
});

test("a view is renamed, and that can be taken back", async () => {
  const { user } = await list("/candidates?view=v2");
  await menu(user, "Rename");
  const field = await screen.findByRole("textbox", { name: "Name" });
  expect(field, "from the name that it has").toHaveValue("With e-mail");
  await user.clear(field);
  await user.type(field, "Can be reached{Enter}");
  expect(await tab("Can be reached"), "the tab says so").toHaveAttribute("aria-selected", "true");
  await user.click(await press("Undo"));
  expect(await tab("With e-mail"), "as before").toBeVisible();
});

test("a deleted view leaves everybody, and comes back by one press", async () => {
  const { user } = await list("/candidates?view=v2");
  await menu(user, "Delete the view");
  await waitFor(() => expect(screen.queryByRole("tab", { name: /^With e-mail/ }), "it is gone").toBeNull());
  expect(chosen(), "everybody is shown").toBe("Everybody");
  expect(await tab("Everybody"), "and has the focus, since the menu went with the view").toHaveFocus();
  await waitFor(() => expect(shown().filters, "without its filters").toEqual([]));
  await user.click(await press("Undo"));
  await user.click(await tab("With e-mail"));
  await waitFor(() => expect(shown().filters, "all of it is back").toEqual([{ type: "hasEmail", value: true }]));
});

test("a message from below takes the keys from nobody", async () => {
  const { user } = await list("/candidates?view=v2");
  await menu(user, "Delete the view");
  await press("Undo");
  await user.keyboard("vs");
  expect(
    await screen.findByRole("textbox", { name: "Name" }),
    "while it can be undone, the next view is saved",
  ).toHaveFocus();
});

test("the palette lists the views, and opens them from any page with their words", async () => {
  const { user, core, router } = renderAt("/searches/s1/history");
  await screen.findByRole("link", { name: "History" });
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox", { name: "Find an action" }), "office");
  await user.click(await screen.findByRole("option", { name: /Near the office/ }));
  await waitFor(() => expect(router.state.location.pathname, "among all candidates").toBe("/candidates"));
  await waitFor(() => expect(screen.getByRole("searchbox"), "its words").toHaveValue("engineer"));
  await waitFor(() =>
    expect(core.asked.at(-1)?.args, "and its question").toMatchObject({ query: { text: "engineer" } }),
  );
});

test("the palette leaves the view that is looked at as it is", async () => {
  const { user } = await list("/candidates?view=v2");
  await user.click(await press("Remove the filter"));
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox", { name: "Find an action" }), "with e-mail{Enter}");
  await waitFor(() => expect(screen.queryByRole("combobox", { name: "Find an action" }), "it is closed").toBeNull());
  expect(await tab("With e-mail (changed)"), "half of its changes would be nobody's wish").toBeVisible();
  expect(shown().filters, "the list too").toEqual([]);
});

test("from one list to a view in another, its words are not lost on the way", async () => {
  const { user, router } = await list("/searches/s1");
  await user.type(screen.getByRole("searchbox"), "kept here");
  await router.navigate({ to: "/candidates", search: { view: "v1" } });
  await waitFor(() => expect(screen.getByRole("searchbox"), "those of the view").toHaveValue("engineer"));
  expect(await tab("Near the office"), "and nothing counts as changed").toBeVisible();
});

test("inside a search, a view is looked at in that search", async () => {
  const { user, last } = await list("/searches/s1");
  await user.click(await tab("With e-mail"));
  await waitFor(() =>
    expect(last()?.filters, "both hold").toEqual([
      { type: "search", ids: ["s1"] },
      { type: "hasEmail", value: true },
    ]),
  );
});

test("without any views there is everybody, and a way to save one", async () => {
  await list("/candidates", { views: 0 });
  expect(screen.getAllByRole("tab"), "one tab").toHaveLength(1);
  expect(await press("Save as a view"), "and one thing to do").toBeVisible();
});

test("views that cannot be read do not keep anybody from the list", async () => {
  const { user, core } = await list("/candidates?view=v1", { failing: { list_saved_views: BROKEN } });
  await user.click(await press(/The views could not be read/));
  const asked = () => core.asked.filter(({ command }) => command === "list_saved_views").length;
  await waitFor(() => expect(asked(), "it is tried again").toBeGreaterThan(1));
});

test("an address with a view that is gone shows everybody", async () => {
  const { router } = await list("/candidates?view=gone");
  await waitFor(() => expect(router.state.location.search, "and says so").not.toHaveProperty("view"));
  expect(chosen(), "everybody").toBe("Everybody");
});

const column = (id: string, rest: object = {}) => ({ id, label: id, width: 100, ...rest }) as GridColumn<never>;

test("a view that was saved before there was a column shows it as it stands at first", () => {
  const columns = [
    column("select", { fixed: true }),
    column("name"),
    column("grade"),
    column("notes", { hidden: true }),
  ];
  const old = { visible: true, width: 80, pinned: true };
  const layout = completeLayout(columns, [
    { id: "gone", ...old },
    { id: "name", ...old },
    { id: "name", ...old },
  ]);
  expect(layout, "what is unknown or there twice is left out").toEqual([
    { id: "name", ...old },
    { id: "grade", visible: true, width: null, pinned: false },
    { id: "notes", visible: false, width: null, pinned: false },
  ]);
});

test("what a newer version saved about a view does not count as a change", () => {
  const query = { text: "go ", filters: [], sort: { column: "name", descending: false } } as PoolQuery;
  const saved = {
    query,
    columns: [{ id: "name", visible: true, width: null, pinned: false, wrap: 2 }],
    colour: "green",
  };
  const columns = [column("name"), column("grade")] as GridColumn<never>[];
  const known = shownBy({ id: "v", name: "V", shown: saved as never }, columns as never);
  const again = { query: { ...query, text: "go" }, columns: [...completeLayout(columns, [])] };
  expect(isSameShown(known, again), "only what a person sees counts").toBe(true);
});
