/** Categories before and after, with what changes between them. */
import { t } from "@lingui/core/macro";
import type { CategoryCounts } from "../../api/bindings";
import { CATEGORIES, countIn } from "../../words/categories";
import { signed } from "../../words/credits";
import { count } from "../../words/numbers";
import { CategoryMark } from "./CategoryBar";
import styles from "./Insights.module.css";

type Props = {
  /** What the table is about, for a screen reader. */
  caption: string;
  before: CategoryCounts;
  after: CategoryCounts;
  beforeLabel: string;
  afterLabel: string;
};

/** Three rows: before, after, the difference. */
export function CountsTable({ caption, before, after, beforeLabel, afterLabel }: Props) {
  return (
    <table className={styles.counts}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <td />
          {CATEGORIES.map((each) => (
            <th key={each} scope="col">
              <CategoryMark value={each} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Row label={beforeLabel} say={(each) => count(countIn(before, each))} />
        <Row label={afterLabel} say={(each) => count(countIn(after, each))} />
        <Row label={t`Change`} say={(each) => signed(countIn(after, each) - countIn(before, each))} isChange />
      </tbody>
    </table>
  );
}

type RowProps = { label: string; say: (category: (typeof CATEGORIES)[number]) => string; isChange?: boolean };

function Row({ label, say, isChange }: RowProps) {
  return (
    <tr className={isChange ? styles.change : undefined}>
      <th scope="row">{label}</th>
      {CATEGORIES.map((each) => (
        <td key={each} data-zero={say(each) === "0" || undefined}>
          {say(each)}
        </td>
      ))}
    </tr>
  );
}
