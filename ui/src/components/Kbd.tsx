/** A key, as it is printed on a keyboard. */
import styles from "./Kbd.module.css";
import { keyed } from "./keyed";

const mac = typeof navigator !== "undefined" && /Mac/.test(navigator.platform);

/** Turns `mod+k` into the words of this machine's keyboard. */
export function keyNames(shortcut: string): string[] {
  return shortcut.split(/[+ ]/).map((part) => {
    switch (part) {
      case "mod":
        return mac ? "⌘" : "Ctrl";
      case "shift":
        return mac ? "⇧" : "Shift";
      case "alt":
        return mac ? "⌥" : "Alt";
      case "left":
        return "←";
      case "right":
        return "→";
      case "up":
        return "↑";
      case "down":
        return "↓";
      case "delete":
        return "Del";
      case "enter":
        return "↵";
      case "escape":
        return "Esc";
      default:
        return part.length === 1 ? part.toUpperCase() : part;
    }
  });
}

/** A shortcut such as `mod+k` or `g h`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.keys} aria-hidden>
      {keyed(keyNames(keys), String).map(({ key, thing: name }) => (
        <kbd key={key} className={styles.key}>
          {name}
        </kbd>
      ))}
    </span>
  );
}
