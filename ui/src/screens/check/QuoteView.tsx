/** What the checks will cost, before anybody is checked: one line of words, and the sum behind it. */
import { t } from "@lingui/core/macro";
import { CircleAlert, Coins } from "lucide-react";
import type { CheckQuote } from "../../api/bindings";
import { Skeleton } from "../../components/States";
import { Notice } from "../../components/Status";
import { credits } from "../../words/checks";
import { candidates, count } from "../../words/numbers";
import { troubleOf } from "../../words/troubles";
import styles from "./Check.module.css";

/** The quote. While it is on its way its place is as high as it will be. */
export function QuoteView({ quote }: { quote: CheckQuote | undefined }) {
  const refusal = quote?.refusal ? troubleOf(quote.refusal) : null;
  return (
    <div className={styles.quote}>
      <p className={styles.sum} role="status" data-testid="check-quote">
        <Coins size={14} aria-hidden />
        {quote ? <span>{quoteInWords(quote)}</span> : <Skeleton width={280} />}
      </p>
      <table className={styles.table}>
        <caption className="visually-hidden">{t`What it costs`}</caption>
        <tbody>
          <Line label={t`New`} many={quote?.new} price={quote?.price.new} />
          <Line label={t`Checked lately`} many={quote?.recent} price={quote?.price.recent} />
          <tr className={styles.total}>
            <th scope="row" colSpan={3}>{t`Total`}</th>
            <td>{quote ? credits(quote.total) : "–"}</td>
          </tr>
          <tr>
            <th scope="row" colSpan={3}>{t`Balance now`}</th>
            <td>{quote ? credits(quote.balance.available) : "–"}</td>
          </tr>
          <tr>
            <th scope="row" colSpan={3}>{t`Balance after`}</th>
            <td>{quote ? (quote.after === null ? t`not enough` : credits(quote.after)) : "–"}</td>
          </tr>
        </tbody>
      </table>
      {refusal && (
        <Notice tone="bad" icon={CircleAlert} live>
          <p>{refusal.message}</p>
          <p>{refusal.hint}</p>
        </Notice>
      )}
    </div>
  );
}

function Line({ label, many, price }: { label: string; many: number | undefined; price: number | undefined }) {
  const known = many !== undefined && price !== undefined;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{known ? count(many) : "–"}</td>
      <td>{known ? t`× ${price}` : ""}</td>
      <td>{known ? credits(many * price) : "–"}</td>
    </tr>
  );
}

/** “564 new and 48 checked lately cost 564 credits; 36 are left.” */
function quoteInWords({ new: fresh, recent, total, after }: CheckQuote): string {
  const who = candidates(fresh + recent);
  if (total === 0) return t`${who} are checked for free. The balance stays as it is.`;
  const price = credits(total);
  if (after === null) return t`${who} cost ${price}, which is more than there is.`;
  const left = credits(after);
  return t`${who} cost ${price}. They are reserved now, spent as checks complete, and ${left} remain.`;
}
