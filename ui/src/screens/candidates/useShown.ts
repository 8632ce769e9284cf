/** What the list shows at this moment: the saved view that is looked at, and what a person has changed about it since. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { CandidateRow, SavedView, Shown } from "../../api/bindings";
import { savedViews } from "../../api/queries";
import { useSearchText } from "../../app/searchText";
import type { GridColumn } from "../../components/gridColumns";
import { completeLayout, type GridLayout } from "../../components/gridLayout";
import { keepColumns, keptColumns } from "./keptColumns";
import { everybody, isSameQuery, isSameShown, shownBy } from "./shown";
import { useView } from "./view";

const NONE: readonly SavedView[] = [];

/** The list on this page, and how to show something else in it. A view that is left keeps its changes while the list
 * is on screen, so that looking at another one costs nobody their work.
 */
export function useShown(columns: readonly GridColumn<CandidateRow>[]) {
  const { text, setText } = useSearchText();
  const { filters, sort, open, view: asked, searchId, change } = useView();
  const list = useQuery(savedViews());
  const { data: views } = list;
  const [layout, setLayout] = useState(() => completeLayout(columns, keptColumns()));
  const now = useMemo(
    (): Shown => ({ query: { text, filters, sort }, columns: [...layout] }),
    [text, filters, sort, layout],
  );
  // The view whose words and columns stand. For one moment it is not the one that the address asks for: the address has
  // the filters of the next view already. The list waits for that moment, so that it never shows a mixture.
  const standing = useRef<string | null | undefined>(asked === null ? null : undefined);
  const present = useRef(now);
  if (views === undefined || standing.current === asked) present.current = now;
  const drafts = useRef(new Map<string | null, Shown>());
  const adopted = useRef<string | undefined>(undefined);
  const saved = useMemo(() => new Map(views?.map((view) => [view.id, shownBy(view, columns)])), [views, columns]);
  const latest = useRef({ asked, columns, saved, views });
  latest.current = { asked, columns, saved, views };

  /** What a view shows while nobody has changed anything about it. */
  const unchanged = useCallback(
    (id: string | null): Shown => latest.current.saved.get(id ?? "") ?? everybody(latest.current.columns),
    [],
  );
  const put = useCallback(
    (next: Shown) => {
      setText(next.query.text);
      setLayout(next.columns);
      if (!isSameQuery({ ...present.current.query, text: next.query.text }, next.query)) change(partOf(next));
    },
    [setText, change],
  );
  useLayoutEffect(() => {
    if (!views || standing.current === asked) return;
    const before = standing.current;
    standing.current = asked;
    if (adopted.current === asked) {
      // What stands here has just been saved as this view, so nothing was changed about the one before.
      if (before !== undefined) drafts.current.delete(before);
      adopted.current = undefined;
      return;
    }
    if (before !== undefined && isSameShown(present.current, unchanged(before))) drafts.current.delete(before);
    else if (before !== undefined) drafts.current.set(before, present.current);
    const next = drafts.current.get(asked) ?? unchanged(asked);
    setText(next.query.text);
    setLayout(next.columns);
    if (!isSameQuery({ ...next.query, filters, sort }, next.query)) change(partOf(next));
  }, [asked, views, filters, sort, setText, change, unchanged]);
  useEffect(() => {
    // It was removed, or the address names one that never was.
    if (asked !== null && views && !views.some(({ id }) => id === asked)) change({ view: null });
  }, [asked, views, change]);

  const choose = useCallback(
    (id: string | null) => change({ view: id, ...partOf(drafts.current.get(id) ?? unchanged(id)) }),
    [change, unchanged],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      const ids = [null, ...(latest.current.views ?? NONE).map(({ id }) => id)];
      const at = Math.max(0, ids.indexOf(latest.current.asked));
      choose(ids[(at + by + ids.length) % ids.length] ?? null);
    },
    [choose],
  );
  const isOnScreen = useRef(false);
  useEffect(() => {
    isOnScreen.current = true;
    return () => {
      isOnScreen.current = false;
    };
  }, []);
  /** Shows a view as it was saved; what is answered brings the changes back. */
  const reset = useCallback(() => {
    const { current: id } = standing;
    const changed = present.current;
    put(unchanged(id ?? null));
    return () => {
      if (isOnScreen.current && standing.current === id) put(changed);
    };
  }, [put, unchanged]);
  const queries = useQueryClient();
  /** What is shown has been saved as this view. */
  const adopt = useCallback(
    (view: SavedView) => {
      adopted.current = view.id;
      queries.setQueryData(savedViews().queryKey, (old = []) =>
        old.some(({ id }) => id === view.id) ? old : [...old, view],
      );
      change({ view: view.id });
    },
    [queries, change],
  );
  const moveColumns = useCallback((next: GridLayout) => {
    setLayout(next);
    if (standing.current === null) keepColumns(next);
  }, []);

  const isChanged = ({ id }: SavedView) => {
    const there = id === standing.current ? present.current : drafts.current.get(id);
    return there !== undefined && !isSameShown(there, unchanged(id));
  };
  return {
    shown: present.current,
    current: useCallback(() => present.current, []),
    open,
    searchId,
    change,
    setText,
    layout,
    moveColumns,
    views: views ?? NONE,
    viewsFailed: list.error ? () => void list.refetch() : null,
    view: views?.find(({ id }) => id === asked) ?? null,
    /** The ids of the views that differ from what was saved, one after the other: a text, so that it is the same while they are. */
    changed: (views ?? NONE)
      .filter(isChanged)
      .map(({ id }) => id)
      .join(" "),
    choose,
    step,
    reset,
    adopt,
  };
}

/** The part of it that stands in the address. */
function partOf({ query }: Shown): Pick<Shown["query"], "filters" | "sort"> {
  return { filters: query.filters, sort: query.sort };
}
