/** What the entries in sight add up to. */
import { plural, t } from "@lingui/core/macro";
import type { EntrySums } from "../../api/bindings";
import { signed } from "../../words/credits";
import { count } from "../../words/numbers";
import styles from "./Credits.module.css";

/** One line: how many, and the credits of each kind. */
export function Sums({ sums }: { sums: EntrySums }) {
  const number = count(sums.entries);
  return (
    <dl className={styles.sums} data-testid="ledger-sums">
      <div>
        <dt className="visually-hidden">{t`Entries`}</dt>
        <dd>{plural(sums.entries, { one: "1 entry", other: `${number} entries` })}</dd>
      </div>
      <Sum label={t`Granted`} value={signed(sums.granted)} />
      <Sum label={t`Reserved`} value={count(sums.reserved)} />
      <Sum label={t`Spent`} value={count(sums.spent)} />
      <Sum label={t`Released`} value={count(sums.released)} />
    </dl>
  );
}

function Sum({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
