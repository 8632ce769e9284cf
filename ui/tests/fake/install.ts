/** Puts the pretended core where the window looks for the real one, before the page's own script runs. */
import { mockIPC, mockWindows } from "@tauri-apps/api/mocks";
import type { Change } from "../../src/api/bindings";
import { FakeCore } from "./core";
import type { Scenario } from "./scenario";

declare global {
  interface Window {
    /** Set by the harness before this runs. */
    __SCENARIO__?: Scenario;
    __FAKE__?: FakeCore;
  }
}

/** Installs it; the answer is the core, for tests that look at what was asked. */
export function install(scenario: Scenario): FakeCore {
  mockWindows("main");
  const listeners = new Set<number>();
  const tell = (change: Change) => {
    const internals = (
      window as unknown as { __TAURI_INTERNALS__: { runCallback: (id: number, event: unknown) => void } }
    ).__TAURI_INTERNALS__;
    for (const id of listeners) internals.runCallback(id, { event: "change", id, payload: change });
  };
  const core = new FakeCore(scenario, (change) => queueMicrotask(() => tell(change)));
  mockIPC((command, args) => {
    if (command === "plugin:event|listen") {
      const { handler } = args as { handler: number };
      listeners.add(handler);
      return handler;
    }
    if (command.startsWith("plugin:event|")) return null;
    return core.answer(command, args as Record<string, unknown>);
  });
  return core;
}

if (window.__SCENARIO__) window.__FAKE__ = install(window.__SCENARIO__);
