/** The results of a briefing: a list, best category first, and the open result beside it. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useCallback, useMemo, useRef, useState } from "react";
import type { BriefingView, ResultRowView } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { briefing as briefingOf, settings } from "../../api/queries";
import { BriefingTabs } from "../../app/BriefingTabs";
import { usePerformer } from "../../app/performers";
import { askForShortlist } from "../../app/shortlisting";
import { DataGrid, type GridHandle } from "../../components/DataGrid";
import { completeLayout, type GridLayout } from "../../components/gridLayout";
import { SplitPane } from "../../components/SplitPane";
import { ErrorState, Loaded, SkeletonRows } from "../../components/States";
import { BlindSwitch } from "./BlindSwitch";
import { keepBlind, wasBlind } from "./blind";
import { Compare } from "./Compare";
import { CompareBar } from "./CompareBar";
import { FilterChips, sumOf } from "./FilterChips";
import { NoResults } from "./NoResults";
import { Progress } from "./Progress";
import styles from "./Results.module.css";
import { ReviewPane } from "./ReviewPane";
import { resultColumns } from "./resultColumns";
import { useComparison } from "./useComparison";
import { useResultKeys } from "./useResultKeys";
import { useResults } from "./useResults";
import { useReview } from "./useReview";
import { useResultsView } from "./view";

const ROW_HEIGHT = { compact: 28, standard: 32, comfortable: 33 };
const UNSORTED = { column: "", descending: false };

/** The screen. */
export function ResultsScreen() {
  const { briefingId } = useParams({ strict: false }) as { briefingId: string };
  const found = useQuery(briefingOf(briefingId));
  return (
    <div className={styles.screen}>
      <BriefingTabs id={briefingId} />
      <div className={styles.body}>
        <Loaded query={found} skeleton={<SkeletonRows count={20} />} asTrouble={asFailure}>
          {(briefing) => <Shown key={briefing.id} briefing={briefing} />}
        </Loaded>
      </div>
    </div>
  );
}

function Shown({ briefing }: { briefing: BriefingView }) {
  const { open, filter, show, setFilter } = useResultsView();
  const results = useResults(briefing.id, filter);
  const { data: look } = useQuery(settings());
  const density = look?.density ?? "standard";
  const [blind, setBlind] = useState(wasBlind);
  const columns = useMemo(() => resultColumns(briefing.requirements, blind), [briefing.requirements, blind]);
  const [layout, setLayout] = useState<GridLayout>(() => completeLayout(columns, []));
  const grid = useRef<GridHandle<ResultRowView>>(null);
  const compared = useComparison();
  const clear = compared.isOn ? compared.stop : compared.rows.length > 0 ? compared.clear : null;
  const goOn = useResultKeys({
    grid,
    results,
    open: compared.isOn ? null : open,
    show,
    toggle: compared.toggle,
    selected: compared.rows,
    forward: (ids) => {
      if (ids.length === 0) return;
      const { id, projectId } = briefing;
      askForShortlist({ selection: { type: "these", ids }, count: ids.length, projectId, briefingId: id });
    },
    clear,
  });
  const review = useReview({ briefingId: briefing.id, open: compared.isOn ? null : open, show, goOn });
  const turnBlind = () => {
    keepBlind(!blind);
    setBlind(!blind);
  };
  usePerformer("blindReview", turnBlind);
  const onOpen = useCallback((row: ResultRowView) => show(row.candidateId), [show]);
  const { page } = results;
  const isEmpty = page !== undefined && sumOf(page.counts) === 0;
  if (compared.isOn) {
    return (
      <Compare
        briefing={briefing}
        rows={compared.rows}
        blind={blind}
        onClose={compared.stop}
        onOpen={(id) => {
          compared.stop();
          show(id);
        }}
      />
    );
  }
  return (
    <SplitPane
      start={690}
      most={1000}
      sideLabel={t`Result`}
      handleLabel={t`Width of the panel`}
      side={
        open && !isEmpty ? (
          <ReviewPane briefing={briefing} candidateId={open} blind={blind} review={review} onClose={() => show(null)} />
        ) : null
      }
    >
      <FilterChips counts={page?.counts} bookmarked={page?.bookmarked} filter={filter} onFilter={setFilter}>
        <Progress briefingId={briefing.id} />
        <BlindSwitch blind={blind} onTurn={turnBlind} />
      </FilterChips>
      <div className={styles.list}>
        {results.error && !page ? (
          <ErrorState trouble={asFailure(results.error)} onRetry={results.retry} />
        ) : page === undefined ? (
          <Waiting />
        ) : page.count === 0 ? (
          <NoResults briefing={briefing} isEmpty={isEmpty} onShowAll={() => setFilter({})} />
        ) : (
          <DataGrid
            ref={grid}
            label={t`Results`}
            columns={columns}
            question={results.question}
            revision={results.revision}
            count={page.count}
            load={results.load}
            rowId={rowId}
            rowHeight={ROW_HEIGHT[density]}
            sort={UNSORTED}
            onSort={nothing}
            openId={open}
            onOpen={onOpen}
            isSelected={compared.isSelected}
            onSelect={compared.toggle}
            layout={layout}
            onLayout={setLayout}
          />
        )}
        <CompareBar compared={compared} />
      </div>
    </SplitPane>
  );
}

const rowId = (row: ResultRowView) => row.candidateId;
const nothing = () => {};

function Waiting() {
  return (
    <div aria-busy="true" className={styles.waiting}>
      <span className="visually-hidden" role="status">{t`Loading results`}</span>
      <SkeletonRows count={20} />
    </div>
  );
}
