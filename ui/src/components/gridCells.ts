/** The grid's own cells: a column's drawing of the row, or a grey shape while the row is on its way. */
import type { ICellRendererComp, ICellRendererParams } from "ag-grid-community";
import styles from "./DataGrid.module.css";
import { element } from "./element";
import type { GridCell, GridColumn, GridView } from "./gridColumns";

/** What the grid hands to everything inside it. */
export type GridContext<Row> = { view: () => GridView<Row> };

/** One cell. The grid keeps it and refreshes it with other rows, so it is filled again and never made again. */
export class CellRenderer<Row> implements ICellRendererComp<Row> {
  private readonly box = element("div", styles.cell);
  private drawn: GridCell<Row> | null = null;
  private column: GridColumn<Row> | undefined;

  init(params: ICellRendererParams<Row, unknown, GridContext<Row>>): void {
    const { columns } = params.context.view();
    this.column = columns.find((each) => each.id === params.column?.getColId());
    this.refresh(params);
  }

  getGui(): HTMLElement {
    return this.box;
  }

  refresh({ data, node, context }: ICellRendererParams<Row, unknown, GridContext<Row>>): boolean {
    const { column } = this;
    if (!column) return false;
    if (data === undefined) {
      this.drawn = null;
      this.box.replaceChildren(...(column.fixed ? [] : [shape(node.rowIndex ?? 0)]));
      return true;
    }
    const { isSelected, rowId } = context.view();
    if (!this.drawn) {
      this.drawn = column.cell((row) => context.view().onSelect(row));
      this.box.replaceChildren(this.drawn.element);
    }
    this.drawn.show(data, { selected: isSelected(rowId(data)) });
    return true;
  }
}

/** Grey, and not as long as the one above it. */
function shape(index: number): HTMLElement {
  const made = element("span", styles.waiting);
  made.style.width = `${40 + ((index * 13) % 35)}%`;
  return made;
}
