/** Moving the tabs of the views: dragged with the mouse, or with keys. */
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from "react";
import type { SavedView } from "../../api/bindings";
import { usePerformer } from "../../app/performers";
import { useDragOrder } from "../../components/useDragOrder";
import { useViewOrder } from "./useViewOrder";

/** What the row of tabs listens to, and how to move the view that is looked at. */
export function useTabOrder(list: RefObject<HTMLElement | null>, views: readonly SavedView[], view: SavedView | null) {
  const at = views.findIndex(({ id }) => id === view?.id);
  const move = useViewOrder();
  const keepFocus = useFocusOnTab(list, views);
  const moveBy = (by: 1 | -1) => {
    if (!view || !views[at + by]) return;
    keepFocus();
    move(view.id, at + by);
  };
  const { drag, onPointerDown } = useDragOrder({
    row: list,
    items: "[data-view]",
    onMove: (from, to) => {
      keepFocus();
      move(views[from]?.id ?? "", to);
    },
  });
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : null;
    if (by === null || !event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    // Without Shift they walk the tabs.
    event.preventDefault();
    event.stopPropagation();
    moveBy(by);
  };
  usePerformer("moveViewLeft", at > 0 ? () => moveBy(-1) : null);
  usePerformer("moveViewRight", view && at < views.length - 1 ? () => moveBy(1) : null);
  return { at, moveBy, drag, onPointerDown, onKeyDownCapture };
}

/** A tab that is put elsewhere loses the focus on the way; what is answered has it given back. */
function useFocusOnTab(list: RefObject<HTMLElement | null>, views: readonly SavedView[]): () => void {
  const wanted = useRef(false);
  useLayoutEffect(() => {
    if (!wanted.current || views.length === 0) return;
    wanted.current = false;
    list.current?.querySelector<HTMLElement>("[aria-selected=true]")?.focus();
  }, [list, views]);
  return () => {
    wanted.current = list.current?.contains(document.activeElement) ?? false;
  };
}
