/** The accounts: their states, and the forms that connect, edit and remove them. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN, OFFLINE } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";
import type { Failure } from "../../api/bindings";
import { troubleOf } from "../../words/troubles";
import { inOneLine } from "./fieldOf";

const TOKEN = "made-up-token-0123456789";
const failure = (code: string): Failure => ({ code, message: `Said ${code}.`, hint: "Do this.", reference: "r-1" });

async function card(name: string) {
  const heading = await screen.findByRole("heading", { name });
  return within(heading.closest("li") as HTMLElement);
}

/** As people do it: they click into the field and paste. */
async function fill(view: ReturnType<typeof renderAt>, field: HTMLElement, text: string) {
  await view.user.clear(field);
  await view.user.click(field);
  await view.user.paste(text);
}

async function connectWith(view: ReturnType<typeof renderAt>) {
  const dialog = await screen.findByRole("dialog", { name: "Connect a LinkedIn account" });
  const form = within(dialog);
  await fill(view, form.getByLabelText("Name"), "Ada Byrne");
  await fill(view, form.getByLabelText("DSN"), "api8.unipile.com:13851");
  await fill(view, form.getByLabelText("Account id"), "kP3x");
  await fill(view, form.getByLabelText("Access token"), TOKEN);
  await view.user.click(form.getByRole("button", { name: "Connect the account" }));
  return form;
}

async function openMenu(view: ReturnType<typeof renderAt>, item: string) {
  await view.user.click(await screen.findByRole("button", { name: "More about Marta Jensen" }));
  await view.user.click(await screen.findByRole("menuitem", { name: item }));
}

test("each account shows its product, its status in words, its quota and its settings", async () => {
  renderAt("/settings/accounts", { accounts: 3 });
  const marta = await card("Marta Jensen");
  expect(marta.getByText("Sales Navigator"), "what is paid for").toBeVisible();
  expect(marta.getByText("Connected"), "never a colour alone").toBeVisible();
  expect(marta.getByText("1,263 left today"), "what can still be imported").toBeVisible();
  expect(marta.getByRole("meter"), "read out as one sentence").toHaveAttribute(
    "aria-valuetext",
    expect.stringContaining("1,263 of 2,500 left today"),
  );
  expect(marta.getByText("about 4 s"), "seconds, not milliseconds").toBeVisible();

  const third = await card("Rotterdam desk");
  expect(third.getByText("Confirmation needed"), "the status").toBeVisible();
  expect(third.getByText(/pass the verification/), "what to do about it").toBeVisible();
});

test("without accounts the page leads to the setup guide and to the form", async () => {
  const view = renderAt("/settings/accounts", { fresh: true });
  expect(await screen.findByText("No LinkedIn account is connected yet"), "what is missing").toBeVisible();
  await view.user.click(screen.getByRole("button", { name: "Open the setup guide" }));
  await waitFor(() => expect(view.router.state.location.pathname, "step by step").toBe("/settings/guide"));
});

test("a list that cannot be read says so and can be asked for again", async () => {
  renderAt("/settings/accounts", { failing: { list_accounts: BROKEN } });
  expect(await screen.findByText("Something went wrong inside Longlist."), "what happened").toBeVisible();
  expect(screen.getByRole("button", { name: "Try again" }), "what to do").toBeVisible();
});

