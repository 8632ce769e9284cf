/** The places of briefings, checks and results, and how to get there. */
import { BROKEN } from "./failures.mjs";

const RESULTS = "/briefings/b1/results";

/** The results have their rows, and the open one its checklist. */
const reviewed = (page) => page.getByTestId("review").getByText("Knows payments").first().waitFor();
const listed = (page) => page.getByTestId("result-name").first().waitFor();

/** The passages that try to steer checks are there to be read. */
const steered = (page) => page.locator("summary").first().click();

/** Selects three of the list. */
async function toSelected(page) {
  await listed(page);
  for (let row = 0; row < 3; row++) {
    await page.keyboard.press("j");
    await page.keyboard.press("x");
  }
}

const DESCRIPTION = "We look for:\n- Three years of Go\n- German, B2 or better\n- Has worked on payments";

/** Pastes a job description. */
async function toDraft(page) {
  await page.getByRole("button", { name: "Draft from a job description" }).click();
  await page.getByRole("textbox", { name: "Job description" }).fill(DESCRIPTION);
}

/** Name, address, scenario, and what to do once there. */
export const checkPlaces = [
  { name: "project-no-briefing", path: "/projects/p2" },
  { name: "new-briefing", path: "/projects/p1?sheet=briefing&into=p1" },
  { name: "briefing", path: "/briefings/b2" },
  { name: "briefing-locked", path: "/briefings/b1" },
  { name: "briefing-loading", path: "/briefings/b1", scenario: { hanging: ["briefing"] } },
  { name: "briefing-error", path: "/briefings/b1", scenario: { failing: { briefing: BROKEN } } },
  {
    name: "briefing-problem",
    path: "/briefings/b2",
    act: async (page) => {
      await page.getByRole("textbox", { name: "Requirement" }).first().fill("");
      await page.getByRole("textbox", { name: "Requirement" }).nth(1).focus();
      await page
        .getByText(/says nothing/)
        .first()
        .waitFor();
    },
  },
  {
    name: "briefing-rubric",
    path: "/briefings/b2",
    act: async (page) => {
      await page
        .getByRole("button", { name: /^How to judge/ })
        .first()
        .click();
      await page.getByRole("button", { name: "Add a must-have" }).click();
    },
  },
  {
    name: "briefing-empty",
    path: "/briefings/b2",
    act: async (page) => {
      const removes = page.getByRole("button", { name: /^Remove “/ });
      while ((await removes.count()) > 0) await removes.first().click();
      await page.getByRole("heading", { name: "What must a candidate have?" }).waitFor();
    },
  },
  { name: "briefing-draft", path: "/briefings/b2", act: toDraft },
  {
    name: "briefing-drafted",
    path: "/briefings/b2",
    scenario: { drafter: "byok" },
    act: async (page) => {
      await toDraft(page);
      await page.getByRole("button", { name: "Draft the requirements" }).click();
      await page.getByRole("button", { name: "Take 3 requirements" }).waitFor();
    },
  },
  {
    name: "briefing-draft-failed",
    path: "/briefings/b2",
    scenario: { drafter: "failing" },
    act: async (page) => {
      await toDraft(page);
      await page.getByRole("button", { name: "Draft the requirements" }).click();
      await page.getByText(/This computer has drafted/).waitFor();
    },
  },
  {
    name: "briefing-moved",
    path: "/briefings/b1",
    act: async (page) => {
      await page.getByRole("button", { name: /^Make “Knows payments/ }).click();
      await page.getByRole("button", { name: "Undo" }).waitFor();
    },
  },
  { name: "check", path: "/briefings/b1?sheet=check&briefing=b1" },
  { name: "check-dozen", path: "/briefings/b2?sheet=check&briefing=b2" },
  {
    name: "check-refused",
    path: "/briefings/b1?sheet=check&briefing=b1",
    act: async (page) => {
      await page.getByRole("radio", { name: /Own key/ }).click();
      await page
        .getByText(/credits are available/)
        .first()
        .waitFor();
    },
  },
  { name: "check-no-briefing", path: "/?sheet=check", scenario: { fresh: true } },
  { name: "results", path: RESULTS, act: listed },
  { name: "results-empty", path: "/briefings/b2/results" },
  { name: "results-loading", path: RESULTS, scenario: { hanging: ["check_results"] } },
  { name: "results-error", path: RESULTS, scenario: { failing: { check_results: BROKEN } } },
  { name: "results-open", path: `${RESULTS}?open=c9`, act: reviewed },
  {
    name: "results-lit",
    path: `${RESULTS}?open=c12`,
    act: async (page) => {
      await reviewed(page);
      await page.locator('[data-requirement="payments"]').hover();
    },
  },
  {
    name: "results-why",
    path: `${RESULTS}?open=c9`,
    act: async (page) => {
      await reviewed(page);
      await page.keyboard.press("3");
      await page.getByRole("textbox", { name: /^Why C/ }).waitFor();
    },
  },
  {
    name: "results-verdict",
    path: `${RESULTS}?open=c9`,
    act: async (page) => {
      await reviewed(page);
      await page.getByRole("button", { name: /^Say another verdict on “Knows payments/ }).click();
      await page.getByRole("menuitem", { name: "Unknown" }).click();
      await page.getByRole("button", { name: "Say so" }).click();
    },
  },
  {
    name: "results-blind",
    path: `${RESULTS}?open=c9`,
    act: async (page) => {
      await reviewed(page);
      await page.keyboard.press("h");
      await page
        .getByText(/^Candidate [A-Z0-9]{4}$/)
        .first()
        .waitFor();
    },
  },
  {
    name: "results-compare",
    path: RESULTS,
    act: async (page) => {
      await toSelected(page);
      await page.keyboard.press("m");
      await page.getByRole("heading", { name: "3 candidates compared" }).waitFor();
    },
  },
  { name: "results-selected", path: RESULTS, act: toSelected },
  {
    name: "results-changed",
    path: `${RESULTS}?open=c9`,
    act: async (page) => {
      await reviewed(page);
      await page.getByRole("button", { name: /^Compare the check of/ }).click();
      await page.getByText("No bank is named.").waitFor();
    },
  },
  { name: "results-steered", path: `${RESULTS}?open=c14`, act: steered },
  { name: "candidates-steered", path: "/candidates?open=c14", act: steered },
  { name: "results-hostile", path: `${RESULTS}?open=c9`, scenario: { hostile: true }, act: listed },
  {
    name: "candidates-checks",
    path: "/candidates?open=c9",
    act: async (page) => page.getByRole("tab", { name: "Checks" }).click(),
  },
];
