/** Who was selected to be compared: two to four. */
import { t } from "@lingui/core/macro";
import { useCallback, useMemo, useState } from "react";
import type { ResultRowView } from "../../api/bindings";
import { usePerformer } from "../../app/performers";
import { say } from "../../components/Toasts";

/** The most columns that can be read side by side. */
const MOST = 4;

/** The selection, and whether it is compared now. */
export function useComparison() {
  const [rows, setRows] = useState<readonly ResultRowView[]>([]);
  const [isOn, setOn] = useState(false);
  const toggle = useCallback((row: ResultRowView) => {
    setRows((old) => {
      const others = old.filter(({ candidateId }) => candidateId !== row.candidateId);
      if (others.length < old.length) return others;
      if (old.length < MOST) return [...old, row];
      queueMicrotask(() => say({ title: t`At most four candidates are compared at once` }));
      return old;
    });
  }, []);
  const isSelected = useCallback((id: string) => rows.some(({ candidateId }) => candidateId === id), [rows]);
  const clear = useCallback(() => setRows([]), []);
  const start = useCallback(() => setOn(true), []);
  const stop = useCallback(() => setOn(false), []);
  usePerformer("compareInList", rows.length > 1 && !isOn ? start : null);
  return useMemo(
    () => ({ rows, isOn, toggle, isSelected, clear, start, stop }),
    [rows, isOn, toggle, isSelected, clear, start, stop],
  );
}

/** What {@link useComparison} gives. */
export type Comparison = ReturnType<typeof useComparison>;
