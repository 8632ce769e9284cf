/** The filters as chips; a press on one changes it, its cross takes it away. */
import { Popover } from "@base-ui/react/popover";
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { ListFilter, X } from "lucide-react";
import { memo, useState } from "react";
import type { PoolFilter, PoolQuery, ProjectView } from "../../api/bindings";
import { projects } from "../../api/queries";
import { IconButton } from "../../components/Button";
import { count } from "../../words/numbers";
import * as reasons from "../../words/reasons";
import styles from "./Candidates.module.css";
import { FilterEditor } from "./FilterEditor";

type Props = {
  query: () => PoolQuery;
  filters: PoolFilter[];
  inSearch: boolean;
  onChange: (filters: PoolFilter[]) => void;
};

/** All chips and the button for one more. */
export const FilterChips = memo(function FilterChips({ query, filters, inSearch, onChange }: Props) {
  const { data: all } = useQuery(projects());
  const replace = (index: number, next: PoolFilter | null) =>
    onChange(filters.flatMap((each, at) => (at === index ? (next ? [next] : []) : [each])));
  return (
    <>
      {filters.map((filter, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two filters may be alike; their place tells them apart
        <span key={`${filter.type}-${index}`} className={styles.chip}>
          <Editing query={query} filter={filter} inSearch={inSearch} onDone={(next) => replace(index, next)}>
            <span className={styles.chipText} title={filterInWords(filter, all ?? [])}>
              {filterInWords(filter, all ?? [])}
            </span>
          </Editing>
          <IconButton
            icon={X}
            label={t`Remove the filter`}
            className={styles.chipCross}
            onClick={() => replace(index, null)}
          />
        </span>
      ))}
      <Editing query={query} filter={null} inSearch={inSearch} onDone={(next) => next && onChange([...filters, next])}>
        <ListFilter size={14} aria-hidden />
        {t`Filter`}
      </Editing>
    </>
  );
});

type EditingProps = {
  query: () => PoolQuery;
  filter: PoolFilter | null;
  inSearch: boolean;
  onDone: (filter: PoolFilter | null) => void;
  children: React.ReactNode;
};

function Editing({ query, filter, inSearch, onDone, children }: EditingProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className={filter ? styles.chipButton : styles.addFilter}>{children}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" className={styles.positioner}>
          <Popover.Popup className={styles.popup} aria-label={t`Filter`}>
            <FilterEditor
              query={query()}
              filter={filter}
              inSearch={inSearch}
              onDone={(next) => {
                setOpen(false);
                onDone(next);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** A filter in words: “Employer: Northwind or Fjord”. */
export function filterInWords(filter: PoolFilter, all: readonly ProjectView[]): string {
  switch (filter.type) {
    case "search": {
      const names = all.flatMap((project) => project.searches).filter((search) => filter.ids.includes(search.id));
      return t`Search: ${several(names.map((search) => search.name))}`;
    }
    case "project": {
      const title = all.find((project) => project.id === filter.id)?.title ?? "";
      return t`Project: ${title}`;
    }
    case "employer":
      return t`Employer: ${several(filter.values)}`;
    case "location":
      return t`Location: ${several(filter.values)}`;
    case "words": {
      const field = reasons.sortColumn(filter.field);
      return t`${field} contains “${filter.words}”`;
    }
    case "source":
      return t`Source: ${reasons.source(filter.source)}`;
    case "hasEmail":
      return filter.value ? t`Has an e-mail address` : t`Has no e-mail address`;
    default:
      return filter satisfies never;
  }
}

function several(values: readonly string[]): string {
  const [first = "", second] = values;
  if (values.length <= 1) return first;
  const more = count(values.length - 1);
  return values.length === 2 && second ? t`${first} or ${second}` : t`${first} or ${more} others`;
}
