/** The columns of the results. Cells are made by hand, because hundreds of them change at once. */
import { t } from "@lingui/core/macro";
import type { Requirement, ResultRowView, Verdict } from "../../api/bindings";
import { categoryTone } from "../../app/CategoryMark";
import { discElement } from "../../components/Disc";
import { element, setText } from "../../components/element";
import type { GridCell, GridColumn } from "../../components/gridColumns";
import { letterElement } from "../../components/LetterMark";
import * as words from "../../words/checks";
import { exact, relative } from "../../words/dates";
import { codeName } from "./blind";
import styles from "./Results.module.css";

type Column = GridColumn<ResultRowView>;
type Cell = GridCell<ResultRowView>;

/** Pixels of one verdict in the row of them. */
const SIGN = 16;

/** All of them. With `blind`, nothing in them tells who somebody is. */
export function resultColumns(requirements: readonly Requirement[], blind: boolean): Column[] {
  const signs = Math.min(300, Math.max(84, requirements.length * SIGN + 18));
  return [
    { id: "select", label: t`Selected`, width: 32, minWidth: 32, fixed: true, header: () => null, cell: tick(blind) },
    { id: "category", label: t`Category`, width: 76, cell: categoryCell },
    { id: "name", label: t`Name`, width: 190, minWidth: 130, flex: 2, cell: () => nameCell(blind) },
    { id: "fit", label: t`Fit`, width: 70, cell: fitCell },
    { id: "verdicts", label: t`Requirements`, width: signs, minWidth: 84, cell: () => verdictsCell(requirements) },
    { id: "employer", label: t`Employer`, width: 150, minWidth: 90, flex: 1, cell: textCell((row) => row.employer) },
    { id: "location", label: t`Location`, width: 140, minWidth: 90, flex: 1, cell: textCell((row) => row.location) },
    { id: "checked", label: t`Checked`, width: 100, cell: timeCell },
  ];
}

const shownName = (row: ResultRowView, blind: boolean) =>
  blind ? codeName(row.candidateId) : row.fullName.slice(0, 300);

function tick(blind: boolean): (toggle: (row: ResultRowView) => void) => Cell {
  return (toggle) => {
    const box = element("input", styles.tick);
    box.type = "checkbox";
    let shown: ResultRowView | null = null;
    // A press on the box selects; one beside it opens the candidate.
    box.addEventListener("click", (event) => event.stopPropagation());
    box.addEventListener("change", () => shown && toggle(shown));
    return {
      element: box,
      show: (row, { selected }) => {
        box.setAttribute("aria-label", t`Select ${shownName(row, blind).slice(0, 80)} to compare`);
        shown = row;
        box.checked = selected;
      },
    };
  };
}

function categoryCell(): Cell {
  const box = element("span", styles.category);
  const letter = letterElement();
  const hand = element("span", styles.hand);
  const mark = element("span", styles.bookmark);
  hand.textContent = "✎";
  mark.textContent = "★";
  for (const [sign, label] of [
    [hand, t`Decided by hand`],
    [mark, t`Bookmarked`],
  ] as const) {
    sign.setAttribute("role", "img");
    sign.setAttribute("aria-label", label);
    sign.title = label;
  }
  box.append(letter.element, hand, mark);
  return {
    element: box,
    show: ({ category, isDecided, bookmarked }) => {
      letter.show({
        letter: words.categorySign(category),
        tone: categoryTone(category),
        label: words.category(category),
      });
      hand.hidden = !isDecided;
      mark.hidden = !bookmarked;
    },
  };
}

function nameCell(blind: boolean): Cell {
  const box = element("div", styles.person);
  const disc = discElement(22);
  const texts = element("div", styles.personText);
  const name = element("span", styles.name);
  const headline = element("span", styles.headline);
  texts.append(name, headline);
  box.append(...(blind ? [texts] : [disc.element, texts]));
  return {
    element: box,
    show: (row) => {
      if (!blind) disc.show(row.candidateId, row.fullName);
      name.dataset.testid = "result-name";
      setText(name, shownName(row, blind));
      // A headline may have the name in it.
      const line = (row.headline ?? "").slice(0, 400);
      setText(headline, blind && line.toLowerCase().includes(row.fullName.toLowerCase()) ? "" : line);
    },
  };
}

function fitCell(): Cell {
  const box = element("span", styles.fit);
  return { element: box, show: ({ fitScore }) => setText(box, t`${fitScore}%`, t`Fit score`) };
}

/** One sign for each requirement; to a screen reader all of them in one sentence. */
function verdictsCell(requirements: readonly Requirement[]): Cell {
  const box = element("span", styles.verdicts);
  box.setAttribute("role", "img");
  const signs = requirements.map(() => element("span", styles.verdict));
  box.append(...signs);
  let shown = "";
  return {
    element: box,
    show: ({ verdicts }) => {
      const next = verdicts.join(" ");
      if (next === shown) return;
      shown = next;
      const said = requirements.map(({ statement }, at) => {
        const verdict = verdicts[at] ?? "unknown";
        return `${statement.slice(0, 120)}: ${words.verdict(verdict)}`;
      });
      box.setAttribute("aria-label", said.join("; "));
      signs.forEach((sign, at) => {
        const verdict: Verdict = verdicts[at] ?? "unknown";
        sign.dataset.verdict = verdict;
        sign.dataset.gate = requirements[at]?.kind === "must_have" ? "" : "no";
        setText(sign, words.verdictSign(verdict), said[at] ?? "");
      });
    },
  };
}

function textCell(value: (row: ResultRowView) => string | null): () => Cell {
  return () => {
    const box = element("span", styles.text);
    return { element: box, show: (row) => setText(box, value(row)?.slice(0, 400) || "–") };
  };
}

function timeCell(): Cell {
  const box = element("time", styles.muted);
  return {
    element: box,
    show: ({ checkedAt }) => {
      box.dateTime = checkedAt;
      setText(box, relative(checkedAt), exact(checkedAt));
    },
  };
}
