/** What each model was asked in a stretch of days, the dearest first. */
import { t } from "@lingui/core/macro";
import type { ModelSpend } from "../../api/bindings";
import { evaluator } from "../../words/checks";
import { costInWords, unpricedInWords, vendor } from "../../words/models";
import { dollars } from "../../words/money";
import { count } from "../../words/numbers";
import styles from "./Models.module.css";

type Props = { models: readonly ModelSpend[]; days: number };

/** The table; it scrolls sideways where the window is narrow. */
export function SpendTable({ models, days }: Props) {
  if (models.length === 0) return <p className={styles.nothing}>{t`No model was asked in the last ${days} days.`}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the arrows, and nothing in it takes the focus
    <section className={styles.scroll} aria-label={t`Spent by model, as a table`} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t`Spent by model in the last ${days} days`}</caption>
        <thead>
          <tr>
            <th scope="col">{t`Model`}</th>
            <th scope="col">{t`Checks`}</th>
            <th scope="col">{t`Tokens in`}</th>
            <th scope="col">{t`Tokens out`}</th>
            <th scope="col">{t`Dollars`}</th>
            <th scope="col">{t`Average per check`}</th>
          </tr>
        </thead>
        <tbody>
          {models.map((each) => (
            <Row key={`${each.evaluator} ${each.vendor} ${each.model}`} spent={each} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ spent }: { spent: ModelSpend }) {
  const kind = evaluator(spent.evaluator).label;
  const whose = spent.vendor ? vendor(spent.vendor) : null;
  const unpriced = unpricedInWords(spent);
  return (
    <tr>
      <th scope="row">
        <span className={styles.model} dir="auto" title={spent.model}>
          {spent.model}
        </span>
        <span className={styles.quiet}>{whose ? t`${whose}, ${kind}` : kind}</span>
      </th>
      <td>{count(spent.checks)}</td>
      <td>{count(spent.tokensIn)}</td>
      <td>{count(spent.tokensOut)}</td>
      <td>
        {costInWords(spent)}
        {unpriced && <span className={styles.quiet}>{unpriced}</span>}
      </td>
      <td>{spent.averageMicros === null ? "–" : dollars(spent.averageMicros)}</td>
    </tr>
  );
}
