/** The order of the views: moved by keys and from the menu, kept in the workspace, and taken back. */
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { BROKEN } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";

const names = () => screen.getAllByRole("tab").map((tab) => tab.textContent?.slice(0, 10));
const moves = (core: ReturnType<typeof renderAt>["core"]) =>
  core.asked.filter(({ command }) => command === "move_saved_view").map(({ args }) => args);

async function list(path: string, scenario = {}) {
  const window = renderAt(path, { candidates: 40, ...scenario });
  await screen.findByRole("tab", { name: /^Alumni/ });
  await screen.findAllByTestId("candidate-name");
  return window;
}

test("Shift and an arrow move the tab that has the focus, which stays on it", async () => {
  const { user, core } = await list("/candidates?view=v1");
  const tab = screen.getByRole("tab", { name: "Near the office" });
  tab.focus();
  await user.keyboard("{Shift>}{ArrowRight}{ArrowRight}{/Shift}");
  await waitFor(() => expect(names(), "past both").toEqual(["Everybody", "With e-mai", "Alumni of ", "Near the o"]));
  expect(moves(core), "each move is one, before whom it stands").toEqual([
    { id: "v1", before: "v3" },
    { id: "v1", before: null },
  ]);
  expect(screen.getByRole("tab", { name: "Near the office" }), "chosen and focused").toHaveFocus();
  await user.keyboard("{Shift>}{ArrowRight}{/Shift}");
  expect(moves(core), "there is nothing further").toHaveLength(2);
  await user.keyboard("{Home}{Shift>}{ArrowRight}{/Shift}");
  expect(names()[0], "everybody stays first").toBe("Everybody");
});

test("V H and V L move the view that is looked at, and Undo puts it back", async () => {
  const { user, core } = await list("/candidates?view=v2");
  await user.keyboard("vl");
  expect(await screen.findByText("“With e-mail” is view 3 of 3"), "it says where it is").toBeVisible();
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(names()[2], "back").toBe("With e-mai"));
  await user.keyboard("vh");
  await waitFor(() => expect(names()[1], "to the left").toBe("With e-mai"));
  expect(screen.queryByText("“With e-mail” is view 3 of 3"), "of several moves the last one is told").toBeNull();
  expect(moves(core), "all of it is kept").toEqual([
    { id: "v2", before: null },
    { id: "v2", before: "v3" },
    { id: "v2", before: "v1" },
  ]);
});

test("the menu of a view moves it, and says when it cannot", async () => {
  const { user, core } = await list("/candidates?view=v2");
  await user.click(screen.getByRole("button", { name: /^More about the view/ }));
  const item = (name: RegExp) => screen.findByRole("menuitem", { name });
  await user.click(await item(/^Move left/));
  await waitFor(() => expect(names()[1], "moved").toBe("With e-mai"));
  expect(await item(/^Move left/), "no further").toHaveAttribute("aria-disabled", "true");
  await user.click(await item(/^Move left/));
  expect(moves(core), "and a press does nothing").toHaveLength(1);
});

test("a tab is dragged to where it is let go, and Escape leaves it where it was", async () => {
  const { core } = await list("/candidates?view=v1");
  const tabs = screen.getAllByRole("tab");
  // There is no layout here: each tab is a hundred pixels wide.
  for (const [at, tab] of tabs.entries()) {
    vi.spyOn(tab, "getBoundingClientRect").mockReturnValue(new DOMRect(at * 100, 0, 100, 30));
  }
  const press = () => fireEvent.pointerDown(tabs[1] as HTMLElement, { button: 0, clientX: 150 });
  press();
  fireEvent.pointerMove(window, { clientX: 152 });
  fireEvent.pointerUp(window, { clientX: 152 });
  expect(moves(core), "a press is no drag").toEqual([]);
  press();
  fireEvent.pointerMove(window, { clientX: 270 });
  expect(tabs[1], "it is seen to be dragged").toHaveAttribute("data-dragged");
  fireEvent.keyDown(window, { key: "Escape" });
  fireEvent.pointerUp(window, { clientX: 270 });
  expect(moves(core), "given up").toEqual([]);
  press();
  fireEvent.pointerMove(window, { clientX: 270 });
  fireEvent.pointerUp(window, { clientX: 270 });
  await waitFor(() => expect(moves(core), "past the next one").toEqual([{ id: "v1", before: "v3" }]));
});

test("an order that cannot be kept is told, and shown as it is", async () => {
  const { user, core } = await list("/candidates?view=v1", { failing: { move_saved_view: BROKEN } });
  const asked = () => core.asked.filter(({ command }) => command === "list_saved_views").length;
  const before = asked();
  await user.keyboard("vl");
  expect((await screen.findAllByText(/Something went wrong inside Longlist/))[0], "why").toBeVisible();
  expect(screen.queryByText(/is view 2 of 3/), "and not that it was done").toBeNull();
  await waitFor(() => expect(asked(), "read again").toBeGreaterThan(before));
  await waitFor(() => expect(names()[1], "as it was").toBe("Near the o"));
});
