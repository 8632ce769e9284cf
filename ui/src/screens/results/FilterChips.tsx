/** Which results are shown: one chip for each category, and one for those that were bookmarked. */
import { t } from "@lingui/core/macro";
import { Star } from "lucide-react";
import type { ReactNode } from "react";
import type { Category, CategoryCounts, ResultFilter } from "../../api/bindings";
import { CategoryMark } from "../../app/CategoryMark";
import { category, ORDER } from "../../words/checks";
import { count } from "../../words/numbers";
import styles from "./Results.module.css";

type Props = {
  counts: CategoryCounts | undefined;
  bookmarked: number | undefined;
  filter: ResultFilter;
  onFilter: (filter: ResultFilter) => void;
  children: ReactNode;
};

/** The chips; pressing the one that is chosen shows everybody again. */
export function FilterChips({ counts, bookmarked, filter, onFilter, children }: Props) {
  const chosen = filter.bookmarked ? "bookmarked" : (filter.category ?? "all");
  const chip = (name: string, mark: ReactNode, label: string, many: number | undefined, next: ResultFilter) => (
    <button
      key={name}
      type="button"
      className={styles.chip}
      aria-pressed={chosen === name}
      title={label || undefined}
      onClick={() => onFilter(chosen === name ? {} : next)}
    >
      {mark}
      {label && <span className={styles.word}>{label}</span>}
      <span className={styles.many}>{many === undefined ? "–" : count(many)}</span>
    </button>
  );
  return (
    <div className={styles.chipsBox}>
      <div className={styles.chips}>
        <fieldset className={styles.chipRow}>
          <legend className="visually-hidden">{t`Show`}</legend>
          {chip("all", <span>{t`All`}</span>, "", counts && sumOf(counts), {})}
          {ORDER.map((each) =>
            chip(
              each,
              <CategoryMark category={each} silent={isWordy(each)} />,
              isWordy(each) ? category(each) : "",
              counts && countOf(counts, each),
              { category: each },
            ),
          )}
          {chip("bookmarked", <Star size={13} aria-label={t`Bookmarked`} />, "", bookmarked, { bookmarked: true })}
        </fieldset>
        {children}
      </div>
    </div>
  );
}

/** A, B and C say it all by themselves. */
const isWordy = (value: Category) => value === "needs_look" || value === "no_fit";

/** How many stand in a category. */
export function countOf(counts: CategoryCounts, value: Category): number {
  if (value === "needs_look") return counts.needsLook;
  if (value === "no_fit") return counts.noFit;
  return counts[value];
}

/** How many there are in all. */
export function sumOf(counts: CategoryCounts): number {
  return ORDER.reduce((sum, each) => sum + countOf(counts, each), 0);
}
