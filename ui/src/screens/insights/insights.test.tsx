/** Insights: each requirement, what-if, applying and taking back. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";

const AT = "/briefings/b1/insights";
const requirement = async (id: string) => {
  const rows = await screen.findAllByTestId("requirement-insight");
  return rows.find((row) => row.dataset.requirement === id) as HTMLElement;
};
const control = (id: string) =>
  screen.getAllByTestId("what-if-requirement").find((row) => row.dataset.requirement === id) as HTMLElement;

test("each requirement says who fulfils it, and what the pool would be if it moved", async () => {
  renderAt(AT);
  const row = await requirement("backend");
  expect(row, "the three verdicts").toHaveTextContent("43 fulfil it 3 do not 2 silent");
  const bars = within(row)
    .getAllByRole("img")
    .map((bar) => bar.getAttribute("aria-label"));
  expect(bars, "two bars, in words").toEqual([
    "Now: A 10, B 21, C 10, Needs a look 2, No fit 5",
    "As a nice-to-have: A 10, B 29, C 5, Needs a look 2, No fit 2",
  ]);
  const change = within(row).getByRole("row", { name: /^Change/ });
  expect(change, "differences have a sign").toHaveTextContent("Change0+8−50−3");
});

test("what-if counts at each change and stores nothing", async () => {
  const { user, core } = renderAt(AT);
  await user.click(await screen.findByRole("button", { name: "Try changes" }));
  expect(screen.getByText("Nothing changed yet"), "as it stands").toBeVisible();
  await user.click(within(control("backend")).getByRole("radio", { name: "Nice-to-have" }));
  const outcome = screen.getByTestId("what-if");
  await waitFor(() =>
    expect(within(outcome).getByRole("row", { name: /^With the changes/ }), "at once").toHaveTextContent(
      "10295" + "22",
    ),
  );
  const weight = within(control("backend")).getByRole("spinbutton", { name: "Weight of Five years of backend work" });
  await user.clear(weight);
  expect(weight, "it can be emptied on the way").toHaveValue(null);
  await user.type(weight, "9");
  const asked = () => core.asked.findLast(({ command }) => command === "what_if")?.args.arrangement;
  await waitFor(() =>
    expect(asked(), "weights count too").toMatchObject({
      requirements: { backend: { kind: "nice_to_have", weight: 9 }, go: { kind: "must_have", weight: 1 } },
    }),
  );
  expect(screen.getByText("1 change"), "one requirement").toBeVisible();
  expect(
    core.asked.some(({ command }) => command === "recategorize"),
    "nothing is stored",
  ).toBe(false);
});

test("bands out of order are said and not asked for", async () => {
  const { user } = renderAt(AT);
  await user.click(await screen.findByRole("button", { name: "Try changes" }));
  const b = screen.getByLabelText("B from, in percent");
  await user.clear(b);
  await user.type(b, "80");
  expect(screen.getByText("A from 1 to 100, and B below A."), "the rule").toBeVisible();
  expect(screen.getByRole("button", { name: "Apply the changes" }), "why not").toHaveAttribute(
    "aria-description",
    "The bands are not in order.",
  );
});

test("what was tried is applied, told with its counts, and taken back", async () => {
  const { user } = renderAt(AT);
  const row = await requirement("backend");
  await user.click(within(row).getByRole("button", { name: "Try it as a nice-to-have" }));
  expect(document.activeElement, "who asked is brought to it").toContainElement(screen.getByTestId("what-if"));
  await user.click(await screen.findByRole("button", { name: "Apply the changes" }));
  expect(await screen.findByText("Candidates are sorted anew"), "done").toBeInTheDocument();
  expect(screen.getAllByText("B +8, C −5, No fit −3"), "in the message and in the list").toHaveLength(2);
  await waitFor(async () => expect(await requirement("backend"), "it has moved").toHaveTextContent("As a must-have"));
  const move = screen.getByTestId("move");
  await user.click(within(move).getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(screen.getByTestId("move"), "it stays in the list").toHaveTextContent("Undone"));
  await waitFor(async () =>
    expect(await requirement("backend"), "and is as before").toHaveTextContent("As a nice-to-have"),
  );
});

test("only the last of several is taken back", async () => {
  const { user } = renderAt(AT);
  for (const id of ["backend", "go"]) {
    const row = await requirement(id);
    await user.click(within(row).getByRole("button", { name: "Try it as a nice-to-have" }));
    await user.click(await screen.findByRole("button", { name: "Apply the changes" }));
    await waitFor(async () => expect(await requirement(id)).toHaveTextContent("As a must-have"));
  }
  const buttons = screen.getAllByTestId("move").map((move) => within(move).getByRole("button", { name: "Undo" }));
  expect(buttons[0], "the newest").not.toHaveAttribute("aria-disabled");
  expect(buttons[1], "the one before, and why not").toHaveAttribute(
    "aria-description",
    "Undo what was applied after it first.",
  );
});

test("a briefing that nobody was checked against leads to its requirements", async () => {
  renderAt("/briefings/b2/insights");
  const title = "Nobody was checked against this briefing yet";
  expect(await screen.findByRole("heading", { name: title }), "a sentence").toBeVisible();
  expect(screen.getByRole("button", { name: "Open the requirements" }), "one thing to do").toBeVisible();
});

test("insights that cannot be had say why", async () => {
  renderAt(AT, { failing: { insights: BROKEN } });
  expect(await screen.findByRole("alert"), "what happened").toHaveTextContent("went wrong inside Longlist");
});
