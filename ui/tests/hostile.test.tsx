/** What strangers write is only ever text, on every screen. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderAt } from "./render";

type Step = (user: ReturnType<typeof renderAt>["user"]) => Promise<unknown>;

const ADDRESS = "https://www.linkedin.com/sales/search/people?savedSearchId=1";

const chooseFile: Step = async (user) => user.click(await screen.findByRole("button", { name: "Choose a file" }));
const press =
  (name: RegExp): Step =>
  async (user) =>
    user.click((await screen.findAllByRole("button", { name }))[0] as HTMLElement);
const pick =
  (name: string): Step =>
  async (user) =>
    user.click(await screen.findByRole("menuitem", { name }));

/** Where, which fields must be seen there, and how to get to them. */
const visits: [place: string, path: string, fields: string[], ...steps: Step[]][] = [
  ["home", "/", ["name", "title"]],
  ["the list", "/candidates", ["fullName", "headline", "employer", "location"]],
  [
    "the panel",
    "/candidates?open=c3",
    [
      "fullName",
      "headline",
      "employer",
      "location",
      "industry",
      "email",
      "phone",
      "title",
      "school",
      "degree",
      "aliases",
    ],
    async (user) => user.click(await screen.findByRole("tab", { name: "Profile" })),
  ],
  [
    "the passages that try to steer checks",
    "/candidates?open=c14",
    ["passage"],
    async (user) => user.click(await screen.findByText(/^\d passages$/)),
  ],
  [
    "the activity",
    "/candidates?open=c3",
    ["searchName", "projectTitle", "before", "after", "ours", "theirs"],
    async (user) => user.click(await screen.findByRole("tab", { name: "Activity" })),
  ],
  [
    "the filters",
    "/candidates",
    ["value"],
    press(/^Filter$/),
    async (user) => user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Employer" })),
  ],
  ["projects", "/projects", ["title", "company"]],
  ["a project", "/projects/p1", ["title", "name"]],
  ["a search", "/searches/s1", ["name", "description"]],
  ["the history of a search", "/searches/s1/history", ["accountName"]],
  ["runs", "/runs", ["title", "projectTitle", "fileName", "accountName"]],
  ["the skip report", "/runs", ["record"], press(/skipped$/)],
  ["failed checks", "/runs", ["fullName"], press(/failed$/)],
  ["the ledger", "/credits/ledger", ["candidateName", "briefingName"]],
  ["insights", "/briefings/b1/insights", ["statement", "name"]],
  ["what-if", "/briefings/b1/insights", ["statement"], press(/^Try changes$/)],
  ["an undo", "/runs", ["title"], press(/^Undo import$/)],
  ["more of a search", "/runs?sheet=resume&run=r8", ["title"]],
  ["the columns of a file", "/runs?sheet=file&into=s3", ["headers", "rows", "encoding"], chooseFile],
  [
    "the preview",
    "/runs?sheet=linkedin&into=s1",
    ["fullName", "headline", "employer", "location", "inSearches", "keywords", "value"],
    async (user) => {
      const field = await screen.findByLabelText("LinkedIn search address");
      await user.clear(field);
      await user.click(field);
      await user.paste(ADDRESS);
      await screen.findByText("Lead search");
      await user.click(screen.getByRole("button", { name: "Preview" }));
      await screen.findByTestId("preview-total");
    },
  ],
  ["accounts", "/settings/accounts", ["name"]],
  ["models", "/settings/models", ["model", "baseUrl"]],
  ["a model", "/settings/models", ["model"], press(/^More about/), pick("Edit the provider")],
  ["the price of a model", "/settings/models", ["model"], press(/^Change the price/)],
  ["a briefing", "/briefings/b1", ["statement", "name", "projectTitle"]],
  ["a check", "/briefings/b1?sheet=check&briefing=b1", ["name"]],
  ["results", "/briefings/b1/results", ["fullName", "headline", "employer", "location"]],
  ["a result", "/briefings/b1/results?open=c9", ["statement", "reasoning", "passage", "fullName", "headline"]],
  ["a shortlist", "/shortlists/l1", ["name", "fullName", "headline", "note"]],
  [
    "the choice of a shortlist",
    "/briefings/b1/results?open=c9",
    ["name", "title"],
    press(/^Add to a shortlist$/),
    async () => screen.findByLabelText(/^Shortlist to add/),
  ],
  [
    "the checks of a candidate",
    "/candidates?open=c9",
    ["briefingName"],
    async (user) => user.click(await screen.findByRole("tab", { name: "Checks" })),
  ],
];

test.each(visits)("markup stays text: %s", async (_, path, fields, ...steps) => {
  const { user } = renderAt(path, { hostile: true, candidates: 40, accounts: 3 });
  for (const step of steps) await step(user);
  for (const field of fields) {
    const markup = `<b data-hostile>${field}</b>`;
    await waitFor(() => expect(document.body.textContent?.includes(markup), `${field} is shown as it came`).toBe(true));
  }
  expect(
    document.querySelectorAll("[data-hostile], script, img[src='x']"),
    "and nothing of it is an element",
  ).toHaveLength(0);
  expect("__HACKED__" in window, "nor did any of it run").toBe(false);
});

test("a text without an end is cut off, so that it neither pushes all else away nor takes seconds to lay out", async () => {
  const { user } = renderAt("/candidates?open=c3", { hostile: true, hanging: ["find_candidates"] });
  await user.click(await screen.findByRole("tab", { name: "Profile" }));
  await screen.findByText("Experience");
  for (const element of screen.getByTestId("candidate-panel").querySelectorAll("*")) {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const length = own.reduce((sum, node) => sum + (node.textContent ?? "").length, 0);
    expect(length, `${element.className} ends`).toBeLessThanOrEqual(1000);
  }
  const name = await screen.findByRole("heading", { level: 2 });
  expect(name.textContent?.length, "a name").toBeLessThanOrEqual(300);
  expect(name, "its direction does not leak into what follows").toHaveAttribute("dir", "auto");
});
