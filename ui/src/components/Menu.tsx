/** A menu behind a button. */
import { Menu as Base } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./Kbd";
import styles from "./Menu.module.css";

type MenuProps = {
  /** Any button. */
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
  /** What has the focus afterwards, where that is not the button. */
  thenFocus?: HTMLElement;
};

/** A menu behind its trigger. */
export function Menu({ trigger, children, thenFocus }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className={styles.positioner}>
          <Base.Popup className={styles.popup} {...(thenFocus && { finalFocus: () => !focused(thenFocus) })}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Focuses it, and not what inside it could have the focus instead. */
function focused(element: HTMLElement): boolean {
  element.focus();
  return document.activeElement === element;
}

type ItemProps = {
  icon?: LucideIcon;
  onPick: () => void;
  children: ReactNode;
  danger?: boolean;
  /** The keys that do the same without the menu. */
  shortcut?: string;
  /** The menu stays open, for what is done several times in a row. */
  stays?: boolean;
  /** Why it cannot be done now; present means disabled. */
  why?: string | false;
};

/** One thing that the menu does. */
export function MenuItem({ icon: Icon, onPick, children, danger, shortcut, stays = false, why }: ItemProps) {
  return (
    <Base.Item
      className={styles.item}
      data-danger={danger || undefined}
      disabled={Boolean(why)}
      title={why || undefined}
      aria-description={why || undefined}
      closeOnClick={!stays}
      onClick={onPick}
    >
      <span className={styles.mark}>{Icon && <Icon size={14} aria-hidden />}</span>
      {children}
      {shortcut && (
        <span className={styles.keys}>
          <Kbd keys={shortcut} />
        </span>
      )}
    </Base.Item>
  );
}

type CheckProps = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode };

/** One thing that the menu switches on and off; the menu stays open. */
export function MenuCheck({ checked, onChange, children }: CheckProps) {
  return (
    <Base.CheckboxItem className={styles.item} checked={checked} onCheckedChange={onChange} closeOnClick={false}>
      <span className={styles.mark}>
        <Base.CheckboxItemIndicator>
          <Check size={14} aria-hidden />
        </Base.CheckboxItemIndicator>
      </span>
      {children}
    </Base.CheckboxItem>
  );
}

/** A named part of a menu. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className={styles.label}>{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

/** A line between two parts of a menu. */
export function MenuLine() {
  return <Base.Separator className={styles.line} />;
}
