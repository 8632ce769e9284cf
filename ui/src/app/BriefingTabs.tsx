/** The pages of one briefing: its requirements, the results, and what they say of the pool. */
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import type { BriefingView } from "../api/bindings";
import styles from "../components/Tabs.module.css";
import { to } from "./navigation";

type Props = { briefing: BriefingView; current: "requirements" | "results" | "insights" };

/** A row of links. */
export function BriefingTabs({ briefing, current }: Props) {
  const pages = [
    { name: "requirements", path: to.briefing(briefing.id), label: t`Requirements` },
    { name: "results", path: to.results(briefing.id), label: t`Results` },
    { name: "insights", path: to.insights(briefing.id), label: t`Insights` },
  ];
  return (
    <nav className={styles.links} aria-label={t`Pages of the briefing`}>
      {pages.map(({ name, path, label }) => (
        // Exact, or the requirements would count as open while another page is.
        <Link
          key={name}
          to={path}
          activeOptions={{ exact: true, includeSearch: false }}
          className={styles.tab}
          aria-current={name === current ? "page" : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
