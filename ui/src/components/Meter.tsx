/** Amounts as small bars: a meter for what is left of something, a bar for what is done of something. */
import styles from "./Meter.module.css";

type MeterProps = { label: string; text: string; used: number; held: number; limit: number };

/** How much of a limit is used and held. The words beside it are the caller's; `text` is what a screen reader says. */
export function Meter({ label, text, used, held, limit }: MeterProps) {
  const part = (amount: number) => `${limit > 0 ? Math.min(100, (amount / limit) * 100) : 0}%`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> cannot show two amounts
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuenow={Math.min(limit, used + held)}
      aria-valuetext={text}
      className={styles.meter}
    >
      <span className={styles.used} style={{ width: part(used) }} />
      <span className={styles.held} style={{ width: part(held) }} />
    </div>
  );
}

type ProgressProps = {
  label: string;
  done: number;
  total: number | null;
  tone?: "running" | "waiting" | "done" | "bad";
};

/** How far something is. Without a total it only says that it moves. */
export function ProgressBar({ label, done, total, tone = "running" }: ProgressProps) {
  const share = total && total > 0 ? Math.min(100, (done / total) * 100) : null;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share)}
      className={styles.progress}
      data-tone={tone}
      data-endless={(share === null && tone === "running") || undefined}
    >
      <span className={styles.done} style={{ width: `${share ?? (tone === "running" ? 30 : 100)}%` }} />
    </div>
  );
}
