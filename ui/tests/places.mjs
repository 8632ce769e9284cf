/** Every place of the window that is looked at, and how to get there. */
import { checkPlaces } from "./checkPlaces.mjs";
import { creditPlaces } from "./creditPlaces.mjs";
import { BROKEN, OFFLINE } from "./failures.mjs";

import { settingsPlaces } from "./settingsPlaces.mjs";
import { shortlistPlaces } from "./shortlistPlaces.mjs";

const ADDRESS = "https://www.linkedin.com/sales/search/people?savedSearchId=50432";

/** The list has its rows. */
const rows = (page) => page.locator(".ag-row .ag-cell").first().waitFor();

/** Sorts a saved view by another column, and leaves it like that for the next one. */
async function toChanged(page) {
  await rows(page);
  await page.getByRole("button", { name: "Employer", exact: true }).click();
  await page.getByRole("button", { name: "Save changes" }).waitFor();
}

/** Asks for the name of a new view. */
async function toName(page) {
  await page.getByRole("button", { name: "Save as a view" }).click();
  await page.getByRole("textbox", { name: "Name" }).waitFor();
}

/** Opens the preview of the LinkedIn import. */
async function toPreview(page) {
  await page.getByLabel("LinkedIn search address").fill(ADDRESS);
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByTestId("preview-total").waitFor();
}

/** Walks the file import to the mapping step. */
async function toMapping(page) {
  await page.getByRole("button", { name: "Choose a file" }).click();
  await page.getByText("conference-2026.csv").first().waitFor();
}

