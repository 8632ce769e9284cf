/** The bar over the list: how many, the filters as chips, the columns, and export. */
import { t } from "@lingui/core/macro";
import { ArrowDownUp, Columns3, Pin } from "lucide-react";
import { memo, useCallback } from "react";
import type { CandidateRow, PoolFilter, PoolQuery, Selection } from "../../api/bindings";
import { IconButton } from "../../components/Button";
import type { GridColumn } from "../../components/gridColumns";
import { type ColumnPlace, completeLayout, type GridLayout } from "../../components/gridLayout";
import { Menu, MenuCheck, MenuGroup, MenuItem, MenuLine } from "../../components/Menu";
import { about, candidates, countOf } from "../../words/numbers";
import * as reasons from "../../words/reasons";
import styles from "./Candidates.module.css";
import { ExportMenu } from "./ExportMenu";
import { FilterChips } from "./FilterChips";
import type { Pool } from "./usePool";
import { SORTS, type View } from "./view";

type Props = {
  /** The question of the moment. Not the question itself, or a key press would draw the whole bar again. */
  query: () => PoolQuery;
  filters: PoolFilter[];
  sort: View["sort"];
  onChange: (next: Partial<View>) => void;
  pool: Pool;
  columns: readonly GridColumn<CandidateRow>[];
  layout: GridLayout;
  onLayout: (layout: GridLayout) => void;
  inSearch: boolean;
};

/** The bar. */
export function FilterBar({ query, filters, sort, onChange, pool, inSearch, ...columns }: Props) {
  const setFilters = useCallback((next: PoolFilter[]) => onChange({ filters: next }), [onChange]);
  const setSort = useCallback((next: View["sort"]) => onChange({ sort: next }), [onChange]);
  const everyone = useCallback((): Selection => ({ type: "matching", query: query() }), [query]);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t`List`}>
      <Count pool={pool} inSearch={inSearch} />
      <FilterChips query={query} filters={filters} inSearch={inSearch} onChange={setFilters} />
      <span className={styles.push} />
      <SortMenu columns={columns.columns} sort={sort} onSort={setSort} />
      <ColumnMenu {...columns} />
      <ExportMenu selection={everyone} count={pool.count ?? 0} />
    </div>
  );
}

function Count({ pool, inSearch }: Pick<Props, "pool" | "inSearch">) {
  const { count, total = count, indexing } = pool;
  const of = (part: number, all: number) => {
    const words = inSearch ? candidates(part) : countOf(part, all);
    return indexing ? about(words) : words;
  };
  const isKnown = count !== undefined && total !== undefined;
  // It has the room of the longest from the first key on: what is beside it stays, and nothing else is laid out.
  const longest = isKnown
    ? [of(total, total), of(Math.max(total - 1, 0), total)].sort((a, b) => b.length - a.length)[0]
    : undefined;
  return (
    <span
      className={styles.count}
      role="status"
      data-testid="candidate-count"
      data-count={count}
      data-longest={longest}
      data-indexing={indexing || undefined}
    >
      <span>{isKnown ? of(count, total) : "\u00a0"}</span>
    </span>
  );
}

type SortProps = Pick<Props, "columns"> & { sort: View["sort"]; onSort: (sort: View["sort"]) => void };

const SortMenu = memo(function SortMenu({ columns, sort, onSort }: SortProps) {
  const isDescending = (id: string) => columns.find((column) => column.id === id)?.sorts === "down";
  return (
    <Menu trigger={<IconButton icon={ArrowDownUp} label={t`Sort`} />}>
      <MenuGroup label={t`Sort by`}>
        {SORTS.map((column) => (
          <MenuCheck
            key={column}
            checked={sort.column === column}
            onChange={() => onSort({ column, descending: isDescending(column) })}
          >
            {reasons.sortColumn(column)}
          </MenuCheck>
        ))}
      </MenuGroup>
      <MenuLine />
      <MenuCheck checked={sort.descending} onChange={(descending) => onSort({ ...sort, descending })}>
        {t`Descending`}
      </MenuCheck>
    </Menu>
  );
});

type ColumnProps = Pick<Props, "columns" | "layout" | "onLayout">;

const ColumnMenu = memo(function ColumnMenu({ columns, layout, onLayout }: ColumnProps) {
  const named = columns.filter((column) => !column.fixed);
  const of = (id: string) => layout.find((place) => place.id === id);
  const place = (id: string, next: Partial<ColumnPlace>) =>
    onLayout(layout.map((each) => (each.id === id ? { ...each, ...next } : each)));
  return (
    <Menu trigger={<IconButton icon={Columns3} label={t`Columns`} />}>
      <MenuGroup label={t`Shown`}>
        {named.map(({ id, label }) => (
          <MenuCheck key={id} checked={of(id)?.visible ?? false} onChange={(visible) => place(id, { visible })}>
            {label}
          </MenuCheck>
        ))}
      </MenuGroup>
      <MenuLine />
      <MenuGroup label={t`Pinned at the left`}>
        {named.map(({ id, label }) => (
          <MenuCheck key={id} checked={of(id)?.pinned ?? false} onChange={(pinned) => place(id, { pinned })}>
            {label}
          </MenuCheck>
        ))}
      </MenuGroup>
      <MenuLine />
      <MenuItem icon={Pin} onPick={() => onLayout(completeLayout(columns, []))}>
        {t`Reset the columns`}
      </MenuItem>
    </Menu>
  );
});
