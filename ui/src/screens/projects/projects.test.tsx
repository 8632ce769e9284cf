/** Projects and searches in their states, and the two sheets that make them. */
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";

const ADDRESS = "https://www.linkedin.com/sales/search/people?savedSearchId=1";

test("projects are listed without the archived ones", async () => {
  renderAt("/projects");
  const main = within(await screen.findByRole("main"));
  expect(await main.findByText("Head of design"), "a draft").toBeVisible();
  expect(main.queryByText("Field sales, Nordics"), "an archived one").not.toBeInTheDocument();
});

test("without projects there is one thing to do", async () => {
  renderAt("/projects", { fresh: true });
  expect(await screen.findByRole("heading", { name: "There are no projects yet" }), "a sentence").toBeVisible();
});

test("projects that cannot be read say why", async () => {
  renderAt("/projects", { failing: { list_projects: BROKEN } });
  expect(await screen.findByRole("alert"), "what happened").toHaveTextContent("went wrong inside Longlist");
});

test("projects that are on their way have shapes", async () => {
  renderAt("/projects", { hanging: ["list_projects"] });
  expect(await screen.findByText("Loading"), "a screen reader hears it").toBeInTheDocument();
});

test("a project needs a title", async () => {
  const { user, core } = renderAt("/projects?sheet=project");
  await user.click(await screen.findByRole("button", { name: "Create the project" }));
  expect(await screen.findByText("A project needs a title."), "said at the field").toBeVisible();
  expect(
    core.asked.some(({ command }) => command === "add_project"),
    "nothing was written",
  ).toBe(false);
});

test("a new project leads to its page", async () => {
  const { user, router } = renderAt("/projects?sheet=project");
  await user.type(await screen.findByLabelText("Title"), "Data team");
  await user.click(screen.getByRole("button", { name: "Create the project" }));
  expect(await screen.findByRole("heading", { name: "Data team" }), "the page of the project").toBeVisible();
  expect(router.state.location.pathname, "its address").toMatch(/^\/projects\/p1\d\d$/);
});

test("a pasted address fills the description with itself and a line for a note", async () => {
  const { user } = renderAt("/projects/p1?sheet=search&into=p1");
  await user.click(await screen.findByLabelText("LinkedIn search address"));
  await user.paste(ADDRESS);
  const description = screen.getByLabelText("Description");
  await expect.poll(() => (description as HTMLTextAreaElement).value, { message: "offered" }).toBe(`${ADDRESS}\n`);
});

test("a person's own description is never replaced", async () => {
  const { user } = renderAt("/projects/p1?sheet=search&into=p1");
  await user.type(await screen.findByLabelText("Description"), "Mine");
  await user.click(screen.getByLabelText("LinkedIn search address"));
  await user.paste(ADDRESS);
  await screen.findByText(/^Lead search \(Sales Navigator\)/);
  expect(screen.getByLabelText("Description"), "it stays").toHaveValue("Mine");
});

test("a search shows its candidates and its history as two pages", async () => {
  renderAt("/searches/s1/history");
  const pages = await screen.findByRole("navigation", { name: "Pages of the search" });
  expect(within(pages).getByRole("link", { name: "Import history" }), "this one").toHaveAttribute(
    "aria-current",
    "page",
  );
  expect((await screen.findAllByTestId("run-row")).length, "only its own runs").toBe(5);
});

test("a search that is gone says so", async () => {
  renderAt("/searches/none");
  expect(await screen.findByRole("heading", { name: "This search is not here" }), "a sentence").toBeVisible();
});
