/** The title of a step. It takes the focus, so that a screen reader tells that another step has begun. */
import { useEffect, useRef } from "react";
import styles from "./UnlockScreen.module.css";

/** The title. */
export function Heading({ children }: { children: string }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <h1 ref={title} tabIndex={-1} className={styles.title}>
      {children}
    </h1>
  );
}
