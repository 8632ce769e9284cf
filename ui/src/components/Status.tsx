/** A state: always a picture and a word, never a colour alone. */
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Status.module.css";

/** The five hues a state can have. */
export type Tone = "good" | "info" | "warn" | "bad" | "idle";

/** A picture and a word. `boxed` gives it a ground of its own. */
export function Status({
  tone,
  icon: Icon,
  children,
  boxed,
}: {
  tone: Tone;
  icon: LucideIcon;
  children: ReactNode;
  boxed?: boolean;
}) {
  return (
    <span className={styles.status} data-tone={tone} data-boxed={boxed || undefined}>
      <Icon size={13} aria-hidden />
      {children}
    </span>
  );
}

/** A short word on a ground. */
export function Badge({
  tone = "idle",
  children,
  title,
}: {
  tone?: Tone;
  children: ReactNode;
  title?: string | undefined;
}) {
  return (
    <span className={styles.status} data-tone={tone} data-boxed title={title}>
      {children}
    </span>
  );
}

type NoticeProps = { tone: Tone; icon: LucideIcon; children: ReactNode; action?: ReactNode; live?: boolean };

/** A sentence that needs attention, in the flow of the page. */
export function Notice({ tone, icon: Icon, children, action, live }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} role={live ? "status" : undefined}>
      <Icon size={15} aria-hidden className={styles.noticeIcon} />
      <div className={styles.noticeText}>{children}</div>
      {action}
    </div>
  );
}
