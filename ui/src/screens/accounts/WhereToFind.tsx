/** Beside the form: where each value is found, in the words of the setup guide. */
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { to } from "../../app/navigation";
import { whereValuesAre } from "../../words/guide";
import styles from "./Accounts.module.css";

/** The part of the guide that is about the values, and the way to the whole of it. */
export function WhereToFind() {
  const { title, points, warning } = whereValuesAre();
  return (
    <aside className={styles.where} aria-label={t`Where to find the values`}>
      <h3>{title}</h3>
      <dl>
        {points.map((point) => (
          <div key={point.term}>
            <dt>{point.term}</dt>
            <dd>{point.text}</dd>
          </div>
        ))}
      </dl>
      <p>{warning}</p>
      <Link to={to.guide} className={styles.more}>
        {t`Open the whole setup guide`}
      </Link>
    </aside>
  );
}
