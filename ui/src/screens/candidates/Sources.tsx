/** Where a candidate came from, as small marks; their words are on hover and for a screen reader. */
import type { RunSource } from "../../api/bindings";
import { element } from "../../components/element";
import * as reasons from "../../words/reasons";
import styles from "./Candidates.module.css";

/** The marks, in the panel. */
export function Sources({ sources }: { sources: readonly RunSource[] }) {
  return (
    <span className={styles.sources}>
      {sources.map((source) => (
        <span
          key={source}
          role="img"
          className={styles.source}
          title={reasons.source(source)}
          aria-label={reasons.source(source)}
        >
          {mark(source)}
        </span>
      ))}
    </span>
  );
}

/** The same marks, for a cell of the list. */
export function sourceMarks(sources: readonly RunSource[]): HTMLElement[] {
  return sources.map((source) => {
    const made = element("span", styles.source);
    made.setAttribute("role", "img");
    made.setAttribute("aria-label", reasons.source(source));
    made.title = reasons.source(source);
    made.textContent = mark(source);
    return made;
  });
}

function mark(source: RunSource): string {
  switch (source) {
    case "linkedin":
      return "in";
    case "csv":
      return "csv";
    case "spreadsheet":
      return "xls";
    case "check":
      // Nobody comes from a check.
      return "";
    default:
      return source satisfies never;
  }
}
