/** The ledger: every entry, newest first, what it did and what was there afterwards. */
import { t } from "@lingui/core/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Coins, Columns3, Save } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import type { Entry } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { runs, settings } from "../../api/queries";
import { to, useSheet } from "../../app/navigation";
import { usePerformer } from "../../app/performers";
import { Button } from "../../components/Button";
import { DataGrid, type GridHandle } from "../../components/DataGrid";
import type { GridColumn } from "../../components/gridColumns";
import { completeLayout, type GridLayout } from "../../components/gridLayout";
import { CoinsPicture, NothingFoundPicture } from "../../components/Pictures";
import { EmptyState, ErrorState, SkeletonRows } from "../../components/States";
import { say } from "../../components/Toasts";
import { useNow } from "../../components/useNow";
import styles from "./Credits.module.css";
import { LedgerFilters } from "./LedgerFilters";
import { ledgerColumns } from "./ledgerColumns";
import { filterOf, useChosen } from "./ledgerFilter";
import { Sums } from "./Sums";
import { useLedger } from "./useLedger";

const ROW_HEIGHT = { compact: 28, standard: 32, comfortable: 33 } as const;
const UNSORTED = { column: "number", descending: true };

/** The page. */
export function LedgerScreen() {
  const { chosen, choose } = useChosen();
  const now = useNow(60_000);
  const ledger = useLedger(filterOf(chosen, now));
  const isFiltered = chosen.kind !== null || chosen.period !== null || chosen.run !== null;
  const save = useMutation({
    mutationFn: () => commands.exportCredits(ledger.filter),
    onSuccess: (name) => name && say({ title: t`Saved as ${name}` }),
    onError: (thrown) => say({ title: asFailure(thrown).message, description: asFailure(thrown).hint, urgent: true }),
  });
  const { sums } = ledger;
  const columns = useMemo(ledgerColumns, []);
  const [layout, setLayout] = useState<GridLayout>(() => completeLayout(columns, []));
  return (
    <section className={styles.ledger} aria-label={t`Ledger`}>
      <h1 className="visually-hidden">{t`Ledger`}</h1>
      <div className={styles.bar}>
        <LedgerFilters chosen={chosen} onChange={choose} />
        <span className={styles.push} />
        {layout.some(({ visible }) => !visible) && (
          <Button look="quiet" icon={Columns3} onClick={() => setLayout(completeLayout(columns, []))}>
            {t`Show all columns`}
          </Button>
        )}
        <Button
          icon={Save}
          busy={save.isPending}
          why={sums?.entries === 0 && t`There is nothing to export.`}
          onClick={() => save.mutate()}
        >{t`Export as CSV`}</Button>
      </div>
      {sums && <Sums sums={sums} />}
      <div className={styles.entries} data-testid="ledger" data-question={ledger.question}>
        {ledger.error ? (
          <ErrorState trouble={asFailure(ledger.error)} onRetry={ledger.retry} />
        ) : sums === undefined ? (
          <Waiting />
        ) : sums.entries === 0 ? (
          <NoEntries filtered={isFiltered} onClear={() => choose({ kind: null, period: null, run: null })} />
        ) : (
          <Entries ledger={ledger} count={sums.entries} columns={columns} layout={layout} onLayout={setLayout} />
        )}
      </div>
    </section>
  );
}

type EntriesProps = {
  ledger: ReturnType<typeof useLedger>;
  count: number;
  columns: readonly GridColumn<Entry>[];
  layout: GridLayout;
  onLayout: (layout: GridLayout) => void;
};

function Entries({ ledger, count, columns, layout, onLayout }: EntriesProps) {
  const { data: list } = useQuery(runs(null));
  const density = useQuery(settings()).data?.density ?? "standard";
  const grid = useRef<GridHandle<Entry>>(null);
  const navigate = useNavigate();
  const open = ({ candidateId, runId }: Entry) => {
    const briefing = list?.find((run) => run.id === runId)?.briefingId;
    if (candidateId) void navigate({ to: to.candidates, search: { open: candidateId } });
    else if (briefing) void navigate({ to: to.briefingResults(briefing) });
  };
  const move = (by: 1 | -1) => void grid.current?.moveTo((grid.current?.cursor() ?? -1) + by);
  usePerformer("nextInList", () => move(1));
  usePerformer("previousInList", () => move(-1));
  usePerformer("openInList", () => {
    const row = grid.current?.rowAt(grid.current.cursor());
    if (row) open(row);
  });
  return (
    <DataGrid
      ref={grid}
      label={t`Entries of the ledger`}
      columns={columns}
      question={ledger.question}
      revision={ledger.revision}
      count={count}
      load={ledger.load}
      rowId={rowId}
      rowHeight={ROW_HEIGHT[density]}
      sort={UNSORTED}
      onSort={doNothing}
      openId={null}
      onOpen={open}
      isSelected={never}
      onSelect={doNothing}
      layout={layout}
      onLayout={onLayout}
    />
  );
}

const rowId = ({ number }: Entry) => String(number);
const never = () => false;
const doNothing = () => {};

function NoEntries({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { open } = useSheet();
  if (filtered) {
    return (
      <EmptyState
        picture={<NothingFoundPicture />}
        title={t`No entry matches`}
        action={<Button onClick={onClear}>{t`Show all entries`}</Button>}
      />
    );
  }
  return (
    <EmptyState
      picture={<CoinsPicture />}
      title={t`Nothing is booked yet`}
      action={<Button look="primary" icon={Coins} onClick={() => open("grant")}>{t`Grant credits`}</Button>}
    >
      {t`Every grant, reservation and charge becomes an entry here. None is ever changed or removed.`}
    </EmptyState>
  );
}

function Waiting() {
  return (
    <div aria-busy="true" className={styles.waiting}>
      <span className="visually-hidden" role="status">{t`Loading`}</span>
      <SkeletonRows count={20} />
    </div>
  );
}
