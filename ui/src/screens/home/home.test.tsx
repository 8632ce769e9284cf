/** Home in its states. */
import { act, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { BROKEN } from "../../../tests/fake/scenario";
import { renderAt } from "../../../tests/render";

test("a new workspace offers three ways to begin, LinkedIn first", async () => {
  renderAt("/", { fresh: true });
  await screen.findByRole("heading", { name: "Bring your first candidates" });
  const ways = screen.getAllByRole("heading", { level: 3 }).map((each) => each.textContent);
  expect(ways, "LinkedIn is the default way").toEqual(["From LinkedIn", "From a file", "Project first"]);
});

test("home shows what needs a person, the recent runs and the quota", async () => {
  renderAt("/");
  expect(
    await screen.findByText("Berlin, Rust or Go: The LinkedIn session of this account has ended"),
    "a lost session needs a person",
  ).toBeVisible();
  expect(screen.getByRole("heading", { name: "Recent runs" }), "what ran").toBeVisible();
  expect(
    await screen.findAllByRole("meter", { name: "Quota of Marta Jensen" }),
    "in the bar and on the page",
  ).toHaveLength(2);
});

test("checks that need a person and the credits are on the home page", async () => {
  renderAt("/", { checking: true });
  expect(
    await screen.findByText("Backend engineer: No key of a model provider is connected"),
    "a run of checks that stopped",
  ).toBeVisible();
  expect(await screen.findByTestId("credits-card"), "what can be spent").toHaveTextContent("Available480 credits");
  const run = await screen.findByRole("link", { name: /561 new, 48 recent, 3 failed/ });
  expect(run, "a run of checks leads to its results").toHaveAttribute("href", "/briefings/b1/results");
});

test("home waits with shapes of the right size", async () => {
  renderAt("/", { hanging: ["overview"] });
  expect(await screen.findByText("Loading"), "a screen reader hears it").toBeInTheDocument();
});

test("home says what went wrong and gives a reference", async () => {
  renderAt("/", { failing: { overview: BROKEN } });
  const alert = await screen.findByRole("alert");
  expect(alert, "the sentence and the hint").toHaveTextContent(/went wrong inside Longlist.*Try again/);
  expect(screen.getByRole("button", { name: "Copy reference" }), "it can be quoted").toBeVisible();
});

test("the meters begin a new day by themselves when the quota resets", async () => {
  renderAt("/", { left: 0, resetsInMs: 1500 });
  const left = () => screen.getAllByTestId("quota-left").map((each) => each.dataset.value);
  await waitFor(() => expect(left()[0], "yesterday’s").toBe("0"));
  await waitFor(() => expect(left()[0], "nobody pressed anything").toBe("2500"));
  expect(screen.getAllByText(/2,500 left/), "on the page too").not.toHaveLength(0);
});

test("a narrow window folds the sidebar until somebody asks for it, and remembers nothing of that", async () => {
  const page = window as unknown as import("happy-dom").Window;
  const wide = page.innerWidth;
  const setWidth = (width: number) => act(() => page.happyDOM.setViewport({ width }));
  const { user } = renderAt("/");
  await screen.findByRole("button", { name: "Fold the sidebar" });
  setWidth(700);
  await user.click(await screen.findByRole("button", { name: "Unfold the sidebar" }));
  expect(screen.getByRole("button", { name: "Fold the sidebar" }), "it came when asked for").toBeVisible();
  await user.click(screen.getByRole("button", { name: "Fold the sidebar" }));
  expect(screen.getByRole("button", { name: "Unfold the sidebar" }), "and went again").toBeVisible();
  setWidth(wide);
  expect(
    await screen.findByRole("button", { name: "Fold the sidebar" }),
    "with room it is there as before",
  ).toBeVisible();
});
