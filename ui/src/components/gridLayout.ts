/** How the columns of a grid stand: which are shown, in which order, how wide, and which stay at the left. */
import type { ColumnState, GridApi } from "ag-grid-community";
import type { GridColumn } from "./gridColumns";

/** One column. */
export type ColumnPlace = {
  id: string;
  visible: boolean;
  /** Pixels, where a person has set them; otherwise the column is as wide as it is by itself. */
  width: number | null;
  pinned: boolean;
};

/** All columns that can be moved, from left to right. */
export type GridLayout = readonly ColumnPlace[];

type Columns = readonly Pick<GridColumn<never>, "id" | "width" | "minWidth" | "flex" | "hidden" | "fixed">[];

/** A layout of exactly these columns: what is unknown is left out, and what is missing stands last, as at first. */
export function completeLayout(columns: Columns, layout: GridLayout): GridLayout {
  const movable = columns.filter((column) => !column.fixed);
  const known = layout.filter(
    ({ id }, at) => movable.some((column) => column.id === id) && layout.findIndex((each) => each.id === id) === at,
  );
  const missing = movable.filter(({ id }) => !known.some((place) => place.id === id));
  return [
    ...known.map(({ id, visible, width, pinned }) => ({ id, visible, width, pinned })),
    ...missing.map(({ id, hidden = false }) => ({ id, visible: !hidden, width: null, pinned: false })),
  ];
}

/** Whether two layouts of the same columns look alike. */
export function isSameLayout(a: GridLayout, b: GridLayout): boolean {
  return (
    a.length === b.length &&
    a.every((place, at) => {
      const other = b[at];
      return (
        other !== undefined &&
        place.id === other.id &&
        place.visible === other.visible &&
        place.width === other.width &&
        place.pinned === other.pinned
      );
    })
  );
}

/** The columns that a column stands among: those in sight on its side of the pinned edge, from left to right. */
function neighbours(layout: GridLayout, id: string): readonly string[] {
  const pinned = layout.find((place) => place.id === id)?.pinned;
  return layout.filter((place) => place.visible && place.pinned === pinned).map((place) => place.id);
}

/** Which of its neighbours a column is, from one on, and of how many. */
export function standing(layout: GridLayout, id: string): { at: number; of: number } {
  const all = neighbours(layout, id);
  return { at: all.indexOf(id) + 1, of: all.length };
}

/** The column after this one, or else the one before it. */
export function beside(layout: GridLayout, id: string): string | undefined {
  const all = neighbours(layout, id);
  return all[all.indexOf(id) + 1] ?? all[all.indexOf(id) - 1];
}

/** The layout with a column past its next neighbour, or the same layout when it has none on that side. */
export function moved(layout: GridLayout, id: string, by: 1 | -1): GridLayout {
  const all = neighbours(layout, id);
  const next = all[all.indexOf(id) + by];
  const place = layout.find((each) => each.id === id);
  if (next === undefined || !place || !all.includes(id)) return layout;
  const others = layout.filter((each) => each.id !== id);
  const at = others.findIndex((each) => each.id === next) + (by === 1 ? 1 : 0);
  return [...others.slice(0, at), place, ...others.slice(at)];
}

/** The layout with something about one column changed. */
export function changed(layout: GridLayout, id: string, change: Partial<ColumnPlace>): GridLayout {
  return layout.map((place) => (place.id === id ? { ...place, ...change } : place));
}

/** The layout that a grid has now. */
export function layoutOf(api: GridApi, columns: Columns): GridLayout {
  const places = api.getColumnState().map(({ colId, hide, width, flex, pinned }) => {
    const column = columns.find(({ id }) => id === colId);
    const isOwn = flex || (!column?.flex && width === column?.width);
    return { id: colId, visible: !hide, width: isOwn ? null : Math.round(width ?? 0), pinned: Boolean(pinned) };
  });
  return completeLayout(columns, places);
}

/** Gives a grid that layout. */
export function applyLayout(api: GridApi, columns: Columns, layout: GridLayout): void {
  const fixed: ColumnState[] = columns.filter((column) => column.fixed).map(({ id }) => ({ colId: id }));
  const moved = layout.map(({ id, visible, width, pinned }): ColumnState => {
    const { flex, width: own = null, minWidth = 0 } = columns.find((column) => column.id === id) ?? {};
    const size = width === null ? { width: own, flex: flex || null } : { width: Math.max(width, minWidth), flex: null };
    return { colId: id, hide: !visible, pinned: pinned ? "left" : null, ...(size as Partial<ColumnState>) };
  });
  api.applyColumnState({ state: [...fixed, ...moved], applyOrder: true });
}
