/** The available credits over time, as a drawing and as a table. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Balance, BalanceAt } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { creditHistory } from "../../api/queries";
import { AreaChart } from "../../components/AreaChart";
import { Card, Section } from "../../components/Page";
import { Segments } from "../../components/Segments";
import { Loaded, Skeleton } from "../../components/States";
import { useNow } from "../../components/useNow";
import { credits } from "../../words/credits";
import { day, exact } from "../../words/dates";
import { count } from "../../words/numbers";
import styles from "./Credits.module.css";

const DAY_MS = 86_400_000;
const SPANS = ["30", "90", "365"] as const;
type Days = (typeof SPANS)[number];

/** The section, with a choice of how far back. */
export function HistorySection({ balance }: { balance: Balance }) {
  const [days, setDays] = useState<Days>("30");
  const history = useQuery(creditHistory(Number(days)));
  return (
    <Section
      title={t`Available over time`}
      actions={
        <Segments
          label={t`How far back`}
          value={days}
          onChange={setDays}
          choices={SPANS.map((value) => ({ value, label: value === "365" ? t`1 year` : t`${value} days` }))}
        />
      }
    >
      <Card className={styles.card}>
        <Loaded query={history} skeleton={<Skeleton width="100%" height={200} />} asTrouble={asFailure}>
          {(points) => <History points={points} days={Number(days)} balance={balance} />}
        </Loaded>
      </Card>
    </Section>
  );
}

function History({ points, days, balance }: { points: BalanceAt[]; days: number; balance: Balance }) {
  const now = useNow(60_000);
  const steps = points.map(({ at, balance: { available } }) => ({ at: Date.parse(at), value: available }));
  const span = { from: now - days * DAY_MS, until: now };
  const until = credits(balance.available);
  return (
    <>
      <AreaChart
        label={t`Available credits over the last ${days} days, now ${until}. The figures are in the table below.`}
        steps={[...steps, { at: now, value: balance.available }]}
        span={span}
        sayValue={count}
        sayTime={(at) => day(new Date(at).toISOString())}
      />
      <details className={styles.figures}>
        <summary>{t`Show as a table`}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the arrows, and nothing in it takes the focus */}
        <section className={styles.scroll} aria-label={t`Balances as a table`} tabIndex={0}>
          <table className={styles.table}>
            <caption className="visually-hidden">{t`Balances over the last ${days} days`}</caption>
            <thead>
              <tr>
                <th scope="col">{t`Date`}</th>
                <th scope="col">{t`Available`}</th>
                <th scope="col">{t`Reserved`}</th>
                <th scope="col">{t`Spent`}</th>
              </tr>
            </thead>
            <tbody>
              {[...points].reverse().map(({ at, balance: then }) => (
                <tr key={at}>
                  <th scope="row">{exact(at)}</th>
                  <td>{count(then.available)}</td>
                  <td>{count(then.held)}</td>
                  <td>{count(then.spent)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </>
  );
}
