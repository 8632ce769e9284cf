/** Connecting a model: saved, validated and connected in one go, and the key never comes back. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Scenario } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";
import type { Failure } from "../../api/bindings";

const KEY = "sk-a-key-that-is-made-up";
const failure = (code: string): Failure => ({ code, message: "no", hint: "", reference: "7f3a" });

/** The dialog with an own key chosen, and the model and the key filled in. */
async function filled(scenario: Scenario = {}) {
  const view = renderAt("/settings/models?connect=true", scenario);
  const dialog = within(await screen.findByRole("dialog", { name: "Connect a model" }));
  await view.user.click(dialog.getByRole("radio", { name: /^Own key/ }));
  await view.user.click(dialog.getByRole("combobox", { name: "Vendor" }));
  await view.user.click(await screen.findByRole("option", { name: "Anthropic" }));
  await view.user.type(dialog.getByLabelText("Model"), "claude-sonnet");
  await view.user.type(dialog.getByLabelText("Key"), KEY);
  return { ...view, dialog };
}

const askedFor = (core: ReturnType<typeof renderAt>["core"], command: string) =>
  core.asked.filter((each) => each.command === command);

test("one press saves, validates and connects", async () => {
  const { user, core, dialog } = await filled();
  const release = core.hold("validate_provider");
  await user.click(dialog.getByRole("button", { name: "Save and validate" }));
  expect(await dialog.findByText("Validating"), "each step is told").toBeVisible();
  expect(dialog.getByText("Saved"), "and what is done").toBeVisible();
  expect(dialog.getByLabelText("Key"), "the key has left the form").toHaveValue("");
  release();
  expect(await screen.findByText("claude-sonnet is connected"), "done").toBeVisible();
  await waitFor(() => expect(screen.queryByRole("dialog"), "closed by itself").toBeNull());
  expect(askedFor(core, "set_provider")[0]?.args, "sent once, for its vendor’s own address").toEqual({
    provider: { evaluator: "byok", vendor: "anthropic", baseUrl: null, model: "claude-sonnet" },
    key: KEY,
  });
});

test("the key is typed unseen and stands nowhere once it was sent", async () => {
  const { user, dialog } = await filled({ refusing: { code: "model_out_of_money", message: "", hint: "" } });
  expect(dialog.getByLabelText("Key"), "unseen").toHaveAttribute("type", "password");
  await user.click(dialog.getByRole("button", { name: "Save and validate" }));
  expect(await dialog.findByText(/has no credit left/), "refused for another reason").toBeVisible();
  const values = [...document.querySelectorAll("input")].map((input) => input.value);
  expect(document.body.innerHTML + values.join(), "nowhere").not.toContain(KEY);
  expect(dialog.getByLabelText("Key"), "and it need not be typed again").toHaveAccessibleDescription(
    "Leave it empty to keep the key that is saved.",
  );
});

test("a refused key is told at its field, and the provider waits as refused", async () => {
  const { user, dialog } = await filled({ refusing: { code: "model_key_refused", message: "", hint: "" } });
  await user.click(dialog.getByRole("button", { name: "Save and validate" }));
  await waitFor(() =>
    expect(dialog.getByLabelText("Key"), "what to do").toHaveAccessibleDescription(/does not accept this key\. Make/),
  );
  expect(dialog.getByText("Refused"), "how far it came").toBeVisible();
  expect(dialog.getByLabelText("Key"), "the next thing to do").toHaveFocus();
});

test.each([
  ["base_url_insecure", "Base address"],
  ["model_missing", "Model"],
  ["key_invalid", "Key"],
])("%s is told at the field %s", async (code, label) => {
  const { user, core, dialog } = await filled({ failing: { set_provider: failure(code) } });
  await user.click(dialog.getByRole("button", { name: "Save and validate" }));
  await waitFor(() => expect(dialog.getByLabelText(label), "this one").toHaveAttribute("aria-invalid", "true"));
  expect(askedFor(core, "validate_provider"), "what was not saved is not tried").toHaveLength(0);
});

test("what was saved and cannot be asked now says so, and is not lost", async () => {
  const { user, dialog } = await filled({ failing: { validate_provider: failure("model_unreachable") } });
  await user.click(dialog.getByRole("button", { name: "Save and validate" }));
  expect(await dialog.findByText(/^The model did not answer/), "why").toBeVisible();
  expect(dialog.getByText("Saved"), "it is kept").toBeVisible();
});

test("a vendor that wants a key is not asked without one, and a model on this computer has none", async () => {
  const { user, core } = renderAt("/settings/models?connect=true");
  const dialog = within(await screen.findByRole("dialog", { name: "Connect a model" }));
  expect(dialog.queryByLabelText("Key"), "Ollama has no keys").toBeNull();
  await user.click(dialog.getByRole("radio", { name: /^Own key/ }));
  await user.click(dialog.getByRole("combobox", { name: "Vendor" }));
  await user.click(await screen.findByRole("option", { name: "Google" }));
  await user.type(dialog.getByLabelText("Model"), "gemini");
  await user.click(dialog.getByRole("button", { name: "Save and validate" }));
  expect(await dialog.findByText("Paste the key from the vendor’s dashboard."), "what is missing").toBeVisible();
  expect(askedFor(core, "set_provider"), "nothing is sent").toHaveLength(0);
});

test("a key does not go along to another vendor", async () => {
  const { user, dialog } = await filled();
  await user.click(dialog.getByRole("combobox", { name: "Vendor" }));
  await user.click(await screen.findByRole("option", { name: "OpenRouter" }));
  expect(dialog.getByLabelText("Key"), "it was meant for the other one").toHaveValue("");
});

test("what is edited keeps its kind and its key", async () => {
  const { user, core } = renderAt("/settings/models");
  await user.click(await screen.findByRole("button", { name: "More about gpt-5-mini" }));
  await user.click(await screen.findByRole("menuitem", { name: "Edit the provider" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Edit gpt-5-mini" }));
  expect(dialog.queryByRole("radio"), "another kind is another provider").toBeNull();
  await user.clear(dialog.getByLabelText("Model"));
  await user.type(dialog.getByLabelText("Model"), "gpt-5");
  await user.click(dialog.getByRole("button", { name: "Save and validate" }));
  await waitFor(() =>
    expect(askedFor(core, "set_provider")[0]?.args, "no key means the one before").toMatchObject({
      provider: { evaluator: "byok", vendor: "openai", model: "gpt-5" },
      key: null,
    }),
  );
});

test("a gateway says that its address is needed", async () => {
  const { user } = renderAt("/settings/models?connect=true", {
    failing: { set_provider: failure("base_url_missing") },
  });
  const dialog = within(await screen.findByRole("dialog", { name: "Connect a model" }));
  await user.click(dialog.getByRole("radio", { name: /^Agency gateway/ }));
  await user.type(dialog.getByLabelText("Model"), "house");
  await user.click(dialog.getByRole("button", { name: "Save and validate" }));
  await waitFor(() =>
    expect(dialog.getByLabelText("Base address"), "in words").toHaveAccessibleDescription(/base address is missing/),
  );
});
