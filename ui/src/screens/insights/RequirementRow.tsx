/** What one requirement does to the pool: who fulfils it, and the categories if it moved to the other kind. */
import { t } from "@lingui/core/macro";
import { Check, CircleHelp, SlidersHorizontal, X } from "lucide-react";
import type { CategoryCounts, Requirement, RequirementInsight } from "../../api/bindings";
import { Button } from "../../components/Button";
import { Badge } from "../../components/Status";
import { requirementKind } from "../../words/categories";
import { count } from "../../words/numbers";
import { CategoryBar } from "./CategoryBar";
import { CountsTable } from "./CountsTable";
import styles from "./Insights.module.css";

/** Letters of a statement. */
const MOST = 300;

type Props = { requirement: Requirement; insight: RequirementInsight; now: CategoryCounts; onTry: () => void };

/** The row: words at the left, paired bars in the middle, the figures at the right. */
export function RequirementRow({ requirement, insight, now, onTry }: Props) {
  const { kind, weight = 1 } = requirement;
  const statement = requirement.statement.slice(0, MOST);
  const then = kind === "must_have" ? t`As a nice-to-have` : t`As a must-have`;
  return (
    <li className={styles.requirement} data-testid="requirement-insight" data-requirement={insight.id}>
      <div className={styles.about}>
        <h3 className={styles.statement} dir="auto">
          {statement}
        </h3>
        <div className={styles.badges}>
          <Badge tone={kind === "must_have" ? "info" : "idle"}>{requirementKind(kind)}</Badge>
          {kind === "nice_to_have" && <span className={styles.muted}>{t`Weight ${weight}`}</span>}
        </div>
        <ul className={styles.verdicts}>
          <li>
            <Check size={13} aria-hidden /> {t`${count(insight.fulfilled)} fulfil it`}
          </li>
          <li>
            <X size={13} aria-hidden /> {t`${count(insight.notFulfilled)} do not`}
          </li>
          <li>
            <CircleHelp size={13} aria-hidden /> {t`${count(insight.unknown)} silent`}
          </li>
        </ul>
      </div>
      <div className={styles.pair}>
        <span className={styles.barLabel}>{t`Now`}</span>
        <CategoryBar counts={now} label={t`Now`} />
        <span className={styles.barLabel}>{then}</span>
        <CategoryBar counts={insight.ifMoved} label={then} />
        <Button look="quiet" icon={SlidersHorizontal} className={styles.tryIt} onClick={onTry}>
          {kind === "must_have" ? t`Try it as a nice-to-have` : t`Try it as a must-have`}
        </Button>
      </div>
      <CountsTable
        caption={t`${statement}: categories now and if it moved`}
        before={now}
        after={insight.ifMoved}
        beforeLabel={t`Now`}
        afterLabel={then}
      />
    </li>
  );
}
