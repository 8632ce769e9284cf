/** A draft from a job description: nothing is taken before it was looked at. */
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Requirement } from "../../api/bindings";
import { newQueryClient } from "../../api/queries";
import { DraftDialog } from "./DraftDialog";

const FOUND: Requirement[] = [
  { id: "r1", statement: "Three years of Go", category: "technical", kind: "must_have", rubric: "", weight: 1 },
  { id: "r2", statement: "German", category: "languages", kind: "nice_to_have", rubric: "", weight: 2 },
];

function open(draft: (text: string) => Promise<Requirement[]>) {
  const onTake = vi.fn();
  render(
    <QueryClientProvider client={newQueryClient()}>
      <DraftDialog draft={draft} onTake={onTake} onClose={() => {}} />
    </QueryClientProvider>,
  );
  return { onTake, user: userEvent.setup() };
}

test("a description is read, what was found is shown, and then taken", async () => {
  const draft = vi.fn(async () => FOUND);
  const { onTake, user } = open(draft);
  await user.type(screen.getByLabelText("Job description"), "We need Go.");
  await user.click(screen.getByRole("button", { name: "Draft the requirements" }));
  expect(await screen.findByText("Three years of Go"), "shown first").toBeVisible();
  expect(draft, "with these words").toHaveBeenCalledWith("We need Go.", expect.anything());
  expect(onTake, "not yet").not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Take 2 requirements" }));
  expect(onTake, "now").toHaveBeenCalledWith(FOUND);
});

test("other words make the old draft go away", async () => {
  const { user } = open(async () => FOUND);
  await user.type(screen.getByLabelText("Job description"), "We need Go.");
  await user.click(screen.getByRole("button", { name: "Draft the requirements" }));
  await screen.findByText("Three years of Go");
  await user.type(screen.getByLabelText("Job description"), " Or Rust.");
  expect(screen.queryByText("Three years of Go"), "it belonged to the words before").toBeNull();
});

test("a description without any requirement says so", async () => {
  const { user } = open(async () => []);
  await user.type(screen.getByLabelText("Job description"), "Hello.");
  await user.click(screen.getByRole("button", { name: "Draft the requirements" }));
  expect(await screen.findByText(/Nothing in it reads like a requirement/), "what to try").toBeVisible();
});
