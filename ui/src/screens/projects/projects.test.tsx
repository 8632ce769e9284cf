/** Projects and searches in their states, and the two sheets that make them. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN, type Scenario } from "../../../tests/fake/scenario";
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

test("a project that was just added can be taken back, and so can a search", async () => {
  const { user, router, core } = renderAt("/projects?sheet=project");
  await user.type(await screen.findByLabelText("Title"), "Data team");
  await user.click(screen.getByRole("button", { name: "Create the project" }));
  expect(await screen.findByText("“Data team” added"), "said").toBeVisible();
  const page = router.state.location.pathname;
  await user.click(screen.getAllByRole("button", { name: "New search" })[0] as HTMLElement);
  await user.type(await screen.findByLabelText("Name"), "Hamburg");
  await user.click(screen.getByRole("button", { name: "Create the search" }));
  const undo = async (title: string) => {
    const said = (await screen.findByText(title)).closest("[role=dialog]") as HTMLElement;
    await user.click(within(said).getByText("Undo"));
  };
  await undo("“Hamburg” added");
  await waitFor(() => expect(router.state.location.pathname, "back to the project").toBe(page));
  await undo("“Data team” added");
  await waitFor(() => expect(router.state.location.pathname, "back to the list").toBe("/projects"));
  expect(screen.queryByText("Data team"), "it is gone").toBeNull();
  const taken = core.asked.map(({ command }) => command).filter((command) => command.startsWith("take_back"));
  expect(taken, "in this order").toEqual(["take_back_search", "take_back_project"]);
});

test("an edited project can be as it was again", async () => {
  const { user } = renderAt("/projects/p1?sheet=project&edit=p1");
  const title = await screen.findByLabelText("Title");
  const before = (title as HTMLInputElement).value;
  await user.clear(title);
  await user.type(title, "Platform team");
  await user.click(screen.getByRole("button", { name: "Save the project" }));
  expect(await screen.findByRole("heading", { name: "Platform team" }), "it is saved").toBeVisible();
  expect(await screen.findByText("Changes of “Platform team” saved"), "and said").toBeVisible();
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByRole("heading", { name: before }), "as it was").toBeVisible();
});

test("archiving a project is said as that", async () => {
  const { user } = renderAt("/projects/p1?sheet=project&edit=p1");
  await user.click(await screen.findByLabelText("Status"));
  await user.click(await screen.findByRole("option", { name: "Archived" }));
  await user.click(screen.getByRole("button", { name: "Save the project" }));
  expect(await screen.findByText(/^“.*” archived$/), "in its own words").toBeVisible();
});

test("an edit that cannot be undone says why", async () => {
  const failing: Scenario["failing"] = {};
  const { user, core } = renderAt("/projects/p1?sheet=search&edit=s1", { failing });
  const name = await screen.findByLabelText("Name");
  await user.clear(name);
  await user.type(name, "Hamburg");
  await user.click(screen.getByRole("button", { name: "Save the search" }));
  expect(await screen.findByText("Changes of “Hamburg” saved"), "it is saved").toBeVisible();
  failing.undo_edit = { code: "edited_since", message: "this was edited again since", hint: "", reference: "1" };
  await user.click(screen.getByRole("button", { name: "Undo" }));
  const refusal = await screen.findAllByText("This was edited again since.");
  expect(refusal[0], "nobody's words are lost").toBeVisible();
  const asked = core.asked.filter(({ command }) => command === "undo_edit");
  expect(asked, "the core was asked once").toHaveLength(1);
});

test("what changes nothing says nothing", async () => {
  const { user, core } = renderAt("/projects/p1?sheet=search&edit=s1");
  const answer = core.answer.bind(core);
  core.answer = async (command, args) => {
    const given = await answer(command, args);
    return command === "update_search" ? null : given;
  };
  await user.click(await screen.findByRole("button", { name: "Save the search" }));
  await waitFor(() => expect(screen.queryByLabelText("Name"), "the sheet is closed").toBeNull());
  expect(screen.queryByText(/^Changes of/), "there is nothing to undo").toBeNull();
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
  expect(within(pages).getByRole("link", { name: "History" }), "this one").toHaveAttribute("aria-current", "page");
  expect((await screen.findAllByTestId("run-row")).length, "only its own runs").toBe(5);
});

test("a search that is gone says so", async () => {
  renderAt("/searches/none");
  expect(await screen.findByRole("heading", { name: "This search is not here" }), "a sentence").toBeVisible();
});
