/** Today's quota of every account, in figures. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { AccountView } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { accounts } from "../../api/queries";
import { to } from "../../app/navigation";
import { Meter } from "../../components/Meter";
import { Section } from "../../components/Page";
import { Loaded, SkeletonRows } from "../../components/States";
import { useNow } from "../../components/useNow";
import { countdown, exact } from "../../words/dates";
import { count } from "../../words/numbers";
import { quotaInWords } from "../../words/quota";
import styles from "./Home.module.css";

/** The list. */
export function TodaysQuota() {
  const list = useQuery(accounts());
  return (
    <Section title={t`Quota today`} actions={<Link to={to.accounts} className={styles.more}>{t`Accounts`}</Link>}>
      <div className={styles.box}>
        <Loaded query={list} skeleton={<SkeletonRows count={2} height={84} />} asTrouble={asFailure}>
          {(all) =>
            all.length === 0 ? (
              <p className={styles.none}>{t`No LinkedIn account is connected.`}</p>
            ) : (
              <ul>
                {all.map((account) => (
                  <Quota key={account.id} account={account} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </Section>
  );
}

function Quota({ account }: { account: AccountView }) {
  const { quota } = account;
  const now = useNow(1000);
  const left = count(quota.left);
  const used = count(quota.used);
  const reserved = count(quota.reserved);
  return (
    <li className={styles.quota}>
      <div className={styles.quotaTop}>
        <strong dir="auto">{account.name}</strong>
        <span>{t`${left} left`}</span>
      </div>
      <Meter
        label={t`Quota of ${account.name}`}
        text={quotaInWords(quota)}
        used={quota.used}
        held={quota.reserved}
        limit={quota.limit}
      />
      <div className={styles.quotaTop}>
        <span className={styles.muted}>{t`${used} used, ${reserved} reserved`}</span>
        <span className={styles.muted} title={exact(quota.resetsAt)}>
          {t`resets in ${countdown(quota.resetsAt, now)}`}
        </span>
      </div>
    </li>
  );
}
