/** The pretended saved views, with the core's rules about their names. */
import type { PoolFilter, SavedView, Shown, ShownColumn } from "../../src/api/bindings";
import { employers, places } from "./people";

const failure = (code: string, message: string, hint: string) => ({ code, message, hint, reference: "7f3a-91c2" });

/** So many of the made-up ones to begin with. */
export class Views {
  private all: (SavedView & { removed?: boolean })[];

  constructor(
    many: number,
    private changed: () => void,
  ) {
    this.all = [vienna(), reachable(), byEmployer()].slice(0, many);
  }

  list(): SavedView[] {
    return this.all.filter(({ removed }) => !removed).map(({ id, name, shown }) => ({ id, name, shown }));
  }

  add(id: string, name: string, shown: Shown): SavedView {
    const view = { id, name: this.free(name, null), shown };
    this.all.push(view);
    this.changed();
    return view;
  }

  rename(id: string, name: string): null {
    return this.change(id, { name: this.free(name, id) });
  }

  move(id: string, before: string | null): null {
    const view = this.all.find((each) => each.id === id);
    if (!view) throw failure("not_found", "this view does not exist, or no longer", "");
    const others = this.all.filter((each) => each !== view);
    const at = others.findIndex((each) => each.id === before);
    this.all = at < 0 ? [...others, view] : [...others.slice(0, at), view, ...others.slice(at)];
    this.changed();
    return null;
  }

  take(id: string): null {
    return this.change(id, { removed: true });
  }

  putBack(id: string): null {
    return this.change(id, { removed: false });
  }

  change(id: string, change: Partial<SavedView & { removed: boolean }>): null {
    const found = this.all.find((view) => view.id === id);
    if (!found) throw failure("not_found", "this view does not exist, or no longer", "");
    Object.assign(found, change);
    this.changed();
    return null;
  }

  private free(name: string, of: string | null): string {
    const tidy = name.trim();
    const other = this.list().find((view) => view.id !== of && view.name.toLowerCase() === tidy.toLowerCase());
    if (!other) return tidy;
    throw failure("view_name_taken", `there is a view called “${other.name}” already`, "Choose another name.");
  }
}

function vienna(): SavedView {
  const filters: PoolFilter[] = [{ type: "location", values: [places[0] ?? ""] }];
  return { id: "v1", name: "Near the office", shown: shown("engineer", filters, [column("name"), column("employer")]) };
}

function reachable(): SavedView {
  return { id: "v2", name: "With e-mail", shown: shown("", [{ type: "hasEmail", value: true }], []) };
}

function byEmployer(): SavedView {
  const filters: PoolFilter[] = [{ type: "employer", values: employers.slice(0, 2) }];
  const columns = [
    column("employer", { pinned: true, width: 220 }),
    column("name"),
    column("sources", { visible: false }),
  ];
  return { id: "v3", name: "Alumni of our two largest clients", shown: shown("", filters, columns) };
}

function shown(text: string, filters: PoolFilter[], columns: ShownColumn[]): Shown {
  return { query: { text, filters, sort: { column: "name", descending: false } }, columns };
}

function column(id: string, change: Partial<ShownColumn> = {}): ShownColumn {
  return { id, visible: true, width: null, pinned: false, ...change };
}
