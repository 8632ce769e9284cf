/** Puts things that stand in a row, or one below the other, into another order by dragging them. It goes by the pointer itself: the browser's own
 * dragging belongs to files that are dropped on the window.
 */
import { type PointerEvent as PressEvent, type RefObject, useEffect, useRef, useState } from "react";

/** A press becomes a drag after so many pixels. */
const SLACK = 5;
/** So near to an end of the row, what is beyond comes into sight. */
const EDGE = 24;

/** What is being dragged, and where it would go: its index among all, and a place for a line, in the row's own pixels. */
export type Drag = { from: number; to: number; line: number };

type Options = {
  /** The row, which may be wider than what is in sight of it. */
  row: RefObject<HTMLElement | null>;
  /** What can be dragged in it. */
  items: string;
  /** Whether they stand beside each other, as they do without a word, or one below the other. */
  axis?: "x" | "y";
  onMove: (from: number, to: number) => void;
};

/** The drag that is going on, and what begins one. */
export function useDragOrder(options: Options): { drag: Drag | null; onPointerDown: (event: PressEvent) => void } {
  const latest = useRef(options);
  latest.current = options;
  const [drag, setDrag] = useState<Drag | null>(null);
  const end = useRef<(() => void) | null>(null);
  useEffect(() => () => end.current?.(), []);

  const onPointerDown = (press: PressEvent) => {
    const all = itemsOf(latest.current);
    const from = all.findIndex((item) => item.contains(press.target as Node));
    if (press.button !== 0 || from < 0) return;
    let now: Drag | null = null;
    const show = (next: Drag | null) => {
      now = next;
      setDrag(next);
    };
    const along = ({ clientX, clientY }: { clientX: number; clientY: number }) =>
      latest.current.axis === "y" ? clientY : clientX;
    const move = (event: PointerEvent) => {
      if (!now && Math.abs(along(event) - along(press)) < SLACK) return;
      show(
        latest.current.axis === "y"
          ? aimDown(latest.current, from, event.clientY)
          : aim(latest.current, from, event.clientX),
      );
    };
    const drop = () => {
      const { from: at, to } = now ?? { from, to: from };
      end.current?.();
      if (to !== at) latest.current.onMove(at, to);
    };
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !now) return;
      event.preventDefault();
      event.stopPropagation();
      end.current?.();
    };
    const stop = new AbortController();
    end.current = () => {
      stop.abort();
      end.current = null;
      show(null);
    };
    const { signal } = stop;
    window.addEventListener("pointermove", move, { signal });
    window.addEventListener("pointerup", drop, { signal });
    window.addEventListener("pointercancel", () => end.current?.(), { signal });
    window.addEventListener("keydown", giveUp, { signal, capture: true });
  };
  return { drag, onPointerDown };
}

function itemsOf({ row, items }: Options): HTMLElement[] {
  return [...(row.current?.querySelectorAll<HTMLElement>(items) ?? [])];
}

/** Where the thing would go if it were let go here. */
function aim(options: Options, from: number, x: number): Drag {
  const { current: row } = options.row;
  const bounds = row?.getBoundingClientRect() ?? new DOMRect();
  if (row && x < bounds.left + EDGE) row.scrollLeft -= EDGE / 2;
  if (row && x > bounds.right - EDGE) row.scrollLeft += EDGE / 2;
  const others = itemsOf(options)
    .filter((_, at) => at !== from)
    .map((item) => item.getBoundingClientRect());
  const to = others.filter((other) => other.left + other.width / 2 < x).length;
  const edge = others[to]?.left ?? others.at(-1)?.right ?? bounds.left;
  return { from, to, line: edge - bounds.left + (row?.scrollLeft ?? 0) };
}

/** The same for things that stand one below the other. What scrolls is whatever is around them. */
function aimDown(options: Options, from: number, y: number): Drag {
  const { current: row } = options.row;
  const bounds = row?.getBoundingClientRect() ?? new DOMRect();
  const scroller = scrollerOf(row);
  const sight = scroller?.getBoundingClientRect();
  if (scroller && sight && y < sight.top + EDGE) scroller.scrollTop -= EDGE / 2;
  if (scroller && sight && y > sight.bottom - EDGE) scroller.scrollTop += EDGE / 2;
  const others = itemsOf(options)
    .filter((_, at) => at !== from)
    .map((item) => item.getBoundingClientRect());
  const to = others.filter((other) => other.top + other.height / 2 < y).length;
  const edge = others[to]?.top ?? others.at(-1)?.bottom ?? bounds.top;
  return { from, to, line: edge - bounds.top };
}

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let each = element; each; each = each.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(each).overflowY)) return each;
  }
  return null;
}
