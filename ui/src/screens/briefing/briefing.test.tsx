/** Briefings: making one, writing it, and what moves in a locked one. */
import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN, type Scenario } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";
import type { BriefingFields } from "../../api/bindings";

const group = (name: string) => within(screen.getByRole("region", { name }));
const statements = (name: string) =>
  group(name)
    .queryAllByRole("textbox", { name: "Requirement" })
    .map((field) => (field as HTMLTextAreaElement).value);
const lastSaved = (core: ReturnType<typeof renderAt>["core"]) =>
  core.asked.filter(({ command }) => command === "update_briefing").at(-1)?.args.fields as BriefingFields | undefined;

test("a project lists its briefings with what they ask for and whether they are locked", async () => {
  renderAt("/projects/p1");
  expect(await screen.findByText("Locked, 48 candidates checked"), "the old version").toBeVisible();
  expect(screen.getAllByText(/^Version \d · 2 must-haves, 3 nice-to-haves$/), "both").toHaveLength(2);
});

test("an open version can be removed, and comes back", async () => {
  const { user } = renderAt("/projects/p1");
  await user.click(await screen.findByRole("button", { name: "Remove Backend engineer, version 2" }));
  expect(await screen.findByText("“Backend engineer, version 2” removed"), "said").toBeVisible();
  await waitFor(() => expect(screen.queryByText(/^Version 2/), "gone").toBeNull());
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByText(/^Version 2/), "back").toBeVisible();
});

test("a locked version cannot be removed, and says why", async () => {
  renderAt("/projects/p1");
  const remove = await screen.findByRole("button", { name: "Remove Backend engineer, version 1" });
  expect(remove, "the reason").toHaveAccessibleDescription("Candidates were checked against it.");
});

test("a new briefing from a preset takes its name and leads to its page", async () => {
  const { user, router, core } = renderAt("/projects/p1?sheet=briefing&into=p1");
  await user.click(await screen.findByLabelText("Start from"));
  await user.click(await screen.findByRole("option", { name: "Registered nurse" }));
  await user.click(screen.getByRole("button", { name: "Create the briefing" }));
  await waitFor(() => expect(router.state.location.pathname, "its page").toMatch(/^\/briefings\/b1\d\d$/));
  const fields = core.asked.find(({ command }) => command === "add_briefing")?.args.fields as BriefingFields;
  expect(fields.name, "named after it").toBe("Registered nurse");
  expect(new Set(fields.requirements.map(({ id }) => id)).size, "each has an id of its own").toBe(
    fields.requirements.length,
  );
});

test("a new briefing without a first must-have says so and writes nothing", async () => {
  const { user, core } = renderAt("/projects/p1?sheet=briefing&into=p1");
  await user.type(await screen.findByLabelText("Name"), "Role");
  await user.click(screen.getByRole("button", { name: "Create the briefing" }));
  expect(await screen.findByText(/A briefing needs at least one requirement/), "at the field").toBeVisible();
  expect(
    core.asked.some(({ command }) => command === "add_briefing"),
    "not asked",
  ).toBe(false);
});

test("Enter adds a requirement below, and what is written is saved by itself", async () => {
  const { user, core } = renderAt("/briefings/b2");
  const [first] = await screen.findAllByRole("textbox", { name: "Requirement" });
  await user.click(first as HTMLElement);
  await user.keyboard("{Enter}Writes tests");
  expect(statements("Must-haves"), "below the first").toEqual([
    "Five years of backend work",
    "Writes tests",
    "Go or Rust in production",
  ]);
  await waitFor(() => expect(lastSaved(core)?.requirements, "after a pause").toHaveLength(6));
  expect(await screen.findByText("Saved"), "quietly").toBeVisible();
});

test("an emptied statement is said at its field, and is not saved", async () => {
  const { user, core } = renderAt("/briefings/b2");
  const [first] = await screen.findAllByRole("textbox", { name: "Requirement" });
  await user.clear(first as HTMLElement);
  await user.tab();
  expect(await screen.findByText(/A requirement says nothing/), "in words").toBeVisible();
  expect(first, "and to a screen reader").toHaveAttribute("aria-invalid", "true");
  expect(lastSaved(core), "what stood there stays").toBeUndefined();
});

test("what could not be saved stays in its field, with the reason beside it", async () => {
  const failing: Scenario["failing"] = { update_briefing: BROKEN };
  const { user, core } = renderAt("/briefings/b2", { failing });
  const [first] = await screen.findAllByRole("textbox", { name: "Requirement" });
  await user.type(first as HTMLElement, ", at least");
  expect(await screen.findByText(/went wrong inside Longlist/), "why").toBeVisible();
  expect(first, "nothing is lost").toHaveValue("Five years of backend work, at least");
  delete failing.update_briefing;
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Saved"), "now it is").toBeVisible();
  expect(lastSaved(core)?.requirements[0]?.statement, "with the words").toBe("Five years of backend work, at least");
});

