/** Two to four candidates side by side, with the requirements as rows. */
import { t } from "@lingui/core/macro";
import { useQueries } from "@tanstack/react-query";
import { X } from "lucide-react";
import type { BriefingView, CheckDetailView, ResultRowView } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { checkOf } from "../../api/queries";
import { CategoryMark } from "../../app/CategoryMark";
import { Button } from "../../components/Button";
import { Disc } from "../../components/Disc";
import { ErrorState, SkeletonRows } from "../../components/States";
import { requirementKind } from "../../words/briefings";
import { category, verdict as inWords } from "../../words/checks";
import { codeName, hiddenWords } from "./blind";
import styles from "./Review.module.css";
import { Veiled } from "./Veiled";
import { VerdictMark } from "./VerdictMark";

type Props = {
  briefing: BriefingView;
  rows: readonly ResultRowView[];
  blind: boolean;
  onOpen: (candidateId: string) => void;
  onClose: () => void;
};

/** The table, over the whole page. */
export function Compare({ briefing, rows, blind, onOpen, onClose }: Props) {
  const answers = useQueries({ queries: rows.map((row) => checkOf(briefing.id, row.candidateId)) });
  const failed = answers.find(({ error }) => error);
  const details = answers.flatMap(({ data }) => data ?? []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the arrows
    <section className={styles.comparing} aria-label={t`Comparison`} tabIndex={0}>
      <header className={styles.compareHead}>
        <h2>{t`${rows.length} candidates compared`}</h2>
        <Button icon={X} shortcut="escape" onClick={onClose}>
          {t`Back to the list`}
        </Button>
      </header>
      {failed ? (
        <ErrorState trouble={asFailure(failed.error)} onRetry={() => void failed.refetch()} />
      ) : details.length < rows.length ? (
        <SkeletonRows count={12} height={44} />
      ) : (
        <Table briefing={briefing} rows={rows} details={details} blind={blind} onOpen={onOpen} />
      )}
    </section>
  );
}

function Table({ briefing, rows, details, blind, onOpen }: Omit<Props, "onClose"> & { details: CheckDetailView[] }) {
  const hidden = rows.map((row, at) => (blind ? hiddenWords(row.fullName, details[at]?.profile ?? []) : []));
  return (
    <table className={styles.compare}>
      <thead>
        <tr>
          <th scope="col">{t`Requirement`}</th>
          {rows.map((row, at) => {
            const detail = details[at];
            const name = blind ? codeName(row.candidateId) : row.fullName.slice(0, 200);
            return (
              <th key={row.candidateId} scope="col">
                <span className={styles.verdictLine}>
                  {!blind && <Disc id={row.candidateId} name={row.fullName} size={20} />}
                  <button type="button" className={styles.nameLink} dir="auto" onClick={() => onOpen(row.candidateId)}>
                    {name}
                  </button>
                </span>
                {detail && (
                  <span className={styles.verdictLine}>
                    <CategoryMark category={detail.category} silent />
                    {category(detail.category)} · {t`${detail.fitScore}%`}
                  </span>
                )}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {briefing.requirements.map(({ id, statement, kind, weight = 1 }) => (
          <tr key={id}>
            <th scope="row" dir="auto">
              {statement.slice(0, 300)}
              <span className={styles.small}>
                {kind === "must_have" ? requirementKind(kind) : t`Nice-to-have, weight ${weight}`}
              </span>
            </th>
            {details.map((detail, at) => {
              const result = detail.requirements.find(({ requirementId }) => requirementId === id);
              if (!result) return <td key={detail.check.candidateId}>–</td>;
              const stands = result.overrideVerdict ?? result.finding.verdict;
              return (
                <td key={detail.check.candidateId} dir="auto">
                  <span className={styles.verdictLine}>
                    <VerdictMark verdict={stands} silent /> {inWords(stands)}
                    {result.overrideVerdict && <span className={styles.small}>{t`by hand`}</span>}
                  </span>
                  <span className={styles.reasoning}>
                    <Veiled text={result.finding.reasoning} hidden={hidden[at] ?? []} most={300} />
                  </span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
