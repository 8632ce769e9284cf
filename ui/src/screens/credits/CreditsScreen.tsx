/** Credits: the balances and the ledger behind a row of links, and what can be done with either. */
import { t } from "@lingui/core/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { Plus, ShieldCheck } from "lucide-react";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { creditSums } from "../../api/queries";
import { to, usePath, useSheet } from "../../app/navigation";
import { Button } from "../../components/Button";
import { say } from "../../components/Toasts";
import styles from "./Credits.module.css";
import { VerifyNotice } from "./VerifyNotice";

/** The screen around its two pages. */
export function CreditsScreen() {
  const { open } = useSheet();
  const { data: sums } = useQuery(creditSums({}));
  const verify = useMutation({
    mutationFn: () => commands.verifyCredits(),
    onError: (thrown) => say({ title: asFailure(thrown).message, description: asFailure(thrown).hint, urgent: true }),
  });
  return (
    <div className={styles.credits}>
      <header className={styles.head}>
        <nav className={styles.tabs} aria-label={t`Pages of the credits`}>
          <TabLink path={to.credits} label={t`Balances`} />
          <TabLink path={to.ledger} label={t`Ledger`} />
        </nav>
        <span className={styles.push} />
        {/* Where nothing is booked, there is nothing to verify, and the page itself offers to grant. */}
        {sums && sums.entries > 0 && (
          <>
            <Button icon={ShieldCheck} busy={verify.isPending} onClick={() => verify.mutate()}>{t`Verify`}</Button>
            <Button look="primary" icon={Plus} onClick={() => open("grant")}>{t`Grant credits`}</Button>
          </>
        )}
      </header>
      {verify.data && <VerifyNotice found={verify.data} onClose={() => verify.reset()} />}
      <div className={styles.body}>
        <Outlet />
      </div>
    </div>
  );
}

function TabLink({ path, label }: { path: string; label: string }) {
  const here = usePath().replace(/\/$/, "") === path;
  return (
    // Exact, or the first page would count as open while the other one is.
    <Link
      to={path}
      activeOptions={{ exact: true, includeSearch: false }}
      className={styles.tab}
      aria-current={here ? "page" : undefined}
    >
      {label}
    </Link>
  );
}
