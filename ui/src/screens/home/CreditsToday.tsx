/** What can be spent on checks, in figures. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { asFailure } from "../../api/failure";
import { credits } from "../../api/queries";
import { to } from "../../app/navigation";
import { Section } from "../../components/Page";
import { Loaded, SkeletonRows } from "../../components/States";
import * as words from "../../words/credits";
import { count } from "../../words/numbers";
import styles from "./Home.module.css";

/** Three lines; the page has the rest. */
export function CreditsToday() {
  const now = useQuery(credits());
  return (
    <Section title={t`Credits`} actions={<Link to={to.credits} className={styles.more}>{t`All about credits`}</Link>}>
      <div className={styles.box}>
        <Loaded query={now} skeleton={<SkeletonRows count={1} height={64} />} asTrouble={asFailure}>
          {({ balance, today }) => {
            const held = count(balance.held);
            const taken = words.credits(today);
            return (
              <div className={styles.quota} data-testid="credits-card">
                <div className={styles.quotaTop}>
                  <strong>{t`Available`}</strong>
                  <span>{words.credits(balance.available)}</span>
                </div>
                <div className={styles.quotaTop}>
                  <span className={styles.muted}>{t`${held} reserved`}</span>
                  <span className={styles.muted}>{t`${taken} used today`}</span>
                </div>
              </div>
            );
          }}
        </Loaded>
      </div>
    </Section>
  );
}
