/** Puts the pretended core where the window looks for the real one, before the page's own script runs. */
import { emit } from "@tauri-apps/api/event";
import { mockIPC, mockWindows } from "@tauri-apps/api/mocks";
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
  const core = new FakeCore(scenario, (event, payload) => queueMicrotask(() => void emit(event, payload)));
  mockWindows("main");
  mockIPC((command, args) => core.answer(command, args as Record<string, unknown>), { shouldMockEvents: true });
  return core;
}

if (window.__SCENARIO__) window.__FAKE__ = install(window.__SCENARIO__);
