/** The columns of the list: shown, hidden, pinned, sorted by their heads, and copied as they are shown. */
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { renderAt } from "../../../tests/render";
import type { PoolQuery } from "../../api/bindings";

beforeEach(() => localStorage.clear());

async function toList(scenario = {}) {
  const window = renderAt("/candidates", { candidates: 40, ...scenario });
  await screen.findAllByTestId("candidate-name");
  return window;
}

/** The columns as they stand from left to right; their elements stand in any order. */
const inOrder = (all: HTMLElement[]) =>
  all
    .toSorted((a, b) => Number(a.getAttribute("aria-colindex")) - Number(b.getAttribute("aria-colindex")))
    .map((head) => head.getAttribute("col-id"));
const heads = () => inOrder(screen.getAllByRole("columnheader"));
const pinned = () =>
  inOrder(screen.getAllByRole("columnheader").filter((head) => head.closest("[class*=pinned-left]")));

test("columns are shown and hidden, and come back as they were at first", async () => {
  const { user } = await toList();
  const before = heads();
  expect(before, "the headline stands under the name").not.toContain("headline");
  await user.click(screen.getByRole("button", { name: "Columns" }));
  const shown = within(await screen.findByRole("group", { name: "Shown" }));
  await user.click(shown.getByRole("menuitemcheckbox", { name: "Headline" }));
  await user.click(shown.getByRole("menuitemcheckbox", { name: "Location" }));
  await waitFor(() => expect(heads(), "one came").toContain("headline"));
  expect(heads(), "one went").not.toContain("location");
  expect(shown.getByRole("menuitemcheckbox", { name: "Headline" }), "the menu says so").toBeChecked();
  await user.click(screen.getByRole("menuitem", { name: "Reset the columns" }));
  await waitFor(() => expect(heads(), "as at first").toEqual(before));
});

test("every column can be pinned at the left", async () => {
  const { user } = await toList();
  await user.click(screen.getByRole("button", { name: "Columns" }));
  const group = within(await screen.findByRole("group", { name: "Pinned at the left" }));
  const names = group.getAllByRole("menuitemcheckbox").map((each) => each.textContent);
  expect(names, "all that have a name").toEqual([
    "Name",
    "Headline",
    "Employer",
    "Location",
    "E-mail",
    "Sources",
    "Searches",
    "Added",
    "Updated",
  ]);
  await user.click(group.getByRole("menuitemcheckbox", { name: "Updated" }));
  await waitFor(() => expect(pinned(), "beside the boxes").toEqual(["select", "updated"]));
  await user.click(group.getByRole("menuitemcheckbox", { name: "Updated" }));
  await waitFor(() => expect(pinned(), "and loose again").toEqual(["select"]));
});

test("a press on a head sorts by it, and a second one turns the order round", async () => {
  const { user, core } = await toList();
  const sorts = () =>
    core.asked.filter(({ command }) => command === "find_candidates").map(({ args }) => (args.query as PoolQuery).sort);
  const head = () => screen.getByRole("columnheader", { name: /Employer/ });
  await user.click(within(head()).getByRole("button", { name: "Employer" }));
  await waitFor(() =>
    expect(sorts().at(-1), "from the first letter").toEqual({ column: "employer", descending: false }),
  );
  await waitFor(() => expect(head(), "and says so").toHaveAttribute("aria-sort", "ascending"));
  await user.click(within(head()).getByRole("button", { name: "Employer" }));
  await waitFor(() => expect(sorts().at(-1), "from the last").toEqual({ column: "employer", descending: true }));
  await user.click(
    within(screen.getByRole("columnheader", { name: "Updated" })).getByRole("button", { name: "Updated" }),
  );
  await waitFor(() => expect(sorts().at(-1), "the newest first").toEqual({ column: "updated", descending: true }));
});

