/** One account: who it is, how it is, today's quota, and its settings. */
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { Ellipsis, KeyRound, Pencil, RotateCw, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { AccountView } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { to } from "../../app/navigation";
import { Button, IconButton } from "../../components/Button";
import { classes } from "../../components/classes";
import { Menu, MenuItem, MenuLine } from "../../components/Menu";
import { Meter } from "../../components/Meter";
import { Reference } from "../../components/States";
import { Badge, Notice } from "../../components/Status";
import { Time } from "../../components/Time";
import { useNow } from "../../components/useNow";
import { countdown, exact, relative } from "../../words/dates";
import { count } from "../../words/numbers";
import { quotaInWords } from "../../words/quota";
import * as reasons from "../../words/reasons";
import { sentence } from "../../words/sentence";
import { clockIn, zoneLabel } from "../../words/timeZones";
import { AccountMark, lookOf } from "./AccountMark";
import styles from "./Accounts.module.css";
import { EditDialog } from "./EditDialog";
import { secondsOf } from "./pause";
import { RemoveDialog } from "./RemoveDialog";
import { TokenDialog } from "./TokenDialog";
import { useCheck } from "./useCheck";

type Over = "edit" | "token" | "remove" | null;

/** The card. A fresh account is checked once by itself. */
export function AccountCard({ account, fresh }: { account: AccountView; fresh: boolean }) {
  const [over, setOver] = useState<Over>(null);
  const check = useCheck(account.id);
  const began = useRef(false);
  useEffect(() => {
    if (!fresh || began.current) return;
    began.current = true;
    check.mutate();
  }, [fresh, check]);
  const failure = check.error ? asFailure(check.error) : null;
  const close = () => setOver(null);
  return (
    <li className={styles.card} data-testid="account" data-account={account.id} data-status={account.status}>
      <header className={styles.head}>
        <h2 className={styles.name} dir="auto" title={account.name}>
          {account.name}
        </h2>
        <Badge>{reasons.product(account.product)}</Badge>
        <AccountMark status={account.status} />
        <span className={styles.space} />
        <Button icon={RotateCw} busy={check.isPending} onClick={() => check.mutate()}>
          {check.isPending ? t`Checking` : t`Check now`}
        </Button>
        <More name={account.name} onPick={setOver} />
      </header>
      {account.status !== "connected" && <Needs account={account} onToken={() => setOver("token")} />}
      {failure && (
        <Notice tone="bad" icon={lookOf("disconnected").icon} live action={<Reference text={failure.reference} />}>
          <p>{t`The account could not be checked. ${failure.message}`}</p>
          <p>{failure.hint}</p>
        </Notice>
      )}
      <Today account={account} />
      <Facts account={account} />
      {over === "edit" && <EditDialog account={account} onClose={close} />}
      {over === "token" && <TokenDialog account={account} onClose={close} />}
      {over === "remove" && <RemoveDialog account={account} onClose={close} />}
    </li>
  );
}

function More({ name, onPick }: { name: string; onPick: (over: Over) => void }) {
  return (
    <Menu trigger={<IconButton icon={Ellipsis} label={t`More about ${name}`} />}>
      <MenuItem icon={Pencil} onPick={() => onPick("edit")}>{t`Edit the account`}</MenuItem>
      <MenuItem icon={KeyRound} onPick={() => onPick("token")}>{t`Replace the token`}</MenuItem>
      <MenuLine />
      <MenuItem icon={Trash2} danger onPick={() => onPick("remove")}>{t`Remove the account`}</MenuItem>
    </Menu>
  );
}

/** What the status asks a person to do. */
function Needs({ account, onToken }: { account: AccountView; onToken: () => void }) {
  const { tone, icon } = lookOf(account.status);
  const { label, advice } = reasons.accountNeeds(account.status);
  return (
    <Notice
      tone={tone}
      icon={icon}
      action={
        account.status === "disconnected" ? (
          <Button className={styles.end} onClick={onToken}>{t`Replace the token`}</Button>
        ) : (
          <Link to={to.guide} className={classes(styles.more, styles.end)}>{t`Setup guide`}</Link>
        )
      }
    >
      <p>{sentence(label)}</p>
      <p>{advice}</p>
    </Notice>
  );
}

function Today({ account }: { account: AccountView }) {
  const { quota } = account;
  const now = useNow(1000);
  const used = count(quota.used);
  const reserved = count(quota.reserved);
  const left = count(quota.left);
  const limit = count(quota.limit);
  const wait = countdown(quota.resetsAt, now);
  return (
    <div className={styles.today}>
      <div className={styles.figures}>
        <span>
          <strong>{t`${left} left today`}</strong> {t`of ${limit}`}
        </span>
        <span className={styles.quiet}>{t`${used} used, ${reserved} reserved`}</span>
        <span className={styles.space} />
        <span className={styles.quiet} title={exact(quota.resetsAt, now)}>{t`resets in ${wait}`}</span>
      </div>
      <Meter
        label={t`Quota of ${account.name}`}
        text={quotaInWords(quota)}
        used={quota.used}
        held={quota.reserved}
        limit={quota.limit}
      />
    </div>
  );
}

function Facts({ account }: { account: AccountView }) {
  const now = useNow(30_000);
  const there = clockIn(account.timeZone, now);
  const limit = count(account.dailyLimit);
  const seconds = secondsOf(account.paceMs);
  return (
    <dl className={styles.facts}>
      <Fact name={t`Time zone`}>
        {zoneLabel(account.timeZone)}
        {there && <span className={styles.quiet}> {t`(${there} there)`}</span>}
      </Fact>
      <Fact name={t`Daily limit`}>{t`${limit} people`}</Fact>
      <Fact name={t`Pause between requests`}>{t`about ${seconds} s`}</Fact>
      <Fact name={t`Status checked`}>
        {account.checkedAt ? <Time at={account.checkedAt} say={relative} exact={exact} /> : t`Never`}
      </Fact>
      <Fact name={t`DSN`}>{account.dsn}</Fact>
      <Fact name={t`Account id`}>{account.providerAccountId}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
