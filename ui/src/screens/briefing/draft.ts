/** A briefing as somebody is writing it: its rows, how they move, and what is wrong with them. */
import type { BriefingFields, BriefingView, Requirement, RequirementKind } from "../../api/bindings";
import { saidOf } from "../../words/failures";
import { sentence } from "../../words/sentence";

/** One requirement, with nothing left out. */
export type Row = Required<Requirement>;
/** What is written. */
export type Draft = { name: string; rows: readonly Row[] };
/** What is wrong, and where: at a row, or at the whole briefing. */
export type Problem = { id: string | null; field: "name" | "statement" | "rubric" | "rows"; text: string };

/** The longest texts, in characters, and the most rows: what the core takes. */
const MOST = { name: 200, statement: 500, rubric: 4_000, rows: 64 };
const SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";

/** What stands in the core, to be written on. */
export function draftOf({ name, requirements }: Pick<BriefingView, "name" | "requirements">): Draft {
  return { name, rows: ordered(requirements.map((each) => ({ rubric: "", weight: 1, ...each }))) };
}

/** Must-haves first: the order in which they are shown is the order in which they are kept. */
export function ordered(rows: readonly Row[]): Row[] {
  return [...ofKind(rows, "must_have"), ...ofKind(rows, "nice_to_have")];
}

/** The rows of one group. */
export function ofKind(rows: readonly Row[], kind: RequirementKind): Row[] {
  return rows.filter((row) => row.kind === kind);
}

/** A short id at random: one that was removed does not come back with the next row. */
export function freshId(): string {
  const [...bytes] = crypto.getRandomValues(new Uint8Array(8));
  return `r${bytes.map((byte) => SIGNS[byte % SIGNS.length]).join("")}`;
}

/** A row that nobody has written yet. */
export function freshRow(kind: RequirementKind): Row {
  return { id: freshId(), statement: "", rubric: "", category: "other", kind, weight: 1 };
}

/** The rows with one of them at a place of a group. */
export function placed(rows: readonly Row[], id: string, kind: RequirementKind, index: number): Row[] {
  const row = rows.find((each) => each.id === id);
  if (!row) return [...rows];
  const others = rows.filter((each) => each.id !== id);
  const group = ofKind(others, kind);
  const here = [...group.slice(0, index), { ...row, kind }, ...group.slice(index)];
  return kind === "must_have"
    ? [...here, ...ofKind(others, "nice_to_have")]
    : [...ofKind(others, "must_have"), ...here];
}

/** Where a row comes to by one step up or down; past the end of a group it goes on in the other one. */
export function stepped(rows: readonly Row[], id: string, by: 1 | -1): { kind: RequirementKind; index: number } | null {
  const row = rows.find((each) => each.id === id);
  if (!row) return null;
  const group = ofKind(rows, row.kind);
  const next = group.findIndex((each) => each.id === id) + by;
  if (next >= 0 && next < group.length) return { kind: row.kind, index: next };
  if (row.kind === "must_have" && by === 1) return { kind: "nice_to_have", index: 0 };
  if (row.kind === "nice_to_have" && by === -1) {
    return { kind: "must_have", index: ofKind(rows, "must_have").length };
  }
  return null;
}

/** The other kind. */
export function otherKind(kind: RequirementKind): RequirementKind {
  return kind === "must_have" ? "nice_to_have" : "must_have";
}

/** What the core is given: a row that was never kept and says nothing yet is left out. */
export function fieldsOf({ name, rows }: Draft, kept: ReadonlySet<string>): BriefingFields {
  const written = rows.filter((row) => row.statement.trim() !== "" || kept.has(row.id));
  const trimmed = written.map((row) => ({ ...row, statement: row.statement.trim(), rubric: row.rubric.trim() }));
  return { name: name.trim(), requirements: trimmed };
}

/** What keeps it from being saved, in the words for the core's own refusals. */
export function problemsOf({ name, requirements }: BriefingFields): Problem[] {
  const problems: Problem[] = [];
  const note = (problem: Omit<Problem, "text">, trouble: Partial<Parameters<typeof saidOf>[0]>) => {
    const { message, hint } = saidOf({ code: "", message: "", hint: "", ...trouble });
    problems.push({ ...problem, text: `${sentence(message)} ${hint}` });
  };
  const long = (text: string, most: number) => ({ length: [...text].length, most });
  if (!name) note({ id: null, field: "name" }, { code: "name_missing" });
  if ([...name].length > MOST.name) {
    note(
      { id: null, field: "name" },
      { code: "briefing_text_too_long", case: "briefing_name_too_long", values: long(name, MOST.name) },
    );
  }
  if (requirements.length === 0) note({ id: null, field: "rows" }, { code: "requirements_missing" });
  if (requirements.length > MOST.rows) {
    note({ id: null, field: "rows" }, { code: "too_many_requirements", values: { limit: MOST.rows } });
  }
  for (const { id, statement, rubric = "" } of requirements) {
    if (!statement) note({ id, field: "statement" }, { code: "statement_missing" });
    if ([...statement].length > MOST.statement) {
      note({ id, field: "statement" }, { code: "briefing_text_too_long", values: long(statement, MOST.statement) });
    }
    if ([...rubric].length > MOST.rubric) {
      note(
        { id, field: "rubric" },
        { code: "briefing_text_too_long", case: "rubric_too_long", values: long(rubric, MOST.rubric) },
      );
    }
  }
  return problems;
}

/** What the core has now, with what is being written kept: the blank at the end of a word, and rows without words. */
export function adopted(local: Draft, core: Draft, kept: ReadonlySet<string>): Draft {
  const text = (ours: string | undefined, theirs: string) => (ours?.trim() === theirs ? ours : theirs);
  const rows: Row[] = core.rows.map((row) => {
    const ours = local.rows.find((each) => each.id === row.id);
    return { ...row, statement: text(ours?.statement, row.statement), rubric: text(ours?.rubric, row.rubric) };
  });
  local.rows.forEach((row, at) => {
    if (kept.has(row.id) || rows.some((each) => each.id === row.id)) return;
    const before = local.rows[at - 1]?.id;
    rows.splice(rows.findIndex((each) => each.id === before) + 1, 0, row);
  });
  return { name: text(local.name, core.name), rows: ordered(rows) };
}
