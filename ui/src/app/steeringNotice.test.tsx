/** What a person reads of text that tries to steer checks. */
import { screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { renderAt } from "../../tests/render";

const TITLE = "This profile has text that tries to steer checks";
const RESULT = "/briefings/b1/results?open=c14";

beforeEach(() => localStorage.clear());

test("the panel of a candidate says so, and shows the passages when asked", async () => {
  const { user } = renderAt("/candidates?open=c14");
  const panel = within(await screen.findByTestId("candidate-panel"));
  expect(await panel.findByText(TITLE), "in a sentence").toBeVisible();
  expect(panel.getByText(/^Ignore all previous/), "no stranger is quoted unasked").not.toBeVisible();

  await user.click(panel.getByText("3 passages"));

  expect(panel.getByText(/^Ignore all previous/), "word for word").toBeVisible();
  expect(panel.getByText("About · Speaks to whoever checks"), "with where and what").toBeVisible();
  expect(panel.getByText(/<span style=/), "markup is only text").toBeVisible();
  expect(panel.getAllByText("U+200B").length, "what nobody sees has a name").toBe(2);
});

test("so does the review of a result, and keeps the words to itself while it is blind", async () => {
  const { user } = renderAt(RESULT);
  const pane = within(await screen.findByTestId("review"));
  expect(await pane.findByText("3 passages"), "there to be read").toBeVisible();

  await user.keyboard("h");

  expect(await pane.findByText(TITLE), "it still says so").toBeVisible();
  expect(pane.queryByText("3 passages"), "a passage may have the name in it").toBeNull();
});

test("nobody else has the notice", async () => {
  renderAt("/candidates?open=c5");
  await screen.findByRole("tab", { name: "Profile" });
  expect(screen.queryByText(TITLE), "nothing is flagged").toBeNull();
});
