/** The checks of a candidate, by briefing: the category, when, by whom, and the way to the result. */
import { plural, t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ListChecks } from "lucide-react";
import type { CandidateView, CheckView } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { checkOf, checksOf } from "../../api/queries";
import { CategoryMark } from "../../app/CategoryMark";
import { useCheckSheet } from "../../app/checking";
import { to } from "../../app/navigation";
import { Button } from "../../components/Button";
import { ChecklistPicture } from "../../components/Pictures";
import { EmptyState, Loaded, Skeleton, SkeletonRows } from "../../components/States";
import { Time } from "../../components/Time";
import { briefingTitle } from "../../words/briefings";
import { category, markInWords } from "../../words/checks";
import { exact, relative } from "../../words/dates";
import styles from "./Panel.module.css";

/** The tab. */
export function ChecksTab({ candidate }: { candidate: CandidateView }) {
  const list = useQuery(checksOf(candidate.id));
  const openCheck = useCheckSheet();
  const check = (
    <Button icon={ListChecks} onClick={() => openCheck({ candidate: candidate.id })}>
      {t`Check…`}
    </Button>
  );
  return (
    <Loaded query={list} skeleton={<SkeletonRows count={3} height={44} />} asTrouble={asFailure}>
      {(checks) =>
        checks.length === 0 ? (
          <EmptyState picture={<ChecklistPicture />} title={t`Not checked yet`} action={check}>
            {t`A check reads the profile against every requirement of a briefing.`}
          </EmptyState>
        ) : (
          <div className={styles.tab}>
            <ul className={styles.items}>
              {byBriefing(checks).map(([newest, ...older]) =>
                newest ? <Item key={newest.id} check={newest} older={older.length} /> : null,
              )}
            </ul>
            <div>{check}</div>
          </div>
        )
      }
    </Loaded>
  );
}

/** The checks against each version of a briefing, in the order in which the newest of them come. */
function byBriefing(checks: readonly CheckView[]): CheckView[][] {
  const groups = new Map<string, CheckView[]>();
  for (const each of checks) groups.set(each.briefingId, [...(groups.get(each.briefingId) ?? []), each]);
  return [...groups.values()];
}

function Item({ check, older }: { check: CheckView; older: number }) {
  const { data } = useQuery(checkOf(check.briefingId, check.candidateId));
  const name = briefingTitle({ name: check.briefingName, version: check.briefingVersion });
  return (
    <li>
      <Link
        to={to.briefingResults(check.briefingId)}
        search={{ open: check.candidateId }}
        className={styles.checkLink}
        dir="auto"
      >
        {data ? <CategoryMark category={data.category} /> : <Skeleton width={18} height={18} />}
        <span className={styles.checkName}>{name}</span>
      </Link>
      <span className={styles.muted}>
        {data ? category(data.category) : "–"} · <Time at={check.checkedAt} say={relative} exact={exact} /> ·{" "}
        {markInWords(check.mark)}
        {older > 0 && ` · ${plural(older, { one: "1 earlier check", other: "# earlier checks" })}`}
      </span>
    </li>
  );
}