test("an account is connected with the values of the form, and asked for its status at once", async () => {
  const view = renderAt("/settings/accounts?connect=true", { fresh: true });
  await connectWith(view);

  expect(await screen.findByRole("heading", { name: "Ada Byrne" }), "it is in the list").toBeVisible();
  const added = view.core.asked.find((each) => each.command === "add_account");
  expect(added?.args, "nothing is added and nothing left out").toEqual({
    account: {
      provider: "unipile",
      name: "Ada Byrne",
      product: "classic",
      dsn: "api8.unipile.com:13851",
      providerAccountId: "kP3x",
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
    token: TOKEN,
  });
  await waitFor(() =>
    expect(
      view.core.asked.filter((each) => each.command === "check_account"),
      "tested without being asked",
    ).toHaveLength(1),
  );
});

test("nothing is asked of the core before every field is filled", async () => {
  const view = renderAt("/settings/accounts?connect=true");
  const dialog = within(await screen.findByRole("dialog", { name: "Connect a LinkedIn account" }));
  await view.user.click(dialog.getByRole("button", { name: "Connect the account" }));

  expect(await dialog.findByText(/Name the account after/), "each empty field says what belongs there").toBeVisible();
  expect(dialog.getByText(/Copy the DSN/), "the DSN as well").toBeVisible();
  expect(dialog.getByText(/Copy the account id/), "the account id as well").toBeVisible();
  expect(dialog.getByText(/Paste the access token/), "and the token").toBeVisible();
  expect(
    view.core.asked.some((each) => each.command === "add_account"),
    "a token is not sent in vain",
  ).toBe(false);
});

test.each([
  ["dsn_invalid", "DSN"],
  ["dsn_insecure", "DSN"],
  ["token_invalid", "Access token"],
  ["account_exists", "Account id"],
  ["account_id_missing", "Account id"],
  ["name_missing", "Name"],
  ["time_zone_unknown", "Time zone"],
])("%s is shown at the field %s", async (code, label) => {
  const view = renderAt("/settings/accounts?connect=true", { failing: { add_account: failure(code) } });
  const form = await connectWith(view);
  const said = await form.findByText(inOneLine(troubleOf(failure(code))));
  expect(form.getByLabelText(label), "tied to the field for a screen reader").toHaveAttribute(
    "aria-describedby",
    said.closest("p")?.id,
  );
});

test("a failure that is about no field stands over the form", async () => {
  const view = renderAt("/settings/accounts?connect=true", {
    failing: { add_account: failure("keychain_unavailable") },
  });
  const form = await connectWith(view);
  expect(await form.findByText("The keychain of this computer does not work."), "what happened").toBeVisible();
  expect(form.getByText(/^Unlock the keychain of this computer/), "what to do").toBeVisible();
});

test("the token is gone from the window once it was sent, whatever came of it", async () => {
  const view = renderAt("/settings/accounts?connect=true", { failing: { add_account: failure("dsn_invalid") } });
  const form = await connectWith(view);
  expect(await form.findByText(/The token was not kept/), "said, so that nobody wonders").toBeVisible();
  expect(form.getByLabelText("Access token"), "the field is empty").toHaveValue("");
  expect(view.container.ownerDocument.documentElement.outerHTML, "and it is nowhere else on the page").not.toContain(
    TOKEN,
  );
  expect(form.getByLabelText("Name"), "everything else stays typed").toHaveValue("Ada Byrne");
});

test("no request remembers the token", async () => {
  const view = renderAt("/settings/accounts?connect=true", { fresh: true });
  await connectWith(view);
  await screen.findByRole("heading", { name: "Ada Byrne" });
  const remembered = JSON.stringify(
    view.queries
      .getMutationCache()
      .getAll()
      .map((each) => each.state),
  );
  expect(remembered, "requests keep what they were given for minutes").not.toContain(TOKEN);
});

test("a time zone is found by typing a place", async () => {
  const view = renderAt("/settings/accounts?connect=true");
  const zone = await screen.findByRole("combobox", { name: "Time zone" });
  await view.user.clear(zone);
  await view.user.type(zone, "tokyo");
  await view.user.click(await screen.findByRole("option", { name: /Asia\/Tokyo/ }));
  expect(zone, "chosen by its place").toHaveValue("Asia/Tokyo");
});

test("editing sends the limit as a number and the pause in milliseconds", async () => {
  const view = renderAt("/settings/accounts");
  await openMenu(view, "Edit the account");
  const form = within(await screen.findByRole("dialog", { name: "Edit the account" }));
  await fill(view, form.getByLabelText("Daily limit"), "1,200");
  await fill(view, form.getByLabelText("Pause between requests"), "6.5");
  await view.user.click(form.getByRole("button", { name: "Save the account" }));
  await waitFor(() =>
    expect(view.core.asked.find((each) => each.command === "update_account")?.args, "as the core counts").toEqual({
      id: "a0",
      edit: { name: "Marta Jensen", timeZone: "Europe/Berlin", dailyLimit: 1200, paceMs: 6500 },
    }),
  );
});

test.each([
  ["0", "3"],
  ["2501", "3"],
  ["100", "-1"],
  ["100", "601"],
])("a limit of %s with a pause of %s is refused before it is sent", async (limit, pause) => {
  const view = renderAt("/settings/accounts");
  await openMenu(view, "Edit the account");
  const form = within(await screen.findByRole("dialog", { name: "Edit the account" }));
  await fill(view, form.getByLabelText("Daily limit"), limit);
  await fill(view, form.getByLabelText("Pause between requests"), pause);
  await view.user.click(form.getByRole("button", { name: "Save the account" }));
  expect(await form.findByText(/A (whole )?number/), "what would be accepted").toBeVisible();
  expect(
    view.core.asked.some((each) => each.command === "update_account"),
    "nothing was sent",
  ).toBe(false);
});

test("a time zone in use stays, and the rule is told at its field", async () => {
  const view = renderAt("/settings/accounts", { failing: { update_account: failure("time_zone_in_use") } });
  await openMenu(view, "Edit the account");
  const form = within(await screen.findByRole("dialog", { name: "Edit the account" }));
  expect(form.getByText(/already imported today/), "told before it is tried").toBeVisible();
  await view.user.click(form.getByRole("button", { name: "Save the account" }));
  expect(
    await form.findByText(/^Results were already served on today’s account-day.* Change the time zone/),
    "and told when it was",
  ).toBeVisible();
});

test("a check that fails says so beside the account", async () => {
  const view = renderAt("/settings/accounts", { failing: { check_account: OFFLINE } });
  const marta = await card("Marta Jensen");
  await view.user.click(marta.getByRole("button", { name: "Check now" }));
  expect(await marta.findByText(/could not be checked/), "what happened").toBeVisible();
  expect(marta.getByText(/^Check the network connection, then try again/), "what to do").toBeVisible();
});

test("a token is replaced and nothing else", async () => {
  const view = renderAt("/settings/accounts");
  await openMenu(view, "Replace the token");
  const form = within(await screen.findByRole("dialog", { name: "Replace the token" }));
  await fill(view, form.getByLabelText("Access token"), ` ${TOKEN} `);
  await view.user.keyboard("{enter}");
  await waitFor(() => expect(screen.queryByRole("dialog"), "done").not.toBeInTheDocument());
  expect(view.core.asked.find((each) => each.command === "replace_token")?.args, "without the spaces around").toEqual({
    id: "a0",
    token: TOKEN,
  });
});

test("a new token that could not be tested is not called lost", async () => {
  const view = renderAt("/settings/accounts", { failing: { replace_token: failure("provider_unreachable") } });
  await openMenu(view, "Replace the token");
  const form = within(await screen.findByRole("dialog", { name: "Replace the token" }));
  await fill(view, form.getByLabelText("Access token"), TOKEN);
  await view.user.keyboard("{enter}");
  expect(
    await screen.findAllByText("The token was replaced, but not tested"),
    "it is in the keychain",
  ).not.toHaveLength(0);
});

test("removing asks first and says what stays", async () => {
  const view = renderAt("/settings/accounts");
  await openMenu(view, "Remove the account");
  const question = within(await screen.findByRole("alertdialog", { name: "Remove Marta Jensen?" }));
  expect(question.getByText(/All candidates, searches/), "nobody fears for the candidates").toBeVisible();
  await view.user.click(question.getByRole("button", { name: "Remove the account" }));
  await waitFor(() => expect(screen.queryByRole("heading", { name: "Marta Jensen" }), "gone").not.toBeInTheDocument());
});
