/** The settings: saved at once, and honest when they are not. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";

test("a choice is saved at once and put on the window", async () => {
  const { user, core } = renderAt("/settings");
  const themes = await screen.findByRole("radiogroup", { name: "Theme" });

  await user.click(within(themes).getByRole("radio", { name: "Dark" }));

  await waitFor(() => expect(document.documentElement.dataset.theme, "nothing has to be confirmed").toBe("dark"));
  const asked = core.asked.filter((each) => each.command === "update_settings");
  expect(asked, "one choice, one request").toHaveLength(1);
  expect(asked[0]?.args.settings, "everything else stays as it was").toEqual({
    theme: "dark",
    density: "standard",
    csvBom: true,
  });
});

test("two quick choices are both kept", async () => {
  const { user, core } = renderAt("/settings");
  await user.click(await screen.findByRole("radio", { name: "Dark" }));
  await user.click(screen.getByRole("radio", { name: "Compact" }));
  await waitFor(() => {
    const last = core.asked.filter((each) => each.command === "update_settings").at(-1);
    expect(last?.args.settings, "the second does not undo the first").toMatchObject({
      theme: "dark",
      density: "compact",
    });
  });
});

test("the arrow keys choose as well", async () => {
  const { user, core } = renderAt("/settings", { theme: "light" });
  const light = await screen.findByRole("radio", { name: "Light" });
  light.focus();
  await user.keyboard("{ArrowRight}");
  await waitFor(() => {
    const last = core.asked.filter((each) => each.command === "update_settings").at(-1);
    expect(last?.args.settings, "a group of radio buttons is one stop of the Tab key").toMatchObject({ theme: "dark" });
  });
});

test("a choice that could not be saved goes back, and the reason is told", async () => {
  const { user } = renderAt("/settings", { failing: { update_settings: BROKEN } });
  await user.click(await screen.findByRole("radio", { name: "Compact" }));

  expect(await screen.findByText(/Not saved/), "what happened").toBeVisible();
  expect(screen.getByText(BROKEN.hint), "what to do").toBeVisible();
  expect(screen.getByRole("radio", { name: "Standard" }), "what is shown is what is saved").toBeChecked();
});

test("the byte order mark is explained and can be switched off", async () => {
  const { user, core } = renderAt("/settings");
  await user.click(await screen.findByRole("checkbox", { name: /byte order mark/ }));
  await waitFor(() => expect(lastSaved(core.asked), "off is off").toMatchObject({ csvBom: false }));
});

test("it tells where the workspace and the tokens are", async () => {
  renderAt("/settings");
  expect(await screen.findByTestId("workspace-file"), "one can make a copy of it").toHaveTextContent(/\.longlist$/);
  expect(screen.getByText("Tokens live in the keychain of this computer"), "nobody looks for them").toBeVisible();
  expect(screen.getByText(/one encrypted file/), "it can be told to a client").toBeVisible();
});

test("while the settings are read their place is kept, and a failure can be tried again", async () => {
  const view = renderAt("/settings", { hanging: ["settings"] });
  expect(await screen.findByText("Loading"), "said to a screen reader").toBeInTheDocument();
  view.unmount();

  renderAt("/settings", { failing: { settings: BROKEN } });
  expect(await screen.findByText("Something went wrong inside Longlist."), "what happened").toBeVisible();
  expect(screen.getByRole("button", { name: "Try again" }), "what to do").toBeVisible();
});

test("the sheet of shortcuts opens from here", async () => {
  const { user } = renderAt("/settings");
  await user.click(await screen.findByRole("button", { name: /Show all shortcuts/ }));
  expect(await screen.findByRole("dialog", { name: "Keyboard shortcuts" }), "the same sheet as with ?").toBeVisible();
});

test("only the page that is open is marked in the row of pages", async () => {
  renderAt("/settings/accounts");
  const pages = await screen.findByRole("navigation", { name: "Pages of the settings" });
  const marked = within(pages)
    .getAllByRole("link")
    .filter((link) => link.getAttribute("aria-current"));
  expect(
    marked.map((link) => link.textContent),
    "one page at a time",
  ).toEqual(["LinkedIn accounts"]);
});

function lastSaved(asked: { command: string; args: Record<string, unknown> }[]): unknown {
  return asked.filter((each) => each.command === "update_settings").at(-1)?.args.settings;
}
