/** What a person does to the columns of a grid with keys and menus: all that can be done to them by dragging, and more. */
import { t } from "@lingui/core/macro";
import type { GridApi } from "ag-grid-community";
import { type RefObject, useMemo, useState } from "react";
import type { GridColumn } from "./gridColumns";
import { beside, changed, type GridLayout, moved, standing } from "./gridLayout";

/** How much wider or narrower a column becomes at once, in pixels. */
const STEP = 16;
/** The narrowest that a column can be, where it says nothing itself. */
export const NARROWEST = 70;

/** The hands. Each of them says afterwards what came of it. */
export type ColumnHands = {
  move: (id: string, by: 1 | -1) => void;
  widen: (id: string, by: 1 | -1) => void;
  /** As wide as at first. */
  fit: (id: string) => void;
  pin: (id: string, pinned: boolean) => void;
  hide: (id: string) => void;
};

type Given<Row> = {
  columns: readonly GridColumn<Row>[];
  layout: GridLayout;
  onLayout: (layout: GridLayout) => void;
};

/** The hands of one grid in its box, and the words for what they did last. */
export function useColumnHands<Row>(
  api: GridApi<Row> | null,
  box: RefObject<HTMLElement | null>,
  latest: RefObject<Given<Row>>,
): { hands: ColumnHands; said: string } {
  const [said, say] = useState("");
  const hands = useMemo((): ColumnHands => {
    const labelOf = (id: string) => latest.current.columns.find((column) => column.id === id)?.label ?? id;
    const put = (next: GridLayout) => latest.current.onLayout(next);
    /** The head may be another element afterwards, or gone: the focus must not go with it. */
    const keepFocus = (id: string | undefined) =>
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const heads = [...(box.current?.querySelectorAll<HTMLElement>('[role="columnheader"]') ?? [])];
        (heads.find((head) => head.getAttribute("col-id") === id) ?? heads[0])?.focus();
      });
    return {
      move: (id, by) => {
        const next = moved(latest.current.layout, id, by);
        const { at, of } = standing(next, id);
        put(next);
        say(t`${labelOf(id)}: column ${at} of ${of}`);
      },
      widen: (id, by) => {
        const column = latest.current.columns.find((each) => each.id === id);
        const now = api?.getColumn(id)?.getActualWidth();
        if (!column || now === undefined) return;
        const width = Math.max(column.minWidth ?? NARROWEST, Math.round(now + by * STEP));
        put(changed(latest.current.layout, id, { width }));
        say(t`${labelOf(id)}: ${width} pixels wide`);
      },
      fit: (id) => {
        put(changed(latest.current.layout, id, { width: null }));
        say(t`${labelOf(id)}: as wide as at first`);
      },
      pin: (id, pinned) => {
        put(changed(latest.current.layout, id, { pinned }));
        say(pinned ? t`${labelOf(id)}: pinned at the left` : t`${labelOf(id)}: not pinned any more`);
        keepFocus(id);
      },
      hide: (id) => {
        const next = beside(latest.current.layout, id);
        put(changed(latest.current.layout, id, { visible: false }));
        say(t`${labelOf(id)}: hidden`);
        keepFocus(next);
      },
    };
  }, [api, box, latest]);
  return { hands, said };
}
