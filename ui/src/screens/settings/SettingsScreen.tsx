/** Settings: four pages behind a row of links. */
import { t } from "@lingui/core/macro";
import { Link, Outlet } from "@tanstack/react-router";
import { to, usePath } from "../../app/navigation";
import styles from "./Settings.module.css";

/** The links, and the page that is chosen. */
export function SettingsScreen() {
  return (
    <div className={styles.settings}>
      <nav className={styles.tabs} aria-label={t`Pages of the settings`}>
        <TabLink path={to.settings} label={t`General`} />
        <TabLink path={to.accounts} label={t`LinkedIn accounts`} />
        <TabLink path={to.models} label={t`Models`} />
        <TabLink path={to.guide} label={t`Setup guide`} />
      </nav>
      <div className={styles.body}>
        <Outlet />
      </div>
    </div>
  );
}

function TabLink({ path, label }: { path: string; label: string }) {
  const here = usePath().replace(/\/$/, "") === path;
  return (
    // Exact, or the first page would count as open while another one is.
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
