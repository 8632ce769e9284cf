/** Results: the list, the review with its keys, and comparing. */
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { BROKEN, type Scenario } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";

const PATH = "/briefings/b1/results";
const OPEN = `${PATH}?open=c9`;
type Core = ReturnType<typeof renderAt>["core"];
const decisions = (core: Core) =>
  core.asked.filter(({ command }) => command === "decide_category").map(({ args }) => args);
const openId = (router: ReturnType<typeof renderAt>["router"]) =>
  (router.state.location.search as { open?: string }).open;
const review = async () => within(await screen.findByTestId("review"));
const reviewed = async () => {
  const pane = await review();
  await pane.findByText("Knows payments");
  return pane;
};

beforeEach(() => localStorage.clear());

test("results are listed with their category, their fit and one sign for each requirement", async () => {
  renderAt(PATH);
  expect((await screen.findAllByTestId("result-name")).length, "people").toBeGreaterThan(3);
  expect(screen.getAllByRole("img", { name: "A" }).length, "the best first").toBeGreaterThan(3);
  const [signs] = screen.getAllByRole("img", { name: /^Five years of backend work: Fulfilled; Go or Rust/ });
  expect(signs, "told to a screen reader in words").toHaveTextContent("✓✓✓✓");
});

test("a chip shows one category, and the same chip everybody again", async () => {
  const { user, core } = renderAt(PATH);
  await screen.findAllByTestId("result-name");
  const chip = screen.getByRole("button", { name: /^No fit/ });
  await user.click(chip);
  expect(chip, "chosen").toHaveAttribute("aria-pressed", "true");
  await waitFor(() =>
    expect(core.asked.at(-1)?.args.filter, "the core filters").toEqual({ category: "no_fit", bookmarked: false }),
  );
  await user.click(chip);
  expect(screen.getByRole("button", { name: /^All/ }), "everybody").toHaveAttribute("aria-pressed", "true");
});

test("nobody checked yet is one sentence and one thing to do", async () => {
  renderAt("/briefings/b2/results");
  expect(await screen.findByText("Nobody was checked against this version yet"), "a sentence").toBeVisible();
});

test("results that are on their way have shapes, and ones that cannot be read say why", async () => {
  const { unmount } = renderAt(PATH, { hanging: ["check_results"] });
  expect(await screen.findByText("Loading results"), "a screen reader hears it").toBeInTheDocument();
  unmount();
  renderAt(PATH, { failing: { check_results: BROKEN } });
  expect(await screen.findByRole("alert"), "what happened").toHaveTextContent("went wrong inside Longlist");
});

test("the review says verdict, how sure, why, and marks the words in the profile", async () => {
  const { user } = renderAt(OPEN);
  const pane = await reviewed();
  const item = within(pane.getByText("German, B2 or better").closest("li") as HTMLElement);
  expect(item.getByRole("img", { name: "Fulfilled" }), "the verdict").toBeVisible();
  expect(item.getByText(/Fairly sure/), "in words").toBeVisible();
  const profile = within(pane.getByRole("region", { name: "Profile" }));
  const [mark] = profile.getAllByText("German (professional)");
  expect(mark?.tagName, "where it stands").toBe("MARK");
  await user.click(item.getByRole("button", { name: /German \(professional\)/ }));
  expect(mark, "lit by its requirement").toHaveAttribute("data-lit");
});

test("the machine's own category is decided at once, and the next one is shown", async () => {
  const { user, core, router } = renderAt(OPEN);
  await reviewed();
  await user.keyboard("2");
  await waitFor(() => expect(decisions(core)[0], "B").toMatchObject({ candidateId: "c9", category: "b", reason: "" }));
  await waitFor(() => expect(openId(router), "gone on").not.toBe("c9"));
});

test("another category asks why, and Enter goes on without a reason", async () => {
  const { user, core } = renderAt(OPEN);
  await reviewed();
  await user.keyboard("3");
  expect(await screen.findByRole("textbox", { name: "Why C and not B?" }), "asked").toHaveFocus();
  expect(decisions(core), "nothing was decided yet").toHaveLength(0);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(decisions(core)[0], "C").toMatchObject({ category: "c", reason: "" }));
});

test("Escape while it asks why leaves all as it was", async () => {
  const { user, core, router } = renderAt(OPEN);
  await reviewed();
  await user.keyboard("4");
  await user.type(await screen.findByRole("textbox", { name: /^Why No fit/ }), "No{Escape}");
  expect(screen.queryByRole("textbox", { name: /^Why/ }), "not asked any more").toBeNull();
  expect(decisions(core), "nothing was decided").toHaveLength(0);
  expect(openId(router), "still open").toBe("c9");
});

test("U takes the last decision back and shows whom it was about", async () => {
  const { user, core, router } = renderAt(OPEN);
  await reviewed();
  await user.keyboard("3");
  await user.type(await screen.findByRole("textbox", { name: /^Why C/ }), "Too junior{Enter}");
  await waitFor(() => expect(openId(router), "gone on").not.toBe("c9"));
  await waitFor(() => expect(decisions(core), "decided").toHaveLength(1));
  await waitFor(() => expect(screen.getByTestId("review"), "the next one").toHaveTextContent("Knows payments"));
  await user.keyboard("u");
  await waitFor(() => expect(decisions(core)[1], "taken back").toMatchObject({ candidateId: "c9", category: null }));
  await waitFor(() => expect(openId(router), "shown again").toBe("c9"));
});

