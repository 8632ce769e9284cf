/** A main part and a side part that can be made wider or narrower, by hand or by keys. */
import type { ReactNode } from "react";
import { useRef, useState } from "react";
import styles from "./SplitPane.module.css";

type Props = {
  children: ReactNode;
  side: ReactNode | null;
  sideLabel: string;
  handleLabel: string;
  /** How wide the side part is at first, and how wide it can be made, in pixels. */
  start?: number;
  most?: number;
};

const LEAST = 320;
const MOST = 760;
const START = 400;
const STEP = 24;

/** The side part stands at the right while there is one. */
export function SplitPane({ children, side, sideLabel, handleLabel, start = START, most = MOST }: Props) {
  const [width, setWidth] = useState(start);
  const drag = useRef<{ x: number; width: number } | null>(null);
  const set = (next: number) => setWidth(Math.min(most, Math.max(LEAST, next)));
  return (
    <div className={styles.room}>
      <div className={styles.split} data-side={side ? "" : undefined}>
        <div className={styles.main}>{children}</div>
        {side && (
          <>
            {/* biome-ignore lint/a11y/useSemanticElements: a line that moves is not an hr */}
            <div
              role="separator"
              tabIndex={0}
              aria-orientation="vertical"
              aria-label={handleLabel}
              aria-valuenow={width}
              aria-valuemin={LEAST}
              aria-valuemax={most}
              className={styles.handle}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                drag.current = { x: event.clientX, width };
              }}
              onPointerMove={(event) => {
                if (drag.current) set(drag.current.width + drag.current.x - event.clientX);
              }}
              onPointerUp={() => {
                drag.current = null;
              }}
              onKeyDown={(event) => {
                if (event.key === "ArrowLeft") set(width + STEP);
                if (event.key === "ArrowRight") set(width - STEP);
              }}
            />
            <aside className={styles.side} style={{ width }} aria-label={sideLabel}>
              {side}
            </aside>
          </>
        )}
      </div>
    </div>
  );
}
