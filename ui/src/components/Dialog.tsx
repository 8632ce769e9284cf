/** Windows inside the window: a dialog for one question, a sheet for a piece of work. */
import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "./Button";
import { classes } from "./classes";
import styles from "./Dialog.module.css";

type Props = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** One sentence under the title. */
  description?: ReactNode;
  children: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  /** `sheet` is tall and stands at the top; `dialog` is as high as its content. */
  kind?: "dialog" | "sheet";
  width?: "narrow" | "wide";
  /** The name of the cross. */
  closeLabel: string;
};

/** A dialog or sheet with a title, a body that scrolls, and a footer that stays. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
  footer,
  kind = "dialog",
  width = "narrow",
  closeLabel,
}: Props) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.veil} data-veil />
        <Base.Popup
          className={classes(styles.popup, styles[kind], styles[width])}
          initialFocus={() => firstIn(body.current)}
        >
          <header className={styles.head}>
            <div className={styles.heading}>
              <Base.Title className={styles.title}>{title}</Base.Title>
              {description && <Base.Description className={styles.description}>{description}</Base.Description>}
            </div>
            <IconButton icon={X} label={closeLabel} onClick={onClose} />
          </header>
          <div ref={body} className={styles.body}>
            {children}
          </div>
          {footer && <footer className={styles.foot}>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** The first thing to fill in, rather than the cross; true leaves the choice to the dialog. */
function firstIn(body: HTMLElement | null): HTMLElement | true {
  return body?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, [role=combobox], button") ?? true;
}

type ConfirmProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** Exactly what will happen. */
  children: ReactNode;
  /** Keeps everything as it is. */
  cancel: ReactNode;
  /** The button that does it; its words say what it does. */
  confirm: ReactNode;
};

/** Asks before something that removes or replaces. */
export function Confirm({ open, onClose, title, children, cancel, confirm }: ConfirmProps) {
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.veil} data-veil />
        <AlertDialog.Popup className={classes(styles.popup, styles.dialog, styles.narrow)}>
          <header className={styles.head}>
            <AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
          </header>
          <AlertDialog.Description render={<div />} className={styles.body}>
            {children}
          </AlertDialog.Description>
          <footer className={styles.foot}>
            {cancel}
            {confirm}
          </footer>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
