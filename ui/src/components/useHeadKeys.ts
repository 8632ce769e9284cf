/** The keys of a column's head: what the mouse does to it, without a mouse. */
import { type RefObject, useEffect, useRef } from "react";
import type { ColumnHands } from "./useColumnHands";

type Keys = { id: string; hands: ColumnHands; onSort: (() => void) | null; onMenu: () => void };

/** Listens on the head while it is there. */
export function useHeadKeys(head: HTMLElement, keys: Keys | null): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!take(event, latest, head)) return;
      event.preventDefault();
      // The grid has keys of its own for some of it, which say nothing and go by two pixels.
      event.stopImmediatePropagation();
    };
    head.addEventListener("keydown", listen, true);
    return () => head.removeEventListener("keydown", listen, true);
  }, [head]);
}

/** Does what the keys say; whether they said anything. */
function take(event: KeyboardEvent, { current: keys }: RefObject<Keys | null>, head: HTMLElement): boolean {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  if (!keys || ctrlKey || metaKey || (shiftKey && altKey)) return false;
  const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : null;
  if (by !== null && shiftKey) keys.hands.move(keys.id, by);
  else if (by !== null && altKey) keys.hands.widen(keys.id, by);
  else if (key === "ArrowDown" && altKey) keys.onMenu();
  // A button inside is pressed by these keys itself.
  else if ((key === "Enter" || key === " ") && !shiftKey && !altKey && event.target === head && keys.onSort)
    keys.onSort();
  else return false;
  return true;
}
