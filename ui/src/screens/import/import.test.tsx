/** The two import sheets, from the first field to the start. */
import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN, OFFLINE, type Scenario } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";
import type { LinkedinImportAsk } from "../../api/bindings";
import { assign, fieldOf } from "./mapping";

const SHEET = "/runs?sheet=linkedin&into=s1";
const ADDRESS = "https://www.linkedin.com/sales/search/people?savedSearchId=1";

async function toPreview(at = SHEET, scenario = {}) {
  const window = renderAt(at, scenario);
  const field = await screen.findByLabelText("LinkedIn search address");
  await window.user.clear(field);
  await window.user.click(field);
  await window.user.paste(ADDRESS);
  await screen.findByText("Lead search");
  await window.user.click(screen.getByRole("button", { name: "Preview" }));
  return window;
}

test("an address is read back as it is pasted", async () => {
  const { user } = renderAt(SHEET);
  const field = await screen.findByLabelText("LinkedIn search address");
  await user.clear(field);
  await user.click(field);
  await user.paste("https://www.linkedin.com/in/someone");
  expect(await screen.findByText(/^This is the profile of one person/), "the reason").toBeVisible();
  expect(screen.getByRole("button", { name: "Preview" }), "and no preview").toHaveAttribute("aria-disabled", "true");
});

test("the preview shows the total, ten people and who is here already", async () => {
  await toPreview();
  expect(await screen.findByTestId("preview-total"), "as LinkedIn says").toHaveTextContent("4,310");
  expect(screen.getByTestId("preview-reachable"), "as far as it shows them").toHaveTextContent("2,500");
  expect(screen.getAllByText("Here, in Referrals"), "with the search that has them").toHaveLength(2);
});

test("the button repeats the number and starts exactly that import", async () => {
  const { user, core } = await toPreview();
  const size = await screen.findByTestId("import-size");
  await user.clear(size);
  await user.type(size, "1200");
  const button = await screen.findByRole("button", { name: "Import 1,200 candidates" });
  expect(await screen.findByText(/1,200 now; .* left on this account today\./), "in words").toBeVisible();
  await user.click(button);
  const ask = { searchId: "s1", accountId: "a1", address: ADDRESS, size: 1200, continueByItself: true };
  await expect
    .poll(() => core.asked.at(-1)?.command !== undefined && core.asked, { message: "the core is asked" })
    .toContainEqual({
      command: "start_linkedin_import",
      args: { ask },
    });
});

test("a size above the quota is allowed after saying what happens", async () => {
  const { user } = await toPreview(SHEET, { accounts: 1, left: 300 });
  await screen.findByTestId("preview-total");
  await user.click(screen.getByRole("button", { name: /^Full/ }));
  expect(
    await screen.findByText(/290 now; 0 left on this account today; the other 2,210 follow/),
    "in words",
  ).toBeVisible();
  expect(screen.getByRole("button", { name: "Import 2,500 candidates" }), "and allowed").not.toHaveAttribute(
    "aria-disabled",
  );
});

test("a size above what is reachable is capped, with the reason", async () => {
  const { user } = await toPreview();
  const size = await screen.findByTestId("import-size");
  await user.clear(size);
  await user.type(size, "9000");
  expect(await screen.findByText(/LinkedIn shows no more than 2,500/), "why").toBeVisible();
  expect(screen.getByRole("button", { name: "Import 2,500 candidates" }), "what it will be").toBeVisible();
});

test("nothing and nonsense are refused in words", async () => {
  const { user } = await toPreview();
  const size = await screen.findByTestId("import-size");
  for (const text of ["0", "-5", "many"]) {
    await user.clear(size);
    await user.type(size, text);
    expect(await screen.findByText("Enter a whole number of at least 1."), text).toBeVisible();
  }
});

test("a preview that cannot be had says why and can be tried again", async () => {
  await toPreview(SHEET, { failing: { preview_search: OFFLINE } });
  expect(await screen.findByRole("alert"), "what happened").toHaveTextContent("could not be reached");
});

test("without an account the sheet leads to connecting one", async () => {
  renderAt("/?sheet=linkedin", { fresh: true });
  expect(await screen.findByRole("button", { name: "Connect an account" }), "the one thing to do").toBeVisible();
});

test("an import can make its project and search", async () => {
  const { user, core } = await toPreview("/?sheet=linkedin", { fresh: true, accounts: 1 });
  await screen.findByTestId("preview-total");
  await user.type(screen.getByLabelText("Name of the project"), "Engineers");
  await user.type(screen.getByLabelText("Name of the search"), "Berlin");
  await user.click(screen.getByTestId("import-button"));
  await expect
    .poll(() => core.asked.map(({ command }) => command), { message: "all three, in this order" })
    .toEqual(expect.arrayContaining(["add_project", "add_search", "start_linkedin_import"]));
});

