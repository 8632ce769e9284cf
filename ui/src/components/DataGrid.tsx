/** A grid over a list of any length. It asks for what is in sight, keeps showing what it has while
 * newer rows are on their way, and knows nothing about what a row means.
 */
import {
  type ColDef,
  createGrid,
  type GridApi,
  type GridOptions,
  type IHeaderComp,
  type IRowNode,
} from "ag-grid-community";
import {
  memo,
  type Ref,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import styles from "./DataGrid.module.css";
import { GridHeaders, useHeaderSlots } from "./GridHeader";
import { CellRenderer, type GridContext } from "./gridCells";
import type { GridColumn, GridSort, GridView } from "./gridColumns";
import type { GridLayout } from "./gridLayout";
import { gridTheme } from "./gridModules";
import { NARROWEST, useColumnHands } from "./useColumnHands";
import { useColumnLayout } from "./useColumnLayout";

/** Rows asked for at once: about as many as a high window shows. */
export const GRID_BLOCK = 50;

/** Milliseconds for which the scroll bar may be behind a list whose rows are here: about two key presses. */
const SCROLL_BAR_LAG = 120;

/** What a screen can ask of its grid. */
export type GridHandle<Row> = {
  /** Moves the cursor and brings it into sight; answers the row it came to, when it is loaded. */
  moveTo: (index: number) => Row | undefined;
  cursor: () => number;
  rowAt: (index: number) => Row | undefined;
};

type Props<Row> = GridView<Row> & {
  label: string;
  /** Changes when the list is another one: the grid goes to its top. */
  question: string;
  /** Changes when the same list has newer rows: the grid stays where it is. */
  revision: number;
  count: number;
  load: (offset: number, limit: number) => Promise<Row[]>;
  /** Pixels. With other columns or another height the grid is made anew. */
  rowHeight: number;
  sort: GridSort;
  onSort: (sort: GridSort) => void;
  onOpen: (row: Row, index: number) => void;
  /** How the columns stand, and where they stand once a person has moved them. */
  layout: GridLayout;
  onLayout: (layout: GridLayout) => void;
  ref?: Ref<GridHandle<Row>>;
};

/** The grid. Drawn again only for what it is given, not for every change around it. */
export const DataGrid = memo(Grid) as typeof Grid;

function Grid<Row>(props: Props<Row>) {
  const { columns, rowHeight, label, sort, onSort } = props;
  const latest = useRef(props);
  latest.current = props;
  const box = useRef<HTMLDivElement>(null);
  const { slots, Header } = useHeaderSlots();
  const [api, setApi] = useState<GridApi<Row> | null>(null);
  useEffect(() => {
    if (!box.current) return;
    const made = createGrid(box.current, options(latest, columns, rowHeight, Header));
    box.current.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute("aria-label", label);
    setApi(made);
    return () => made.destroy();
  }, [columns, rowHeight, label, Header]);
  useColumnLayout(api, latest);
  const { hands, said } = useColumnHands(api, box, latest);
  useFresh(api, latest);
  useMarks(api, box, props);
  useImperativeHandle(props.ref, () => handle(api), [api]);
  return (
    <>
      <div className={styles.box}>
        <div ref={box} className={styles.grid} data-testid="grid" />
      </div>
      <GridHeaders slots={slots} columns={columns} sort={sort} onSort={onSort} layout={props.layout} hands={hands} />
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}

function options<Row>(
  latest: RefObject<Props<Row>>,
  columns: readonly GridColumn<Row>[],
  rowHeight: number,
  Header: new () => IHeaderComp,
): GridOptions<Row> {
  const nonce = document.querySelector<HTMLStyleElement>("style[nonce]")?.nonce;
  const context: GridContext<Row> = { view: () => latest.current };
  return {
    theme: gridTheme,
    ...(nonce && { styleNonce: nonce }),
    context,
    rowModelType: "infinite",
    columnDefs: columns.map((column) => definition(column)),
    defaultColDef: {
      sortable: false,
      resizable: true,
      suppressHeaderMenuButton: true,
      headerComponent: Header,
      cellRenderer: CellRenderer,
    },
    datasource: {
      getRows: ({ startRow, endRow, successCallback, failCallback }) => {
        const ask = async (): Promise<Row[]> => {
          const { question, revision, load } = latest.current;
          const rows = await load(startRow, endRow - startRow);
          const isCurrent = latest.current.question === question && latest.current.revision === revision;
          return isCurrent ? rows : ask();
        };
        ask().then((rows) => successCallback(rows, latest.current.count), failCallback);
      },
    },
    cacheBlockSize: GRID_BLOCK,
    // Few, because all of them are asked for again when the list changes; what is scrolled back to is kept outside.
    maxBlocksInCache: 8,
    maxConcurrentDatasourceRequests: 2,
    infiniteInitialRowCount: latest.current.count,
    rowHeight,
    headerHeight: 32,
    rowBuffer: 4,
    animateRows: false,
    suppressDragLeaveHidesColumns: true,
    suppressColumnMoveAnimation: true,
    suppressContextMenu: true,
    rowClassRules: {
      "row-open": ({ data }) => isOpen(latest.current, data),
      "row-selected": ({ data }) => isSelected(latest.current, data),
    },
    onRowClicked: ({ data, rowIndex }) => {
      if (data && rowIndex !== null) latest.current.onOpen(data, rowIndex);
    },
  };
}

function definition<Row>(column: GridColumn<Row>): ColDef<Row> {
  return {
    colId: column.id,
    headerName: column.label,
    width: column.width,
    minWidth: column.minWidth ?? NARROWEST,
    ...(column.flex ? { flex: column.flex } : {}),
    ...(column.hidden ? { initialHide: true } : {}),
    ...(column.fixed ? { pinned: "left", lockPosition: "left", resizable: false, suppressMovable: true } : {}),
    // The cell draws the row itself; this says when it has to be drawn again.
    valueGetter: ({ data }) => data,
    equals: (a, b) => a === b,
    valueFormatter: () => "",
  };
}

const isOpen = <Row,>({ rowId, openId }: GridView<Row>, row: Row | undefined) =>
  row !== undefined && openId !== null && rowId(row) === openId;
const isSelected = <Row,>(view: GridView<Row>, row: Row | undefined) =>
  row !== undefined && view.isSelected(view.rowId(row));

/** Another list: to the top, once its first rows are here. Newer rows of the same list: in place. */
function useFresh<Row>(api: GridApi<Row> | null, latest: RefObject<Props<Row>>) {
  const { question, revision, count } = latest.current;
  const shown = useRef({ question, revision, api });
  const lagging = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(lagging.current), []);
  // Before the frame is painted, so that the rows never lag behind their count.
  useLayoutEffect(() => {
    if (!api) return;
    const before = shown.current;
    shown.current = { question, revision, api };
    const another = before.question !== question;
    // A grid that has just been made asks by itself.
    if (before.api !== api || (!another && before.revision === revision)) return;
    // Looked at before anything moves: afterwards the page would be laid out only to answer.
    const isScrolled = another && api.getVerticalPixelRange().top > 0;
    if (isScrolled) api.purgeInfiniteCache();
    const length = api.getDisplayedRowCount();
    clearTimeout(lagging.current);
    if (another && !isScrolled && Math.min(length, count) >= GRID_BLOCK) {
      // All that changes is how long the scroll bar is, and that costs as much as all the rows: not between two keys.
      lagging.current = setTimeout(() => {
        if (!api.isDestroyed()) api.setRowCount(count, true);
      }, SCROLL_BAR_LAG);
    } else if (isScrolled || length !== count) api.setRowCount(count, true);
    if (isScrolled && count > 0) api.ensureIndexVisible(0, "top");
    if (!isScrolled) void renew(api, latest);
  }, [api, latest, question, revision, count]);
}

/** Puts newer rows where the old ones are. The grid's own refresh would make every cell of them anew. */
async function renew<Row>(api: GridApi<Row>, latest: RefObject<Props<Row>>): Promise<void> {
  const { question, revision, load } = latest.current;
  const isStale = () =>
    api.isDestroyed() || latest.current.question !== question || latest.current.revision !== revision;
  const blocks = new Map<number, IRowNode<Row>[]>();
  let isWhole = true;
  api.forEachNode((node) => {
    const index = node.rowIndex ?? 0;
    const start = index - (index % GRID_BLOCK);
    blocks.set(start, [...(blocks.get(start) ?? []), node]);
    isWhole &&= node.data !== undefined;
  });
  // A row that never had anything in it is only known to the grid's own refresh.
  if (!isWhole) return api.refreshInfiniteCache();
  for (const [start, nodes] of blocks) {
    const rows = await load(start, GRID_BLOCK);
    if (isStale()) return;
    for (const node of nodes) {
      const row = rows[(node.rowIndex ?? 0) - start];
      if (row !== undefined && row !== node.data) node.updateData(row);
    }
  }
}

/** The open row and the selected ones, marked without drawing the others again. */
function useMarks<Row>(api: GridApi<Row> | null, box: RefObject<HTMLElement | null>, view: GridView<Row>) {
  const { openId, isSelected: selected } = view;
  const latest = useRef(view);
  latest.current = view;
  const marked = useRef({ openId, selected });
  useEffect(() => {
    const before = marked.current;
    if (!api || (before.openId === openId && before.selected === selected)) return;
    marked.current = { openId, selected };
    for (const row of box.current?.querySelectorAll(".ag-row") ?? []) {
      const { data } = api.getDisplayedRowAtIndex(Number(row.getAttribute("row-index"))) ?? {};
      row.classList.toggle("row-open", isOpen(latest.current, data));
      row.classList.toggle("row-selected", isSelected(latest.current, data));
    }
    const fixed = latest.current.columns.filter((column) => column.fixed).map((column) => column.id);
    if (before.selected !== selected) api.refreshCells({ columns: fixed, force: true });
  }, [api, box, openId, selected]);
}

function handle<Row>(api: GridApi<Row> | null): GridHandle<Row> {
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
  };
}
