/** The three balances, each with what it means. */
import { t } from "@lingui/core/macro";
import type { Balance } from "../../api/bindings";
import { count } from "../../words/numbers";
import styles from "./Credits.module.css";

/** Side by side, the one that counts first. */
export function Balances({ balance }: { balance: Balance }) {
  const { available, held, spent } = balance;
  return (
    <dl className={styles.balances}>
      <Figure name="available" label={t`Available`} value={available} meaning={t`Free for the next runs of checks.`} />
      <Figure
        name="held"
        label={t`Reserved`}
        value={held}
        meaning={t`Set aside for runs that have not ended. What they do not use comes back.`}
      />
      <Figure
        name="spent"
        label={t`Spent`}
        value={spent}
        meaning={t`Paid for completed checks. A failed check costs nothing.`}
      />
    </dl>
  );
}

function Figure({ name, label, value, meaning }: { name: string; label: string; value: number; meaning: string }) {
  return (
    <div className={styles.balance} data-testid={`balance-${name}`} data-value={value}>
      <dt>{label}</dt>
      <dd className={styles.amount}>{count(value)}</dd>
      <dd className={styles.meaning}>{meaning}</dd>
    </div>
  );
}
