/**
 * A grid over a list of any length. It asks for what is in sight, keeps showing what it has while
 * newer rows are on their way, and knows nothing about what a row means.
 */
import type { ColDef, GridApi, IDatasource } from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { classes } from "./classes";
import styles from "./DataGrid.module.css";
import { GridCell } from "./GridCell";
import { GridHeader } from "./GridHeader";
import { type GridColumn, GridContext, type GridSort } from "./gridColumns";
import { gridTheme } from "./gridModules";
import { useColumnLayout } from "./useColumnLayout";

/** Rows asked for at once. */
export const GRID_BLOCK = 100;

/** What a screen can ask of its grid. */
export type GridHandle<Row> = {
  /** Moves the cursor and brings it into sight; answers the row it came to, when it is loaded. */
  moveTo: (index: number) => Row | undefined;
  cursor: () => number;
  rowAt: (index: number) => Row | undefined;
  columns: () => { id: string; visible: boolean; pinned: boolean }[];
  setVisible: (id: string, visible: boolean) => void;
  setPinned: (id: string, pinned: boolean) => void;
  resetColumns: () => void;
};

type Props<Row> = {
  label: string;
  columns: readonly GridColumn<Row>[];
  /** Changes when the list is another one: the grid goes to its top. */
  question: string;
  /** Changes when the same list has newer rows: the grid stays where it is. */
  revision: number;
  count: number | undefined;
  load: (offset: number, limit: number) => Promise<Row[]>;
  rowId: (row: Row) => string;
  rowHeight: number;
  sort: GridSort;
  onSort: (sort: GridSort) => void;
  openId: string | null;
  onOpen: (row: Row, index: number) => void;
  isSelected: (id: string) => boolean;
  onSelect: (row: Row) => void;
  /** Columns stay as a person left them, under this name. */
  layoutName: string;
  ref?: Ref<GridHandle<Row>>;
};

/** The grid. */
export function DataGrid<Row>(props: Props<Row>) {
  const { columns, question, revision, count, rowId, rowHeight, sort, onSort, openId, isSelected, onSelect } = props;
  const [api, setApi] = useState<GridApi<Row> | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const box = useRef<HTMLDivElement>(null);
  const [nonce] = useState(() => document.querySelector<HTMLStyleElement>("style[nonce]")?.nonce);

  const datasource = useMemo((): IDatasource => {
    return {
      getRows: ({ startRow, endRow, successCallback, failCallback }) => {
        const { load } = latest.current;
        load(startRow, endRow - startRow).then((rows) => successCallback(rows, latest.current.count), failCallback);
      },
    };
  }, []);
  const defs = useMemo(() => columns.map((column) => definition(column)), [columns]);
  const layout = useColumnLayout(api, props.layoutName);
  useFresh(api, question, revision, count);
  useEffect(() => {
    if (api) box.current?.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute("aria-label", props.label);
  }, [api, props.label]);
  useImperativeHandle(props.ref, () => handle(api, layout), [api, layout]);

  const context = useMemo(
    () => ({
      columns: columns as readonly GridColumn<unknown>[],
      sort,
      onSort,
      openId,
      isSelected,
      onSelect: onSelect as (row: unknown) => void,
      rowId: rowId as (row: unknown) => string,
    }),
    [columns, sort, onSort, openId, isSelected, onSelect, rowId],
  );
  return (
    <GridContext value={context}>
      <div ref={box} className={classes(styles.grid)} data-testid="grid">
        <AgGridReact<Row>
          theme={gridTheme}
          {...(nonce && { styleNonce: nonce })}
          rowModelType="infinite"
          columnDefs={defs}
          defaultColDef={DEFAULTS}
          datasource={datasource}
          cacheBlockSize={GRID_BLOCK}
          maxBlocksInCache={12}
          maxConcurrentDatasourceRequests={3}
          infiniteInitialRowCount={count ?? 40}
          rowHeight={rowHeight}
          headerHeight={32}
          rowBuffer={12}
          animateRows={false}
          suppressMovableColumns={false}
          suppressDragLeaveHidesColumns
          suppressColumnMoveAnimation
          suppressContextMenu
          onGridReady={(event) => setApi(event.api)}
          onRowClicked={(event) => {
            if (event.data && event.rowIndex !== null) props.onOpen(event.data, event.rowIndex);
          }}
        />
      </div>
    </GridContext>
  );
}

const DEFAULTS: ColDef = {
  sortable: false,
  resizable: true,
  suppressHeaderMenuButton: true,
  headerComponent: GridHeader,
  cellRenderer: GridCell,
};

function definition<Row>(column: GridColumn<Row>): ColDef<Row> {
  return {
    colId: column.id,
    headerName: column.label,
    width: column.width,
    minWidth: column.minWidth ?? 70,
    ...(column.flex ? { flex: column.flex } : {}),
    ...(column.hidden ? { initialHide: true } : {}),
    ...(column.fixed ? { pinned: "left", lockPosition: "left", resizable: false, suppressMovable: true } : {}),
    cellClass: column.numeric ? "grid-numeric" : undefined,
    valueGetter: ({ data }) => data,
    // The cell draws the row itself; this says when it has to be drawn again.
    equals: (a, b) => a === b,
    valueFormatter: () => "",
  } as ColDef<Row>;
}

/** Another list: to the top, once its first rows are here. Newer rows of the same list: in place. */
function useFresh<Row>(api: GridApi<Row> | null, question: string, revision: number, count: number | undefined) {
  const shown = useRef({ question, revision });
  useEffect(() => {
    if (!api || count === undefined) return;
    const another = shown.current.question !== question;
    if (!another && shown.current.revision === revision) return;
    shown.current = { question, revision };
    api.setRowCount(count, true);
    api.refreshInfiniteCache();
    if (another && count > 0) api.ensureIndexVisible(0, "top");
  }, [api, question, revision, count]);
}

function handle<Row>(api: GridApi<Row> | null, layout: { reset: () => void }): GridHandle<Row> {
  return {
    moveTo: (index) => {
      const first = api
        ?.getAllDisplayedColumns()
        .find((column) => !column.isPinned() || column.getColId() !== "select");
      if (!api || !first || index < 0 || index >= api.getDisplayedRowCount()) return undefined;
      api.ensureIndexVisible(index);
      api.setFocusedCell(index, first);
      return api.getDisplayedRowAtIndex(index)?.data;
    },
    cursor: () => api?.getFocusedCell()?.rowIndex ?? -1,
    rowAt: (index) => api?.getDisplayedRowAtIndex(index)?.data,
    columns: () =>
      (api?.getColumnState() ?? []).map((state) => ({
        id: state.colId,
        visible: !state.hide,
        pinned: Boolean(state.pinned),
      })),
    setVisible: (id, visible) => api?.setColumnsVisible([id], visible),
    setPinned: (id, pinned) => api?.setColumnsPinned([id], pinned ? "left" : null),
    resetColumns: layout.reset,
  };
}
