/** What a grid's column is, and what its cells need to know. */
import { createContext, type ReactNode } from "react";

/** One column of a grid over rows of any kind. */
export type GridColumn<Row> = {
  id: string;
  label: string;
  width: number;
  minWidth?: number;
  /** Takes its share of the space that is left. */
  flex?: number;
  numeric?: boolean;
  sortable?: boolean;
  hidden?: boolean;
  /** Always first, never moved: the tick boxes. */
  fixed?: boolean;
  cell: (row: Row, state: { selected: boolean; toggle: () => void }) => ReactNode;
  header?: () => ReactNode;
};

/** Which column a grid is sorted by. */
export type GridSort = { column: string; descending: boolean };

/** What cells and headers share. They are drawn inside the grid, so it reaches them without being handed down. */
export const GridContext = createContext<{
  columns: readonly GridColumn<unknown>[];
  sort: GridSort;
  onSort: (sort: GridSort) => void;
  openId: string | null;
  isSelected: (id: string) => boolean;
  onSelect: (row: unknown) => void;
  rowId: (row: unknown) => string;
} | null>(null);
