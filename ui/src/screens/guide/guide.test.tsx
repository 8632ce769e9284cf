/** The setup guide. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";
import { guideParts } from "../../words/guide";

test("everything that the guide says is on the page, the steps as a counted list", async () => {
  renderAt("/settings/guide");
  const [steps] = guideParts();
  const list = await screen.findByRole("region", { name: "Step by step" });
  const titles = within(list).getAllByRole("heading", { level: 3 });
  expect(
    titles.map((each) => each.textContent),
    "in their order",
  ).toEqual(steps?.pieces.map((piece) => piece.title));
  for (const { paragraphs, points, warning } of guideParts().flatMap((part) => part.pieces)) {
    for (const text of [...paragraphs, ...points.map((point) => point.text), warning]) {
      if (text) expect(screen.getAllByText(text), "the page leaves nothing out").not.toHaveLength(0);
    }
  }
});

test("no piece is empty, and none has the title of another", () => {
  const pieces = guideParts().flatMap((part) => part.pieces);
  expect(new Set(pieces.map((piece) => piece.title)).size, "the page tells them apart by it").toBe(pieces.length);
  for (const { title, paragraphs, points } of pieces) {
    expect(paragraphs.length + points.length, `${title} has something to say`).toBeGreaterThan(0);
  }
});

test("every value that the form asks for is explained", () => {
  const terms = guideParts().flatMap((part) => part.pieces.flatMap((piece) => piece.points.map((point) => point.term)));
  for (const wanted of ["DSN", "Access token", "Account id", "Time zone", "Product", "Name"]) {
    expect(terms, `nobody could fill in ${wanted}`).toContain(wanted);
  }
});

test("the limits in the guide are those that the core keeps", () => {
  const said = JSON.stringify(guideParts());
  expect(said, "of a day").toContain("At most 2,500 people a day");
  expect(said, "and of a classic search").toContain("at most 1,000 people on LinkedIn itself");
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
