/** Candidates as tab-separated text for a spreadsheet's clipboard. */
import { t } from "@lingui/core/macro";
import type { CandidateRow } from "../../api/bindings";
import { candidateColumns } from "./columns";

/** One column of the text. */
export type TextColumn = { label: string; text: (row: CandidateRow) => string | null };

/** The columns that are shown, in their order. A name brings along what tells whose it is: the profile, and the headline
 * that stands under it.
 */
export function textColumns(shown: readonly string[]): TextColumn[] {
  const all = candidateColumns({ twoLines: false });
  const profile: TextColumn = { label: t`LinkedIn profile`, text: (row) => row.linkedinUrl };
  return shown.flatMap((id) => {
    const column = all.find((each) => each.id === id);
    if (!column?.text) return [];
    const own: TextColumn = { label: column.label, text: column.text };
    if (id !== "name") return [own];
    const headline = shown.includes("headline") ? [] : textColumns(["headline"]);
    return [own, profile, ...headline];
  });
}

/** One line per candidate under a line of names. A cell that a spreadsheet would take for a formula is quoted. */
export function asTsv(rows: readonly CandidateRow[], columns: readonly TextColumn[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(column.text(row))).join("\t"));
  return [columns.map((column) => column.label).join("\t"), ...lines].join("\n");
}

function cell(value: string | null): string {
  const flat = (value ?? "").replace(/[\t\r\n]+/g, " ");
  return /^\s*[=+\-@]/.test(flat) ? `'${flat}` : flat;
}