test("every column that is shown can be sorted by, and the menu of orders has each", async () => {
  const { user } = await toList();
  const last = () => (JSON.parse(screen.getByTestId("candidate-grid").dataset.question ?? "null") as PoolQuery).sort;
  await user.click(screen.getByRole("button", { name: "Columns" }));
  const shown = within(await screen.findByRole("group", { name: "Shown" }));
  for (const name of ["Headline", "E-mail"]) await user.click(shown.getByRole("menuitemcheckbox", { name }));
  const names = shown.getAllByRole("menuitemcheckbox").map((each) => each.textContent ?? "");
  await user.keyboard("{Escape}");
  for (const name of names) {
    const head = () => screen.getByRole("columnheader", { name: new RegExp(`^${name}`) });
    await user.click(await within(head()).findByRole("button", { name }));
    await waitFor(() =>
      expect(head(), name).toHaveAttribute(
        "aria-sort",
        /added|updated|searches/i.test(name) ? "descending" : "ascending",
      ),
    );
  }
  expect(last(), "the order of the list").toEqual({ column: "updated", descending: true });
  await user.click(screen.getByRole("button", { name: "Sort" }));
  const group = within(await screen.findByRole("group", { name: "Sort by" }));
  const orders = group.getAllByRole("menuitemcheckbox").map((each) => each.textContent);
  expect(orders.toSorted(), "the same in the menu").toEqual(names.toSorted());
  await user.click(group.getByRole("menuitemcheckbox", { name: "Searches" }));
  await waitFor(() => expect(last(), "most first").toEqual({ column: "searches", descending: true }));
});

test("an e-mail column shows the address, and says where there is none", async () => {
  const { user } = await toList();
  expect(heads(), "not before it is asked for").not.toContain("email");
  await user.click(screen.getByRole("button", { name: "Columns" }));
  const shown = within(await screen.findByRole("group", { name: "Shown" }));
  await user.click(shown.getByRole("menuitemcheckbox", { name: "E-mail" }));
  await user.keyboard("{Escape}");
  const cells = () => [...document.querySelectorAll('.ag-cell[col-id="email"]')].map((cell) => cell.textContent);
  await waitFor(() => expect(cells()[0], "the address").toMatch(/^person\.\d+@example\.test$/));
  expect(cells()[1], "or that there is none").toBe("not given");
});

test("rows are as high as the density says", async () => {
  const { core } = await toList({ density: "compact" });
  const height = () => document.querySelector<HTMLElement>(".ag-row")?.style.height;
  await waitFor(() => expect(height(), "compact").toBe("28px"));
  await core.answer("update_settings", { settings: { theme: "light", density: "comfortable", csvBom: true } });
  await waitFor(() => expect(height(), "comfortable, at once").toBe("33px"));
});

test("Ctrl+C copies the selected candidates with the columns that are shown", async () => {
  const { user } = await toList();
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await user.click(screen.getByRole("button", { name: "Columns" }));
  const shown = within(await screen.findByRole("group", { name: "Shown" }));
  for (const name of ["Employer", "Sources", "Added", "Updated"]) {
    await user.click(shown.getByRole("menuitemcheckbox", { name }));
  }
  await user.keyboard("{Escape}");
  const [first] = await screen.findAllByRole("checkbox", { name: /^Select (?!all)/ });
  await user.click(first as HTMLElement);
  await screen.findByText("1 selected");
  await user.keyboard("{Control>}c{/Control}");
  await waitFor(() => expect(write, "once").toHaveBeenCalledTimes(1));
  const [head, row, ...more] = String(write.mock.calls[0]?.[0]).split("\n");
  expect(head?.split("\t"), "what is shown, and whose it is").toEqual([
    "Name",
    "LinkedIn profile",
    "Headline",
    "Location",
    "Searches",
  ]);
  expect(row?.split("\t")[1], "the candidate").toBe("https://www.linkedin.com/in/person-0");
  expect(more, "one of them").toEqual([]);
  expect(await screen.findByText("1 candidate copied"), "and says so").toBeVisible();
});

test("Ctrl+C in the search field and over marked words is the text’s own", async () => {
  const { user } = await toList();
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await user.keyboard("{Control>}a{/Control}");
  await screen.findByText(/^All 40 that match/);
  await user.click(screen.getByRole("searchbox"));
  await user.keyboard("{Control>}c{/Control}");
  await user.click(document.body);
  const marked = vi.spyOn(window, "getSelection").mockReturnValue({ toString: () => "Oslo" } as Selection);
  await user.keyboard("{Control>}c{/Control}");
  expect(write, "left to the text").not.toHaveBeenCalled();
  marked.mockRestore();
  await user.keyboard("{Control>}c{/Control}");
  await waitFor(() => expect(write, "the list").toHaveBeenCalledTimes(1));
  expect(String(write.mock.calls[0]?.[0]).split("\n"), "all that match under their heads").toHaveLength(41);
});
