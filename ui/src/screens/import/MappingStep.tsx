/** The second step: the file as it was read, with a field of ours over each column. */
import { t } from "@lingui/core/macro";
import { Check, CircleAlert, History, Minus } from "lucide-react";
import type { DuplicatePolicy, FileView, MappedColumn, OurField } from "../../api/bindings";
import { Checkbox, Field } from "../../components/Field";
import { Select } from "../../components/Select";
import { Notice, Status, type Tone } from "../../components/Status";
import { confidence } from "../../words/confidence";
import { count, rows } from "../../words/numbers";
import * as reasons from "../../words/reasons";
import styles from "./Import.module.css";
import { assign, type Choices, fieldOf, mappingProblem } from "./mapping";

const NOWHERE = "nowhere";
const POLICIES: readonly DuplicatePolicy[] = ["fill", "skip", "overwrite"];

type Props = { view: FileView; choices: Choices; onChange: (choices: Choices) => void };

/** Columns, first rows, and what happens to people who are here already. */
export function MappingStep({ view, choices, onChange }: Props) {
  const problem = mappingProblem(choices);
  const shown = count(view.rows.length);
  const all = rows(view.approximateRecords);
  return (
    <>
      {problem && (
        <Notice tone="warn" icon={CircleAlert} live>
          {problem}
        </Notice>
      )}
      <div className={styles.tableBox}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
        <section className={styles.tableScroll} tabIndex={0} aria-label={t`First rows of the file`}>
          <table className={styles.table}>
            <thead>
              <tr>
                {view.headers.map((header, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; headers may repeat
                  <th key={column} scope="col">
                    <ColumnHead view={view} header={header} column={column} choices={choices} onChange={onChange} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {view.rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the file
                <tr key={at}>
                  {view.headers.map((_, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the row
                    <td key={column} dir="auto" title={row[column]?.slice(0, 400)}>
                      {row[column]?.slice(0, 200)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <p className={styles.tableFoot}>
          {view.recordsAreExact ? t`The first ${shown} of ${all}.` : t`The first ${shown} of about ${all}.`}
        </p>
      </div>
      <div className={styles.pair}>
        <Field label={t`People who are here already`} hint={reasons.duplicatePolicy(choices.duplicates).advice}>
          <Select
            value={choices.duplicates}
            onChange={(duplicates) => onChange({ ...choices, duplicates })}
            choices={POLICIES.map((value) => ({ value, label: reasons.duplicatePolicy(value).label }))}
          />
        </Field>
        <div className={styles.alignEnd}>
          <Checkbox checked={choices.saveMapping} onChange={(saveMapping) => onChange({ ...choices, saveMapping })}>
            {t`Remember these columns for files with the same names`}
          </Checkbox>
        </div>
      </div>
    </>
  );
}

function ColumnHead({ view, header, column, choices, onChange }: Props & { header: string; column: number }) {
  const field = fieldOf(choices.columns, column);
  const proposal = view.mapping.find((each) => each.column === column);
  const untouched = proposal?.field === field;
  const name = header.slice(0, 80) || t`Column ${column + 1}`;
  return (
    <div className={styles.columnHead}>
      <span className={styles.theirName} dir="auto" title={header.slice(0, 300)}>
        {name}
      </span>
      <Select<OurField | typeof NOWHERE>
        label={t`Field for ${name}`}
        value={field ?? NOWHERE}
        onChange={(next) =>
          onChange({ ...choices, columns: assign(choices.columns, column, next === NOWHERE ? null : next) })
        }
        choices={[
          { value: NOWHERE, label: t`Leave out` },
          ...view.mapping.map((each) => ({ value: each.field, label: reasons.field(each.field) })),
        ]}
      />
      {field && untouched && proposal ? (
        <Mark value={proposal.confidence} />
      ) : field ? (
        <Status tone="good" icon={Check}>{t`Chosen by you`}</Status>
      ) : (
        <Status tone="idle" icon={Minus}>{t`Left out`}</Status>
      )}
    </div>
  );
}

function Mark({ value }: { value: MappedColumn["confidence"] }) {
  const looks: Record<MappedColumn["confidence"], { tone: Tone; icon: typeof Check }> = {
    exact: { tone: "good", icon: Check },
    saved: { tone: "good", icon: History },
    proposed: { tone: "warn", icon: CircleAlert },
    none: { tone: "idle", icon: Minus },
  };
  return (
    <Status tone={looks[value].tone} icon={looks[value].icon}>
      {confidence(value)}
    </Status>
  );
}
