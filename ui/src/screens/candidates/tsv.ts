/** Candidates as tab-separated text for a spreadsheet's clipboard. */
import type { CandidateRow } from "../../api/bindings";

/** One line per candidate under a line of names. A cell that a spreadsheet would take for a formula is quoted. */
export function asTsv(rows: readonly CandidateRow[], heads: readonly string[]): string {
  const lines = rows.map((row) =>
    [row.fullName, row.linkedinUrl, row.location, row.employer, row.headline].map(cell).join("\t"),
  );
  return [heads.join("\t"), ...lines].join("\n");
}

function cell(value: string | null): string {
  const flat = (value ?? "").replace(/[\t\r\n]+/g, " ");
  return /^\s*[=+\-@]/.test(flat) ? `'${flat}` : flat;
}
