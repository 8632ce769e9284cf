/** One requirement: its statement, how to judge it, what it is about, and how much it weighs. */
import { t } from "@lingui/core/macro";
import { ArrowDownToLine, ArrowUpToLine, ChevronRight, GripVertical, X } from "lucide-react";
import type { KeyboardEvent, PointerEvent } from "react";
import { useId, useState } from "react";
import { IconButton } from "../../components/Button";
import { TextArea } from "../../components/Field";
import { Select } from "../../components/Select";
import { CATEGORIES, requirementCategory } from "../../words/briefings";
import styles from "./Briefing.module.css";
import type { Problem, Row } from "./draft";

/** What can be done to a row. */
export type RowHands = {
  change: (row: Row, change: Partial<Row>, how?: "now") => void;
  weigh: (row: Row, weight: number) => void;
  step: (row: Row, by: 1 | -1) => void;
  /** To the other group. */
  turn: (row: Row) => void;
  add: (row: Row) => void;
  remove: (row: Row) => void;
  leave: () => void;
  grab: (row: Row, event: PointerEvent) => void;
};

type Props = {
  row: Row;
  isLocked: boolean;
  isDragged: boolean;
  isBelowLine: boolean;
  problems: readonly Problem[];
  /** Why the core did not take it, where this row was written on last. */
  refusal: string | null;
  hands: RowHands;
};

const WEIGHTS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"] as const;

/** The row. Its rubric opens below it. */
export function RequirementRow({ row, isLocked, isDragged, isBelowLine, problems, refusal, hands }: Props) {
  const [open, setOpen] = useState(false);
  const noteId = useId();
  const isGate = row.kind === "must_have";
  const short = row.statement.slice(0, 80) || t`New requirement`;
  const wrongIn = (field: Problem["field"]) => problems.find((problem) => problem.field === field)?.text;
  const wrong = wrongIn("statement") ?? wrongIn("rubric") ?? refusal;
  const isOpen = open || wrongIn("rubric") !== undefined;
  const rowKeys = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (!event.altKey || by === null) return;
    event.preventDefault();
    event.stopPropagation();
    hands.step(row, by);
  };
  const handleKeys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === "m") hands.turn(row);
    else if ((event.key === "Delete" || event.key === "Backspace") && !isLocked) hands.remove(row);
    else return;
    event.preventDefault();
  };
  return (
    <li
      className={styles.row}
      data-row={row.id}
      data-dragged={isDragged || undefined}
      data-line={isBelowLine || undefined}
      onKeyDownCapture={rowKeys}
    >
      <div className={styles.line}>
        <button
          type="button"
          className={styles.handle}
          data-part="handle"
          aria-label={t`Move “${short}”`}
          aria-description={t`Alt and the arrows move it, M puts it into the other group`}
          onPointerDown={(event) => hands.grab(row, event)}
          onKeyDown={handleKeys}
        >
          <GripVertical size={14} aria-hidden />
        </button>
        <button
          type="button"
          className={styles.twist}
          aria-expanded={isOpen}
          aria-label={t`How to judge “${short}”`}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight size={13} aria-hidden />
        </button>
        {isLocked ? (
          <p className={styles.fixed} dir="auto">
            {row.statement.slice(0, 500)}
          </p>
        ) : (
          <Statement row={row} wrong={wrong} noteId={noteId} hands={hands} />
        )}
        <span className={styles.category}>
          {isLocked ? (
            <span className={styles.fixedCategory}>{requirementCategory(row.category)}</span>
          ) : (
            <Select
              bare
              label={t`Category of “${short}”`}
              value={row.category}
              onChange={(category) => hands.change(row, { category }, "now")}
              choices={CATEGORIES.map((value) => ({ value, label: requirementCategory(value) }))}
            />
          )}
        </span>
        <span className={styles.weight}>
          {!isGate && (
            <Select
              bare
              label={t`Weight of “${short}”`}
              value={String(row.weight) as (typeof WEIGHTS)[number]}
              onChange={(weight) => hands.weigh(row, Number(weight))}
              choices={WEIGHTS.map((value) => ({ value, label: t`Weight ${value}` }))}
            />
          )}
        </span>
        <IconButton
          icon={isGate ? ArrowDownToLine : ArrowUpToLine}
          label={isGate ? t`Make “${short}” a nice-to-have` : t`Make “${short}” a must-have`}
          onClick={() => hands.turn(row)}
        />
        {!isLocked && <IconButton icon={X} label={t`Remove “${short}”`} onClick={() => hands.remove(row)} />}
      </div>
      {wrong && (
        <p id={noteId} className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
      {isOpen ? (
        <div className={styles.rubric}>
          {isLocked ? (
            <p className={styles.fixedRubric} dir="auto">
              {row.rubric.slice(0, 4000) || t`No rubric: the statement says it all.`}
            </p>
          ) : (
            <TextArea
              dir="auto"
              rows={3}
              data-part="rubric"
              aria-label={t`How to judge “${short}”`}
              placeholder={t`Which evidence counts, what is strong, what is too little, and what to make of silence`}
              value={row.rubric}
              onChange={(event) => hands.change(row, { rubric: event.target.value })}
              onBlur={hands.leave}
            />
          )}
        </div>
      ) : (
        row.rubric && (
          <button type="button" tabIndex={-1} className={styles.peek} onClick={() => setOpen(true)} dir="auto">
            {row.rubric.slice(0, 200)}
          </button>
        )
      )}
    </li>
  );
}

type StatementProps = { row: Row; wrong: string | null; noteId: string; hands: RowHands };

/** It wraps where it is long, and holds no line of its own: Enter adds the next requirement. */
function Statement({ row, wrong, noteId, hands }: StatementProps) {
  return (
    <textarea
      rows={1}
      className={styles.statement}
      data-part="statement"
      dir="auto"
      spellCheck={false}
      aria-label={t`Requirement`}
      aria-invalid={wrong ? true : undefined}
      aria-describedby={wrong ? noteId : undefined}
      placeholder={row.kind === "must_have" ? t`What a candidate must have` : t`What would be nice`}
      value={row.statement}
      onChange={(event) => hands.change(row, { statement: event.target.value.replace(/\s*\n\s*/g, " ") })}
      onBlur={hands.leave}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") {
          event.preventDefault();
          if (row.statement.trim()) hands.add(row);
        }
        if (event.key === "Backspace" && row.statement === "" && row.rubric === "") {
          event.preventDefault();
          hands.remove(row);
        }
      }}
    />
  );
}
