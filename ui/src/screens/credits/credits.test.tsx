/** Credits: the meter, the balances, granting, the rules, verifying. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("the meter says in words what can be spent, on every page, and leads to the credits", async () => {
  const { user } = renderAt("/projects", { entries: 10 });
  const meter = await screen.findByRole("link", { name: "Credits: 112 credits available, 56 reserved" });
  expect(meter, "the number and what is reserved").toHaveTextContent("112credits56 reserved");
  await user.click(meter);
  expect(await screen.findByRole("heading", { name: "Credits" }), "the page").toBeVisible();
});

test("the three balances stand with what they mean, and the drawing has a table", async () => {
  const { user } = renderAt("/credits");
  expect(await screen.findByTestId("balance-available"), "free").toHaveTextContent("480Free for the next runs");
  expect(screen.getByTestId("balance-spent"), "gone").toHaveTextContent("20Paid for completed checks");
  expect(await screen.findByRole("img", { name: /now 480 credits/ }), "a sentence for the drawing").toBeVisible();
  await user.click(screen.getByText("Show as a table"));
  const table = screen.getByRole("table", { name: "Balances over the last 30 days" });
  expect(within(table).getAllByRole("row"), "a head and every balance").toHaveLength(5);
});

test("a double press grants once, under a name that was made when the dialog opened", async () => {
  const { user, core } = renderAt("/credits?sheet=grant");
  const dialog = await screen.findByRole("dialog", { name: "Grant credits" });
  await user.type(within(dialog).getByLabelText("Credits"), "1,200");
  await user.type(within(dialog).getByLabelText("Reason"), "  Budget for December ");
  expect(within(dialog).getByText("1,680 credits available afterwards."), "what there will be").toBeVisible();
  const release = core.hold("grant_credits");
  const button = within(dialog).getByRole("button", { name: "Grant 1,200 credits" });
  await user.dblClick(button);
  release();
  expect(await screen.findByText("1,200 credits granted"), "it says so").toBeInTheDocument();
  const asked = core.asked.filter(({ command }) => command === "grant_credits");
  expect(asked, "one press counts").toHaveLength(1);
  expect(asked[0]?.args, "the reason without blanks").toMatchObject({ credits: 1200, reason: "Budget for December" });
  expect(asked[0]?.args.request, "an id").toMatch(ID);
  await waitFor(() => expect(screen.getByTestId("credits-meter")).toHaveTextContent("1,680"));
});

test("a grant that failed is tried again under the same name", async () => {
  const failing: Record<string, typeof BROKEN> = { grant_credits: BROKEN };
  const { user, core } = renderAt("/credits?sheet=grant", { failing });
  const dialog = await screen.findByRole("dialog", { name: "Grant credits" });
  await user.type(within(dialog).getByLabelText("Credits"), "5");
  await user.type(within(dialog).getByLabelText("Reason"), "A try{Enter}");
  expect(await within(dialog).findByText(/went wrong inside Longlist/), "what happened").toBeVisible();
  delete failing.grant_credits;
  await user.click(within(dialog).getByRole("button", { name: "Grant 5 credits" }));
  await screen.findByText("5 credits granted");
  const names = core.asked.filter(({ command }) => command === "grant_credits").map(({ args }) => args.request);
  expect(names, "it may have been booked the first time").toHaveLength(2);
  expect(new Set(names).size, "so it has the same name").toBe(1);
});

test("a minus takes back, and no more than there is", async () => {
  const { user, core } = renderAt("/credits?sheet=grant");
  const dialog = await screen.findByRole("dialog", { name: "Grant credits" });
  const amount = within(dialog).getByLabelText("Credits");
  await user.type(amount, "-481");
  expect(within(dialog).getByText("At most the 480 that are available can be taken back."), "the limit").toBeVisible();
  await user.clear(amount);
  await user.type(amount, "−80");
  await user.click(within(dialog).getByRole("button", { name: "Take back 80 credits" }));
  expect(within(dialog).getByText("Say why."), "a reason is needed").toBeVisible();
  expect(
    core.asked.some(({ command }) => command === "grant_credits"),
    "nothing was sent",
  ).toBe(false);
  await user.type(within(dialog).getByLabelText("Reason"), "Twice by mistake{Enter}");
  expect(await screen.findByText("80 credits taken back"), "it says so").toBeInTheDocument();
});

test("rules are saved as a whole, and can be taken back", async () => {
  const { user, core } = renderAt("/credits");
  const save = await screen.findByRole("button", { name: "Save the rules" });
  expect(save, "nothing was changed yet").toHaveAttribute("aria-description", "Nothing was changed.");
  await user.type(screen.getByLabelText("Cap for each run"), "some");
  expect(screen.getByText("A whole number, or nothing."), "said at the field").toBeVisible();
  await user.clear(screen.getByLabelText("Cap for each run"));
  await user.type(screen.getByLabelText("Cap for each run"), "1,000");
  await user.click(within(screen.getByRole("radiogroup", { name: "Recency window" })).getByText("60 days"));
  await user.click(screen.getByRole("button", { name: "Save the rules" }));
  const rules = { monthlyAllotment: 500, runCap: 1000, dayCap: null, recencyDays: "60" };
  expect(core.asked, "all four").toContainEqual({ command: "update_credit_rules", args: { rules } });
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(screen.getByLabelText("Cap for each run"), "as before").toHaveValue(""));
});

test("verifying says in words that all is right, or what is wrong with which entry", async () => {
  const first = renderAt("/credits");
  await first.user.click(await screen.findByRole("button", { name: "Verify" }));
  expect(await screen.findByText(/^4 entries checked, and all is right\./), "how many").toBeVisible();
  first.unmount();
  const { user } = renderAt("/credits", {
    faults: [
      { entry: 2, kind: "changed" },
      { entry: 3, kind: "missing" },
    ],
  });
  await user.click(await screen.findByRole("button", { name: "Verify" }));
  const list = await screen.findByRole("list", { name: "What does not fit" });
  expect(list, "by number").toHaveTextContent(
    "Entry 2 is not what was booked: it was changed outside Longlist.Entry 3 is missing.",
  );
});

test("without credits there is one thing to do, and why it may not be needed", async () => {
  const { user } = renderAt("/credits", { fresh: true });
  expect(await screen.findByText(/local evaluator are free/), "nobody has to pay").toBeVisible();
  await user.click(screen.getByRole("button", { name: "Grant credits" }));
  expect(await screen.findByRole("dialog", { name: "Grant credits" }), "one press away").toBeVisible();
});

test("the palette grants from any page", async () => {
  const { user } = renderAt("/projects");
  await screen.findByRole("heading", { name: "Projects" });
  await user.keyboard("{Control>}k{/Control}");
  await user.keyboard("grant cred{Enter}");
  expect(await screen.findByRole("dialog", { name: "Grant credits" }), "the dialog").toBeVisible();
});
