/** A verdict as one sign, with its word for a screen reader and on hover. */
import type { Verdict } from "../../api/bindings";
import { verdict as inWords, verdictSign } from "../../words/checks";
import styles from "./Review.module.css";

/** The sign. Where the word stands beside it, it is `silent`. */
export function VerdictMark({ verdict, silent }: { verdict: Verdict; silent?: boolean }) {
  return (
    <span
      className={styles.verdict}
      data-verdict={verdict}
      title={inWords(verdict)}
      {...(silent ? { "aria-hidden": true } : { role: "img", "aria-label": inWords(verdict) })}
    >
      {verdictSign(verdict)}
    </span>
  );
}
