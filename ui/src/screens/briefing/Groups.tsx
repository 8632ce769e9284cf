/** Must-haves and nice-to-haves, with all that is done to a row: by keys, by dragging, by its buttons. */
import { t } from "@lingui/core/macro";
import { FileText, Plus } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import type { BriefingView, RequirementKind } from "../../api/bindings";
import { Button } from "../../components/Button";
import { ChecklistPicture } from "../../components/Pictures";
import { EmptyState } from "../../components/States";
import { say } from "../../components/Toasts";
import { arrange } from "./arrange";
import styles from "./Briefing.module.css";
import { freshRow, ofKind, otherKind, placed, type Row, stepped } from "./draft";
import { type Preset, presets } from "./presets";
import { RequirementRow, type RowHands } from "./RequirementRow";
import type { Drafting } from "./useDraft";
import { useRowDrag } from "./useRowDrag";

type Props = {
  briefing: BriefingView;
  drafting: Drafting;
  onPreset: (preset: Preset) => void;
  /** Opens the draft from a job description. */
  onDraft: () => void;
};

/** Both groups. */
export function Groups({ briefing, drafting, onPreset, onDraft }: Props) {
  const { draft, latest, edit, flush, problems, refusal, touched } = drafting;
  const isLocked = briefing.lockedAt !== null;
  const box = useRef<HTMLDivElement>(null);
  const keepFocus = useFocusOnRow(box, draft.rows);
  const [said, tell] = useState("");
  const setRows = (rows: readonly Row[], how?: "now") => edit({ ...latest.current, rows }, how);

  const place = async (id: string, kind: RequirementKind, index: number) => {
    const row = latest.current.rows.find((each) => each.id === id);
    if (!row) return;
    keepFocus(id);
    if (isLocked && row.kind !== kind) {
      const moved = { [id]: { kind, weight: row.weight } };
      if (!(await arrange(briefing.id, { requirements: moved, bands: briefing.bands }))) return;
    }
    const next = placed(latest.current.rows, id, kind, index);
    setRows(next, "now");
    const group = ofKind(next, kind);
    const at = group.findIndex((each) => each.id === id) + 1;
    tell(kind === "must_have" ? t`Must-have ${at} of ${group.length}` : t`Nice-to-have ${at} of ${group.length}`);
  };
  const { drag, onPointerDown } = useRowDrag(box, ({ id, kind, index }) => void place(id, kind, index));

  const add = (kind: RequirementKind, after?: string) => {
    const row = freshRow(kind);
    const group = ofKind(latest.current.rows, kind);
    const at = after ? group.findIndex(({ id }) => id === after) + 1 : group.length;
    keepFocus(row.id, "statement");
    setRows(placed([...latest.current.rows, row], row.id, kind, at));
  };
  const remove = (row: Row) => {
    const { rows } = latest.current;
    const at = rows.findIndex(({ id }) => id === row.id);
    const beside = rows[at + 1] ?? rows[at - 1];
    if (beside) keepFocus(beside.id);
    setRows(
      rows.filter(({ id }) => id !== row.id),
      "now",
    );
    if (!row.statement.trim() && !row.rubric.trim()) return;
    const short = row.statement.slice(0, 80);
    const putBack = () => {
      const now = latest.current.rows;
      setRows(placed([...now, row], row.id, row.kind, ofKind(rows, row.kind).indexOf(row)), "now");
    };
    say({ title: t`“${short}” removed`, action: { label: t`Undo`, perform: putBack } });
  };
  const hands: RowHands = {
    change: (row, change, how) =>
      setRows(
        latest.current.rows.map((each) => (each.id === row.id ? { ...each, ...change } : each)),
        how,
      ),
    weigh: (row, weight) => {
      if (!isLocked) return hands.change(row, { weight }, "now");
      void arrange(briefing.id, { requirements: { [row.id]: { kind: row.kind, weight } }, bands: briefing.bands });
    },
    step: (row, by) => {
      const next = stepped(latest.current.rows, row.id, by);
      if (next) void place(row.id, next.kind, next.index);
    },
    turn: (row) => void place(row.id, otherKind(row.kind), ofKind(latest.current.rows, otherKind(row.kind)).length),
    add: (row) => add(row.kind, row.id),
    remove,
    leave: () => void flush(),
    grab: (row, event) => onPointerDown(event, row.id),
  };

  if (draft.rows.length === 0 && !isLocked) {
    return <NoRows onPreset={onPreset} onDraft={onDraft} onAdd={() => add("must_have")} />;
  }
  const group = (kind: RequirementKind, title: string, about: string) => {
    const rows = ofKind(draft.rows, kind);
    const line = drag?.kind === kind ? drag.index : null;
    const others = rows.filter((row) => row.id !== drag?.id);
    return (
      <section className={styles.group} data-group={kind} aria-label={title}>
        <header className={styles.groupHead}>
          <h2>{title}</h2>
          <p>{about}</p>
        </header>
        <ul className={styles.rows} data-drop={line !== null && line >= others.length ? "" : undefined}>
          {rows.map((row) => (
            <RequirementRow
              key={row.id}
              row={row}
              isLocked={isLocked}
              isDragged={drag?.id === row.id}
              isBelowLine={line !== null && others[line]?.id === row.id}
              problems={problems.filter(({ id }) => id === row.id)}
              refusal={touched === row.id ? refusal : null}
              hands={hands}
            />
          ))}
          {rows.length === 0 && <li className={styles.none}>{nothingIn(kind)}</li>}
        </ul>
        {!isLocked && (
          <Button look="quiet" icon={Plus} className={styles.add} onClick={() => add(kind)}>
            {kind === "must_have" ? t`Add a must-have` : t`Add a nice-to-have`}
          </Button>
        )}
      </section>
    );
  };
  return (
    <div ref={box} className={styles.groups}>
      {group("must_have", t`Must-haves`, t`Gates: who does not fulfil one is no fit.`)}
      {group("nice_to_have", t`Nice-to-haves`, t`Signals: they rank by their weight and rule nobody out.`)}
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </div>
  );
}

