/** The pretended pool: finds, sorts and counts made-up people. */
import type { CandidateRow, Facets, PoolFilter, PoolPage, PoolQuery } from "../../src/api/bindings";
import { employers, person, places } from "./people";

/** How many people a filtered question looks through. */
const LOOKED_AT = 20_000;

/** A pool of so many people. */
export class Pool {
  private memo = new Map<string, CandidateRow[]>();
  constructor(
    readonly size: number,
    private now: number,
    public indexing = false,
  ) {}

  /** A page of people and how many there are. */
  find(query: PoolQuery, offset: number, limit: number): PoolPage {
    const plain = !query.text.trim() && query.filters.length === 0;
    if (plain && query.sort.column === "added" && query.sort.descending) {
      const rows: CandidateRow[] = [];
      for (let n = offset; n < Math.min(this.size, offset + limit); n++) rows.push(person(n, this.now));
      return { count: this.size, total: this.size, rows, indexing: this.indexing };
    }
    const found = this.sorted(query);
    const count = plain ? this.size : found.length;
    return { count, total: this.size, rows: found.slice(offset, offset + limit), indexing: this.indexing };
  }

  /** What the people of a question have. */
  facets(_query: PoolQuery): Facets {
    const some = this.size === 0 ? 0 : 12;
    return {
      employers: employers.slice(0, some).map((value, index) => ({ value, count: 140 - index * 9 })),
      locations: places.slice(0, some).map((value, index) => ({ value, count: 120 - index * 8 })),
    };
  }

  private sorted(query: PoolQuery): CandidateRow[] {
    const key = JSON.stringify(query);
    const known = this.memo.get(key);
    if (known) return known;
    const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
    const found: CandidateRow[] = [];
    for (let n = 0; n < Math.min(this.size, LOOKED_AT); n++) {
      const each = person(n, this.now);
      const all = `${each.fullName} ${each.headline} ${each.employer} ${each.location}`.toLowerCase();
      if (words.every((word) => all.includes(word)) && query.filters.every((filter) => matches(each, filter, n)))
        found.push(each);
    }
    const order = query.sort.descending ? -1 : 1;
    const by = sortValue(query.sort.column);
    found.sort((a, b) => by(a).localeCompare(by(b)) * order);
    this.memo.set(key, found);
    return found;
  }
}

function sortValue(column: PoolQuery["sort"]["column"]): (row: CandidateRow) => string {
  return (row) => {
    switch (column) {
      case "added":
        return row.addedAt;
      case "updated":
        return row.updatedAt;
      case "name":
        return row.fullName;
      case "sources":
        return row.sources.join(" ");
      case "searches":
        return String(row.searches);
      default:
        return row[column] ?? "";
    }
  };
}

function matches(row: CandidateRow, filter: PoolFilter, n: number): boolean {
  switch (filter.type) {
    case "search":
      return filter.ids.some((id) => (id === "s4" ? false : (n + id.charCodeAt(1)) % 5 < 3));
    case "project":
      return true;
    case "employer":
      return filter.values.includes(row.employer ?? "");
    case "location":
      return filter.values.includes(row.location ?? "");
    case "words": {
      const value = filter.field === "name" ? row.fullName : row[filter.field];
      return (value ?? "").toLowerCase().includes(filter.words.toLowerCase());
    }
    case "source":
      return row.sources.includes(filter.source);
    case "hasEmail":
      return (row.email !== null) === filter.value;
    default:
      return filter satisfies never;
  }
}
