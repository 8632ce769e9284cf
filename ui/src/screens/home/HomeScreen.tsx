/** Home: what needs a person, what ran lately, and where to begin. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { asFailure } from "../../api/failure";
import { overview } from "../../api/queries";
import { Page } from "../../components/Page";
import { Loaded, SkeletonRows } from "../../components/States";
import { Attention } from "./Attention";
import { Beginning } from "./Beginning";
import { CreditsToday } from "./CreditsToday";
import styles from "./Home.module.css";
import { QuickActions } from "./QuickActions";
import { RecentRuns } from "./RecentRuns";
import { TodaysQuota } from "./TodaysQuota";

/** The screen; a workspace without anything in it shows how to begin. */
export function HomeScreen() {
  const whole = useQuery(overview());
  return (
    <Page title={t`Home`}>
      <Loaded query={whole} skeleton={<SkeletonRows count={9} height={44} />} asTrouble={asFailure}>
        {(view) =>
          view.candidates === 0 && view.projects === 0 ? (
            <Beginning />
          ) : (
            <>
              <QuickActions overview={view} />
              {view.attention.length > 0 && <Attention items={view.attention} />}
              <div className={styles.columns}>
                <RecentRuns />
                <div className={styles.side}>
                  <TodaysQuota />
                  <CreditsToday />
                </div>
              </div>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
