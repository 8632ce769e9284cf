/** Moving columns and changing their width without a mouse: by keys on a head, and from its menu. */
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { renderAt } from "../../../tests/render";
import type { ShownColumn } from "../../api/bindings";
import { beside, type GridLayout, moved, standing } from "../../components/gridLayout";

beforeEach(() => localStorage.clear());

async function toList(path = "/candidates") {
  const window = renderAt(path, { candidates: 40 });
  await screen.findAllByTestId("candidate-name");
  return window;
}

const head = (name: string) => screen.getByRole("columnheader", { name });
const heads = () =>
  screen
    .getAllByRole("columnheader")
    .toSorted((a, b) => Number(a.getAttribute("aria-colindex")) - Number(b.getAttribute("aria-colindex")))
    .map((each) => each.getAttribute("col-id"));
const kept = () => JSON.parse(localStorage.getItem("longlist.columns.candidates") ?? "[]") as ShownColumn[];
const widthOf = (id: string) => kept().find((column) => column.id === id)?.width;

test("Shift and an arrow move a column past its neighbour, and that is kept", async () => {
  const { user } = await toList();
  expect(heads(), "at first").toEqual([
    ...["select", "name", "employer", "location", "sources", "searches", "added", "updated"],
  ]);
  head("Employer").focus();
  await user.keyboard("{Shift>}{ArrowRight}{/Shift}");
  await waitFor(() => expect(heads().slice(1, 4), "to the right").toEqual(["name", "location", "employer"]));
  expect(screen.getByText("Employer: column 3 of 7"), "a screen reader is told").toBeInTheDocument();
  expect(head("Employer"), "the focus goes along").toHaveFocus();
  expect(
    kept()
      .map(({ id }) => id)
      .indexOf("employer"),
    "past those that are hidden too",
  ).toBeGreaterThan(
    kept()
      .map(({ id }) => id)
      .indexOf("location"),
  );
  await user.keyboard("{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Shift}");
  await waitFor(() => expect(heads().slice(0, 3), "never before the boxes").toEqual(["select", "employer", "name"]));
  expect(screen.getByText("Employer: column 1 of 7"), "and it says where that is").toBeInTheDocument();
});

test("Alt and an arrow make a column wider and narrower, down to its least, and its menu as it was", async () => {
  const { user } = await toList();
  head("Added").focus();
  await user.keyboard("{Alt>}{ArrowRight}{/Alt}");
  await waitFor(() => expect(widthOf("added"), "wider").toBe(120));
  expect(screen.getByText("Added: 120 pixels wide"), "a screen reader is told").toBeInTheDocument();
  await user.keyboard("{Alt>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Alt}");
  await waitFor(() => expect(widthOf("added"), "no narrower than its head").toBe(70));
  await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await user.click(await screen.findByRole("menuitem", { name: "Width as at first" }));
  await waitFor(() => expect(widthOf("added"), "its own width again").toBeNull());
  expect(head("Added"), "back where the keys came from").toHaveFocus();
});

test("Enter on a head sorts by it, and once more turns the order round", async () => {
  const { user } = await toList();
  head("Searches").focus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(head("Searches"), "most first").toHaveAttribute("aria-sort", "descending"));
  await user.keyboard("{Enter}");
  await waitFor(() => expect(head("Searches"), "fewest first").toHaveAttribute("aria-sort", "ascending"));
  expect(screen.queryByTestId("candidate-panel"), "it opens nobody").toBeNull();
});

test("the menu of a head moves its column as often as one likes, pins it and hides it", async () => {
  const { user } = await toList();
  await user.click(within(head("Location")).getByRole("button", { name: "More about the column Location" }));
  const item = (name: RegExp) => screen.findByRole("menuitem", { name });
  await user.click(await item(/^Move left/));
  await user.click(await item(/^Move left/));
  await waitFor(() => expect(heads()[1], "twice, in one open menu").toBe("location"));
  expect(await item(/^Move left/), "there is nothing more on that side").toHaveAttribute("aria-disabled", "true");
  await user.click(await item(/^Pin at the left/));
  await waitFor(() => expect(head("Location").closest("[class*=pinned-left]"), "pinned").not.toBeNull());
  await user.click(within(head("Location")).getByRole("button", { name: "More about the column Location" }));
  await user.click(await item(/^Unpin/));
  await waitFor(() => expect(head("Location").closest("[class*=pinned-left]"), "loose").toBeNull());
  await user.click(within(head("Location")).getByRole("button", { name: "More about the column Location" }));
  await user.click(await item(/^Hide the column/));
  await waitFor(() => expect(heads(), "hidden").not.toContain("location"));
  expect(document.activeElement?.closest('[role="columnheader"]'), "the focus stays among the heads").not.toBeNull();
});

test("what the keys did to the columns belongs to the view that is looked at", async () => {
  const { user, core } = await toList("/candidates?view=v2");
  head("Employer").focus();
  await user.keyboard("{Shift>}{ArrowRight}{/Shift}{Alt>}{ArrowRight}{/Alt}");
  await user.click(await screen.findByRole("button", { name: "Save changes" }));
  await waitFor(() =>
    expect(
      core.asked.map(({ command }) => command),
      "saved",
    ).toContain("update_saved_view"),
  );
  const saved = core.asked.find(({ command }) => command === "update_saved_view")?.args.shown as {
    columns: ShownColumn[];
  };
  const shown = saved.columns.filter(({ visible }) => visible);
  expect(shown.map(({ id }) => id).slice(0, 3), "the order").toEqual(["name", "location", "employer"]);
  expect(shown[2]?.width, "and the width").toBeGreaterThan(90);
  expect(kept(), "everybody keeps their own").toEqual([]);
});

test("the sheet of shortcuts tells of the keys of a head and of a tab", async () => {
  const { user } = await toList();
  await user.keyboard("?");
  const sheet = within(await screen.findByRole("dialog", { name: "Keyboard shortcuts" }));
  for (const where of ["On the head of a column", "On the tab of a view"]) {
    const group = within(sheet.getByRole("heading", { name: where }).closest("section") as HTMLElement);
    expect(group.getByText("Move it to the left").closest("div"), where).toHaveTextContent("shift+left");
  }
});

const place = (id: string, pinned = false, visible = true) => ({ id, visible, width: null, pinned });

test("a column moves among those in sight on its side of the pinned edge", () => {
  const layout: GridLayout = [place("a", true), place("b"), place("c", false, false), place("d"), place("e", true)];
  const ids = (next: GridLayout) => next.map(({ id }) => id).join("");
  expect(ids(moved(layout, "b", 1)), "past the hidden one").toBe("acdbe");
  expect(ids(moved(layout, "d", -1)), "and back past it").toBe("adbce");
  expect(ids(moved(layout, "a", 1)), "a pinned one past the next pinned one").toBe("bcdea");
  expect(moved(layout, "b", -1), "nothing is on that side").toBe(layout);
  expect(moved(layout, "c", 1), "who is hidden stays").toBe(layout);
  expect([standing(layout, "d"), standing(layout, "e")], "counted on its side").toEqual([
    { at: 2, of: 2 },
    { at: 2, of: 2 },
  ]);
  expect([beside(layout, "b"), beside(layout, "d")], "the next one, or else the one before").toEqual(["d", "b"]);
});
