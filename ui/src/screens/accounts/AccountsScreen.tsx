/** The connected LinkedIn accounts: how each is, what it has left today, and what can be done with it. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { BookOpen, Plug } from "lucide-react";
import { useState } from "react";
import { asFailure } from "../../api/failure";
import { accounts } from "../../api/queries";
import { to } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Card, Page } from "../../components/Page";
import { PlugPicture } from "../../components/Pictures";
import { EmptyState, Loaded, Skeleton } from "../../components/States";
import { AccountCard } from "./AccountCard";
import styles from "./Accounts.module.css";
import { ConnectDialog } from "./ConnectDialog";

/** The page. `?connect=true` in the address opens the dialog over it. */
export function AccountsScreen() {
  const query = useQuery(accounts());
  const navigate = useNavigate();
  const { connect } = useSearch({ strict: false }) as { connect?: unknown };
  const [fresh, setFresh] = useState<string | null>(null);
  const show = (open: boolean) => void navigate({ to: to.accounts, search: open ? { connect: true } : {} });
  const many = query.data?.length ?? 0;
  return (
    <>
      <Page
        title={t`LinkedIn accounts`}
        lead={t`Imports run on these accounts. Each may be served up to 2,500 people a day, counted in its own time zone.`}
        actions={
          many > 0 && <Button look="primary" icon={Plug} onClick={() => show(true)}>{t`Connect an account`}</Button>
        }
      >
        <Loaded query={query} skeleton={<CardSkeleton />} asTrouble={asFailure}>
          {(list) =>
            list.length === 0 ? (
              <NoAccounts onConnect={() => show(true)} />
            ) : (
              <ul className={styles.list}>
                {list.map((account) => (
                  <AccountCard key={account.id} account={account} fresh={account.id === fresh} />
                ))}
              </ul>
            )
          }
        </Loaded>
        {many > 0 && (
          <p className={styles.guide}>
            <Link to={to.guide}>{t`How to connect an account, and what to do at each status`}</Link>
          </p>
        )}
      </Page>
      {connect !== undefined && (
        <ConnectDialog
          onClose={() => show(false)}
          onConnected={(account) => {
            setFresh(account.id);
            show(false);
          }}
        />
      )}
    </>
  );
}

function NoAccounts({ onConnect }: { onConnect: () => void }) {
  const navigate = useNavigate();
  return (
    <EmptyState
      picture={<PlugPicture />}
      title={t`No LinkedIn account is connected yet`}
      action={
        <>
          <Button icon={BookOpen} onClick={() => void navigate({ to: to.guide })}>{t`Open the setup guide`}</Button>
          <Button look="primary" icon={Plug} onClick={onConnect}>{t`Connect an account`}</Button>
        </>
      }
    >
      {t`The setup guide shows step by step how to get the three values that are needed. Candidates from files can be imported without an account.`}
    </EmptyState>
  );
}

function CardSkeleton() {
  return (
    <div className={styles.list}>
      {[0, 1].map((row) => (
        <Card key={row} className={styles.card}>
          <Skeleton width="40%" height={28} />
          <Skeleton width="100%" height={30} />
          <Skeleton width="100%" height={70} />
        </Card>
      ))}
    </div>
  );
}
