/** The head of every page of a briefing: its name, its versions, whether it is locked, and its pages as tabs. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ListChecks, Lock, LockOpen } from "lucide-react";
import type { BriefingView } from "../api/bindings";
import { briefing as briefingOf, briefings } from "../api/queries";
import { Button } from "../components/Button";
import { Select } from "../components/Select";
import { Skeleton } from "../components/States";
import { Status } from "../components/Status";
import { lockState, requirementCounts, versionName } from "../words/briefings";
import styles from "./BriefingTabs.module.css";
import { useCheckSheet } from "./checking";
import { to, usePath } from "./navigation";
import { usePerformer } from "./performers";

/** The pages of a briefing, in their order. */
function pages(id: string): { path: string; label: string }[] {
  return [
    { path: to.briefing(id), label: t`Requirements` },
    { path: to.briefingResults(id), label: t`Results` },
    { path: to.briefingInsights(id), label: t`Insights` },
  ];
}

/** The head. It is of the same height while the briefing is on its way. */
export function BriefingTabs({ id }: { id: string }) {
  const { data } = useQuery(briefingOf(id));
  return (
    <header className={styles.head}>
      <div className={styles.line}>{data ? <Shown briefing={data} /> : <Skeleton width={220} height={16} />}</div>
      <nav className={styles.tabs} aria-label={t`Pages of the briefing`}>
        {pages(id).map((page) => (
          <Tab key={page.path} {...page} />
        ))}
      </nav>
    </header>
  );
}

function Shown({ briefing }: { briefing: BriefingView }) {
  const openCheck = useCheckSheet();
  const check = () => openCheck({ briefing: briefing.id });
  usePerformer("checkHere", check);
  return (
    <>
      <h1 className={styles.name} dir="auto" title={briefing.name.slice(0, 200)}>
        {briefing.name.slice(0, 200)}
      </h1>
      <Versions briefing={briefing} />
      <Status tone="idle" icon={briefing.lockedAt ? Lock : LockOpen}>
        {lockState(briefing)}
      </Status>
      <span className={styles.push} />
      <Button look="primary" icon={ListChecks} shortcut="c" onClick={check}>
        {t`Check candidates`}
      </Button>
    </>
  );
}

/** The other versions of the same name; choosing one stays on the same page of it. */
function Versions({ briefing }: { briefing: BriefingView }) {
  const navigate = useNavigate();
  const at = usePath();
  const { data = [] } = useQuery(briefings(briefing.projectId));
  const versions = data.filter((each) => each.name === briefing.name || each.id === briefing.id);
  const go = (id: string) => {
    const page = pages(briefing.id).findIndex(({ path }) => path === at.replace(/\/$/, ""));
    void navigate({ to: pages(id)[Math.max(0, page)]?.path ?? to.briefing(id) });
  };
  return (
    <Select
      bare
      className={styles.version}
      label={t`Version`}
      value={briefing.id}
      onChange={go}
      choices={(versions.length > 0 ? versions : [briefing]).map((each) => ({
        value: each.id,
        label: versionName(each.version),
        detail: `${lockState(each)} · ${requirementCounts(each.requirements)}`,
      }))}
    />
  );
}

function Tab({ path, label }: { path: string; label: string }) {
  const here = usePath().replace(/\/$/, "") === path;
  return (
    <Link to={path} activeOptions={{ exact: true }} className={styles.tab} aria-current={here ? "page" : undefined}>
      {label}
    </Link>
  );
}
