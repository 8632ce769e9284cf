/** The columns of the list as a person left them where no saved view says how they stand; kept on this machine. */
import { z } from "zod";
import type { GridLayout } from "../../components/gridLayout";

const KEY = "longlist.columns.candidates";
const layout = z.array(
  z.object({ id: z.string(), visible: z.boolean(), width: z.number().nullable(), pinned: z.boolean() }),
);

/** Reads them; nothing when none were kept, or nothing that makes sense. */
export function keptColumns(): GridLayout {
  try {
    return layout.catch([]).parse(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
  } catch {
    return [];
  }
}

/** Keeps them. */
export function keepColumns(next: GridLayout): void {
  localStorage.setItem(KEY, JSON.stringify(next));
}
