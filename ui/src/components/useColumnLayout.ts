/** Keeps a grid's columns as they are given, and tells when a person moves them. */
import type { GridApi } from "ag-grid-community";
import { type RefObject, useEffect, useLayoutEffect } from "react";
import type { GridColumn } from "./gridColumns";
import { applyLayout, type GridLayout, isSameLayout, layoutOf } from "./gridLayout";

const EVENTS = ["columnMoved", "columnResized", "columnPinned", "columnVisible"] as const;

type Given<Row> = {
  columns: readonly GridColumn<Row>[];
  layout: GridLayout;
  onLayout: (layout: GridLayout) => void;
};

/** Applies the layout whenever it is another one than the grid has. */
export function useColumnLayout<Row>(api: GridApi<Row> | null, latest: RefObject<Given<Row>>): void {
  const { layout } = latest.current;
  useLayoutEffect(() => {
    const { columns } = latest.current;
    if (!api || api.isDestroyed() || isSameLayout(layoutOf(api, columns), layout)) return;
    applyLayout(api, columns, layout);
  }, [api, latest, layout]);
  useEffect(() => {
    if (!api) return;
    const tell = (event: { finished?: boolean; source?: string }) => {
      // A drag tells of every step; only where it ends counts. Columns that share the space change with the window.
      if (event.finished === false || event.source === "flex" || api.isDestroyed()) return;
      const { columns, layout: given, onLayout } = latest.current;
      const now = layoutOf(api, columns);
      if (!isSameLayout(now, given)) onLayout(now);
    };
    for (const event of EVENTS) api.addEventListener(event, tell);
    return () => {
      if (!api.isDestroyed()) for (const event of EVENTS) api.removeEventListener(event, tell);
    };
  }, [api, latest]);
}
