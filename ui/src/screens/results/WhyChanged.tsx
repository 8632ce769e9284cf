/** Two checks of one candidate side by side, requirement by requirement: what changed, and why. */
import { plural, t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import type { BriefingView, CheckDetailView, CheckView, RequirementResult } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { briefing as briefingOf, check as checkById } from "../../api/queries";
import { Dialog } from "../../components/Dialog";
import { Loaded, SkeletonRows } from "../../components/States";
import { category, markInWords, verdict } from "../../words/checks";
import { exact } from "../../words/dates";
import { isSchool } from "./blind";
import styles from "./Review.module.css";
import { Hidden, Veiled } from "./Veiled";
import { VerdictMark } from "./VerdictMark";

type Props = {
  briefing: BriefingView;
  older: CheckView;
  newer: CheckView;
  hidden: readonly string[];
  onClose: () => void;
};

/** The dialog. What is the same is counted and not shown. */
export function WhyChanged({ briefing, older, newer, hidden, onClose }: Props) {
  const before = useQuery(checkById(older.id));
  const after = useQuery(checkById(newer.id));
  const wording = useQuery(briefingOf(older.briefingId));
  return (
    <Dialog open onClose={onClose} width="wide" title={t`Why did this change?`} closeLabel={t`Close`}>
      <Loaded query={before} skeleton={<SkeletonRows count={6} />} asTrouble={asFailure}>
        {(first) => (
          <Loaded query={after} skeleton={<SkeletonRows count={6} />} asTrouble={asFailure}>
            {(second) => (
              <Differences
                statements={statementsOf(wording.data, briefing)}
                first={first}
                second={second}
                hidden={hidden}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Dialog>
  );
}

type DifferencesProps = {
  statements: ReadonlyMap<string, string>;
  first: CheckDetailView;
  second: CheckDetailView;
  hidden: readonly string[];
};

function Differences({ statements, first, second, hidden }: DifferencesProps) {
  const rows = [...statements].map(([id, statement]) => ({
    id,
    statement,
    before: resultIn(first, id),
    after: resultIn(second, id),
  }));
  const different = rows.filter(({ before, after }) => !isSame(before, after));
  const same = rows.length - different.length;
  return (
    <div className={styles.changes}>
      {different.length > 0 && (
        <table className={styles.compare}>
          <thead>
            <tr>
              <th scope="col">{t`Requirement`}</th>
              <Head detail={first} />
              <Head detail={second} />
            </tr>
          </thead>
          <tbody>
            {different.map(({ id, statement, before, after }) => (
              <tr key={id}>
                <th scope="row" dir="auto">
                  {statement.slice(0, 300)}
                </th>
                <Cell result={before} hidden={hidden} />
                <Cell result={after} hidden={hidden} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.small}>
        {different.length === 0
          ? t`Both checks found the same. A category that differs follows from moved requirements, or was decided by hand.`
          : plural(same, { one: "1 requirement is the same.", other: "# requirements are the same." })}
      </p>
    </div>
  );
}

function Head({ detail: { check, byMachine } }: { detail: CheckDetailView }) {
  return (
    <th scope="col">
      {exact(check.checkedAt)}
      <span className={styles.small}>
        {markInWords(check.mark)} · {category(byMachine)}
      </span>
    </th>
  );
}

function Cell({ result, hidden }: { result: RequirementResult | undefined; hidden: readonly string[] }) {
  if (!result) return <td className={styles.small}>{t`not asked for`}</td>;
  const { finding } = result;
  const isHidden = hidden.length > 0 && finding.quote !== null && isSchool(finding.quote.field);
  return (
    <td dir="auto">
      <span className={styles.verdictLine}>
        <VerdictMark verdict={finding.verdict} silent /> {verdict(finding.verdict)}
      </span>
      <span className={styles.reasoning}>
        <Veiled text={finding.reasoning} hidden={hidden} most={400} />
      </span>
      {finding.quote && (
        <q className={styles.small}>
          {isHidden ? <Hidden /> : <Veiled text={finding.quote.text} hidden={hidden} most={300} />}
        </q>
      )}
    </td>
  );
}

function resultIn({ requirements }: CheckDetailView, id: string): RequirementResult | undefined {
  return requirements.find(({ requirementId }) => requirementId === id);
}

function isSame(a: RequirementResult | undefined, b: RequirementResult | undefined): boolean {
  return a?.finding.verdict === b?.finding.verdict && a?.finding.quote?.text === b?.finding.quote?.text;
}

/** What was asked, in the words of either version. */
function statementsOf(older: BriefingView | undefined, newer: BriefingView): Map<string, string> {
  const all = [...(older?.requirements ?? []), ...newer.requirements];
  return new Map(all.map(({ id, statement }) => [id, statement]));
}
