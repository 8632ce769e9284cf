/** The places of settings, accounts, the setup guide and the way in. */
import { BROKEN, OFFLINE } from "./failures.mjs";

const FULL = {
  code: "disk_full",
  message: "The disk is full, so nothing more can be saved.",
  hint: "Free some space, then try again. What was saved before is safe.",
  reference: "7f3a-91c2",
};
const WRONG_DSN = {
  code: "dsn_insecure",
  message: "This DSN is not encrypted, so your token could be read on the way.",
  hint: "Use the same address with https.",
  reference: "7f3a-91c2",
};
const unusable = (code, message, hint) => ({ workspace: { state: "unusable", trouble: { code, message, hint } } });

async function fillConnect(page) {
  await page.getByLabel("Name", { exact: true }).fill("Marta Jensen");
  await page.getByLabel("DSN").fill("http://api8.unipile.com:13851");
  await page.getByLabel("Account id").fill("kP3xw0dVQ2-hb1");
  await page.getByLabel("Access token").fill("a-token-that-is-made-up");
  await page.getByRole("button", { name: "Connect the account" }).click();
  await page.getByText("Use the same address with https.").waitFor();
}

async function menu(page, item) {
  await page.getByRole("button", { name: "More about Marta Jensen" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function toProof(page) {
  await page.getByRole("button", { name: "Create the workspace" }).click();
  await page.getByRole("button", { name: "I have written it down" }).click();
  await page.getByTestId("phrase-word").first().fill("wrong");
  await page.getByRole("button", { name: "Open the workspace" }).click();
}

async function chooseOwnKey(page) {
  await page.getByRole("radio", { name: /^Own key/ }).click();
  await page.getByRole("combobox", { name: "Vendor" }).click();
  await page.getByRole("option", { name: "Anthropic" }).click();
  await page.getByLabel("Model", { exact: true }).fill("claude-sonnet");
}

export const settingsPlaces = [
  { name: "settings", path: "/settings" },
  { name: "settings-loading", path: "/settings", scenario: { hanging: ["settings", "workspace_place"] } },
  { name: "settings-error", path: "/settings", scenario: { failing: { settings: BROKEN, workspace_place: BROKEN } } },
  {
    name: "settings-unsaved",
    path: "/settings",
    scenario: { failing: { update_settings: FULL } },
    act: async (page) => page.getByRole("radio", { name: "Compact" }).click(),
  },
  { name: "accounts", path: "/settings/accounts", scenario: { accounts: 3 } },
  { name: "accounts-empty", path: "/settings/accounts", scenario: { fresh: true } },
  { name: "accounts-loading", path: "/settings/accounts", scenario: { hanging: ["list_accounts"] } },
  { name: "accounts-error", path: "/settings/accounts", scenario: { failing: { list_accounts: FULL } } },
  {
    name: "accounts-offline",
    path: "/settings/accounts",
    scenario: { failing: { check_account: OFFLINE } },
    act: async (page) => page.getByRole("button", { name: "Check now" }).first().click(),
  },
  { name: "account-connect", path: "/settings/accounts?connect=true" },
  {
    name: "account-refused",
    path: "/settings/accounts?connect=true",
    scenario: { failing: { add_account: WRONG_DSN } },
    act: fillConnect,
  },
  {
    name: "account-zone",
    path: "/settings/accounts?connect=true",
    act: async (page) => page.getByLabel("Time zone", { exact: true }).fill("new y"),
  },
  { name: "account-edit", path: "/settings/accounts", act: (page) => menu(page, "Edit the account") },
  { name: "account-token", path: "/settings/accounts", act: (page) => menu(page, "Replace the token") },
  { name: "account-remove", path: "/settings/accounts", act: (page) => menu(page, "Remove the account") },
  { name: "models", path: "/settings/models" },
  { name: "models-empty", path: "/settings/models", scenario: { models: 0 } },
  { name: "models-loading", path: "/settings/models", scenario: { hanging: ["list_models"] } },
  { name: "models-error", path: "/settings/models", scenario: { failing: { list_models: FULL } } },
  { name: "models-hostile", path: "/settings/models", scenario: { hostile: true } },
  {
    name: "models-spend",
    path: "/settings/models",
    act: async (page) => {
      await page.getByRole("radio", { name: "Tokens" }).click();
      await page.getByRole("table", { name: /Spent by model/ }).scrollIntoViewIfNeeded();
    },
  },
  { name: "model-connect", path: "/settings/models?connect=true", act: chooseOwnKey },
  {
    name: "model-refused",
    path: "/settings/models?connect=true",
    scenario: { refusing: { code: "model_key_refused", message: "", hint: "" } },
    act: async (page) => {
      await chooseOwnKey(page);
      await page.getByLabel("Key", { exact: true }).fill("a-key-that-is-made-up");
      await page.getByRole("button", { name: "Save and validate" }).click();
      await page
        .getByText(/does not accept this key/)
        .last()
        .waitFor();
    },
  },
  {
    name: "model-validating",
    path: "/settings/models?connect=true",
    scenario: { hanging: ["validate_provider"] },
    act: async (page) => {
      await page.getByLabel("Model", { exact: true }).fill("qwen3:8b");
      await page.getByRole("button", { name: "Save and validate" }).click();
      await page.getByText("Validating").waitFor();
    },
  },
  {
    name: "model-remove",
    path: "/settings/models",
    act: async (page) => {
      await page.getByRole("button", { name: "More about gpt-5-mini" }).click();
      await page.getByRole("menuitem", { name: "Remove the provider" }).click();
    },
  },
  {
    name: "model-price",
    path: "/settings/models",
    act: async (page) => {
      await page.getByRole("button", { name: "Enter the price of house-large" }).click();
      await page.getByLabel("Questions").fill("1,50");
      await page.getByRole("button", { name: "Save the price" }).click();
      await page.getByText(/is not an amount/).waitFor();
    },
  },
  { name: "guide", path: "/settings/guide" },
  { name: "unlock-proof", path: "/", scenario: { workspace: { state: "absent" } }, act: toProof },
  {
    name: "unlock-failed",
    path: "/",
    scenario: {
      workspace: { state: "absent" },
      failing: { create_workspace: { ...FULL, code: "keychain_unavailable", message: "The keychain did not answer." } },
    },
    act: async (page) => page.getByRole("button", { name: "Create the workspace" }).click(),
  },
  {
    name: "unlock-damaged",
    path: "/",
    scenario: unusable(
      "workspace_damaged",
      "This file is damaged or is not a workspace.",
      "Put back a backup of it. Nothing was changed.",
    ),
    act: async (page) => page.getByRole("button", { name: "Try again" }).click(),
  },
];
