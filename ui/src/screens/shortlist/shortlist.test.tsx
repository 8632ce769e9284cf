/** A shortlist and the ways onto it: what a person reads and presses. */
import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";

type Desk = ReturnType<typeof renderAt>;

const rows = () => within(screen.getByRole("list", { name: "Candidates on the shortlist" })).getAllByRole("listitem");
const names = () => rows().map((row) => row.querySelector("strong")?.textContent ?? "");
const listed = () => screen.findByRole("list", { name: "Candidates on the shortlist" });
const asked = ({ core }: Desk, command: string) => core.asked.filter((each) => each.command === command);
const last = (desk: Desk, command: string) => asked(desk, command).at(-1)?.args;

/** Opens the choice over the results, for the one that is open there. */
async function toChoice(desk: Desk): Promise<HTMLElement> {
  await screen.findByRole("button", { name: "Take the last decision back" });
  await desk.user.keyboard("s");
  return screen.findByRole("combobox", { name: "Shortlist to add 1 candidate to" });
}

test("people stand in their order, each with the category, the fit and the note", async () => {
  renderAt("/shortlists/l1");
  await listed();
  expect(rows(), "everybody").toHaveLength(6);
  const [first, , , fourth] = rows();
  expect(within(first as HTMLElement).getByText(/^\d+%$/), "the fit of the check").toBeVisible();
  expect(within(first as HTMLElement).getByRole("textbox"), "and why").toHaveValue(
    "Knows our payment provider. Prefers to be called after five.",
  );
  expect(within(fourth as HTMLElement).getByText("not checked"), "who was never checked").toBeVisible();
  const link = within(first as HTMLElement).getByRole("link");
  expect(link.getAttribute("href"), "leads to the check").toContain("/briefings/b1/results?open=c9");
});

test("Alt and an arrow move a person, the focus goes along, and it can be undone", async () => {
  const desk = renderAt("/shortlists/l1");
  await listed();
  const before = names();
  await desk.user.keyboard("j");
  expect(rows()[0]?.contains(document.activeElement), "J comes to the first one").toBe(true);
  await desk.user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await waitFor(() => expect(names()[1], "one further down").toBe(before[0]));
  expect(last(desk, "move_on_shortlist"), "as the core was asked").toEqual({ id: "l1", candidateId: "c9", to: 1 });
  expect(rows()[1]?.contains(document.activeElement), "the focus stays on the person").toBe(true);
  await desk.user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(names(), "as it was").toEqual(before));
});

test("who is taken off comes back in the same place with the note", async () => {
  const desk = renderAt("/shortlists/l1");
  await listed();
  const before = names();
  (within(rows()[0] as HTMLElement).getByRole("button", { name: /^Move / }) as HTMLElement).focus();
  await desk.user.keyboard("{Delete}");
  await waitFor(() => expect(rows(), "one less").toHaveLength(5));
  expect(rows()[0]?.contains(document.activeElement), "the next one has the focus").toBe(true);
  await desk.user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(names(), "all of them").toEqual(before));
  expect(within(rows()[0] as HTMLElement).getByRole("textbox"), "with why").toHaveDisplayValue(/payment provider/);
});

test("a note is saved with Enter, given up with Escape, and undone", async () => {
  const desk = renderAt("/shortlists/l1");
  await listed();
  const note = () => within(rows()[1] as HTMLElement).getByRole("textbox");
  await desk.user.type(note(), "Speaks German{Enter}");
  await waitFor(() => expect(last(desk, "note_shortlisted")?.note, "kept").toBe("Speaks German"));
  await desk.user.type(note(), ", and more{Escape}");
  expect(note(), "given up").toHaveValue("Speaks German");
  expect(asked(desk, "note_shortlisted"), "and not sent").toHaveLength(1);
  await desk.user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(note(), "as it was").toHaveValue(""));
});

test("what could not be moved stands where it stood, and says why", async () => {
  const { user } = renderAt("/shortlists/l1", { failing: { move_on_shortlist: BROKEN } });
  await listed();
  const before = names();
  await user.keyboard("j{Alt>}{ArrowDown}{/Alt}");
  expect((await screen.findAllByText(/went wrong inside Longlist/))[0], "why").toBeVisible();
  await waitFor(() => expect(names(), "as before").toEqual(before));
});

test("a shortlist is renamed, and a name that is taken is refused at the field", async () => {
  const { user } = renderAt("/shortlists/l1");
  await listed();
  await user.keyboard("e");
  const field = await screen.findByRole("textbox", { name: "Name" });
  await user.clear(field);
  await user.type(field, "SECOND round{Enter}");
  expect(await screen.findByText(/has a shortlist called “SECOND round” already/), "said").toBeVisible();
  await user.clear(field);
  await user.type(field, "First calls{Enter}");
  expect(await screen.findByRole("heading", { name: "First calls" }), "named").toBeVisible();
});

test("a removed shortlist leads to its project, and comes back", async () => {
  const desk = renderAt("/shortlists/l1");
  await listed();
  await desk.user.click(screen.getByRole("button", { name: "Remove the shortlist" }));
  await waitFor(() => expect(desk.router.state.location.pathname, "its project").toBe("/projects/p1"));
  const places = screen.getByRole("navigation", { name: "Places" });
  await waitFor(() => expect(within(places).queryByText("Call next week"), "gone").toBeNull());
  await desk.user.click(await screen.findByRole("button", { name: "Undo" }));
  expect(await within(places).findByText("Call next week"), "back").toBeVisible();
});

