/** A field to search with: a lens before, a cross to empty it, its key shown while it waits. */
import { Search, X } from "lucide-react";
import { type KeyboardEventHandler, memo, type Ref, useCallback, useRef } from "react";
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
  const latest = useRef(onChange);
  latest.current = onChange;
  const empty = useCallback(() => latest.current(""), []);
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
      {value ? <Clear label={clearLabel} onClear={empty} /> : shortcut && <Kbd keys={shortcut} />}
    </div>
  );
}

/** Stays as it is while the words change. */
const Clear = memo(function Clear({ label, onClear }: { label: string; onClear: () => void }) {
  return <IconButton icon={X} label={label} className={styles.clear} onClick={onClear} />;
});