test("an import that is refused makes its project and search only once", async () => {
  const own = { message: "", hint: "", reference: "1" };
  const NOT_SUBSCRIBED = { code: "not_subscribed", case: "other_product", values: { product: "Recruiter" }, ...own };
  const failing: Scenario["failing"] = { start_linkedin_import: NOT_SUBSCRIBED };
  const { user, core } = await toPreview("/?sheet=linkedin", { fresh: true, accounts: 1, failing });
  await screen.findByTestId("preview-total");
  await user.type(screen.getByLabelText("Name of the project"), "Engineers");
  await user.type(screen.getByLabelText("Name of the search"), "Berlin");
  const asked = (command: string) => core.asked.filter((each) => each.command === command);
  for (const times of [1, 2]) {
    await user.click(screen.getByTestId("import-button"));
    await waitFor(() => expect(asked("start_linkedin_import"), "it was tried").toHaveLength(times));
    expect(await screen.findByText(/^This is a Recruiter search/), "and refused in words").toBeVisible();
  }
  expect([asked("add_project").length, asked("add_search").length], "one of each").toEqual([1, 1]);
  const into = asked("start_linkedin_import").map(({ args }) => (args.ask as LinkedinImportAsk).searchId);
  expect(into[1], "the second try goes into the same search").toBe(into[0]);
});

test("a project whose search could not be made is used by the next try", async () => {
  const failing: Scenario["failing"] = { add_search: BROKEN };
  const { user, core } = await toPreview("/?sheet=linkedin", { fresh: true, accounts: 1, failing });
  await screen.findByTestId("preview-total");
  await user.type(screen.getByLabelText("Name of the project"), "Engineers");
  await user.type(screen.getByLabelText("Name of the search"), "Berlin");
  await user.click(screen.getByTestId("import-button"));
  await screen.findByText("Something went wrong inside Longlist.");
  delete failing.add_search;
  await user.click(screen.getByTestId("import-button"));
  await expect.poll(() => core.asked.map(({ command }) => command)).toContain("start_linkedin_import");
  const made = core.asked.filter(({ command }) => command === "add_project");
  expect(made, "one project").toHaveLength(1);
});

test("a file is checked for a new search before anything is made", async () => {
  const { user, core } = renderAt("/runs?sheet=file", { fresh: true });
  await user.type(await screen.findByLabelText("Name of the project"), "Engineers");
  await user.type(screen.getByLabelText("Name of the search"), "Berlin");
  await user.click(screen.getByRole("button", { name: "Choose a file" }));
  await user.click(await screen.findByRole("button", { name: "Check the file" }));
  expect(await screen.findByText(/Nothing has been written yet/), "as it says").toBeVisible();
  const commands = () => core.asked.map(({ command }) => command);
  expect(commands(), "no project").not.toContain("add_project");
  expect(commands(), "no search").not.toContain("add_search");
  const rehearsed = core.asked.find(({ command }) => command === "rehearse_file_import");
  expect(rehearsed?.args.searchId, "it goes nowhere").toBeNull();
  await user.click(screen.getByRole("button", { name: "Import 189 candidates" }));
  await expect
    .poll(commands, { message: "now they are made" })
    .toEqual(expect.arrayContaining(["add_project", "add_search", "start_file_import"]));
});

test("a row that points to two candidates shows what is the matter with it", async () => {
  const { user } = renderAt("/runs?sheet=file&into=s3");
  await user.click(await screen.findByRole("button", { name: "Choose a file" }));
  await user.click(await screen.findByRole("button", { name: "Check the file" }));
  expect(
    await screen.findByText("Row 71: The candidate with this profile address has another member id."),
    "its own reason",
  ).toBeVisible();
  expect(screen.queryByText(/profile and its e-mail belong/), "and no other").toBeNull();
});

test("the sizes offered are those of this moment", async () => {
  const { core } = await toPreview(SHEET, { accounts: 1, left: 300 });
  await screen.findByTestId("preview-total");
  expect(await screen.findByRole("button", { name: "Fits today 290" }), "after the preview").toBeVisible();
  await core.answer("preview_search", { accountId: "a0" });
  expect(await screen.findByRole("button", { name: "Fits today 280" }), "after something else used it").toBeVisible();
});

