/** An amount over time as a small area, drawn by hand: a hundred steps need no library, and take their colours from the theme.
 * The figures belong into a table beside it.
 */
import { type PointerEvent, useState } from "react";
import styles from "./AreaChart.module.css";
import { outline, roundUp, type Span, type Step, valueAt, within } from "./areaShape";

type Props = {
  /** What it shows, in a sentence: all that a screen reader says of the drawing. */
  label: string;
  steps: readonly Step[];
  span: Span;
  sayValue: (value: number) => string;
  sayTime: (at: number) => string;
};

/** The drawing. A pointer over it tells the amount at that moment, otherwise the last one is told. */
export function AreaChart({ label, steps, span, sayValue, sayTime }: Props) {
  const [pointed, setPointed] = useState<number | null>(null);
  const shown = within(steps, span);
  const top = roundUp(Math.max(...shown.map(({ value }) => value)));
  const line = outline(shown, span, top);
  const moment = pointed === null ? span.until : span.from + pointed * (span.until - span.from);
  const told = valueAt(shown, moment);
  const point = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    setPointed(Math.min(1, Math.max(0, (clientX - left) / width)));
  };
  return (
    <figure className={styles.figure}>
      <div className={styles.told} aria-hidden="true">
        <strong>{sayValue(told?.value ?? 0)}</strong>
        <span>{sayTime(moment)}</span>
      </div>
      <div className={styles.body}>
        <div className={styles.scale} aria-hidden="true">
          <span>{sayValue(top)}</span>
          <span>{sayValue(top / 2)}</span>
          <span>{sayValue(0)}</span>
        </div>
        <div className={styles.plot} onPointerMove={point} onPointerLeave={() => setPointed(null)}>
          <svg
            className={styles.drawing}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            role="img"
            aria-label={label}
          >
            <path className={styles.rule} d="M0 0H100M0 50H100" />
            <path className={styles.area} d={`${line}V100H0Z`} />
            <path className={styles.line} d={line} />
            <path className={styles.base} d="M0 100H100" />
            {pointed !== null && <path className={styles.cursor} d={`M${pointed * 100} 0V100`} />}
          </svg>
          <div className={styles.ends} aria-hidden="true">
            <span>{sayTime(span.from)}</span>
            <span>{sayTime(span.until)}</span>
          </div>
        </div>
      </div>
    </figure>
  );
}
