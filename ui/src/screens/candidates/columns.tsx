/** The columns of the list of candidates. */
import { t } from "@lingui/core/macro";
import { use } from "react";
import type { CandidateRow } from "../../api/bindings";
import { discElement } from "../../components/Disc";
import { element, setText } from "../../components/element";
import { Checkbox } from "../../components/Field";
import type { GridCell, GridColumn } from "../../components/gridColumns";
import { exact, relative, sortable } from "../../words/dates";
import { count } from "../../words/numbers";
import * as reasons from "../../words/reasons";
import styles from "./Candidates.module.css";
import { sourceMarks } from "./Sources";
import { SelectionContext } from "./selection";

type Options = { twoLines: boolean };
/** A column, and what of it goes to the clipboard. */
type Column = GridColumn<CandidateRow> & { text?: (row: CandidateRow) => string | null };

/** All of them, in their first order. */
export function candidateColumns({ twoLines }: Options): Column[] {
  return [
    { id: "select", label: t`Selected`, width: 36, minWidth: 36, fixed: true, header: () => <SelectAll />, cell: tick },
    {
      id: "name",
      label: t`Name`,
      width: 320,
      minWidth: 180,
      flex: 2,
      sorts: "up",
      cell: () => nameCell(twoLines),
      text: (row) => row.fullName,
    },
    textColumn("headline", t`Headline`, 260, (row) => row.headline, true),
    textColumn("employer", t`Employer`, 170, (row) => row.employer),
    textColumn("location", t`Location`, 170, (row) => row.location),
    textColumn("email", t`E-mail`, 220, (row) => row.email, true),
    { id: "sources", label: t`Sources`, width: 92, sorts: "up", cell: sourcesCell, text: sourcesInWords },
    {
      id: "searches",
      label: t`Searches`,
      width: 92,
      sorts: "down",
      cell: searchesCell,
      text: (row) => String(row.searches),
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

function tick(toggle: (row: CandidateRow) => void): GridCell<CandidateRow> {
  const box = element("input", styles.tick);
  box.type = "checkbox";
  let shown: CandidateRow | null = null;
  // A press on the box selects; one beside it opens the candidate.
  box.addEventListener("click", (event) => event.stopPropagation());
  box.addEventListener("change", () => shown && toggle(shown));
  return {
    element: box,
    show: (row, { selected }) => {
      if (row.id !== shown?.id) box.setAttribute("aria-label", t`Select ${row.fullName.slice(0, 80)}`);
      shown = row;
      box.checked = selected;
    },
  };
}

function textColumn(
  id: string,
  label: string,
  width: number,
  value: (row: CandidateRow) => string | null,
  hidden = false,
): Column {
  const cell = (): GridCell<CandidateRow> => {
    const box = element("span", styles.text);
    const show = (row: CandidateRow) => {
      const text = value(row)?.slice(0, 400);
      const look = (text ? styles.text : styles.none) ?? "";
      if (box.className !== look) box.className = look;
      setText(box, text || t`not given`, text ?? "");
    };
    return { element: box, show };
  };
  return { id, label, width, minWidth: 90, flex: hidden ? 0 : 1, sorts: "up", hidden, cell, text: value };
}

function timeColumn(id: string, label: string, value: (row: CandidateRow) => string): Column {
  const cell = (): GridCell<CandidateRow> => {
    const box = element("time", styles.muted);
    const show = (row: CandidateRow) => {
      const at = value(row);
      const isSame = box.dateTime === at;
      setText(box, relative(at), isSame ? box.title : exact(at));
      if (!isSame) box.dateTime = at;
    };
    return { element: box, show };
  };
  return { id, label, width: 104, sorts: "down", cell, text: (row) => sortable(value(row)) };
}

function nameCell(twoLines: boolean): GridCell<CandidateRow> {
  const box = element("div", styles.person);
  box.dataset.lines = twoLines ? "2" : "1";
  const disc = discElement(22);
  const texts = element("div", styles.personText);
  const name = element("span", styles.name);
  const headline = element("span", styles.headline);
  texts.append(name, headline);
  box.append(disc.element, texts);
  return {
    element: box,
    show: (row) => {
      disc.show(row.id, row.fullName);
      name.dataset.testid = "candidate-name"; // from here on it is a person and no skeleton
      setText(name, row.fullName.slice(0, 300));
      setText(headline, row.headline?.slice(0, 400) ?? "");
      headline.hidden = !row.headline;
    },
  };
}

function sourcesCell(): GridCell<CandidateRow> {
  const box = element("span", styles.sources);
  let shown = "";
  const show = ({ sources }: CandidateRow) => {
    const next = sources.join(" ");
    if (next === shown) return;
    shown = next;
    box.replaceChildren(...sourceMarks(sources));
  };
  return { element: box, show };
}

function sourcesInWords({ sources }: CandidateRow): string {
  return sources.map(reasons.source).join(", ");
}

function searchesCell(): GridCell<CandidateRow> {
  const box = element("span", styles.muted);
  return { element: box, show: (row) => setText(box, count(row.searches), "") };
}
