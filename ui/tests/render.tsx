/** Draws the whole window at an address, over a pretended core. */
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { onTestFinished } from "vitest";
import { listenToChanges } from "../src/api/changes";
import { newQueryClient } from "../src/api/queries";
import { watchResets } from "../src/api/resets";
import { App } from "../src/app/App";
import { newRouter } from "../src/app/router";
import { install } from "./fake/install";
import type { Scenario } from "./fake/scenario";

/** The window at an address. `core.asked` tells what it asked. */
export function renderAt(path: string, scenario: Scenario = {}) {
  const core = install(scenario);
  const queries = newQueryClient();
  onTestFinished(listenToChanges(queries));
  onTestFinished(watchResets(queries));
  const router = newRouter(path);
  const view = render(<App queries={queries} router={router} nonce={undefined} />);
  return { ...view, core, router, queries, user: userEvent.setup() };
}
