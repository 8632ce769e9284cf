/** Drags a row to another place of its group, or into the other one. It goes by the pointer itself, as all dragging here. */
import { type PointerEvent as PressEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { RequirementKind } from "../../api/bindings";

/** A press becomes a drag after so many pixels. */
const SLACK = 4;

/** What is dragged, and where it would go: before the row with that index among the others of the group. */
export type RowDrag = { id: string; kind: RequirementKind; index: number };

/** The drag that is going on, and what begins one. */
export function useRowDrag(box: RefObject<HTMLElement | null>, onMove: (drag: RowDrag) => void) {
  const latest = useRef(onMove);
  latest.current = onMove;
  const [drag, setDrag] = useState<RowDrag | null>(null);
  const end = useRef<(() => void) | null>(null);
  useEffect(() => () => end.current?.(), []);

  const onPointerDown = (press: PressEvent, id: string) => {
    if (press.button !== 0) return;
    let now: RowDrag | null = null;
    const stop = new AbortController();
    const show = (next: RowDrag | null) => {
      now = next;
      setDrag(next);
    };
    end.current = () => {
      stop.abort();
      end.current = null;
      show(null);
    };
    const move = ({ clientY }: PointerEvent) => {
      if (!now && Math.abs(clientY - press.clientY) < SLACK) return;
      show(aim(box.current, id, clientY));
    };
    const drop = () => {
      const dropped = now;
      end.current?.();
      if (dropped) latest.current(dropped);
    };
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !now) return;
      event.preventDefault();
      event.stopPropagation();
      end.current?.();
    };
    const { signal } = stop;
    window.addEventListener("pointermove", move, { signal });
    window.addEventListener("pointerup", drop, { signal });
    window.addEventListener("pointercancel", () => end.current?.(), { signal });
    window.addEventListener("keydown", giveUp, { signal, capture: true });
  };
  return { drag, onPointerDown };
}

/** Where the row would go if it were let go at this height. */
function aim(box: HTMLElement | null, id: string, y: number): RowDrag | null {
  const groups = [...(box?.querySelectorAll<HTMLElement>("[data-group]") ?? [])];
  const group = groups.find((each) => y < each.getBoundingClientRect().bottom) ?? groups.at(-1);
  if (!group) return null;
  const others = [...group.querySelectorAll<HTMLElement>("[data-row]")].filter((row) => row.dataset.row !== id);
  const index = others.filter((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2 < y;
  }).length;
  return { id, kind: group.dataset.group === "must_have" ? "must_have" : "nice_to_have", index };
}
