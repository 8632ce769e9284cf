/** Candidates by category as one bar. Each part has its letter; the figures stand beside it. */
import { t } from "@lingui/core/macro";
import type { Category, CategoryCounts } from "../../api/bindings";
import { CATEGORIES, category, categoryLetter, categoryMeaning, countIn } from "../../words/categories";
import { count } from "../../words/numbers";
import styles from "./Insights.module.css";

/** Parts narrower than this share of the bar have no room for a letter. */
const ROOM = 0.045;

type Props = { counts: CategoryCounts; label: string; large?: boolean };

/** The bar, best category first. A screen reader hears it as a sentence. */
export function CategoryBar({ counts, label, large }: Props) {
  const total = CATEGORIES.reduce((sum, each) => sum + countIn(counts, each), 0);
  const words = CATEGORIES.map((each) => `${category(each)} ${count(countIn(counts, each))}`).join(", ");
  return (
    <div className={styles.barBox} data-large={large || undefined} role="img" aria-label={t`${label}: ${words}`}>
      {CATEGORIES.map((each) => {
        const value = countIn(counts, each);
        if (value === 0) return null;
        return (
          <span
            key={each}
            className={styles.part}
            data-category={each}
            style={{ flexGrow: value }}
            title={`${category(each)}: ${count(value)}`}
          >
            {value / total > ROOM && categoryLetter(each)}
          </span>
        );
      })}
    </div>
  );
}

/** A letter in a small square. Its words stand beside it, or are read out. */
export function CategoryMark({ value, silent }: { value: Category; silent?: boolean }) {
  return (
    <>
      <span className={styles.mark} data-category={value} aria-hidden title={category(value)}>
        {categoryLetter(value)}
      </span>
      {!silent && <span className="visually-hidden">{category(value)}</span>}
    </>
  );
}

/** What the parts mean, and how many there are. */
export function CategoryLegend({ counts }: { counts: CategoryCounts }) {
  const total = CATEGORIES.reduce((sum, each) => sum + countIn(counts, each), 0);
  return (
    <dl className={styles.legend}>
      {CATEGORIES.map((each) => {
        const value = countIn(counts, each);
        const share = total === 0 ? 0 : Math.round((value / total) * 100);
        return (
          <div key={each} title={categoryMeaning(each)}>
            <dt>
              <CategoryMark value={each} silent />
              {each === "needs_look" || each === "no_fit" ? (
                category(each)
              ) : (
                <span className="visually-hidden">{category(each)}</span>
              )}
            </dt>
            <dd>
              {count(value)} <span className={styles.muted}>{t`${share} %`}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
