/** The heads of a grid's columns: the grid gives each a place, and React fills it. */
import { t } from "@lingui/core/macro";
import type { IHeaderComp, IHeaderParams } from "ag-grid-community";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import styles from "./DataGrid.module.css";
import { element } from "./element";
import { GridHeadMenu } from "./GridHeadMenu";
import type { GridColumn, GridSort } from "./gridColumns";
import type { GridLayout } from "./gridLayout";
import type { ColumnHands } from "./useColumnHands";
import { useHeadKeys } from "./useHeadKeys";

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

type Column = Pick<GridColumn<never>, "id" | "label" | "sorts" | "header" | "fixed">;

type Props = {
  slots: readonly Slot[];
  columns: readonly Column[];
  sort: GridSort;
  onSort: (sort: GridSort) => void;
  layout: GridLayout;
  hands: ColumnHands;
};

/** All heads that are in sight. */
export function GridHeaders({ slots, columns, ...rest }: Props) {
  return slots.map((slot) => {
    const column = columns.find((each) => each.id === slot.id);
    return column && createPortal(<Head slot={slot} column={column} {...rest} />, slot.place, slot.id);
  });
}

type HeadProps = Omit<Props, "slots" | "columns"> & { slot: Slot; column: Column };

/** Sorts at a press; a second press turns the order round. All else is in its menu. */
function Head({ slot, column, sort, onSort, layout, hands }: HeadProps) {
  const { id, label, sorts, header, fixed = false } = column;
  const more = useRef<HTMLButtonElement>(null);
  const sorted = sort.column === id;
  const { descending } = sort;
  const sortNow = () => onSort({ column: id, descending: sorted ? !descending : sorts === "down" });
  useHeadKeys(
    slot.cell,
    fixed ? null : { id, hands, onSort: sorts ? sortNow : null, onMenu: () => more.current?.click() },
  );
  useEffect(() => {
    if (sorts) slot.cell.setAttribute("aria-sort", sorted ? (descending ? "descending" : "ascending") : "none");
  }, [slot, sorts, sorted, descending]);
  useEffect(() => {
    if (fixed) return;
    slot.cell.setAttribute("aria-label", label);
    slot.cell.setAttribute(
      "aria-description",
      sorts ? t`Enter sorts by it, Alt and the down arrow open its menu` : t`Alt and the down arrow open its menu`,
    );
  }, [slot, label, sorts, fixed]);
  if (header) return header();
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <>
      {sorts ? (
        <button type="button" className={styles.sort} onClick={sortNow}>
          <span className={styles.headLabel}>{label}</span>
          {sorted && <Arrow size={12} aria-hidden />}
        </button>
      ) : (
        label
      )}
      {!fixed && (
        <GridHeadMenu column={column} layout={layout} hands={hands} onSort={onSort} button={more} head={slot.cell} />
      )}
    </>
  );
}
