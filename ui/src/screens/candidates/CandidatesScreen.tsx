/** Candidates: the whole pool, or the members of one search, as a grid with the open one beside it. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import type { CandidateRow, SortColumn } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { projects, settings } from "../../api/queries";
import { useCheckSheet } from "../../app/checking";
import { usePerformer } from "../../app/performers";
import { askForShortlist } from "../../app/shortlisting";
import { DataGrid, type GridHandle } from "../../components/DataGrid";
import type { GridSort } from "../../components/gridColumns";
import { SplitPane } from "../../components/SplitPane";
import { ErrorState, SkeletonRows } from "../../components/States";
import { BulkBar } from "./BulkBar";
import { CandidatePanel } from "./CandidatePanel";
import styles from "./Candidates.module.css";
import { candidateColumns } from "./columns";
import { FilterBar } from "./FilterBar";
import { NoCandidates } from "./NoCandidates";
import { asSelection, SelectionContext, useSelection } from "./selection";
import { useListKeys } from "./useListKeys";
import { usePool } from "./usePool";
import { useShown } from "./useShown";
import { ViewTabs } from "./ViewTabs";
import { queryOf } from "./view";

const ROW_HEIGHT = { compact: 28, standard: 32, comfortable: 33 };

/** The screen. */
export function CandidatesScreen() {
  const { data: look } = useQuery(settings());
  const density = look?.density ?? "standard";
  const columns = useMemo(() => candidateColumns({ twoLines: density !== "compact" }), [density]);
  const list = useShown(columns);
  const { open, searchId, change, setText } = list;
  const { text, filters, sort } = list.shown.query;
  const query = useMemo(() => queryOf(text, filters, sort, searchId), [text, filters, sort, searchId]);
  const pool = usePool(query);
  const latest = useRef(query);
  latest.current = query;
  const currentQuery = useCallback(() => latest.current, []);
  const selected = useSelection(pool.question, pool.count ?? 0);
  const grid = useRef<GridHandle<CandidateRow>>(null);
  const [openIndex, setOpenIndex] = useState(-1);
  const openRow = useCallback(
    (row: CandidateRow, index: number) => {
      setOpenIndex(index);
      change({ open: row.id });
    },
    [change],
  );
  const close = useCallback(() => change({ open: null }), [change]);
  const { data: all } = useQuery(projects());
  const project = all?.find(({ searches }) => searches.some(({ id }) => id === searchId));
  const forward = (id: string | null) =>
    askForShortlist({
      selection: id ? { type: "these", ids: [id] } : asSelection(selected, latest.current),
      count: id ? 1 : selected.count,
      projectId: project?.id ?? null,
      briefingId: null,
    });
  useListKeys({ grid, pool, open, openIndex, openRow, close, selected, forward });
  const openCheck = useCheckSheet();
  const checkSelected = () =>
    openCheck(searchId ? { into: searchId } : {}, {
      selection: asSelection(selected, latest.current),
      count: selected.count,
    });
  const checkSearch = searchId ? () => openCheck({ into: searchId }) : null;
  usePerformer("checkHere", selected.count > 0 ? checkSelected : checkSearch);
  const sortBy = useCallback(
    (next: GridSort) => change({ sort: { column: next.column as SortColumn, descending: next.descending } }),
    [change],
  );
  const isEmpty = pool.count === 0 && !pool.error;
  const isFiltered = text.trim() !== "" || filters.length > 0;
  const clearFilters = () => {
    setText("");
    change({ filters: [] });
  };

  return (
    <SplitPane
      side={open && <CandidatePanel key={open} id={open} onShortlist={() => forward(open)} onClose={close} />}
      sideLabel={t`Candidate`}
      handleLabel={t`Width of the panel`}
    >
      <h1 className="visually-hidden">{t`Candidates`}</h1>
      <ViewTabs
        views={list.views}
        view={list.view}
        changed={list.changed}
        current={list.current}
        choose={list.choose}
        step={list.step}
        reset={list.reset}
        adopt={list.adopt}
        retry={list.viewsFailed}
      >
        <FilterBar
          query={currentQuery}
          filters={filters}
          sort={sort}
          onChange={change}
          pool={pool}
          columns={columns}
          layout={list.layout}
          onLayout={list.moveColumns}
          inSearch={searchId !== null}
        />
        <div
          className={styles.list}
          data-testid="candidate-grid"
          data-question={pool.question}
          data-empty={isEmpty || undefined}
        >
          {pool.error ? (
            <ErrorState trouble={asFailure(pool.error)} onRetry={pool.retry} />
          ) : pool.count === undefined ? (
            <Waiting />
          ) : (
            <SelectionContext value={selected}>
              <DataGrid
                ref={grid}
                label={t`Candidates`}
                columns={columns}
                question={pool.question}
                revision={pool.revision}
                count={pool.count}
                load={pool.load}
                rowId={rowId}
                rowHeight={ROW_HEIGHT[density]}
                sort={sort}
                onSort={sortBy}
                openId={open}
                onOpen={openRow}
                isSelected={selected.isSelected}
                onSelect={selected.toggle}
                layout={list.layout}
                onLayout={list.moveColumns}
              />
            </SelectionContext>
          )}
          {isEmpty && (
            // Over the grid, which stays: the next key press may need it again.
            <div className={styles.over}>
              <NoCandidates filtered={isFiltered} onClear={clearFilters} searchId={searchId} />
            </div>
          )}
          <BulkBar
            selected={selected}
            query={query}
            pool={pool}
            grid={grid}
            layout={list.layout}
            searchId={searchId}
            onCheck={checkSelected}
          />
        </div>
      </ViewTabs>
    </SplitPane>
  );
}

const rowId = (row: CandidateRow) => row.id;

function Waiting() {
  return (
    <div aria-busy="true" className={styles.waiting}>
      <span className="visually-hidden" role="status">{t`Loading candidates`}</span>
      <SkeletonRows count={24} />
    </div>
  );
}
