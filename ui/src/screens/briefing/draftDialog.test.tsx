/** A draft from a job description: nothing is taken before it was looked at. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { hostile } from "../../../tests/fake/hostile";
import { renderAt } from "../../../tests/render";
import type { BriefingFields } from "../../api/bindings";

const DESCRIPTION = "We look for:\n- Three years of Go\n- German\n- A driving licence";

async function opened(...args: Parameters<typeof renderAt>) {
  const desk = renderAt(...args);
  await desk.user.click(await screen.findByRole("button", { name: "Draft from a job description" }));
  const field = await screen.findByLabelText("Job description");
  const read = async (text = DESCRIPTION) => {
    await desk.user.click(field);
    await desk.user.paste(text);
    await desk.user.click(screen.getByRole("button", { name: "Draft the requirements" }));
  };
  return { ...desk, field, read };
}

const saved = (core: ReturnType<typeof renderAt>["core"]) =>
  core.asked.filter(({ command }) => command === "update_briefing").at(-1)?.args.fields as BriefingFields | undefined;

test("a description is read, what was found is shown, and what is chosen of it is taken", async () => {
  const { user, core, read } = await opened("/briefings/b2");
  expect(await screen.findByText(/It is read on this computer/), "where the words go").toBeVisible();
  await read();
  expect(await screen.findByText("3 requirements, drafted on this computer"), "by whom").toBeVisible();
  expect(saved(core), "nothing is taken yet").toBeUndefined();
  await user.click(screen.getByRole("checkbox", { name: /A driving licence/ }));
  await user.click(screen.getByRole("button", { name: "Take 2 requirements" }));
  await waitFor(() => expect(saved(core)?.requirements, "with those that were there").toHaveLength(7));
  expect(
    saved(core)?.requirements.map(({ statement }) => statement),
    "without the one that was left out",
  ).toEqual(expect.arrayContaining(["Three years of Go", "German"]));
  expect(new Set(saved(core)?.requirements.map(({ id }) => id)).size, "each with an id of its own").toBe(7);
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(saved(core)?.requirements, "and all of it back").toHaveLength(5));
});

test("by keys alone: two of them open it, Enter drafts, and Escape leaves all as it was", async () => {
  const { user, core } = renderAt("/briefings/b2");
  await screen.findAllByRole("textbox", { name: "Requirement" });
  await user.keyboard("nd");
  expect(await screen.findByLabelText("Job description"), "ready to paste").toHaveFocus();
  await user.paste(DESCRIPTION);
  await user.tab();
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("checkbox", { name: /German/ }), "found").toBeChecked();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog"), "gone").toBeNull());
  expect(saved(core), "nothing was taken").toBeUndefined();
});

test("other words make the old draft go away", async () => {
  const { user, field, read } = await opened("/briefings/b2");
  await read();
  await screen.findByRole("checkbox", { name: /German/ });
  await user.type(field, " Or Rust.");
  expect(screen.queryByRole("checkbox", { name: /German/ }), "it belonged to the words before").toBeNull();
});

test("a description without any requirement says so", async () => {
  const { read } = await opened("/briefings/b2");
  await read("Hello.");
  expect(await screen.findByText(/Nothing in it reads like a requirement/), "what to try").toBeVisible();
});

test("a description that is too long says how long, and is not sent", async () => {
  const { core, read } = await opened("/briefings/b2");
  await read("Go. ".repeat(15_000));
  expect(
    (await screen.findAllByText(/has 60,000 characters, and 50,000 is the most/))[0],
    "both numbers",
  ).toBeVisible();
  expect(
    core.asked.map(({ command }) => command),
    "not asked",
  ).not.toContain("draft_requirements");
});

test("a model is named before the words are sent to it, and afterwards", async () => {
  const { read } = await opened("/briefings/b2", { drafter: "byok" });
  expect(await screen.findByText(/It is sent to quill-2, with your own key/), "before").toBeVisible();
  await read();
  expect(await screen.findByText("3 requirements, drafted by quill-2"), "afterwards").toBeVisible();
});

test("where the model fails, the draft of this computer comes with the reason", async () => {
  const { read } = await opened("/briefings/b2", { drafter: "failing" });
  await read();
  expect(await screen.findByText(/This computer has drafted instead/), "why").toBeVisible();
  expect(screen.getByText("3 requirements, drafted on this computer"), "and the draft").toBeVisible();
});

test("what a model says is only ever text", async () => {
  const { read } = await opened("/briefings/b2", { hostile: true });
  await read();
  const dialog = await screen.findByRole("dialog");
  expect((await within(dialog).findAllByRole("checkbox"))[0], "it can be chosen").toBeVisible();
  expect(dialog.textContent, "as it came").toContain(hostile("statement").slice(0, 30));
  expect(document.querySelectorAll("[data-hostile], img[src='x']"), "and nothing of it is an element").toHaveLength(0);
});

test("a locked version is not drafted for", async () => {
  const { user } = renderAt("/briefings/b1");
  await screen.findByText(/so they stay as they are/);
  expect(screen.queryByRole("button", { name: "Draft from a job description" }), "no button").toBeNull();
  await user.keyboard("nd");
  expect(screen.queryByRole("dialog"), "and no key").toBeNull();
});
