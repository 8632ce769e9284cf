/** The parts of the grid that are used, named one by one: what is not here does nothing at run time. */
import {
  CellApiModule,
  ColumnApiModule,
  EventApiModule,
  InfiniteRowModelModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  themeQuartz,
} from "ag-grid-community";

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  ColumnApiModule,
  RowApiModule,
  ScrollApiModule,
  RenderApiModule,
  CellApiModule,
  EventApiModule,
  RowStyleModule,
]);

/** The grid in the colours of the window. */
export const gridTheme = themeQuartz.withParams({
  fontFamily: "inherit",
  fontSize: 13,
  spacing: 6,
  accentColor: "var(--accent)",
  backgroundColor: "var(--page)",
  foregroundColor: "var(--text)",
  chromeBackgroundColor: "var(--page)",
  headerBackgroundColor: "var(--page)",
  headerTextColor: "var(--text-2)",
  headerFontSize: 12,
  headerFontWeight: 500,
  headerColumnResizeHandleColor: "var(--line)",
  headerColumnResizeHandleHeight: "50%",
  borderColor: "var(--line-soft)",
  rowBorder: { color: "var(--line-soft)", width: 1 },
  columnBorder: false,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  headerRowBorder: { color: "var(--line)", width: 1 },
  rowHoverColor: "var(--hover)",
  selectedRowBackgroundColor: "var(--chosen)",
  oddRowBackgroundColor: "var(--page)",
  cellHorizontalPadding: 8,
  focusShadow: "none",
  rangeSelectionBorderColor: "var(--focus)",
  pinnedColumnBorder: { color: "var(--line)", width: 1 },
});
