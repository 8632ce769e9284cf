/** What can be done to the view that is looked at. */
import { t } from "@lingui/core/macro";
import { ArrowLeft, ArrowRight, CopyPlus, Ellipsis, Pencil, Trash2 } from "lucide-react";
import type { SavedView } from "../../api/bindings";
import { IconButton } from "../../components/Button";
import { Menu, MenuItem, MenuLine } from "../../components/Menu";

type Props = {
  view: SavedView;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: 1 | -1) => void;
  onAsk: (what: "add" | "rename") => void;
  onRemove: () => void;
};

/** The menu beside the tabs. */
export function ViewMenu({ view, isFirst, isLast, onMove, onAsk, onRemove }: Props) {
  return (
    <Menu trigger={<IconButton icon={Ellipsis} label={t`More about the view ${view.name}`} />}>
      <MenuItem icon={Pencil} onPick={() => onAsk("rename")}>
        {t`Rename`}
      </MenuItem>
      <MenuItem icon={CopyPlus} onPick={() => onAsk("add")}>
        {t`Save as another view`}
      </MenuItem>
      <MenuLine />
      <MenuItem
        icon={ArrowLeft}
        shortcut="v h"
        stays
        why={isFirst && t`Only everybody is before it`}
        onPick={() => onMove(-1)}
      >
        {t`Move left`}
      </MenuItem>
      <MenuItem icon={ArrowRight} shortcut="v l" stays why={isLast && t`It is the last one`} onPick={() => onMove(1)}>
        {t`Move right`}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={Trash2} danger onPick={onRemove}>
        {t`Delete the view`}
      </MenuItem>
    </Menu>
  );
}
