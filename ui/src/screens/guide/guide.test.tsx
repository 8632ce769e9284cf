/** The setup guide. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { guide } from "../../../tests/fake/guide";
import { BROKEN } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";

test("everything that the core says is on the page, the steps as a counted list", async () => {
  renderAt("/settings/guide");
  const steps = await screen.findByRole("region", { name: "Step by step" });
  const titles = within(steps).getAllByRole("heading", { level: 3 });
  expect(
    titles.map((each) => each.textContent),
    "in the core’s order",
  ).toEqual(guide.filter((step) => step.part === "connect").map((step) => step.title));
  for (const step of guide) {
    for (const text of [...step.paragraphs, ...step.points.map((point) => point.text), step.warning]) {
      if (text) expect(screen.getByText(text), "the page leaves nothing out").toBeInTheDocument();
    }
  }
});

test("the guide is saved as a file, and the file is named", async () => {
  const { user } = renderAt("/settings/guide");
  await user.click(await screen.findByRole("button", { name: "Save as one HTML file" }));
  expect(await screen.findByText("Saved as connect-linkedin.html"), "one knows what to send").toBeInTheDocument();
});

test("a guide that could not be saved says why", async () => {
  const { user } = renderAt("/settings/guide", { failing: { save_setup_guide: BROKEN } });
  await user.click(await screen.findByRole("button", { name: "Save as one HTML file" }));
  expect(await screen.findByText("Something went wrong inside Longlist."), "what happened").toBeVisible();
});

test("the guide leads to the form", async () => {
  const { user, router } = renderAt("/settings/guide");
  await user.click(await screen.findByRole("button", { name: "Connect an account" }));
  await waitFor(() => expect(router.state.location.pathname, "where accounts are").toBe("/settings/accounts"));
  expect(await screen.findByRole("dialog", { name: "Connect a LinkedIn account" }), "already open").toBeVisible();
});

test("while it is read its place is kept, and a failure can be tried again", async () => {
  const view = renderAt("/settings/guide", { hanging: ["setup_guide"] });
  expect(await screen.findByText("Loading"), "said to a screen reader").toBeInTheDocument();
  view.unmount();
  renderAt("/settings/guide", { failing: { setup_guide: BROKEN } });
  expect(await screen.findByRole("button", { name: "Try again" }), "what to do").toBeVisible();
});
