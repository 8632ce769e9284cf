/** The columns of the ledger. */
import { t } from "@lingui/core/macro";
import type { Entry } from "../../api/bindings";
import { element, setText } from "../../components/element";
import type { GridCell, GridColumn } from "../../components/gridColumns";
import { balanceInWords, entryInWords, entryReason, movesAvailable, signed } from "../../words/credits";
import { exact, relative } from "../../words/dates";
import { count } from "../../words/numbers";
import styles from "./Credits.module.css";

/** Letters of a text in a cell. */
const MOST = 200;

/** All of them, from left to right. */
export function ledgerColumns(): GridColumn<Entry>[] {
  return [
    numbers("number", t`Number`, 80, (entry) => count(entry.number)),
    { id: "when", label: t`When`, width: 116, cell: whenCell },
    texts("kind", t`What`, 132, entryInWords),
    numbers("credits", t`Credits`, 92, amount),
    { id: "balance", label: t`Available after`, width: 130, minWidth: 72, cell: balanceCell },
    texts("candidate", t`Candidate`, 180, (entry) => entry.candidateName ?? "", 1),
    texts("briefing", t`Checked against`, 190, (entry) => entry.briefingName ?? "", 1),
    texts("reason", t`Reason`, 190, entryReason, 1),
  ];
}

/** How what is available moves; what is spent was reserved before, so it stands without a sign. */
function amount(entry: Entry): string {
  return entry.kind === "post" ? count(entry.credits) : signed(movesAvailable(entry));
}

function texts(
  id: string,
  label: string,
  width: number,
  text: (entry: Entry) => string,
  flex?: number,
): GridColumn<Entry> {
  return { id, label, width, minWidth: 80, ...(flex && { flex }), cell: () => textCell(styles.text, text) };
}

function numbers(id: string, label: string, width: number, text: (entry: Entry) => string): GridColumn<Entry> {
  return { id, label, width, minWidth: 72, cell: () => textCell(styles.numbers, text) };
}

function textCell(className: string | undefined, text: (entry: Entry) => string): GridCell<Entry> {
  const cell = element("span", className);
  return { element: cell, show: (entry) => setText(cell, text(entry).slice(0, MOST)) };
}

function whenCell(): GridCell<Entry> {
  const cell = element("span", styles.text);
  return { element: cell, show: ({ bookedAt }) => setText(cell, relative(bookedAt), exact(bookedAt)) };
}

/** What was available; the other two balances are one hover away. */
function balanceCell(): GridCell<Entry> {
  const cell = element("span", styles.numbers);
  return {
    element: cell,
    show: ({ balance }) => {
      const spent = count(balance.spent);
      setText(cell, count(balance.available), t`${balanceInWords(balance)}, ${spent} spent`);
    },
  };
}