test("those on a shortlist are saved as a file in their order", async () => {
  const desk = renderAt("/shortlists/l1");
  await listed();
  await desk.user.click(screen.getByRole("button", { name: "Export" }));
  await desk.user.click(await screen.findByRole("menuitem", { name: "Excel file" }));
  await waitFor(() =>
    expect(last(desk, "export_candidates"), "whom").toEqual({
      selection: { type: "these", ids: ["c9", "c3", "c12", "c60", "c21", "c7"] },
      format: "xlsx",
    }),
  );
});

test("S in the results moves the open candidate forward, with the check, and the way back", async () => {
  const desk = renderAt("/briefings/b1/results?open=c5");
  const field = await toChoice(desk);
  expect(field, "ready to type").toHaveFocus();
  await desk.user.keyboard("call{Enter}");
  expect(await screen.findByText("1 candidate added to “Call next week”"), "said").toBeVisible();
  expect(last(desk, "add_to_shortlist"), "of which check").toEqual({
    id: "l1",
    selection: { type: "these", ids: ["c5"] },
    briefingId: "b1",
  });
  await desk.user.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() =>
    expect(last(desk, "take_off_shortlist"), "off it again").toEqual({ id: "l1", candidateIds: ["c5"] }),
  );
});

test("who is on it already stays as they are, and is not undone", async () => {
  const desk = renderAt("/briefings/b1/results?open=c9");
  await toChoice(desk);
  expect(await screen.findByRole("option", { name: /Call next week.*on it already/ }), "marked").toBeVisible();
  expect(screen.queryByRole("option", { name: /Second round.*already/ }), "and no other").toBeNull();
  await desk.user.keyboard("call{Enter}");
  expect(await screen.findByText("The candidate is on “Call next week” already"), "said").toBeVisible();
  expect(screen.queryByRole("button", { name: "Undo" }), "nothing was done").toBeNull();
});

test("a name that is new makes a shortlist, which goes again with its undo", async () => {
  const desk = renderAt("/briefings/b1/results?open=c5");
  await toChoice(desk);
  await desk.user.keyboard("Ask  Ines");
  expect(await screen.findByRole("option", { name: "Make “Ask Ines”" }), "offered").toBeVisible();
  await desk.user.keyboard("{Enter}");
  expect(await screen.findByText("1 candidate added to “Ask Ines”"), "made and added").toBeVisible();
  expect(last(desk, "add_shortlist"), "in the project of the briefing").toEqual({ projectId: "p1", name: "Ask Ines" });
  await desk.user.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(last(desk, "remove_shortlist"), "it was made for this alone").toBeDefined());
});

test("in the list of all candidates every project's shortlists are offered, and Escape leaves all as it was", async () => {
  const desk = renderAt("/candidates?open=c9", { candidates: 40 });
  await screen.findByRole("button", { name: "Add to a shortlist" });
  await desk.user.click(screen.getByRole("button", { name: "Add to a shortlist" }));
  expect(await screen.findByRole("option", { name: /Call next week.*Backend engineers/ }), "whose it is").toBeVisible();
  await desk.user.keyboard("Portfolio");
  expect(
    await screen.findByRole("option", { name: /Make “Portfolio”.*Head of design/ }),
    "in each of them",
  ).toBeVisible();
  await desk.user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("option"), "gone").toBeNull());
  expect(asked(desk, "add_to_shortlist"), "nothing was done").toHaveLength(0);
});

test("a project lists its shortlists, and the first one is made there", async () => {
  const { user, router } = renderAt("/projects/p2");
  const section = await screen.findByRole("heading", { name: "This project has no shortlist yet" });
  expect(section, "empty, with what to do").toBeVisible();
  await user.click(screen.getByRole("button", { name: "New shortlist" }));
  await user.type(await screen.findByRole("textbox", { name: "Name" }), "Portfolio review{Enter}");
  await waitFor(() => expect(router.state.location.pathname, "its page").toMatch(/^\/shortlists\/l1\d\d$/));
  expect(await screen.findByText("Nobody is on this shortlist yet"), "still empty").toBeVisible();
  const places = screen.getByRole("navigation", { name: "Places" });
  expect(await within(places).findByText("Portfolio review"), "and in the sidebar").toBeVisible();
});

test("the palette and the breadcrumb know a shortlist", async () => {
  const { user } = renderAt("/shortlists/l1");
  const crumbs = await screen.findByRole("navigation", { name: "Where you are" });
  expect(await within(crumbs).findByText("Call next week"), "this page").toBeVisible();
  expect(within(crumbs).getByText("Backend engineers, payments"), "its project").toBeVisible();
  await user.keyboard("{Control>}k{/Control}");
  expect(await screen.findByRole("option", { name: "Second round" }), "to go there").toBeVisible();
});

test("what changes elsewhere shows at once", async () => {
  const { core } = renderAt("/shortlists/l1");
  await listed();
  await act(() => core.answer("take_off_shortlist", { id: "l1", candidateIds: ["c9", "c3"] }));
  await waitFor(() => expect(rows(), "two less").toHaveLength(4));
});

test("a shortlist that cannot be read says why", async () => {
  renderAt("/shortlists/l1", { failing: { shortlist: BROKEN } });
  expect((await screen.findAllByRole("alert"))[0], "what happened").toHaveTextContent("went wrong inside Longlist");
});

test("one that is gone says so", async () => {
  renderAt("/shortlists/nobody");
  expect((await screen.findAllByRole("alert"))[0], "in words").toHaveTextContent("This shortlist does not exist");
});
