/** The heads of a grid's columns: the grid gives each a place, and React fills it. */
import type { IHeaderComp, IHeaderParams } from "ag-grid-community";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import styles from "./DataGrid.module.css";
import { element } from "./element";
import type { GridColumn, GridSort } from "./gridColumns";

type Slot = { id: string; place: HTMLElement; cell: HTMLElement };

/** The places of the heads of one grid, and the class that makes them. */
export function useHeaderSlots() {
  const [slots, setSlots] = useState<readonly Slot[]>([]);
  const Header = useMemo(
    () =>
      class implements IHeaderComp {
        private readonly place = element("div", styles.head);

        init({ column, eGridHeader }: IHeaderParams): void {
          const slot = { id: column.getColId(), place: this.place, cell: eGridHeader };
          setSlots((all) => [...all, slot]);
        }

        getGui(): HTMLElement {
          return this.place;
        }

        refresh(): boolean {
          return true;
        }

        destroy(): void {
          setSlots((all) => all.filter(({ place }) => place !== this.place));
        }
      },
    [],
  );
  return { slots, Header };
}

type Props = {
  slots: readonly Slot[];
  columns: readonly Pick<GridColumn<never>, "id" | "label" | "sorts" | "header">[];
  sort: GridSort;
  onSort: (sort: GridSort) => void;
};

/** All heads that are in sight. */
export function GridHeaders({ slots, columns, sort, onSort }: Props) {
  return slots.map((slot) => {
    const column = columns.find((each) => each.id === slot.id);
    return (
      column && createPortal(<Head slot={slot} column={column} sort={sort} onSort={onSort} />, slot.place, slot.id)
    );
  });
}

type HeadProps = Omit<Props, "slots" | "columns"> & { slot: Slot; column: Props["columns"][number] };

/** Sorts at a press; a second press turns the order round. */
function Head({ slot, column, sort, onSort }: HeadProps) {
  const { id, label, sorts, header } = column;
  const sorted = sort.column === id;
  const { descending } = sort;
  useEffect(() => {
    if (sorts) slot.cell.setAttribute("aria-sort", sorted ? (descending ? "descending" : "ascending") : "none");
  }, [slot, sorts, sorted, descending]);
  if (header) return header();
  if (!sorts) return label;
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      className={styles.sort}
      onClick={() => onSort({ column: id, descending: sorted ? !descending : sorts === "down" })}
    >
      {label}
      {sorted && <Arrow size={12} aria-hidden />}
    </button>
  );
}
