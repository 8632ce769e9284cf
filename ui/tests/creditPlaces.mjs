/** The places of credits and insights, and how to get there. */
import { BROKEN } from "./failures.mjs";

/** Faults of every kind. */
const FAULTS = [
  { entry: 12, kind: "changed" },
  { entry: 13, kind: "wrong_balance" },
  { entry: 20, kind: "missing" },
  { entry: 31, kind: "wrong_hold" },
  { entry: 40, kind: "no_such_check" },
  { entry: 0, kind: "unpaid" },
];

/** The ledger has its rows. */
const rows = (page) => page.locator(".ag-row .ag-cell").first().waitFor();

/** Tries a must-have as a nice-to-have. */
async function toTried(page) {
  await page.getByRole("button", { name: "Try it as a nice-to-have" }).first().click();
  await page.getByText("1 change", { exact: true }).waitFor();
}

/** Name, address, scenario, and what to do once there. */
export const creditPlaces = [
  { name: "credits", path: "/credits", scenario: { entries: 400 } },
  { name: "credits-few", path: "/credits" },
  { name: "credits-empty", path: "/credits", scenario: { fresh: true } },
  { name: "credits-loading", path: "/credits", scenario: { hanging: ["credits"] } },
  { name: "credits-error", path: "/credits", scenario: { failing: { credits: BROKEN } } },
  {
    name: "credits-table",
    path: "/credits",
    scenario: { entries: 60 },
    act: async (page) => page.getByText("Show as a table").click(),
  },
  {
    name: "credits-rules-wrong",
    path: "/credits",
    act: async (page) => page.getByLabel("Cap for each run").fill("a few"),
  },
  {
    name: "credits-verified",
    path: "/credits",
    act: async (page) => {
      await page.getByRole("button", { name: "Verify" }).click();
      await page.getByText(/all is right/).waitFor();
    },
  },
  {
    name: "credits-faults",
    path: "/credits/ledger",
    scenario: { entries: 400, faults: FAULTS },
    act: async (page) => {
      await rows(page);
      await page.getByRole("button", { name: "Verify" }).click();
      await page.getByText(/6 things do not fit/).waitFor();
    },
  },
  { name: "credits-grant", path: "/credits?sheet=grant" },
  {
    name: "credits-correction",
    path: "/credits?sheet=grant",
    act: async (page) => {
      await page.getByLabel("Credits", { exact: true }).fill("-900");
      await page.getByText(/At most the 480/).waitFor();
    },
  },
  { name: "ledger", path: "/credits/ledger", scenario: { entries: 4000 }, act: rows },
  { name: "ledger-filtered", path: "/credits/ledger?kind=post&days=30", scenario: { entries: 400 }, act: rows },
  { name: "ledger-none", path: "/credits/ledger?run=nobody" },
  { name: "ledger-empty", path: "/credits/ledger", scenario: { fresh: true } },
  { name: "ledger-error", path: "/credits/ledger", scenario: { failing: { credit_sums: BROKEN } } },
  { name: "insights", path: "/briefings/b1/insights" },
  { name: "insights-empty", path: "/briefings/b2/insights" },
  { name: "insights-loading", path: "/briefings/b1/insights", scenario: { hanging: ["insights"] } },
  { name: "insights-error", path: "/briefings/b1/insights", scenario: { failing: { insights: BROKEN } } },
  { name: "insights-what-if", path: "/briefings/b1/insights", act: toTried },
  {
    name: "insights-applied",
    path: "/briefings/b1/insights",
    act: async (page) => {
      await toTried(page);
      await page.getByRole("button", { name: "Apply the changes" }).click();
      await page.getByText("Candidates are sorted anew").waitFor();
      await page.getByTestId("move").scrollIntoViewIfNeeded();
    },
  },
  { name: "insights-hostile", path: "/briefings/b1/insights", scenario: { hostile: true } },
  { name: "ledger-hostile", path: "/credits/ledger", scenario: { hostile: true, entries: 60 }, act: rows },
];