function nothingIn(kind: RequirementKind): string {
  return kind === "must_have"
    ? t`No gate: nobody is ruled out.`
    : t`No signal: everybody who passes the gates is an A.`;
}

/** An empty briefing: write, or start from what is ready. */
function NoRows({ onPreset, onDraft, onAdd }: Pick<Props, "onPreset" | "onDraft"> & { onAdd: () => void }) {
  return (
    <EmptyState
      picture={<ChecklistPicture />}
      title={t`What must a candidate have?`}
      action={
        <>
          <Button look="primary" icon={Plus} onClick={onAdd}>
            {t`Add a must-have`}
          </Button>
          <Button icon={FileText} onClick={onDraft}>
            {t`Draft from a job description`}
          </Button>
          <ul className={styles.presets} aria-label={t`Presets`}>
            {presets().map((preset) => (
              <li key={preset.id}>
                <Button onClick={() => onPreset(preset)}>{preset.label}</Button>
              </li>
            ))}
          </ul>
        </>
      }
    >
      {t`Write it yourself, or start from a job description or a preset and change the words.`}
    </EmptyState>
  );
}

/** A row that is put elsewhere loses the focus on the way; the same part of it gets it back, at the same letter. */
function useFocusOnRow(box: React.RefObject<HTMLElement | null>, rows: readonly Row[]) {
  const wanted = useRef<{ id: string; part: string; caret: number | null } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus is given back when the rows have moved
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const { id, part, caret } = wanted.current;
    const row = box.current?.querySelector(`[data-row="${CSS.escape(id)}"]`);
    const target =
      row?.querySelector<HTMLElement>(`[data-part="${part}"]`) ?? row?.querySelector<HTMLElement>("[data-part]");
    if (!target) return;
    wanted.current = null;
    target.focus();
    if (caret !== null && target instanceof HTMLTextAreaElement) target.setSelectionRange(caret, caret);
  }, [box, rows]);
  return (id: string, part?: string) => {
    const active = document.activeElement;
    const isInside = box.current?.contains(active) ?? false;
    if (!part && !isInside) return;
    const own = active instanceof HTMLElement ? active.dataset.part : undefined;
    const caret = active instanceof HTMLTextAreaElement && !part ? active.selectionStart : null;
    wanted.current = { id, part: part ?? own ?? "handle", caret };
  };
}
