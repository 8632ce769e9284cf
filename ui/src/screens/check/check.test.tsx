/** The check sheet: whom, by whom, at which price, and the button that repeats the number. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN, type Scenario } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";
import type { CheckAsk, Failure } from "../../api/bindings";
import { spread } from "./lists";

const CHANGED: Failure = {
  code: "price_changed",
  message: "the price is another one",
  hint: "",
  values: { total: 540 },
  reference: "1",
};
const started = (core: ReturnType<typeof renderAt>["core"]) =>
  core.asked.find(({ command }) => command === "start_check")?.args as { ask: CheckAsk; expected: number } | undefined;
/** The sheet, once it knows the briefings. */
const sheet = async () => {
  const dialog = await waitFor(() => {
    const found = screen.getByTestId("check-button").closest("[role=dialog]");
    expect(found, "drawn").not.toBeNull();
    return found;
  });
  return within(dialog as HTMLElement);
};

test("C on a briefing opens the sheet for it, and a version that was never checked begins with a dozen", async () => {
  const { user, core, router } = renderAt("/briefings/b2");
  await screen.findByRole("button", { name: "Check candidates" });
  await user.keyboard("c");
  const { findByRole } = await sheet();
  expect(await findByRole("radio", { name: /A dozen to calibrate/ }), "suggested").toBeChecked();
  await user.click(await findByRole("button", { name: "Check 12 candidates, free" }));
  await waitFor(() => expect(started(core)?.expected, "at the price that was quoted").toBe(0));
  const { whom } = (started(core) as { ask: CheckAsk }).ask;
  const ids = whom.type === "selection" && whom.selection.type === "these" ? whom.selection.ids : [];
  expect(new Set(ids).size, "twelve different ones").toBe(12);
  await user.click(await screen.findByRole("button", { name: "See the results" }));
  await waitFor(() => expect(router.state.location.pathname, "there they appear").toBe("/briefings/b2/results"));
});

test("the quote is a line and a sum, and the button repeats the number", async () => {
  const { user } = renderAt("/searches/s3?sheet=check&into=s3&briefing=b1");
  const { findByRole, getByRole, getByTestId } = await sheet();
  await user.click(await findByRole("radio", { name: /^Own key/ }));
  expect(await findByRole("button", { name: "Check 612 candidates for 564 credits" }), "in numbers").toBeVisible();
  const table = within(getByRole("table", { name: "What it costs" }));
  expect(table.getByRole("row", { name: "New 564 × 1 564 credits" }), "new ones").toBeVisible();
  expect(table.getByRole("row", { name: "Checked lately 48 × 0 0 credits" }), "recent ones").toBeVisible();
  expect(table.getByRole("row", { name: "Balance after not enough" }), "the balance").toBeVisible();
  expect(getByTestId("check-quote"), "in one line").toHaveTextContent("which is more than there is");
});

test("a price above the balance is refused in words, and nothing can be started", async () => {
  const { user, core } = renderAt("/briefings/b1?sheet=check&briefing=b1");
  const { findByRole, findByText, getByTestId } = await sheet();
  await user.click(await findByRole("radio", { name: /^Own key/ }));
  expect(await findByText(/^480 credits are available and this needs 564/), "why").toBeVisible();
  await user.click(getByTestId("check-button"));
  expect(started(core), "not asked").toBeUndefined();
});

test("an evaluator that is not connected says why and where to connect it", async () => {
  const { user, router } = renderAt("/briefings/b1?sheet=check&briefing=b1");
  const { findByRole } = await sheet();
  const gateway = await findByRole("radio", { name: /^Agency gateway/ });
  await waitFor(() =>
    expect(gateway, "in words").toHaveAccessibleDescription(
      "No gateway is connected. Connect one in Settings, Models.",
    ),
  );
  expect(gateway, "it cannot be chosen").toHaveAttribute("aria-disabled", "true");
  await user.click(screen.getAllByRole("link", { name: "Connect one in Settings, Models." })[0] as HTMLElement);
  await waitFor(() => expect(router.state.location.pathname, "one press away").toBe("/settings/models"));
  expect(screen.queryByTestId("check-button"), "without the sheet over it").toBeNull();
});

test("a price that changed is said, and the quote is asked for anew", async () => {
  const failing: Scenario["failing"] = { start_check: CHANGED };
  const { user, core } = renderAt("/searches/s3?sheet=check&into=s3&briefing=b1", { failing });
  const { findByRole, findByText } = await sheet();
  const button = await findByRole("button", { name: "Check 612 candidates, free" });
  const before = core.asked.filter(({ command }) => command === "quote_check").length;
  await user.click(button);
  expect(await findByText(/^The price is 540 credits by now/), "said").toBeVisible();
  await waitFor(() =>
    expect(core.asked.filter(({ command }) => command === "quote_check").length, "again").toBeGreaterThan(before),
  );
});

test("a selection of the list is what is checked, or all that match", async () => {
  const { user, core } = renderAt("/searches/s1");
  await screen.findAllByTestId("candidate-name");
  await user.keyboard("jx");
  const bar = within(await screen.findByRole("toolbar", { name: "Selected candidates" }));
  await user.click(bar.getByRole("button", { name: /^Check…/ }));
  const { findByRole } = await sheet();
  await user.click(await findByRole("button", { name: "Check 1 candidate, free" }));
  await waitFor(() =>
    expect(started(core)?.ask.whom, "this one").toMatchObject({ type: "selection", selection: { type: "these" } }),
  );
});

test("without any briefing there is one thing to do", async () => {
  renderAt("/?sheet=check", { fresh: true });
  expect(await screen.findByText("There is no briefing to check against"), "a sentence").toBeVisible();
});

test("briefings that cannot be read say why", async () => {
  renderAt("/?sheet=check", { failing: { list_briefings: BROKEN } });
  expect(await screen.findByRole("alert"), "what happened").toHaveTextContent("went wrong inside Longlist");
});

test("a dozen is spread over the list, and a short list is a dozen of itself", () => {
  const ids = Array.from({ length: 120 }, (_, at) => String(at));
  expect(spread(ids, 12), "every tenth").toEqual(ids.filter((_, at) => at % 10 === 0));
  expect(spread(["a", "b"], 12).length, "not more than there are").toBeLessThanOrEqual(2);
});
