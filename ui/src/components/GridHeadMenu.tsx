/** The menu of a grid's column: its order, its place and its width. */
import { t } from "@lingui/core/macro";
import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  ChevronDown,
  ChevronsLeftRight,
  ChevronsRightLeft,
  EyeOff,
  Pin,
  PinOff,
  RotateCcw,
} from "lucide-react";
import type { Ref } from "react";
import styles from "./DataGrid.module.css";
import type { GridColumn, GridSort } from "./gridColumns";
import { type GridLayout, standing } from "./gridLayout";
import { Menu, MenuItem, MenuLine } from "./Menu";
import type { ColumnHands } from "./useColumnHands";

type Props = {
  column: Pick<GridColumn<never>, "id" | "label" | "sorts">;
  layout: GridLayout;
  hands: ColumnHands;
  onSort: (sort: GridSort) => void;
  button: Ref<HTMLButtonElement>;
  /** The head, which has the focus afterwards. */
  head: HTMLElement;
};

/** The menu behind a small arrow in the head. */
export function GridHeadMenu({ column, layout, hands, onSort, button, head }: Props) {
  const { id, label, sorts } = column;
  const place = layout.find((each) => each.id === id);
  const { at, of } = standing(layout, id);
  const trigger = (
    <button
      ref={button}
      type="button"
      className={styles.more}
      aria-label={t`More about the column ${label}`}
      tabIndex={-1}
    >
      <ChevronDown size={14} aria-hidden />
    </button>
  );
  return (
    <Menu trigger={trigger} thenFocus={head}>
      {sorts && (
        <>
          <MenuItem icon={ArrowUp} onPick={() => onSort({ column: id, descending: false })}>
            {t`Sort ascending`}
          </MenuItem>
          <MenuItem icon={ArrowDown} onPick={() => onSort({ column: id, descending: true })}>
            {t`Sort descending`}
          </MenuItem>
          <MenuLine />
        </>
      )}
      <MenuItem
        icon={ArrowLeft}
        shortcut="shift+left"
        stays
        why={at === 1 && t`It is the first one`}
        onPick={() => hands.move(id, -1)}
      >
        {t`Move left`}
      </MenuItem>
      <MenuItem
        icon={ArrowRight}
        shortcut="shift+right"
        stays
        why={at === of && t`It is the last one`}
        onPick={() => hands.move(id, 1)}
      >
        {t`Move right`}
      </MenuItem>
      {place?.pinned ? (
        <MenuItem icon={PinOff} onPick={() => hands.pin(id, false)}>
          {t`Unpin`}
        </MenuItem>
      ) : (
        <MenuItem icon={Pin} onPick={() => hands.pin(id, true)}>
          {t`Pin at the left`}
        </MenuItem>
      )}
      <MenuLine />
      <MenuItem icon={ChevronsLeftRight} shortcut="alt+right" stays onPick={() => hands.widen(id, 1)}>
        {t`Wider`}
      </MenuItem>
      <MenuItem icon={ChevronsRightLeft} shortcut="alt+left" stays onPick={() => hands.widen(id, -1)}>
        {t`Narrower`}
      </MenuItem>
      <MenuItem
        icon={RotateCcw}
        why={place?.width === null && t`It is as wide as at first`}
        onPick={() => hands.fit(id)}
      >
        {t`Width as at first`}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={EyeOff} onPick={() => hands.hide(id)}>
        {t`Hide the column`}
      </MenuItem>
    </Menu>
  );
}
