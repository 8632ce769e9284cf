/** The models: how each is, what it does, what it costs, and how it goes away. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";
import type { Failure } from "../../api/bindings";

const AT = "/settings/models";
const BUSY: Failure = { code: "model_unavailable", message: "overloaded", hint: "Later.", reference: "7f3a" };

/** The provider of that model. */
async function row(model: string) {
  const heading = (await screen.findAllByRole("heading", { name: model })).find((each) => each.closest("[data-state]"));
  return within(heading?.closest("li") as HTMLElement);
}

test("each provider says how it is, and a refused one why and what to do", async () => {
  renderAt(AT);
  expect((await row("gpt-5-mini")).getByText("Connected"), "a word, not a colour alone").toBeVisible();
  expect((await row("qwen3:8b")).getByText("Saved, not validated"), "nobody has tried it").toBeVisible();
  const refused = await row("house-large");
  expect(refused.getByText("Refused"), "the state").toBeVisible();
  expect(refused.getByText("The model’s vendor does not accept this key."), "why").toBeVisible();
  expect(refused.getByText(/^Make a new key at the vendor/), "what to do").toBeVisible();
});

test("validating goes from saved to connected, and says so while it lasts", async () => {
  const { user, core } = renderAt(AT);
  const release = core.hold("validate_provider");
  const own = await row("qwen3:8b");
  await user.click(own.getByRole("button", { name: "Validate qwen3:8b" }));
  expect(await own.findByText("Validating"), "under way").toBeVisible();
  release();
  expect(await own.findByText("Connected"), "it has answered").toBeVisible();
});

test("a model that cannot be asked now stays as it was, with the reason", async () => {
  const { user } = renderAt(AT, { failing: { validate_provider: BUSY } });
  const mini = await row("gpt-5-mini");
  await user.click(mini.getByRole("button", { name: "Validate gpt-5-mini" }));
  expect(await mini.findByText(/everything is as it was\. The model is out of order/), "why").toBeVisible();
  expect(mini.getByText("Connected"), "nothing was found out about it").toBeVisible();
});

test("a provider is removed after a question that says what stays", async () => {
  const { user, core } = renderAt(AT);
  const mini = await row("gpt-5-mini");
  await user.click(mini.getByRole("button", { name: "More about gpt-5-mini" }));
  await user.click(await screen.findByRole("menuitem", { name: "Remove the provider" }));
  const question = await screen.findByRole("alertdialog", { name: "Remove gpt-5-mini?" });
  expect(question, "what stays").toHaveTextContent("Every check that it has made");
  await user.click(within(question).getByRole("button", { name: "Remove the provider" }));
  await waitFor(() => expect(core.asked.at(-1)?.command, "asked anew").toMatch(/list_models|model_spend/));
  await waitFor(() => expect(screen.getAllByTestId("provider"), "two are left").toHaveLength(2));
});

test("who does what is chosen among those that are connected, each with a model of its own", async () => {
  const { user, core } = renderAt(AT);
  await user.click(await screen.findByRole("combobox", { name: "Provider for: Draft requirements" }));
  const names = (await screen.findAllByRole("option")).map((option) => option.textContent);
  expect(names, "nobody, and the one that is connected").toEqual(["No model", "OpenAI, Own keygpt-5-mini"]);
  await user.click(screen.getByRole("option", { name: /^OpenAI/ }));
  const input = screen.getByRole("textbox", { name: "Model for: Draft requirements" });
  await waitFor(() => expect(input, "the one that it was saved with").toHaveValue("gpt-5-mini"));
  await user.clear(input);
  await user.type(input, "gpt-5{Enter}");
  const chosen = () => core.asked.filter(({ command }) => command === "choose_model").at(-1)?.args;
  await waitFor(() =>
    expect(chosen(), "Enter is enough").toEqual({ action: "draft", choice: { provider: "m1", model: "gpt-5" } }),
  );
  await user.type(input, "-no{Escape}");
  expect(input, "Escape puts back what was there").toHaveValue("gpt-5");
});

