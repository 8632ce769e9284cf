/** The time, told again and again. One clock per interval serves everyone who asks. */
import { useSyncExternalStore } from "react";

type Clock = { now: number; listeners: Set<() => void>; timer: ReturnType<typeof setInterval> | null };
const clocks = new Map<number, Clock>();

function clockOf(interval: number): Clock {
  let clock = clocks.get(interval);
  if (!clock) {
    clock = { now: Date.now(), listeners: new Set(), timer: null };
    clocks.set(interval, clock);
  }
  return clock;
}

function listen(interval: number, listener: () => void): () => void {
  const clock = clockOf(interval);
  clock.listeners.add(listener);
  clock.timer ??= setInterval(() => {
    clock.now = Date.now();
    for (const each of clock.listeners) each();
  }, interval);
  return () => {
    clock.listeners.delete(listener);
    if (clock.listeners.size > 0 || clock.timer === null) return;
    clearInterval(clock.timer);
    clock.timer = null;
  };
}

/** Milliseconds since 1970, as of the last tick. */
export function useNow(interval: number): number {
  return useSyncExternalStore(
    (listener) => listen(interval, listener),
    () => {
      const clock = clockOf(interval);
      if (clock.timer === null && Date.now() - clock.now > interval) clock.now = Date.now();
      return clock.now;
    },
  );
}
