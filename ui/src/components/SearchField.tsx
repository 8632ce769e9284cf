/** A field to search with: a lens before, a cross to empty it, its key shown while it waits. */
import { Search, X } from "lucide-react";
import type { KeyboardEventHandler, Ref } from "react";
import { IconButton } from "./Button";
import { Kbd } from "./Kbd";
import styles from "./SearchField.module.css";

type Props = {
  label: string;
  clearLabel: string;
  value: string;
  onChange: (value: string) => void;
  onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
  shortcut?: string;
  ref?: Ref<HTMLInputElement>;
};

/** The field. Escape empties it first and leaves it second. */
export function SearchField({ label, clearLabel, value, onChange, onKeyDown, shortcut, ref }: Props) {
  return (
    <div className={styles.field}>
      <Search size={14} aria-hidden className={styles.lens} />
      <input
        ref={ref}
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder={label}
        value={value}
        spellCheck={false}
        autoComplete="off"
        dir="auto"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          onKeyDown?.(event);
          if (event.key !== "Escape") return;
          event.stopPropagation();
          if (value) onChange("");
          else event.currentTarget.blur();
        }}
      />
      {value ? (
        <IconButton icon={X} label={clearLabel} className={styles.clear} onClick={() => onChange("")} />
      ) : (
        shortcut && <Kbd keys={shortcut} />
      )}
    </div>
  );
}