test("a price is typed in dollars, and a wrong one is told at its field", async () => {
  const { user, core } = renderAt(AT);
  await user.click(await screen.findByRole("button", { name: "Enter the price of house-large" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Price of house-large" }));
  await user.type(dialog.getByLabelText("Questions"), "1.5");
  await user.type(dialog.getByLabelText("Answers"), "6,00");
  await user.click(dialog.getByRole("button", { name: "Save the price" }));
  await waitFor(() =>
    expect(dialog.getByLabelText("Answers"), "which of the two").toHaveAccessibleDescription(/price of answers is not/),
  );
  await user.clear(dialog.getByLabelText("Answers"));
  await user.type(dialog.getByLabelText("Answers"), "6.00");
  await user.click(dialog.getByRole("button", { name: "Save the price" }));
  expect(await screen.findByText("$1.50 in, $6.00 out"), "as the vendor lists it").toBeVisible();
  const sent = core.asked.filter(({ command }) => command === "set_model_prices").at(-1)?.args;
  expect(sent?.prices, "the core reads the amounts, nobody rounds them here").toEqual({
    dollarsIn: "1.5",
    dollarsOut: "6.00",
  });
});

test("a price can be taken away, and a model on this computer has none", async () => {
  const { user } = renderAt(AT);
  await user.click(await screen.findByRole("button", { name: "Change the price of gpt-5-mini" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Price of gpt-5-mini" }));
  expect(dialog.getByLabelText("Answers"), "what is entered").toHaveValue("2.00");
  await user.click(dialog.getByRole("button", { name: "Forget the price" }));
  expect(await screen.findAllByText("No price entered"), "nobody knows again").toHaveLength(2);
  expect(screen.queryByRole("button", { name: /price of qwen3/ }), "it costs nothing").toBeNull();
});

test("what was spent stands in tables, and what is not known is not guessed", async () => {
  const { user } = renderAt(AT);
  const days = within(await screen.findByRole("table", { name: "Tokens and dollars by day" }));
  expect(days.getAllByRole("row"), "a head, seven days and their sum").toHaveLength(9);
  expect(days.getByRole("row", { name: "In all 1,631,253 $0.8156" }), "added up").toBeVisible();
  const month = within(screen.getByRole("table", { name: "Spent by model in the last 30 days" }));
  expect(month.getByRole("row", { name: /^gpt-5-mini.*1,204 2,310,480 412,006 \$1\.40 \$0\.001164/ })).toBeVisible();
  expect(month.getByRole("row", { name: /not known.*96 without a price.*–/ }), "no price, no sum").toBeVisible();
  await user.click(screen.getByRole("radio", { name: "7 days" }));
  const week = within(screen.getByRole("table", { name: "Spent by model in the last 7 days" }));
  expect(week.getAllByRole("row"), "one model this week").toHaveLength(2);
  await user.click(screen.getByRole("radio", { name: "Tokens" }));
  expect(screen.getByRole("img", { name: /^Tokens by day, 1,631,253 in all/ }), "the bars change").toBeVisible();
  expect(screen.getByText(/^These are the completed checks\./), "and what is not in the figures").toBeVisible();
});

test("without a model there is one thing to do, and the page says that nobody needs one", async () => {
  const { user } = renderAt(AT, { models: 0 });
  expect(await screen.findByText(/^You need none: the local evaluator/), "said first").toBeVisible();
  expect(await screen.findByText(/^No model was asked to check anybody/), "nothing was spent").toBeVisible();
  await user.click(screen.getByRole("button", { name: "Connect a model" }));
  expect(await screen.findByRole("dialog", { name: "Connect a model" }), "the one thing").toBeVisible();
});

test("while the models are read their place is kept, and a failure can be tried again", async () => {
  const view = renderAt(AT, { hanging: ["list_models"] });
  expect(await screen.findByText("Loading"), "said to a screen reader").toBeInTheDocument();
  view.unmount();
  renderAt(AT, { failing: { list_models: BROKEN } });
  expect(await screen.findByRole("button", { name: "Try again" }), "what to do").toBeVisible();
});

test("g l leads here", async () => {
  const { user, router } = renderAt("/");
  await screen.findByRole("heading", { level: 1 });
  await user.keyboard("gl");
  await waitFor(() => expect(router.state.location.pathname, "by keyboard").toBe(AT));
});
