/** Actions that only a screen can perform while it is shown: moving in its list, focusing its search. */
import { useEffect, useRef } from "react";

/** What a screen may offer to perform. */
export type ScreenAction =
  | "focusSearch"
  | "nextInList"
  | "previousInList"
  | "openInList"
  | "selectInList"
  | "selectAllInList"
  | "copyInList"
  | "shortlistHere"
  | "closePanel"
  | "nextView"
  | "previousView"
  | "saveView"
  | "saveViewChanges"
  | "resetView"
  | "moveViewLeft"
  | "moveViewRight"
  | "newSearch"
  | "editPage"
  | "newBriefing"
  | "draftHere"
  | "checkHere"
  | "decideA"
  | "decideB"
  | "decideC"
  | "decideNoFit"
  | "decideNeedsLook"
  | "bookmarkInList"
  | "undoDecision"
  | "compareInList"
  | "blindReview"
  | "importHere"
  | "importFileHere"
  | "showShortcuts";

const performers = new Map<ScreenAction, () => void>();

/** Offers to perform an action while the component is shown; null offers nothing. */
export function usePerformer(action: ScreenAction, perform: (() => void) | null): void {
  const latest = useRef(perform);
  latest.current = perform;
  const offered = perform !== null;
  useEffect(() => {
    if (!offered) return;
    const call = () => latest.current?.();
    performers.set(action, call);
    return () => {
      if (performers.get(action) === call) performers.delete(action);
    };
  }, [action, offered]);
}

/** Performs it if a screen offers to; says whether one did. */
export function perform(action: ScreenAction): boolean {
  const call = performers.get(action);
  call?.();
  return call !== undefined;
}

/** Whether a screen offers it now. */
export function isOffered(action: ScreenAction): boolean {
  return performers.has(action);
}