test("what is typed while it is being saved is not lost", async () => {
  const { user, core } = renderAt("/briefings/b2");
  const [first] = await screen.findAllByRole("textbox", { name: "Requirement" });
  const release = core.hold("update_briefing");
  await user.type(first as HTMLElement, " in Go");
  await screen.findByText("Saving");
  await waitFor(() => expect(lastSaved(core), "the first words are on their way").toBeDefined());
  await user.type(first as HTMLElement, " and SQL ");
  act(release);
  await waitFor(() =>
    expect(lastSaved(core)?.requirements[0]?.statement, "then the others").toBe(
      "Five years of backend work in Go and SQL",
    ),
  );
  expect(first, "with the blank before the next word").toHaveValue("Five years of backend work in Go and SQL ");
});

test("leaving the page saves what was typed last", async () => {
  const { user, core, router } = renderAt("/briefings/b2");
  const [first] = await screen.findAllByRole("textbox", { name: "Requirement" });
  await user.type(first as HTMLElement, "!");
  await act(() => router.navigate({ to: "/projects" }));
  await waitFor(() =>
    expect(lastSaved(core)?.requirements[0]?.statement, "at once").toBe("Five years of backend work!"),
  );
});

test("Alt and an arrow move a requirement, and the focus goes with it", async () => {
  const { user } = renderAt("/briefings/b2");
  const fields = await screen.findAllByRole("textbox", { name: "Requirement" });
  await user.click(fields[1] as HTMLElement);
  await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await waitFor(() => expect(statements("Nice-to-haves")[0], "past the border").toBe("Go or Rust in production"));
  expect(document.activeElement, "still in it").toHaveValue("Go or Rust in production");
});

test("M on the handle puts a requirement into the other group", async () => {
  const { user } = renderAt("/briefings/b2");
  (await screen.findByRole("button", { name: "Move “Knows payments”" })).focus();
  await user.keyboard("m");
  await waitFor(() => expect(statements("Must-haves"), "a gate now").toContain("Knows payments"));
  expect(screen.getByRole("button", { name: "Move “Knows payments”" }), "and focused").toHaveFocus();
});

test("a removed requirement comes back where it stood", async () => {
  const { user } = renderAt("/briefings/b2");
  await user.click(await screen.findByRole("button", { name: "Remove “Lives in or near Berlin”" }));
  expect(statements("Nice-to-haves"), "gone").toHaveLength(2);
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  expect(statements("Nice-to-haves")[1], "between its neighbours").toBe("Lives in or near Berlin");
});

test("the words of a locked version cannot be written, and a new version can be made", async () => {
  const { user, router } = renderAt("/briefings/b1");
  expect(await screen.findByText(/so they stay as they are/), "why").toBeVisible();
  expect(screen.queryAllByRole("textbox", { name: "Requirement" }), "no field").toHaveLength(0);
  await user.click(screen.getByRole("button", { name: "New version" }));
  await waitFor(() => expect(router.state.location.pathname, "its page").toMatch(/^\/briefings\/b1\d\d$/));
});

test("in a locked version a move is one recategorization, and is undone as one", async () => {
  const { user, core } = renderAt("/briefings/b1");
  await user.click(await screen.findByRole("button", { name: "Make “Knows payments” a must-have" }));
  expect(await group("Must-haves").findByText("Knows payments"), "moved").toBeVisible();
  const moves = core.asked.filter(({ command }) => command === "recategorize");
  expect(moves, "one call").toHaveLength(1);
  expect(moves[0]?.args.arrangement, "about this one alone").toEqual({
    requirements: { payments: { kind: "must_have", weight: 4 } },
    bands: { a: 75, b: 50 },
  });
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  expect(await group("Nice-to-haves").findByText("Knows payments"), "back").toBeVisible();
});

test("bands that are not in order are refused in words", async () => {
  const { user, core } = renderAt("/briefings/b1");
  const a = await screen.findByLabelText("A from, %");
  await user.clear(a);
  await user.type(a, "40{Enter}");
  expect(await screen.findByText(/These bands are not in order/), "said").toBeVisible();
  await user.clear(a);
  await user.type(a, "80{Enter}");
  await waitFor(() =>
    expect(core.asked.find(({ command }) => command === "recategorize")?.args.arrangement, "moved").toEqual({
      requirements: {},
      bands: { a: 80, b: 50 },
    }),
  );
});

test("the palette, the breadcrumb and the sidebar know a briefing", async () => {
  const { user } = renderAt("/briefings/b1");
  const crumbs = await screen.findByRole("navigation", { name: "Where you are" });
  expect(await within(crumbs).findByText("Backend engineer, version 1"), "this page").toBeVisible();
  expect(within(crumbs).getByText("Backend engineers, payments"), "its project").toBeVisible();
  const places = screen.getByRole("navigation", { name: "Places" });
  expect(await within(places).findByText("Backend engineer"), "one line for its versions").toBeVisible();
  await user.keyboard("{Control>}k{/Control}");
  expect(await screen.findByRole("option", { name: /Backend engineer, version 2/ }), "to go there").toBeVisible();
});

test.each(["/briefings/b1", "/briefings/b1/results"])("%s that cannot be read says why", async (path) => {
  renderAt(path, { failing: { briefing: BROKEN, check_results: BROKEN } });
  expect((await screen.findAllByRole("alert"))[0], "what happened").toHaveTextContent("went wrong inside Longlist");
});
