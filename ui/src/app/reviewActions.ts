/** What can be done while results are reviewed: deciding, marking, and taking it back. */
import { t } from "@lingui/core/macro";
import { Bookmark, Columns3, EyeOff, type LucideIcon, SquareCheckBig, Undo2 } from "lucide-react";
import type { Action } from "./actions";
import type { ScreenAction } from "./performers";
import { perform } from "./performers";

/** All of it, in the order of the keys. */
export function reviewActions(): Action[] {
  const act = (needs: ScreenAction, shortcut: string, icon: LucideIcon, label: () => string): Action => ({
    name: needs,
    needs,
    shortcut,
    icon,
    label,
    group: "review",
    inPalette: true,
    perform: () => perform(needs),
  });
  return [
    act("decideA", "1", SquareCheckBig, () => t`Decide: A`),
    act("decideB", "2", SquareCheckBig, () => t`Decide: B`),
    act("decideC", "3", SquareCheckBig, () => t`Decide: C`),
    act("decideNoFit", "4", SquareCheckBig, () => t`Decide: no fit`),
    act("decideNeedsLook", "5", SquareCheckBig, () => t`Decide: needs a look`),
    act("bookmarkInList", "b", Bookmark, () => t`Bookmark the candidate, or take the mark away`),
    act("undoDecision", "u", Undo2, () => t`Take the last decision back`),
    act("compareInList", "m", Columns3, () => t`Compare the selected candidates`),
    act("blindReview", "h", EyeOff, () => t`Hide or show names and schools`),
  ];
}
