/** What a list shows, in the form in which a saved view keeps it, and whether two lists show the same. */
import type { CandidateRow, SavedView, Shown } from "../../api/bindings";
import type { GridColumn } from "../../components/gridColumns";
import { completeLayout, isSameLayout } from "../../components/gridLayout";
import { keptColumns } from "./keptColumns";
import { NEWEST_FIRST, readView } from "./view";

type Columns = readonly GridColumn<CandidateRow>[];

/** Everybody, newest first, in the columns as they were left. */
export function everybody(columns: Columns): Shown {
  return {
    query: { text: "", filters: [], sort: NEWEST_FIRST },
    columns: [...completeLayout(columns, keptColumns())],
  };
}

/** What a saved view shows, in the columns that there are today. */
export function shownBy({ shown }: SavedView, columns: Columns): Shown {
  const { filters, sort } = readView({ filters: shown.query.filters, sort: shown.query.sort });
  return {
    query: { text: shown.query.text, filters, sort },
    columns: [...completeLayout(columns, shown.columns)],
  };
}

/** Whether the same people are shown in the same order. */
export function isSameQuery(a: Shown["query"], b: Shown["query"]): boolean {
  return (
    a.text.trim() === b.text.trim() &&
    a.sort.column === b.sort.column &&
    a.sort.descending === b.sort.descending &&
    (a.filters === b.filters || JSON.stringify(a.filters) === JSON.stringify(b.filters))
  );
}

/** Whether the same is shown in the same columns. */
export function isSameShown(a: Shown, b: Shown): boolean {
  return isSameQuery(a.query, b.query) && isSameLayout(a.columns, b.columns);
}
