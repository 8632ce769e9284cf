/** The columns of the list of candidates. */
import { t } from "@lingui/core/macro";
import { FileSpreadsheet, FileText } from "lucide-react";
import { use } from "react";
import type { CandidateRow, RunSource } from "../../api/bindings";
import { Disc } from "../../components/Disc";
import { Checkbox } from "../../components/Field";
import type { GridColumn } from "../../components/gridColumns";
import { exact, relative } from "../../words/dates";
import { count } from "../../words/numbers";
import * as reasons from "../../words/reasons";
import styles from "./Candidates.module.css";
import { SelectionContext } from "./selection";

type Options = { twoLines: boolean };

/** All of them, in their first order. */
export function candidateColumns({ twoLines }: Options): GridColumn<CandidateRow>[] {
  return [
    {
      id: "select",
      label: t`Selected`,
      width: 36,
      minWidth: 36,
      fixed: true,
      header: () => <SelectAll />,
      cell: (row, { selected, toggle }) => (
        // The browser's own tick box: dozens of them come and go while the list is scrolled.
        <input
          type="checkbox"
          className={styles.tick}
          aria-label={t`Select ${row.fullName.slice(0, 80)}`}
          checked={selected}
          onChange={toggle}
          onClick={(event) => event.stopPropagation()}
        />
      ),
    },
    {
      id: "name",
      label: t`Name`,
      width: 320,
      minWidth: 180,
      flex: 2,
      sortable: true,
      cell: (row) => <NameCell row={row} twoLines={twoLines} />,
    },
    textColumn("headline", t`Headline`, 260, (row) => row.headline, true),
    textColumn("employer", t`Employer`, 170, (row) => row.employer),
    textColumn("location", t`Location`, 170, (row) => row.location),
    { id: "sources", label: t`Sources`, width: 84, cell: (row) => <Sources sources={row.sources} /> },
    {
      id: "searches",
      label: t`Searches`,
      width: 82,
      cell: (row) => <span className={styles.muted}>{count(row.searches)}</span>,
    },
    timeColumn("added", t`Added`, (row) => row.addedAt),
    timeColumn("updated", t`Updated`, (row) => row.updatedAt),
  ];
}

/** Selects all that match, or nothing when something is selected. */
function SelectAll() {
  const selected = use(SelectionContext);
  if (!selected) return null;
  const some = !selected.all && selected.count > 0;
  return (
    <Checkbox
      label={t`Select all that match`}
      checked={selected.all}
      some={some}
      onChange={selected.count > 0 ? selected.clear : selected.selectAll}
    />
  );
}

function textColumn(
  id: string,
  label: string,
  width: number,
  value: (row: CandidateRow) => string | null,
  hidden = false,
): GridColumn<CandidateRow> {
  const cell = (row: CandidateRow) => {
    const text = value(row);
    return text ? (
      <span className={styles.text} dir="auto" title={text.slice(0, 400)}>
        {text.slice(0, 400)}
      </span>
    ) : (
      <span className={styles.none}>{t`not given`}</span>
    );
  };
  return { id, label, width, minWidth: 90, flex: hidden ? 0 : 1, sortable: true, hidden, cell };
}

function timeColumn(id: string, label: string, value: (row: CandidateRow) => string): GridColumn<CandidateRow> {
  const cell = (row: CandidateRow) => (
    <time className={styles.muted} dateTime={value(row)} title={exact(value(row))}>
      {relative(value(row))}
    </time>
  );
  return { id, label, width: 104, sortable: true, cell };
}

function NameCell({ row, twoLines }: { row: CandidateRow; twoLines: boolean }) {
  const name = row.fullName.slice(0, 300);
  return (
    <div className={styles.person} data-lines={twoLines ? 2 : 1}>
      <Disc id={row.id} name={row.fullName} />
      <div className={styles.personText}>
        <span className={styles.name} dir="auto" title={name}>
          {name}
        </span>
        {row.headline && (
          <span className={styles.headline} dir="auto" title={row.headline.slice(0, 400)}>
            {row.headline.slice(0, 400)}
          </span>
        )}
      </div>
    </div>
  );
}

/** Small marks; their words are on hover and for a screen reader. */
export function Sources({ sources }: { sources: readonly RunSource[] }) {
  return (
    <span className={styles.sources}>
      {sources.map((source) => (
        <span
          key={source}
          role="img"
          className={styles.source}
          title={reasons.source(source)}
          aria-label={reasons.source(source)}
        >
          <SourceMark source={source} />
        </span>
      ))}
    </span>
  );
}

function SourceMark({ source }: { source: RunSource }) {
  switch (source) {
    case "linkedin":
      return <span aria-hidden>in</span>;
    case "csv":
      return <FileText size={12} aria-hidden />;
    case "spreadsheet":
      return <FileSpreadsheet size={12} aria-hidden />;
    default:
      return source satisfies never;
  }
}
