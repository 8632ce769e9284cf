/** Turns key presses into actions. */
import { useEffect, useRef } from "react";
import type { Action, ActionContext } from "./actions";
import { actions } from "./actions";
import { isOffered } from "./performers";

const SEQUENCE_MS = 900;
/** Keys that belong to the field while somebody types in it. */
const OF_TEXT: readonly string[] = ["mod+a", "mod+c"];

/** The key of an event as shortcuts write it: `mod+k`, `?`, `j`, `escape`. */
export function keyOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key.toLowerCase();
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

/** Listens for the shortcuts of all actions while the component is shown. */
export function useShortcuts(context: ActionContext): void {
  const latest = useRef(context);
  latest.current = context;
  useEffect(() => {
    let pending: { key: string; at: number } | null = null;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const key = keyOf(event);
      const ofText = OF_TEXT.includes(key);
      if (isTyping(event.target) && (ofText || !key.startsWith("mod+"))) return;
      if (key === "mod+c" && isTextSelected()) return;
      if (isModalOpen() && key !== "mod+k") return;
      const first = pending && event.timeStamp - pending.at < SEQUENCE_MS ? pending.key : null;
      const action = (first && find(`${first} ${key}`)) || find(key);
      pending = action ? null : { key, at: event.timeStamp };
      if (!action || leaveToElement(key, event.target)) return;
      event.preventDefault();
      action.perform(latest.current);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

function find(shortcut: string): Action | undefined {
  return actions().find((action) => action.shortcut === shortcut && (!action.needs || isOffered(action.needs)));
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, [contenteditable=true]")
  );
}

/** Words that somebody marked are what they want to copy. */
function isTextSelected(): boolean {
  return (window.getSelection()?.toString() ?? "") !== "";
}

/** Enter on a button presses the button. */
function leaveToElement(key: string, target: EventTarget | null): boolean {
  return key === "enter" && target instanceof HTMLElement && target.closest("button, a, [role=menuitem]") !== null;
}

/** A message from below is a dialog too, by its role, but it takes the keys from nobody. */
const MODAL = '[role="dialog"]:not([aria-modal="false"]), [role="alertdialog"], [role="menu"], [role="listbox"]';

function isModalOpen(): boolean {
  return document.querySelector(MODAL) !== null;
}
