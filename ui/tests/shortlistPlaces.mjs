/** The places of shortlists, and how to get there. */
import { BROKEN } from "./failures.mjs";

const RESULTS = "/briefings/b1/results";

/** The choice of a shortlist, over the results. */
async function toChoice(page) {
  await page.getByTestId("result-name").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("s");
  await page.getByRole("combobox", { name: /^Shortlist to add/ }).waitFor();
}

/** Name, address, scenario, and what to do once there. */
export const shortlistPlaces = [
  { name: "shortlist", path: "/shortlists/l1" },
  { name: "shortlist-many", path: "/shortlists/l1", scenario: { shortlisted: 400 } },
  { name: "shortlist-empty", path: "/shortlists/l2" },
  { name: "shortlist-loading", path: "/shortlists/l1", scenario: { hanging: ["shortlist"] } },
  { name: "shortlist-error", path: "/shortlists/l1", scenario: { failing: { shortlist: BROKEN } } },
  { name: "shortlist-gone", path: "/shortlists/nobody" },
  { name: "shortlist-hostile", path: "/shortlists/l1", scenario: { hostile: true } },
  {
    name: "shortlist-moved",
    path: "/shortlists/l1",
    act: async (page) => {
      await page.keyboard.press("j");
      await page.keyboard.press("Alt+ArrowDown");
      await page.getByRole("button", { name: "Undo" }).waitFor();
    },
  },
  {
    name: "shortlist-note",
    path: "/shortlists/l1",
    act: async (page) =>
      page
        .getByRole("textbox", { name: /^Note on/ })
        .nth(1)
        .fill("Speaks German at home.\nAvailable from May."),
  },
  {
    name: "shortlist-rename",
    path: "/shortlists/l1",
    act: async (page) => {
      await page.keyboard.press("e");
      await page.getByRole("textbox", { name: "Name" }).fill("second round");
      await page.keyboard.press("Enter");
      await page.getByText(/has a shortlist called/).waitFor();
    },
  },
  { name: "shortlist-choice", path: RESULTS, act: toChoice },
  {
    name: "shortlist-choice-new",
    path: RESULTS,
    act: async (page) => {
      await toChoice(page);
      await page.keyboard.type("sec");
    },
  },
  {
    name: "shortlist-choice-none",
    path: "/candidates",
    scenario: { fresh: true, candidates: 40 },
    act: async (page) => {
      await page.getByTestId("candidate-name").first().waitFor();
      await page.keyboard.press("j");
      await page.keyboard.press("s");
      await page.getByText(/Make a project first/).waitFor();
    },
  },
  {
    name: "shortlist-added",
    path: RESULTS,
    act: async (page) => {
      await toChoice(page);
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Undo" }).waitFor();
    },
  },
  {
    name: "candidates-shortlist",
    path: "/candidates?open=c9",
    act: async (page) => {
      await page.getByTestId("candidate-name").first().waitFor();
      await page.keyboard.press("s");
      await page.getByRole("combobox", { name: /^Shortlist to add/ }).waitFor();
    },
  },
];