test("a file is mapped, rehearsed and only then imported", async () => {
  const { user, core } = renderAt("/runs?sheet=file&into=s3");
  await user.click(await screen.findByRole("button", { name: "Choose a file" }));
  expect(await screen.findByText(/Read as CSV, semicolons, Windows-1252/), "how it was read").toBeVisible();
  expect(screen.getAllByText("Check this"), "near misses are marked").toHaveLength(2);
  await user.click(screen.getByRole("button", { name: "Check the file" }));
  expect(await screen.findByTestId("rehearsal-created"), "the dry run").toHaveTextContent("88");
  expect(
    core.asked.some(({ command }) => command === "start_file_import"),
    "nothing yet",
  ).toBe(false);
  await user.click(screen.getByRole("button", { name: "Import 189 candidates" }));
  await expect.poll(() => core.asked.map(({ command }) => command)).toContain("start_file_import");
});

async function checking() {
  const window = renderAt("/runs?sheet=file&into=s3");
  await window.user.click(await screen.findByRole("button", { name: "Choose a file" }));
  const release = window.core.hold("rehearse_file_import");
  await window.user.click(await screen.findByRole("button", { name: "Check the file" }));
  return { ...window, release };
}

const asked = (core: { asked: { command: string }[] }) => core.asked.map(({ command }) => command);

test("the check of a file says how far it is", async () => {
  const { core, release } = await checking();
  const progress = await screen.findByTestId("rehearsal-progress");
  expect(progress, "at first only that it moves").toHaveTextContent("Reading the file");
  core.rehearse({ fileId: "another", read: 7, about: 9 });
  core.rehearse({ fileId: "f1", read: 250_000, about: 1_000_000 });
  await waitFor(() => expect(progress, "then in numbers").toHaveTextContent("250,000 of about 1,000,000 rows"));
  expect(screen.getByRole("progressbar", { name: "Check of the file" }), "and as a bar").toHaveAttribute(
    "aria-valuenow",
    "25",
  );
  core.rehearse({ fileId: "f1", read: 1_000_500, about: 1_000_000 });
  await waitFor(() =>
    expect(progress, "a guess that was too small is dropped").toHaveTextContent("1,000,500 rows read"),
  );
  release();
  expect(await screen.findByTestId("rehearsal-created"), "until it is done").toHaveTextContent("88");
  expect(asked(core), "nothing was cancelled").not.toContain("cancel_rehearsal");
});

test("a check that is cancelled leads back to the columns", async () => {
  const { user, core } = await checking();
  await user.click(await screen.findByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByTestId("rehearsal-progress"), "it is over").toBeNull());
  expect(asked(core), "the core was told").toContain("cancel_rehearsal");
  expect(screen.queryByTestId("rehearsal-created"), "and said nothing").toBeNull();
  await user.click(screen.getByRole("button", { name: "Check the file" }));
  expect(await screen.findByTestId("rehearsal-created"), "the next one is whole").toHaveTextContent("88");
});

test("a check that nobody waits for any more is cancelled", async () => {
  const { user, core } = await checking();
  await user.click(screen.getByRole("button", { name: "Close" }));
  await expect.poll(() => asked(core), { message: "with its sheet" }).toContain("cancel_rehearsal");
});

const FILE = { fileId: "f1", name: "conference-2026.csv", bytes: 48_213 };

test("a file that the app was opened with leads straight to its columns, and is asked for once", async () => {
  const { core } = renderAt("/runs", { opened: FILE });
  expect(await screen.findByText(/Read as CSV, semicolons, Windows-1252/), "how it was read").toBeVisible();
  expect(core.asked.filter(({ command }) => command === "pending_file").length, "no polling").toBe(1);
});

test("a file that is dropped on the window opens the sheet with it", async () => {
  const { core } = renderAt("/runs");
  await screen.findByRole("heading", { name: "Runs" });
  await expect.poll(() => core.asked.map(({ command }) => command)).toContain("pending_file");
  core.open(FILE);
  expect(await screen.findByText(/Read as CSV, semicolons, Windows-1252/), "how it was read").toBeVisible();
});

test("a preview that is asked for right after pasting waits until the address is read", async () => {
  const { user, core } = renderAt(SHEET);
  const field = await screen.findByLabelText("LinkedIn search address");
  const release = core.hold("classify_address");
  await user.clear(field);
  await user.click(field);
  await user.paste(ADDRESS);
  await user.click(screen.getByRole("button", { name: "Preview" }));
  expect(
    core.asked.some(({ command }) => command === "preview_search"),
    "nothing is spent on an unread address",
  ).toBe(false);
  release();
  expect(await screen.findByTestId("preview-total"), "then it looks").toHaveAttribute("data-value", "4310");
});

test("a column feeds one field, and a field has one column", () => {
  const columns = assign({ fullName: 0, location: 2 }, 2, "fullName");
  expect(columns, "both moved").toEqual({ fullName: 2 });
  expect(fieldOf(columns, 2), "read back").toBe("fullName");
  expect(assign(columns, 2, null), "left out").toEqual({});
});
