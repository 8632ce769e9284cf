/** The balances: what they are, how they came about, and the rules. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { asFailure } from "../../api/failure";
import { creditSums, credits } from "../../api/queries";
import { useSheet } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Page } from "../../components/Page";
import { CoinsPicture } from "../../components/Pictures";
import { EmptyState, Loaded, Skeleton } from "../../components/States";
import { Balances } from "./Balances";
import styles from "./Credits.module.css";
import { HistorySection } from "./HistorySection";
import { RulesSection } from "./RulesSection";

/** The page. */
export function BalancesScreen() {
  const now = useQuery(credits());
  const { data: sums } = useQuery(creditSums({}));
  const isEmpty = sums?.entries === 0;
  return (
    <Page title={t`Credits`}>
      <Loaded query={now} skeleton={<BalancesSkeleton />} asTrouble={asFailure}>
        {({ balance, today, rules }) => (
          <>
            {isEmpty ? (
              <NoCredits />
            ) : (
              <>
                <Balances balance={balance} />
                <HistorySection balance={balance} />
              </>
            )}
            <RulesSection key={JSON.stringify(rules)} saved={rules} today={today} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function NoCredits() {
  const { open } = useSheet();
  return (
    <EmptyState
      picture={<CoinsPicture />}
      title={t`No credits yet`}
      action={<Button look="primary" icon={Plus} onClick={() => open("grant")}>{t`Grant credits`}</Button>}
    >
      {t`Checks by the local evaluator are free and need none. Credits meter checks by a model provider or a gateway, so that no run costs more than you allow.`}
    </EmptyState>
  );
}

/** As high as the balances and the history. */
function BalancesSkeleton() {
  return (
    <div className={styles.skeleton}>
      <Skeleton width="100%" height={98} />
      <Skeleton width="100%" height={230} />
      <Skeleton width="100%" height={220} />
    </div>
  );
}