/** Name, address, scenario, and what to do once there. */
export const places = [
  { name: "home", path: "/" },
  { name: "home-fresh", path: "/", scenario: { fresh: true } },
  { name: "home-loading", path: "/", scenario: { hanging: ["overview", "list_runs", "list_projects"] } },
  { name: "home-error", path: "/", scenario: { failing: { overview: BROKEN } } },
  { name: "candidates", path: "/candidates" },
  { name: "candidates-empty", path: "/candidates", scenario: { candidates: 0 } },
  { name: "candidates-three", path: "/candidates", scenario: { candidates: 3 } },
  { name: "candidates-loading", path: "/candidates", scenario: { hanging: ["find_candidates"] } },
  { name: "candidates-error", path: "/candidates", scenario: { failing: { find_candidates: BROKEN } } },
  {
    name: "candidates-panel",
    path: "/candidates",
    act: async (page) => {
      await rows(page);
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      for (let step = 0; step < 4; step++) await page.keyboard.press("j");
      await page.keyboard.press("x");
    },
  },
  {
    name: "candidates-activity",
    path: "/candidates?open=c5",
    act: async (page) => page.getByRole("tab", { name: "Activity" }).click(),
  },
  {
    name: "candidates-filtered",
    path: "/candidates",
    act: async (page) => {
      await rows(page);
      await page.keyboard.press("/");
      await page.keyboard.type("berlin engineer");
      await page.waitForTimeout(200);
      await page.getByRole("button", { name: "Filter" }).click();
      await page.waitForTimeout(200);
    },
  },
  {
    name: "candidates-columns",
    path: "/candidates",
    act: async (page) => {
      await rows(page);
      await page.getByRole("button", { name: "Columns" }).click();
      await page.getByRole("menuitemcheckbox", { name: "Employer" }).last().click();
    },
  },
  {
    name: "candidates-hostile",
    path: "/candidates?open=c3",
    scenario: { hostile: true, candidates: 40 },
    act: (page) => page.getByText("Experience").waitFor(),
  },
  { name: "views", path: "/candidates?view=v3", act: rows },
  { name: "views-none", path: "/candidates", scenario: { views: 0 } },
  { name: "views-error", path: "/candidates", scenario: { failing: { list_saved_views: BROKEN } } },
  { name: "views-changed", path: "/candidates?view=v1", act: toChanged },
  {
    name: "views-menu",
    path: "/candidates?view=v1",
    act: async (page) => page.getByRole("button", { name: "More about the view" }).click(),
  },
  {
    name: "column-menu",
    path: "/candidates?view=v1",
    act: async (page) => {
      await rows(page);
      await page.locator('[role=columnheader][col-id="employer"]').focus();
      await page.keyboard.press("Alt+ArrowDown");
      await page.getByRole("menuitem", { name: "Move left" }).waitFor();
    },
  },
  {
    name: "views-moved",
    path: "/candidates?view=v1",
    act: async (page) => {
      await rows(page);
      await page.getByRole("tab", { name: "Near the office" }).focus();
      await page.keyboard.press("Shift+ArrowRight");
      await page.getByText("is view 2 of 3").waitFor();
    },
  },
  { name: "views-save", path: "/candidates?view=v1", act: toName },
  {
    name: "views-name-taken",
    path: "/candidates",
    act: async (page) => {
      await toName(page);
      await page.getByRole("textbox", { name: "Name" }).fill("with E-MAIL");
      await page.getByRole("button", { name: "Save the view" }).click();
      await page.getByText(/There is a view called/).waitFor();
    },
  },
  {
    name: "views-deleted",
    path: "/candidates?view=v1",
    act: async (page) => {
      await page.getByRole("button", { name: "More about the view" }).click();
      await page.getByRole("menuitem", { name: "Delete the view" }).click();
      await page.getByRole("button", { name: "Undo" }).waitFor();
    },
  },
  {
    name: "views-narrow",
    path: "/candidates?view=v3&open=c5",
    act: async (page) => {
      await rows(page);
      await page.getByRole("button", { name: "Name", exact: true }).click();
      await page.getByRole("button", { name: "Save changes" }).waitFor();
    },
  },
  { name: "views-in-search", path: "/searches/s1?view=v2", act: rows },
  { name: "projects", path: "/projects" },
  { name: "projects-empty", path: "/projects", scenario: { fresh: true } },
  { name: "project", path: "/projects/p1" },
  { name: "project-empty", path: "/projects/p2" },
  { name: "search", path: "/searches/s1" },
  { name: "search-empty", path: "/searches/s4" },
  { name: "search-history", path: "/searches/s1/history" },
  { name: "runs", path: "/runs" },
  { name: "runs-empty", path: "/runs", scenario: { fresh: true } },
  { name: "runs-error", path: "/runs", scenario: { failing: { list_runs: BROKEN } } },
  {
    name: "runs-skips",
    path: "/runs",
    act: async (page) =>
      page
        .getByRole("button", { name: /25 skipped/ })
        .first()
        .click(),
  },
  {
    name: "runs-undo",
    path: "/runs",
    act: async (page) => page.getByRole("button", { name: "Undo import" }).first().click(),
  },
  { name: "runs-resume", path: "/runs?sheet=resume&run=r8" },
  { name: "runs-hostile", path: "/runs", scenario: { hostile: true } },
  { name: "runs-checks", path: "/runs", scenario: { checking: true } },
  {
    name: "runs-failed-checks",
    path: "/runs",
    scenario: { checking: true },
    act: async (page) => {
      await page
        .getByRole("button", { name: /3 failed/ })
        .last()
        .click();
      await page.getByTestId("failed-checks").getByRole("row").nth(2).waitFor();
    },
  },
  ...creditPlaces,
  { name: "linkedin-start", path: "/searches/s1?sheet=linkedin&into=s1" },
  {
    name: "linkedin-refused",
    path: "/searches/s1?sheet=linkedin&into=s1",
    act: async (page) => page.getByLabel("LinkedIn search address").fill("https://www.linkedin.com/in/someone"),
  },
  { name: "linkedin-preview", path: "/searches/s1?sheet=linkedin&into=s1", act: toPreview },
  {
    name: "linkedin-offline",
    path: "/searches/s1?sheet=linkedin&into=s1",
    scenario: { failing: { preview_search: OFFLINE } },
    act: async (page) => {
      await page.getByLabel("LinkedIn search address").fill(ADDRESS);
      await page.getByRole("button", { name: "Preview" }).click();
    },
  },
  { name: "linkedin-no-account", path: "/?sheet=linkedin", scenario: { fresh: true } },
  { name: "file-start", path: "/searches/s3?sheet=file&into=s3" },
  { name: "file-mapping", path: "/searches/s3?sheet=file&into=s3", act: toMapping },
  {
    name: "file-rehearsal",
    path: "/searches/s3?sheet=file&into=s3",
    act: async (page) => {
      await toMapping(page);
      await page.getByRole("button", { name: "Check the file" }).click();
      await page.getByRole("button", { name: /^Import \d/ }).waitFor();
    },
  },
  { name: "new-project", path: "/projects?sheet=project" },
  {
    name: "new-search",
    path: "/projects/p1?sheet=search&into=p1",
    act: async (page) => page.getByLabel("LinkedIn search address").fill(ADDRESS),
  },
  { name: "palette", path: "/", act: async (page) => page.keyboard.press("Control+k") },
  { name: "shortcuts", path: "/", act: async (page) => page.keyboard.press("?") },
  {
    name: "quota",
    path: "/",
    act: async (page) => page.getByTestId("quota-meter").first().click(),
  },
  { name: "unlock-absent", path: "/", scenario: { workspace: { state: "absent" } } },
  {
    name: "unlock-phrase",
    path: "/",
    scenario: { workspace: { state: "absent" } },
    act: async (page) => page.getByRole("button", { name: "Create the workspace" }).click(),
  },
  {
    name: "unlock-locked",
    path: "/",
    scenario: {
      workspace: {
        state: "locked",
        trouble: { code: "keychain_unavailable", case: "keychain_locked", message: "", hint: "" },
      },
    },
  },
  {
    name: "unlock-unusable",
    path: "/",
    scenario: {
      workspace: {
        state: "unusable",
        trouble: { code: "workspace_too_new", message: "", hint: "" },
      },
    },
  },
  ...checkPlaces,
  ...shortlistPlaces,
  ...settingsPlaces,
];
