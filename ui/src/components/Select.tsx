/** One of a few, from a list that opens. */
import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes";
import { useFieldIds } from "./Field";
import styles from "./Select.module.css";

/** One choice: what it stands for, its words, and more words if they help. */
export type Choice<T extends string> = { value: T; label: string; detail?: ReactNode; disabled?: boolean };

type Props<T extends string> = {
  value: T | null;
  onChange: (value: T) => void;
  choices: readonly Choice<T>[];
  placeholder?: string;
  label?: string;
  /** Without a border, for use inside a table. */
  bare?: boolean;
  className?: string | undefined;
};

/** A list of choices behind a button that shows the chosen one. */
export function Select<T extends string>({ value, onChange, choices, placeholder, label, bare, className }: Props<T>) {
  const ids = useFieldIds();
  return (
    <Base.Root items={choices} value={value} onValueChange={(next) => next !== null && onChange(next as T)}>
      <Base.Trigger {...ids} aria-label={label} className={classes(styles.trigger, bare && styles.bare, className)}>
        <Base.Value className={styles.value} placeholder={placeholder} />
        <Base.Icon className={styles.icon}>
          <ChevronsUpDown size={13} aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            <Base.List>
              {choices.map((choice) => (
                <Base.Item
                  key={choice.value}
                  value={choice.value}
                  disabled={choice.disabled ?? false}
                  className={styles.item}
                >
                  <Base.ItemIndicator className={styles.tick} keepMounted>
                    <Check size={14} aria-hidden />
                  </Base.ItemIndicator>
                  <span className={styles.words}>
                    <Base.ItemText>{choice.label}</Base.ItemText>
                    {choice.detail && <span className={styles.detail}>{choice.detail}</span>}
                  </span>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
