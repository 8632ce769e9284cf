/** Buttons: a verb, one of four weights; a disabled one says why. */
import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes, Ref } from "react";
import styles from "./Button.module.css";
import { classes } from "./classes";
import { Kbd } from "./Kbd";
import { Tooltip } from "./Tooltip";

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> & {
  /** How loud it is. One primary button at most is in sight. */
  look?: "primary" | "standard" | "quiet" | "danger";
  icon?: LucideIcon;
  /** Why it cannot be pressed now; present means disabled. It stays reachable, so that the reason can be read. */
  why?: string | false | null | undefined;
  /** Something is under way: pressing again does nothing. */
  busy?: boolean;
  shortcut?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
};

/** A button with words on it. */
export function Button({
  look = "standard",
  icon: Icon,
  why,
  busy,
  shortcut,
  children,
  className,
  onClick,
  ...rest
}: Props) {
  const off = Boolean(why) || busy;
  const button = (
    <button
      type="button"
      {...rest}
      className={classes(styles.button, styles[look], className)}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      aria-description={why || undefined}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {Icon && <Icon className={styles.icon} aria-hidden />}
      <span className={styles.words}>{children}</span>
      {shortcut && <Kbd keys={shortcut} />}
    </button>
  );
  return why ? <Tooltip text={why}>{button}</Tooltip> : button;
}

type IconProps = Omit<Props, "look" | "children" | "shortcut"> & {
  icon: LucideIcon;
  /** Its name, for a screen reader and on hover. */
  label: string;
  shortcut?: string | undefined;
  pressed?: boolean;
};

/** A button with a picture on it, and its name one hover away. */
export function IconButton({
  icon: Icon,
  label,
  why,
  busy,
  shortcut,
  pressed,
  className,
  onClick,
  ...rest
}: IconProps) {
  const off = Boolean(why) || busy;
  return (
    <Tooltip text={why ? `${label}: ${why}` : label} keys={shortcut}>
      <button
        type="button"
        {...rest}
        className={classes(styles.button, styles.quiet, styles.square, className)}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={off || undefined}
        aria-description={why || undefined}
        onClick={(event) => {
          if (off) event.preventDefault();
          else onClick?.(event);
        }}
      >
        <Icon className={styles.icon} aria-hidden />
      </button>
    </Tooltip>
  );
}