test("B bookmarks and takes the mark away", async () => {
  const { user, core } = renderAt(OPEN);
  const pane = await reviewed();
  await user.keyboard("b");
  await waitFor(() =>
    expect(pane.getByRole("button", { name: "Bookmark" }), "marked").toHaveAttribute("aria-pressed", "true"),
  );
  await user.keyboard("b");
  await waitFor(() =>
    expect(
      core.asked.filter(({ command }) => command === "bookmark"),
      "and not",
    ).toHaveLength(2),
  );
});

test("J and K walk the list with the review open", async () => {
  const { user, router } = renderAt(PATH);
  await screen.findAllByTestId("result-name");
  await user.keyboard("j{Enter}");
  await waitFor(() => expect(openId(router), "the first").toBeDefined());
  const first = openId(router);
  await user.keyboard("j");
  await waitFor(() => expect(openId(router), "the second").not.toBe(first));
  await user.keyboard("k");
  await waitFor(() => expect(openId(router), "the first again").toBe(first));
});

test("another verdict needs a reason, stands beside the machine's, and can be taken back", async () => {
  const { user, core } = renderAt(OPEN);
  const pane = await reviewed();
  await user.click(pane.getByRole("button", { name: "Say another verdict on “German, B2 or better”" }));
  await user.click(await screen.findByRole("menuitem", { name: "Not fulfilled" }));
  await user.click(await screen.findByRole("button", { name: "Say so" }));
  expect(await screen.findByText(/This needs a reason/), "asked for").toBeVisible();
  await user.type(screen.getByLabelText("Why is it “Not fulfilled”?"), "Spoke to her{Enter}");
  expect(await pane.findByText("By hand: Not fulfilled"), "said").toBeVisible();
  expect(pane.getByText(/the check says Fulfilled/), "beside the machine's").toBeVisible();
  await user.keyboard("u");
  await waitFor(() => expect(pane.queryByText("By hand: Not fulfilled"), "taken back").toBeNull());
  expect(core.asked.filter(({ command }) => command === "decide_verdict").at(-1)?.args.verdict, "as it was").toBeNull();
});

test("a decision that was refused is said and changes nothing", async () => {
  const failing: Scenario["failing"] = { decide_category: BROKEN };
  const { user } = renderAt(OPEN, { failing });
  await reviewed();
  await user.keyboard("2");
  expect((await screen.findAllByText(/went wrong inside Longlist/))[0], "said").toBeVisible();
});

test("a profile that has changed since the check is said", async () => {
  renderAt(`${PATH}?open=c12`);
  expect(await screen.findByText(/has changed since this check/), "a hint").toBeVisible();
});

test("two checks of a candidate are compared requirement by requirement", async () => {
  const { user } = renderAt(OPEN);
  const pane = await reviewed();
  await user.click(await pane.findByRole("button", { name: /^Compare the check of/ }));
  const dialog = within(await screen.findByRole("dialog", { name: "Why did this change?" }));
  expect(await dialog.findByText("No bank is named."), "what it said before").toBeVisible();
  expect(dialog.getByText("4 requirements are the same."), "the others are counted").toBeVisible();
});

test("selected candidates are compared side by side", async () => {
  const { user } = renderAt(PATH);
  await screen.findAllByTestId("result-name");
  await user.keyboard("jx");
  expect(await screen.findByRole("button", { name: /^Compare/ }), "one is not enough").toHaveAccessibleDescription(
    "Select another one with X.",
  );
  await user.keyboard("jxm");
  expect(await screen.findByRole("heading", { name: "2 candidates compared" }), "both").toBeVisible();
  expect(await screen.findByRole("rowheader", { name: /Knows payments/ }), "requirements as rows").toBeVisible();
  await user.keyboard("{Escape}");
  expect((await screen.findAllByTestId("result-name")).length, "back").toBeGreaterThan(1);
});

test("a blind review shows and tells neither name nor school", async () => {
  const { user, container } = renderAt(OPEN);
  const pane = await reviewed();
  const name = (await pane.findByRole("heading", { level: 2 })).textContent ?? "";
  expect(name, "somebody").not.toBe("");
  await user.keyboard("h");
  await waitFor(() => expect(pane.getByRole("heading", { level: 2 }), "a code").toHaveTextContent(/^Candidate \w{4}$/));
  await screen.findAllByTestId("result-name");
  const main = container.querySelector("main") as HTMLElement;
  await waitFor(() => expect(main.textContent, "nowhere in sight").not.toContain(name));
  expect(main.outerHTML, "nor in what is read out").not.toContain(name);
  expect(main.outerHTML, "no school").not.toContain("Technical University of Delft");
});

test("the checks tab of a candidate leads to the result", async () => {
  const { user, router } = renderAt("/candidates?open=c9");
  await user.click(await screen.findByRole("tab", { name: "Checks" }));
  await user.click(await screen.findByRole("link", { name: /Backend engineer, version 1/ }));
  await waitFor(() => expect(router.state.location.pathname, "the results").toBe(PATH));
  expect(openId(router), "at this candidate").toBe("c9");
});

test("a candidate who was never checked can be checked from the panel", async () => {
  const { user } = renderAt("/candidates?open=c900");
  await user.click(await screen.findByRole("tab", { name: "Checks" }));
  expect(await screen.findByText("Not checked yet"), "said").toBeVisible();
});
