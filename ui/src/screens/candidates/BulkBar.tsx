/** The bar from below while candidates are selected. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { ClipboardCopy, UserMinus, X } from "lucide-react";
import type { CandidateRow, PoolQuery, Removal } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { Button, IconButton } from "../../components/Button";
import { say } from "../../components/Toasts";
import { about, candidates, count } from "../../words/numbers";
import styles from "./Candidates.module.css";
import { ExportMenu } from "./ExportMenu";
import { asSelection, type Selected } from "./selection";
import { asTsv } from "./tsv";
import type { Pool } from "./usePool";

/** So many are copied at once; more is for a file. */
const AT_ONCE = 5_000;

type Props = { selected: Selected; query: PoolQuery; pool: Pool; searchId: string | null };

/** What can be done with the selection. */
export function BulkBar({ selected, query, pool, searchId }: Props) {
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
      <CopyButton selected={selected} pool={pool} />
      <ExportMenu selection={() => asSelection(selected, query)} count={selected.count} />
      {searchId && <RemoveButton selected={selected} query={query} searchId={searchId} />}
      <IconButton icon={X} label={t`Clear the selection`} shortcut="escape" onClick={selected.clear} />
    </div>
  );
}

function CopyButton({ selected, pool }: Pick<Props, "selected" | "pool">) {
  const copy = useMutation({
    mutationFn: async () => {
      const rows = selected.chosen.kind === "these" ? [...selected.chosen.rows.values()] : await firstRows(pool);
      await navigator.clipboard.writeText(
        asTsv(rows, [t`Name`, t`LinkedIn profile`, t`Location`, t`Employer`, t`Headline`]),
      );
      return rows.length;
    },
    onSuccess: (copied) => say({ title: t`${candidates(copied)} copied` }),
    onError: tell,
  });
  const most = count(AT_ONCE);
  const why = selected.count > AT_ONCE && t`At most ${most} can be copied. Export the list instead.`;
  return (
    <Button look="quiet" icon={ClipboardCopy} busy={copy.isPending} why={why} onClick={() => copy.mutate()}>
      {t`Copy`}
    </Button>
  );
}

function RemoveButton({ selected, query, searchId }: Omit<Props, "pool"> & { searchId: string }) {
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

async function firstRows(pool: Pool): Promise<CandidateRow[]> {
  const page = 500;
  const wanted = Math.min(pool.count ?? 0, AT_ONCE);
  const rows: CandidateRow[] = [];
  while (rows.length < wanted) {
    const next = await pool.load(rows.length, Math.min(page, wanted - rows.length));
    if (next.length === 0) break;
    rows.push(...next);
  }
  return rows;
}
