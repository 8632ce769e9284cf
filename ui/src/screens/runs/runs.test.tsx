/** The list of runs in its states. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";

test("runs show their state, their stop reason and until when they can be resumed", async () => {
  renderAt("/runs");
  const rows = await screen.findAllByTestId("run-row");
  expect(rows.map((row) => row.dataset.state).slice(0, 3), "open ones first").toEqual(["running", "parked", "paused"]);
  const parked = within(rows[1] as HTMLElement);
  expect(parked.getByTestId("stop-reason"), "why and until when").toHaveTextContent(
    /Today’s quota is used up\. Goes on by itself in .* Can be resumed until/,
  );
});

test("a run that was undone while it waited is over, also in the bar below", async () => {
  const { core } = renderAt("/runs");
  const rows = await screen.findAllByTestId("run-row");
  const undone = rows.find((row) => row.dataset.run === "r9") as HTMLElement;
  const section = undone.closest("section") as HTMLElement;
  expect(within(section).getByRole("heading", { name: "Earlier" }), "it stands with what is over").toBeVisible();
  expect(within(undone).queryByRole("button", { name: "Cancel" }), "nothing is left to cancel").toBeNull();
  expect(screen.getByTestId("run-bar"), "r2, r3 and r5 wait beside the running one").toHaveTextContent(
    "and 3 more runs",
  );
  await core.answer("undo_run", { id: "r2" });
  await waitFor(() => expect(screen.getByTestId("run-bar"), "one less").toHaveTextContent("and 2 more runs"));
});

test("resuming an import that has read its size asks how many more, with the plan and the number", async () => {
  const { user, core } = renderAt("/runs");
  const rows = await screen.findAllByTestId("run-row");
  const sized = rows.find((row) => row.dataset.run === "r8") as HTMLElement;
  await user.click(within(sized).getByRole("button", { name: "Resume" }));
  const dialog = await screen.findByRole("dialog", { name: "Import more of this search" });
  expect(core.asked, "nothing is read before a size is chosen").not.toContainEqual(
    expect.objectContaining({ command: "resume_run" }),
  );
  const size = within(dialog).getByTestId("import-size");
  await user.clear(size);
  await user.type(size, "300");
  expect(await within(dialog).findByText(/^300 now; 963 left on this account today/), "the plan").toBeVisible();
  await user.click(within(dialog).getByRole("button", { name: "Import 300 more candidates" }));
  await expect
    .poll(() => core.asked, { message: "1,200 were read, and 300 more are wanted" })
    .toContainEqual({ command: "resume_run", args: { id: "r8", size: 1500 } });
});

test("a run is paused by one press", async () => {
  const { user, core } = renderAt("/runs");
  await user.click(await screen.findByRole("button", { name: "Pause" }));
  expect(core.asked, "the core is asked once").toContainEqual({ command: "pause_run", args: { id: "r1" } });
  expect(await screen.findAllByText("Paused"), "and the row says so").not.toHaveLength(0);
});

test("undo says exactly what it removes before it does", async () => {
  const { user, core } = renderAt("/runs");
  await user.click((await screen.findAllByRole("button", { name: "Undo import" }))[0] as HTMLElement);
  const dialog = await screen.findByRole("alertdialog");
  expect(dialog, "the number is in the sentence").toHaveTextContent(/790 candidates that it brought are removed/);
  expect(
    core.asked.some(({ command }) => command === "undo_run"),
    "nothing happened yet",
  ).toBe(false);
  await user.click(within(dialog).getByRole("button", { name: "Remove 790 candidates" }));
  expect(core.asked, "now it did").toContainEqual({ command: "undo_run", args: { id: "r2" } });
});

test("the skip report lists rows with their reasons", async () => {
  const { user } = renderAt("/runs");
  await user.click(await screen.findByRole("button", { name: "Show the 25 skipped" }));
  const report = await screen.findByTestId("skip-report");
  expect(await within(report).findAllByRole("row"), "a head and one page of rows").toHaveLength(21);
  expect(within(report).getByRole("button", { name: "Save the report" }), "it can be saved").toBeVisible();
});

test("a list without runs offers an import", async () => {
  renderAt("/runs", { fresh: true });
  expect(
    await screen.findByRole("heading", { name: "Nothing was imported or checked yet" }),
    "a sentence",
  ).toBeVisible();
});

test("a list that is still waiting says so", async () => {
  renderAt("/runs", { hanging: ["list_runs"] });
  expect(await screen.findByText("Loading"), "with shapes of the right size").toBeInTheDocument();
});

test("a list that cannot be read says why", async () => {
  renderAt("/runs", { failing: { list_runs: BROKEN } });
  expect(await screen.findByRole("alert"), "what happened").toHaveTextContent("went wrong inside Longlist");
});

test("a run of checks leads to the results, lists what failed, and tries only that again", async () => {
  const { user, core } = renderAt("/runs", { checking: true });
  const rows = await screen.findAllByTestId("run-row");
  const of = (id: string) => rows.find((row) => row.dataset.run === id) as HTMLElement;
  expect(within(of("r21")).getByTestId("run-read"), "it speaks of checks").toHaveTextContent("612 of 1,200 checked");
  expect(within(of("r21")).getByRole("link"), "where its results are").toHaveAttribute("href", "/briefings/b1/results");
  const over = within(of("r20"));
  expect(over.queryByRole("button", { name: "Undo import" }), "checks are not undone").toBeNull();
  await user.click(over.getByRole("button", { name: "Show the 3 failed" }));
  const list = await over.findByTestId("failed-checks");
  expect(await within(list).findAllByRole("row"), "a head and three people").toHaveLength(4);
  expect(list, "why, in words").toHaveTextContent("The model did not answer");
  expect(list, "and not in those of LinkedIn’s provider").not.toHaveTextContent("DSN");
  await user.click(over.getByRole("button", { name: "Try the failed again" }));
  expect(core.asked, "the same run goes on").toContainEqual({ command: "resume_run", args: { id: "r20", size: null } });
});

test("cancelling checks says what becomes of their credits", async () => {
  const { user, core } = renderAt("/runs", { checking: true });
  const rows = await screen.findAllByTestId("run-row");
  const running = rows.find((row) => row.dataset.run === "r21") as HTMLElement;
  await user.click(within(running).getByRole("button", { name: "Cancel" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Cancel these checks?" });
  expect(dialog, "what is reserved comes back").toHaveTextContent("What is reserved for the others is released.");
  await user.click(within(dialog).getByRole("button", { name: "Cancel the checks" }));
  expect(core.asked, "and then it ends").toContainEqual({ command: "cancel_run", args: { id: "r21" } });
});
