/** Today's quota of every account: a bar and what is left, with the rest one press away. */
import { Popover } from "@base-ui/react/popover";
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { AccountView } from "../api/bindings";
import { accounts } from "../api/queries";
import { Meter } from "../components/Meter";
import { useNow } from "../components/useNow";
import { countdown, exact } from "../words/dates";
import { count } from "../words/numbers";
import { quotaInWords } from "../words/quota";
import styles from "./TopBar.module.css";

/** Accounts beyond this many are in the list that opens. */
const IN_SIGHT = 2;

/** The meters; the one with least left stands first when there are many. */
export function QuotaMeters() {
  const { data } = useQuery(accounts());
  if (!data || data.length === 0) return null;
  const shown =
    data.length <= IN_SIGHT ? data : [...data].sort((a, b) => a.quota.left - b.quota.left).slice(0, IN_SIGHT);
  const hidden = data.length - shown.length;
  return (
    <section className={styles.meters} aria-label={t`Today’s quota`}>
      <Popover.Root>
        {shown.map((account) => (
          <QuotaButton key={account.id} account={account} narrow={shown.length > 1} />
        ))}
        {hidden > 0 && <Popover.Trigger className={styles.quota}>{t`${hidden} more`}</Popover.Trigger>}
        <Popover.Portal>
          <Popover.Positioner sideOffset={6} align="end" className={styles.positioner}>
            <Popover.Popup className={styles.popup}>
              <Popover.Title className="visually-hidden">{t`Today’s quota`}</Popover.Title>
              {data.map((account) => (
                <AccountQuota key={account.id} account={account} />
              ))}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </section>
  );
}

function QuotaButton({ account, narrow }: { account: AccountView; narrow: boolean }) {
  const { quota } = account;
  const now = useNow(1000);
  const left = count(quota.left);
  return (
    <Popover.Trigger className={styles.quota} data-testid="quota-meter" data-account={account.id}>
      {narrow && <span className={styles.quotaName}>{account.name}</span>}
      <span className={styles.quotaBar}>
        <Meter
          label={t`Quota of ${account.name}`}
          text={quotaInWords(quota)}
          used={quota.used}
          held={quota.reserved}
          limit={quota.limit}
        />
      </span>
      <span className={styles.quotaLeft}>
        <Trans>
          <span data-testid="quota-left" data-value={quota.left}>
            {left}
          </span>{" "}
          left
        </Trans>
      </span>
      <span className={styles.quotaReset} title={t`Resets ${exact(quota.resetsAt)}`}>
        {countdown(quota.resetsAt, now)}
      </span>
    </Popover.Trigger>
  );
}

function AccountQuota({ account }: { account: AccountView }) {
  const { quota } = account;
  const now = useNow(1000);
  return (
    <div className={styles.account}>
      <div className={styles.accountHead}>
        <span className={styles.accountName} dir="auto" title={account.name}>
          {account.name}
        </span>
        <span title={exact(quota.resetsAt)}>{t`resets in ${countdown(quota.resetsAt, now)}`}</span>
      </div>
      <Meter
        label={t`Quota of ${account.name}`}
        text={quotaInWords(quota)}
        used={quota.used}
        held={quota.reserved}
        limit={quota.limit}
      />
      <dl className={styles.figures}>
        <dt>{t`Used today`}</dt>
        <dd data-testid="quota-used">{count(quota.used)}</dd>
        <dt>{t`Reserved by running imports`}</dt>
        <dd data-testid="quota-reserved">{count(quota.reserved)}</dd>
        <dt>{t`Left`}</dt>
        <dd>{count(quota.left)}</dd>
        <dt>{t`Daily limit`}</dt>
        <dd>{count(quota.limit)}</dd>
      </dl>
    </div>
  );
}
