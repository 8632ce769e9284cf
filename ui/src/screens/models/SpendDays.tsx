/** Tokens and money of the last seven days, as bars and as a table beside them. */
import { t } from "@lingui/core/macro";
import { useState } from "react";
import type { SpendDay } from "../../api/bindings";
import { BarChart } from "../../components/BarChart";
import { Card, Section } from "../../components/Page";
import { Segments } from "../../components/Segments";
import { calendarDay, weekday } from "../../words/dates";
import { dollars } from "../../words/money";
import { count, shortCount } from "../../words/numbers";
import styles from "./Models.module.css";

type Measure = "cost" | "tokens";

/** The section. */
export function SpendDays({ days }: { days: readonly SpendDay[] }) {
  const [measure, setMeasure] = useState<Measure>("cost");
  const isCost = measure === "cost";
  const inAll = (value: (day: SpendDay) => number) => days.reduce((sum, day) => sum + value(day), 0);
  const cost = dollars(inAll((day) => day.costMicros));
  const tokens = count(inAll((day) => day.tokens));
  const exactly = (day: SpendDay) => (isCost ? dollars(day.costMicros) : count(day.tokens));
  return (
    <Section
      title={t`Spent in the last 7 days`}
      actions={
        <Segments
          label={t`What the bars show`}
          value={measure}
          onChange={setMeasure}
          choices={[
            { value: "cost", label: t`Dollars` },
            { value: "tokens", label: t`Tokens` },
          ]}
        />
      }
    >
      <Card className={styles.days}>
        <BarChart
          label={
            isCost
              ? t`Dollars by day, ${cost} in all. The figures are in the table beside.`
              : t`Tokens by day, ${tokens} in all. The figures are in the table beside.`
          }
          sayValue={(value) => (isCost ? dollars(value) : shortCount(value))}
          bars={days.map((day) => ({
            key: day.date,
            name: weekday(day.date),
            title: `${calendarDay(day.date)}: ${exactly(day)}`,
            value: isCost ? day.costMicros : day.tokens,
          }))}
        />
        <table className={styles.table}>
          <caption className="visually-hidden">{t`Tokens and dollars by day`}</caption>
          <thead>
            <tr>
              <th scope="col">{t`Day`}</th>
              <th scope="col">{t`Tokens`}</th>
              <th scope="col">{t`Dollars`}</th>
            </tr>
          </thead>
          <tbody>
            {[...days].reverse().map((day) => (
              <tr key={day.date} data-zero={day.tokens === 0 || undefined}>
                <th scope="row">{calendarDay(day.date)}</th>
                <td>{count(day.tokens)}</td>
                <td>{dollars(day.costMicros)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t`In all`}</th>
              <td>{tokens}</td>
              <td>{cost}</td>
            </tr>
          </tfoot>
        </table>
      </Card>
      <p className={styles.quiet}>
        {t`These are the completed checks. What failed checks, drafts and tests of a key have used stands only on the vendor’s bill.`}
      </p>
    </Section>
  );
}
