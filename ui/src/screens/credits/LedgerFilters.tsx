/** What of the ledger is shown: a kind, a period, a run. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import type { EntryKind } from "../../api/bindings";
import { runs } from "../../api/queries";
import { Button } from "../../components/Button";
import { Select } from "../../components/Select";
import { entryKind } from "../../words/credits";
import { exact } from "../../words/dates";
import styles from "./Credits.module.css";
import { type Chosen, KINDS, PERIODS, type Period } from "./ledgerFilter";

const ALL = "all";
/** Letters of a name in a list. */
const MOST = 60;

/** The three choices, and a way back to everything. */
export function LedgerFilters({ chosen, onChange }: { chosen: Chosen; onChange: (part: Partial<Chosen>) => void }) {
  const { data: list } = useQuery(runs(null));
  const checks = (list ?? []).filter((run) => run.source === "check");
  const { kind, period, run } = chosen;
  const choices = checks.map(({ id, title, startedAt }) => ({
    value: id,
    label: `${title.slice(0, MOST)}, ${exact(startedAt)}`,
  }));
  if (run !== null && !checks.some(({ id }) => id === run)) choices.push({ value: run, label: t`One run` });
  return (
    <>
      <Select<EntryKind | typeof ALL>
        label={t`Kind of entry`}
        className={styles.filter}
        value={kind ?? ALL}
        onChange={(value) => onChange({ kind: value === ALL ? null : value })}
        choices={[{ value: ALL, label: t`All kinds` }, ...KINDS.map((value) => ({ value, label: entryKind(value) }))]}
      />
      <Select<Period | typeof ALL>
        label={t`Period`}
        className={styles.filter}
        value={period ?? ALL}
        onChange={(value) => onChange({ period: value === ALL ? null : value })}
        choices={[
          { value: ALL, label: t`All time` },
          ...PERIODS.map((value) => ({ value, label: value === "365" ? t`Last year` : t`Last ${value} days` })),
        ]}
      />
      <Select
        label={t`Run`}
        className={styles.filter}
        value={run ?? ALL}
        onChange={(value) => onChange({ run: value === ALL ? null : value })}
        choices={[{ value: ALL, label: t`All runs` }, ...choices]}
      />
      {(kind ?? period ?? run) !== null && (
        <Button look="quiet" icon={X} onClick={() => onChange({ kind: null, period: null, run: null })}>
          {t`Clear`}
        </Button>
      )}
    </>
  );
}
