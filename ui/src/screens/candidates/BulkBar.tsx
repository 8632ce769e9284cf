/** The bar from below while candidates are selected. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { ClipboardCopy, UserMinus, X } from "lucide-react";
import { useState } from "react";
import type { CandidateRow, PoolQuery, Selection } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { Button, IconButton } from "../../components/Button";
import { Confirm } from "../../components/Dialog";
import { say } from "../../components/Toasts";
import { candidates, count } from "../../words/numbers";
import styles from "./Candidates.module.css";
import { ExportMenu } from "./FilterBar";
import { asSelection, type Selected } from "./selection";
import { asTsv } from "./tsv";
import type { Pool } from "./usePool";

/** So many are copied, or can be brought back by one press; more would not fit a clipboard or a message. */
const AT_ONCE = 5_000;

type Props = { selected: Selected; query: PoolQuery; pool: Pool; searchId: string | null };

/** What can be done with the selection. */
export function BulkBar({ selected, query, pool, searchId }: Props) {
  if (selected.count === 0) return null;
  const matching = count(pool.count ?? 0);
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t`Selected candidates`}>
      <span className={styles.bulkCount} role="status" data-testid="selected-count">
        {selected.all ? t`All ${matching} that match` : t`${count(selected.count)} selected`}
      </span>
      {!selected.all && (pool.count ?? 0) > selected.count && (
        <Button look="quiet" onClick={selected.selectAll}>{t`Select all ${matching}`}</Button>
      )}
      <CopyButton selected={selected} pool={pool} />
      {selected.all && <ExportMenu query={query} count={selected.count} />}
      {searchId && <RemoveButton selected={selected} query={query} pool={pool} searchId={searchId} />}
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
    onError: (thrown) => say({ title: asFailure(thrown).message, description: asFailure(thrown).hint, urgent: true }),
  });
  const most = count(AT_ONCE);
  const why = selected.count > AT_ONCE && t`At most ${most} can be copied. Export the list instead.`;
  return (
    <Button look="quiet" icon={ClipboardCopy} busy={copy.isPending} why={why} onClick={() => copy.mutate()}>
      {t`Copy`}
    </Button>
  );
}

function RemoveButton({ selected, query, pool, searchId }: Props & { searchId: string }) {
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: async () => {
      const selection = await reversible(selected, query, pool);
      const removed = await commands.removeMembers(searchId, selection);
      return { removed, ids: selection.type === "these" ? selection.ids : null };
    },
    onSuccess: ({ removed, ids }) => {
      setAsking(false);
      selected.clear();
      const undo = ids && { label: t`Undo`, perform: () => void commands.restoreMembers(searchId, ids) };
      say({ title: t`${candidates(removed)} removed from the search`, ...(undo && { action: undo }) });
    },
    onError: (thrown) => say({ title: asFailure(thrown).message, description: asFailure(thrown).hint, urgent: true }),
  });
  const who = candidates(selected.count);
  return (
    <>
      <Button
        look="quiet"
        icon={UserMinus}
        busy={remove.isPending}
        onClick={() => (selected.count > AT_ONCE ? setAsking(true) : remove.mutate())}
      >
        {t`Remove from search`}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Remove ${who} from this search?`}
        cancel={<Button onClick={() => setAsking(false)}>{t`Keep them`}</Button>}
        confirm={
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t`Remove ${who}`}
          </Button>
        }
      >
        <p>{t`They stay in the workspace and in other searches. So many cannot be brought back with one press.`}</p>
      </Confirm>
    </>
  );
}

/** “All that match” as a list of ids while it is short enough to be undone by one press. */
async function reversible(selected: Selected, query: PoolQuery, pool: Pool): Promise<Selection> {
  if (selected.chosen.kind === "these" || selected.count > AT_ONCE) return asSelection(selected, query);
  const rows = await firstRows(pool);
  return { type: "these", ids: rows.map((row) => row.id) };
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
