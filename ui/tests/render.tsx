/** Draws the whole window at an address, over a pretended core. */
import { mockIPC } from "@tauri-apps/api/mocks";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Change } from "../src/api/bindings";
import { refresh } from "../src/api/changes";
import { newQueryClient } from "../src/api/queries";
import { App } from "../src/app/App";
import { newRouter } from "../src/app/router";
import { FakeCore } from "./fake/core";
import type { Scenario } from "./fake/scenario";

/** The window at an address. `core.asked` tells what it asked. */
export function renderAt(path: string, scenario: Scenario = {}) {
  const queries = newQueryClient();
  const core = new FakeCore(scenario, (change: Change) => void refresh(queries, change));
  mockIPC((command, args) => core.answer(command, args as Record<string, unknown>));
  const router = newRouter(path);
  const view = render(<App queries={queries} router={router} nonce={undefined} />);
  return { ...view, core, router, queries, user: userEvent.setup() };
}
