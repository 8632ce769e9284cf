/** A few amounts side by side as bars, drawn by hand. The figures belong into a table beside it. */
import { roundUp } from "./areaShape";
import styles from "./BarChart.module.css";

/** One bar: its name under it, and its exact amount on hover. */
export type Bar = { key: string; name: string; title: string; value: number };

type Props = {
  /** What it shows, in a sentence: all that a screen reader says of the drawing. */
  label: string;
  bars: readonly Bar[];
  sayValue: (value: number) => string;
};

/** The drawing. */
export function BarChart({ label, bars, sayValue }: Props) {
  const most = Math.max(0, ...bars.map(({ value }) => value));
  const top = most > 0 ? roundUp(most) : 0;
  return (
    <figure className={styles.figure} role="img" aria-label={label}>
      <div className={styles.scale}>
        <span>{top > 0 && sayValue(top)}</span>
        <span>{top > 0 && sayValue(top / 2)}</span>
        <span>{sayValue(0)}</span>
      </div>
      <div className={styles.plot}>
        <div className={styles.field}>
          {bars.map(({ key, title, value }) => (
            <div key={key} className={styles.column} title={title}>
              <div className={styles.bar} style={{ height: `${top > 0 ? (value / top) * 100 : 0}%` }} />
            </div>
          ))}
        </div>
        <div className={styles.names}>
          {bars.map(({ key, name }) => (
            <span key={key}>{name}</span>
          ))}
        </div>
      </div>
    </figure>
  );
}
