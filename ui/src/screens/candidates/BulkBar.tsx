/** The bar from below while candidates are selected. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { ClipboardCopy, ListChecks, ListPlus, UserMinus, X } from "lucide-react";
import type { RefObject } from "react";
import type { CandidateRow, PoolQuery, Removal } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { perform } from "../../app/performers";
import { Button, IconButton } from "../../components/Button";
import type { GridHandle } from "../../components/DataGrid";
import type { GridLayout } from "../../components/gridLayout";
import { say } from "../../components/Toasts";
import { about, candidates, count } from "../../words/numbers";
import styles from "./Candidates.module.css";
import { ExportMenu } from "./ExportMenu";
import { asSelection, type Selected } from "./selection";
import { useCopy } from "./useCopy";
import type { Pool } from "./usePool";

type Props = {
  selected: Selected;
  query: PoolQuery;
  pool: Pool;
  grid: RefObject<GridHandle<CandidateRow> | null>;
  layout: GridLayout;
  searchId: string | null;
  /** Opens the check of the selection. */
  onCheck: () => void;
};

/** What can be done with the selection. */
export function BulkBar({ selected, query, pool, grid, layout, searchId, onCheck }: Props) {
  const copy = useCopy({ selected, pool, grid, layout });
  if (selected.count === 0) return null;
  const number = count(pool.count ?? 0);
  const matching = pool.indexing ? about(number) : number;
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t`Selected candidates`}>
      <span className={styles.bulkCount} role="status" data-testid="selected-count">
        {selected.all ? t`All ${matching} that match` : t`${count(selected.count)} selected`}
      </span>
      {!selected.all && (pool.count ?? 0) > selected.count && (
        <Button look="quiet" onClick={selected.selectAll}>{t`Select all ${matching}`}</Button>
      )}
      <Button look="quiet" icon={ListChecks} shortcut="c" onClick={onCheck}>
        {t`Check…`}
      </Button>
      <Button look="quiet" icon={ListPlus} shortcut="s" onClick={() => perform("shortlistHere")}>
        {t`Shortlist…`}
      </Button>
      <Button look="quiet" icon={ClipboardCopy} shortcut="mod+c" busy={copy.busy} why={copy.why} onClick={copy.perform}>
        {t`Copy`}
      </Button>
      <ExportMenu selection={() => asSelection(selected, query)} count={selected.count} />
      {searchId && <RemoveButton selected={selected} query={query} searchId={searchId} />}
      <IconButton icon={X} label={t`Clear the selection`} shortcut="escape" onClick={selected.clear} />
    </div>
  );
}

function RemoveButton({
  selected,
  query,
  searchId,
}: Omit<Props, "pool" | "grid" | "layout" | "onCheck"> & { searchId: string }) {
  const remove = useMutation({
    mutationFn: () => commands.removeMembers(searchId, asSelection(selected, query)),
    onSuccess: (removal) => {
      selected.clear();
      const who = candidates(removal.count);
      say({
        title: t`${who} removed from the search`,
        description: t`They stay in the workspace and in other searches.`,
        action: { label: t`Undo`, perform: () => void undo(removal) },
      });
    },
    onError: tell,
  });
  return (
    <Button look="quiet" icon={UserMinus} busy={remove.isPending} onClick={() => remove.mutate()}>
      {t`Remove from search`}
    </Button>
  );
}

/** Puts them back, long after the bar is gone. */
async function undo(removal: Removal): Promise<void> {
  try {
    const who = candidates(await commands.undoRemoval(removal.id));
    say({ title: t`${who} put back into the search` });
  } catch (thrown) {
    tell(thrown);
  }
}

function tell(thrown: unknown): void {
  const { message, hint } = asFailure(thrown);
  say({ title: message, description: hint, urgent: true });
}
