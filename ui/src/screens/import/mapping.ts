/** Which column of a file goes into which field of ours. */
import { t } from "@lingui/core/macro";
import type { DuplicatePolicy, FileImportAsk, FileView, OurField } from "../../api/bindings";

/** What a person chose in the mapping step: for each field a column, or none. */
export type Choices = { columns: Partial<Record<OurField, number>>; saveMapping: boolean; duplicates: DuplicatePolicy };

/** What the core proposes. */
export function firstChoices(view: FileView): Choices {
  const columns: Choices["columns"] = {};
  for (const { field, column } of view.mapping) if (column !== null) columns[field] = column;
  return { columns, saveMapping: false, duplicates: "fill" };
}

/** Puts a column into a field. A column feeds one field only, so it leaves the one it was in. */
export function assign(columns: Choices["columns"], column: number, field: OurField | null): Choices["columns"] {
  const next: Choices["columns"] = {};
  for (const [each, at] of Object.entries(columns) as [OurField, number][]) {
    if (at !== column && each !== field) next[each] = at;
  }
  if (field) next[field] = column;
  return next;
}

/** The field that a column goes into. */
export function fieldOf(columns: Choices["columns"], column: number): OurField | null {
  const found = (Object.entries(columns) as [OurField, number][]).find(([, at]) => at === column);
  return found?.[0] ?? null;
}

/** As the core takes it. */
export function mappingOf({
  columns,
  saveMapping,
  duplicates,
}: Choices): Pick<FileImportAsk, "mapping" | "saveMapping" | "duplicates"> {
  const mapping = (Object.entries(columns) as [OurField, number][]).map(([field, column]) => ({ field, column }));
  return { mapping, saveMapping, duplicates };
}

/** Why the file cannot be imported this way; null when it can. */
export function mappingProblem({ columns }: Choices): string | null {
  return columns.linkedinProfile === undefined ? t`Say which column holds the LinkedIn profile.` : null;
}
