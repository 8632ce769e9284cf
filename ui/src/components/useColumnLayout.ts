/** Keeps the order, width and visibility of a grid's columns on this machine. */
import type { ColumnState, GridApi } from "ag-grid-community";
import { useEffect, useMemo } from "react";

const EVENTS = ["columnMoved", "columnResized", "columnPinned", "columnVisible"] as const;

/** Brings back the layout of last time, and writes down every change. */
export function useColumnLayout<Row>(api: GridApi<Row> | null, name: string): { reset: () => void } {
  useEffect(() => {
    if (!api) return;
    const kept = read(name);
    if (kept) api.applyColumnState({ state: kept, applyOrder: true });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = (event: { source?: string }) => {
      if (event.source === "flex" || event.source === "sizeColumnsToFit") return;
      clearTimeout(timer);
      timer = setTimeout(() => localStorage.setItem(key(name), JSON.stringify(api.getColumnState())), 250);
    };
    for (const event of EVENTS) api.addEventListener(event, write);
    return () => {
      clearTimeout(timer);
      if (!api.isDestroyed()) for (const event of EVENTS) api.removeEventListener(event, write);
    };
  }, [api, name]);
  return useMemo(
    () => ({
      reset: () => {
        localStorage.removeItem(key(name));
        api?.resetColumnState();
      },
    }),
    [api, name],
  );
}

const key = (name: string) => `longlist.columns.${name}`;

function read(name: string): ColumnState[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(name)) ?? "null");
    return Array.isArray(kept) ? (kept as ColumnState[]) : null;
  } catch {
    return null;
  }
}
