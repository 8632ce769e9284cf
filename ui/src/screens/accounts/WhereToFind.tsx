/** Beside the form: where each value is found, in the words of the setup guide. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { GuideStep } from "../../api/bindings";
import { setupGuide } from "../../api/queries";
import { to } from "../../app/navigation";
import { Skeleton } from "../../components/States";
import styles from "./Accounts.module.css";

/** The part of the guide that is about the values, and the way to the whole of it. */
export function WhereToFind() {
  const guide = useQuery(setupGuide());
  const step = guide.data && aboutValues(guide.data);
  return (
    <aside className={styles.where} aria-label={t`Where to find the values`}>
      {step && (
        <>
          <h3>{step.title}</h3>
          <dl>
            {step.points.map((point) => (
              <div key={point.term}>
                <dt>{point.term}</dt>
                <dd>{point.text}</dd>
              </div>
            ))}
          </dl>
          {step.warning && <p>{step.warning}</p>}
        </>
      )}
      {guide.isPending && <Skeleton width="100%" height={160} />}
      <Link to={to.guide} className={styles.more}>
        {t`Open the whole setup guide`}
      </Link>
    </aside>
  );
}

/** The first step that explains the DSN. */
function aboutValues(steps: readonly GuideStep[]): GuideStep | undefined {
  return steps.find((step) => step.points.some((point) => point.term === "DSN"));
}
