/** A column's head: its name, and its order when the list is sorted by it. */
import type { IHeaderParams } from "ag-grid-community";
import { ArrowDown, ArrowUp } from "lucide-react";
import { use, useEffect } from "react";
import styles from "./DataGrid.module.css";
import { GridContext } from "./gridColumns";

/** Sorts at a press; a second press turns the order round. */
export function GridHeader({ column, displayName, eGridHeader }: IHeaderParams) {
  const grid = use(GridContext);
  const id = column.getColId();
  const definition = grid?.columns.find((each) => each.id === id);
  const sorted = grid?.sort.column === id;
  const descending = grid?.sort.descending ?? false;
  useEffect(() => {
    if (!definition?.sortable) return;
    eGridHeader.setAttribute("aria-sort", sorted ? (descending ? "descending" : "ascending") : "none");
  }, [definition, sorted, descending, eGridHeader]);
  if (definition?.header) return <div className={styles.head}>{definition.header()}</div>;
  if (!grid || !definition?.sortable) return <span className={styles.head}>{displayName}</span>;
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      className={styles.sort}
      onClick={() => grid.onSort({ column: id, descending: sorted ? !descending : id === "added" || id === "updated" })}
    >
      {displayName}
      {sorted && <Arrow size={12} aria-hidden />}
    </button>
  );
}
