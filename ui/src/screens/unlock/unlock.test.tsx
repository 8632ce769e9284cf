/** The way in. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";
import type { WorkspaceStatus } from "../../api/bindings";
import { twoPlaces } from "./PhraseProof";

const OPEN: WorkspaceStatus = { state: "open", name: "Harbour Talent", demo: false };
const LOCKED: WorkspaceStatus = {
  state: "locked",
  trouble: { code: "keychain_unavailable", case: "keychain_silent", message: "silence", hint: "Unlock it." },
};
const inUse: WorkspaceStatus = { state: "unusable", trouble: { code: "workspace_in_use", message: "", hint: "" } };

async function toPhrase(view: ReturnType<typeof renderAt>): Promise<string[]> {
  await view.user.click(await screen.findByRole("button", { name: "Create the workspace" }));
  const list = await screen.findByTestId("recovery-phrase");
  return within(list)
    .getAllByRole("listitem")
    .map((item) => item.textContent ?? "");
}

test("a first start shows the phrase once and opens only after two of its words", async () => {
  const view = renderAt("/", { workspace: { state: "absent" } });
  const words = await toPhrase(view);
  expect(words, "a recovery phrase").toHaveLength(24);

  await view.user.click(screen.getByRole("button", { name: "I have written it down" }));
  expect(screen.queryByTestId("recovery-phrase"), "nobody can copy from the screen now").not.toBeInTheDocument();
  const fields = await screen.findAllByTestId("phrase-word");
  expect(fields, "two words").toHaveLength(2);

  for (const field of fields) await view.user.type(field, "wrong");
  await view.user.click(screen.getByRole("button", { name: "Open the workspace" }));
  expect(await screen.findAllByText(/This is not word/), "both are wrong").toHaveLength(2);

  for (const field of fields) {
    await view.user.clear(field);
    await view.user.type(field, ` ${words[Number(field.dataset.number) - 1]?.toUpperCase()} `);
  }
  await view.user.click(screen.getByRole("button", { name: "Open the workspace" }));
  expect(await screen.findByRole("navigation", { name: "Where you are" }), "the window is open").toBeVisible();
});

test("the words can be looked at again before the workspace opens", async () => {
  const view = renderAt("/", { workspace: { state: "absent" } });
  const words = await toPhrase(view);
  await view.user.click(screen.getByRole("button", { name: "I have written it down" }));
  await view.user.click(await screen.findByRole("button", { name: "Show the words again" }));
  const list = await screen.findByTestId("recovery-phrase");
  expect(within(list).getAllByRole("listitem")[5], "the same phrase").toHaveTextContent(words[5] ?? "");
});

test("the two places are different, in the phrase, and never the first word", () => {
  for (let turn = 0; turn < 500; turn++) {
    const [one = 0, two = 0] = twoPlaces(24);
    expect(one, "not the first").toBeGreaterThanOrEqual(1);
    expect(two, "one from each half").toBeGreaterThan(one);
    expect(two, "inside the phrase").toBeLessThan(24);
  }
});

test("nothing remembers the phrase after the window is open", async () => {
  const view = renderAt("/", { workspace: { state: "absent" } });
  const words = await toPhrase(view);
  await view.user.click(screen.getByRole("button", { name: "I have written it down" }));
  for (const field of await screen.findAllByTestId("phrase-word")) {
    await view.user.type(field, words[Number(field.dataset.number) - 1] ?? "");
  }
  await view.user.click(screen.getByRole("button", { name: "Open the workspace" }));
  await screen.findByRole("navigation", { name: "Where you are" });
  await waitFor(() =>
    expect(
      JSON.stringify(
        view.queries
          .getMutationCache()
          .getAll()
          .map((each) => each.state),
      ),
      "shown once means kept nowhere",
    ).not.toContain(words[1]),
  );
});

test("a workspace that could not be made says why and can be tried again", async () => {
  const view = renderAt("/", { workspace: { state: "absent" }, failing: { create_workspace: BROKEN } });
  await view.user.click(await screen.findByRole("button", { name: "Create the workspace" }));
  expect(await screen.findByText("Something went wrong inside Longlist."), "what happened").toBeVisible();
  expect(screen.getByText(BROKEN.hint), "what to do").toBeVisible();
});

test("where there is no keychain a passphrase makes the workspace", async () => {
  const failing = { create_workspace: { ...BROKEN, code: "keychain_unavailable", message: "There is no keychain" } };
  const view = renderAt("/", { workspace: { state: "absent" }, failing });
  expect(await screen.findByRole("button", { name: "Create the workspace" }), "the usual way").toBeVisible();
  expect(screen.queryByLabelText("Passphrase"), "nobody is asked for more than needed").not.toBeInTheDocument();
  await view.user.click(screen.getByRole("button", { name: "Create the workspace" }));

  const field = await screen.findByLabelText("Passphrase");
  expect(field, "over the shoulder nothing is read").toHaveAttribute("type", "password");
  await view.user.type(field, "short{enter}");
  expect(made(view), "too short").toEqual([{ passphrase: null }]);
  view.core.scenario.failing = {};
  await view.user.type(field, " but longer{enter}");

  expect(await screen.findByTestId("recovery-phrase"), "and it has a recovery phrase too").toBeVisible();
  expect(made(view).at(-1), "as it was typed").toEqual({ passphrase: "short but longer" });
});

function made(view: ReturnType<typeof renderAt>) {
  return view.core.asked.filter((each) => each.command === "create_workspace").map((each) => each.args);
}

test("a locked workspace opens with its words, also by Enter", async () => {
  const view = renderAt("/", { workspace: LOCKED });
  const field = await screen.findByLabelText("Recovery phrase or passphrase");
  await view.user.type(field, "one two three");
  expect(screen.getByText(/3 words/), "counted while one types").toBeVisible();
  await view.user.type(field, "{enter}");
  expect(await screen.findByRole("navigation", { name: "Where you are" }), "open").toBeVisible();
  expect(view.core.asked.find((each) => each.command === "unlock_workspace")?.args, "without a line end").toEqual({
    phrase: "one two three",
  });
});

test("wrong words are told at the field and stay to be corrected", async () => {
  const view = renderAt("/", { workspace: LOCKED });
  const field = await screen.findByLabelText("Recovery phrase or passphrase");
  await view.user.type(field, "wrong");
  await view.user.click(screen.getByRole("button", { name: "Unlock" }));
  expect(await screen.findByText(/These words do not open the workspace/), "what happened").toBeVisible();
  expect(field, "nothing has to be typed again").toHaveValue("wrong");

  await view.user.type(field, " but now longer");
  await view.user.click(screen.getByRole("button", { name: "Unlock" }));
  expect(await screen.findByRole("navigation", { name: "Where you are" }), "corrected, it opens").toBeVisible();
});

test("a keychain that was unlocked meanwhile opens it without words", async () => {
  const view = renderAt("/", { workspace: LOCKED, reopensAs: OPEN });
  expect(await screen.findByText(/^The keychain did not answer; it may be locked/), "why").toBeVisible();
  await view.user.click(await screen.findByRole("button", { name: "Try the keychain again" }));
  expect(await screen.findByRole("navigation", { name: "Where you are" }), "open").toBeVisible();
});

test("an unusable workspace says why and what to do, and opens once it can", async () => {
  const view = renderAt("/", { workspace: inUse, reopensAs: OPEN });
  const what = "This workspace is open in another program";
  expect(await screen.findByRole("heading", { name: what }), "what happened").toBeVisible();
  expect(screen.getByText("Close the other program, then try again."), "what to do").toBeVisible();
  await view.user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("navigation", { name: "Where you are" }), "open").toBeVisible();
});

test("trying again in vain is said, not hidden", async () => {
  const view = renderAt("/", { workspace: inUse });
  await view.user.click(await screen.findByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Tried again: nothing has changed."), "the press was heard").toBeVisible();
});

test("an attempt that fails shows its failure", async () => {
  const view = renderAt("/", { workspace: inUse, failing: { reopen_workspace: BROKEN } });
  await view.user.click(await screen.findByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Something went wrong inside Longlist."), "what happened").toBeVisible();
});
