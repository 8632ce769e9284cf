/** The command palette: every action, found by its name. */
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useMemo } from "react";
import { briefings, savedViews, shortlists } from "../api/queries";
import { Kbd } from "../components/Kbd";
import type { Action, ActionContext } from "./actions";
import { groupLabel, possibleActions } from "./actions";
import styles from "./Palette.module.css";

type Props = { open: boolean; onClose: () => void; context: ActionContext };

/** Opens over everything; Enter performs what is highlighted. */
export function Palette({ open, onClose, context }: Props) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.veil} />
        <Dialog.Popup className={styles.popup} aria-label={t`Find an action`} finalFocus>
          {open && <Finder onClose={onClose} context={context} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Finder({ onClose, context }: Omit<Props, "open">) {
  const { data: views } = useQuery(savedViews());
  const { data: all } = useQuery(briefings(null));
  const { data: lists } = useQuery(shortlists(null));
  const groups = useMemo(
    () => grouped(possibleActions(views, all, lists).filter((action) => action.inPalette)),
    [views, all, lists],
  );
  const pick = (action: Action) => {
    onClose();
    // After the palette has given the focus back, so that the action may take it.
    requestAnimationFrame(() => action.perform(context));
  };
  return (
    <Autocomplete.Root
      inline
      open
      items={groups}
      autoHighlight="always"
      keepHighlight
      itemToStringValue={(action: Action) => action.label()}
    >
      <div className={styles.field}>
        <Search size={16} aria-hidden />
        <Autocomplete.Input className={styles.input} placeholder={t`Find an action`} aria-label={t`Find an action`} />
      </div>
      <Autocomplete.Empty className={styles.empty}>{t`No action has this name.`}</Autocomplete.Empty>
      <Autocomplete.List className={styles.list}>
        {(group: Group) => (
          <Autocomplete.Group key={group.value} items={group.items} className={styles.group}>
            <Autocomplete.GroupLabel className={styles.label}>{groupLabel(group.value)}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(action: Action) => (
                <Autocomplete.Item
                  key={action.name}
                  value={action}
                  className={styles.item}
                  onClick={() => pick(action)}
                >
                  <action.icon size={15} strokeWidth={1.75} aria-hidden />
                  <span className={styles.name} dir="auto">
                    {action.label()}
                  </span>
                  {action.shortcut && <Kbd keys={action.shortcut} />}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

type Group = { value: Action["group"]; items: Action[] };

function grouped(all: readonly Action[]): Group[] {
  const order: Action["group"][] = ["create", "go", "view", "list", "review", "window"];
  return order
    .map((value) => ({ value, items: all.filter((action) => action.group === value) }))
    .filter((group) => group.items.length > 0);
}
