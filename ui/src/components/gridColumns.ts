/** What a grid's column is, and how its cells are drawn. */
import type { ReactNode } from "react";

/** One cell on the page. It is made once and shows one row after another. */
export type GridCell<Row> = {
  element: HTMLElement;
  show: (row: Row, state: { selected: boolean }) => void;
};

/** One column of a grid over rows of any kind. */
export type GridColumn<Row> = {
  id: string;
  label: string;
  width: number;
  minWidth?: number;
  /** Takes its share of the space that is left. */
  flex?: number;
  /** That a person can sort by it, and which way first. */
  sorts?: "up" | "down";
  hidden?: boolean;
  /** Always first, never moved: the tick boxes. */
  fixed?: boolean;
  /**
   * Makes a cell by hand: hundreds of them change at every key press, and only plain elements do that within a frame.
   * Text from outside goes into `textContent` and attributes, nowhere else.
   */
  cell: (toggle: (row: Row) => void) => GridCell<Row>;
  header?: () => ReactNode;
};

/** Which column a grid is sorted by. */
export type GridSort = { column: string; descending: boolean };

/** What the inside of a grid needs to know; read at the moment it is drawn. */
export type GridView<Row> = {
  columns: readonly GridColumn<Row>[];
  openId: string | null;
  isSelected: (id: string) => boolean;
  onSelect: (row: Row) => void;
  rowId: (row: Row) => string;
};
