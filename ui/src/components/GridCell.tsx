/** One cell: the column's drawing of the row, or a grey shape while the row is on its way. */
import type { ICellRendererParams } from "ag-grid-community";
import { use } from "react";
import styles from "./DataGrid.module.css";
import { GridContext } from "./gridColumns";

/** Draws the cell, marked when its row is open or selected. */
export function GridCell({ data, column, node }: ICellRendererParams) {
  const grid = use(GridContext);
  const id = column?.getColId();
  const definition = grid?.columns.find((each) => each.id === id);
  if (!grid || !definition) return null;
  if (data === undefined) {
    if (definition.fixed) return null;
    return <span className={styles.waiting} style={{ width: `${40 + (((node.rowIndex ?? 0) * 13) % 35)}%` }} />;
  }
  const rowId = grid.rowId(data);
  const selected = grid.isSelected(rowId);
  return (
    <div className={styles.cell} data-open={grid.openId === rowId || undefined} data-selected={selected || undefined}>
      {definition.cell(data, { selected, toggle: () => grid.onSelect(data) })}
    </div>
  );
}
