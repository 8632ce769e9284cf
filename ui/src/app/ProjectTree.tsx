/** Projects with their searches, briefings and shortlists, and how many are in each. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronRight, ClipboardList, ListOrdered } from "lucide-react";
import { useState } from "react";
import type { BriefingView, ProjectView, Shortlist } from "../api/bindings";
import { briefings, projects, shortlists } from "../api/queries";
import { classes } from "../components/classes";
import { briefingTitle } from "../words/briefings";
import { candidates, shortCount } from "../words/numbers";
import { to, usePath } from "./navigation";
import styles from "./Sidebar.module.css";

/** All projects that are not put away. */
export function ProjectTree() {
  const { data } = useQuery(projects());
  const { data: all = [] } = useQuery(briefings(null));
  const { data: lists = [] } = useQuery(shortlists(null));
  const shown = data?.filter((project) => project.status !== "archived") ?? [];
  if (shown.length === 0) return null;
  return (
    <ul className={styles.tree}>
      {shown.map((project) => (
        <Branch
          key={project.id}
          project={project}
          briefings={versionsOf(all, project.id)}
          shortlists={lists.filter(({ projectId }) => projectId === project.id)}
        />
      ))}
    </ul>
  );
}

/** The briefings of a project, one line each however many versions there are: the newest one comes first. */
function versionsOf(all: readonly BriefingView[], projectId: string): BriefingView[][] {
  const byName = new Map<string, BriefingView[]>();
  for (const each of all) {
    if (each.projectId === projectId) byName.set(each.name, [...(byName.get(each.name) ?? []), each]);
  }
  return [...byName.values()].map((versions) => versions.toSorted((a, b) => b.version - a.version));
}

type BranchProps = {
  project: ProjectView;
  briefings: readonly BriefingView[][];
  shortlists: readonly Shortlist[];
};

function Branch({ project, briefings, shortlists }: BranchProps) {
  const [open, setOpen] = useState(true);
  const at = usePath();
  const path = to.project(project.id);
  return (
    <li>
      <div className={classes(styles.leaf, at === path && styles.here)}>
        <button
          type="button"
          className={styles.twist}
          aria-expanded={open}
          aria-label={open ? t`Fold ${project.title}` : t`Unfold ${project.title}`}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight size={13} aria-hidden />
        </button>
        <Link
          to={path}
          className={styles.leafLink}
          aria-current={at === path ? "page" : undefined}
          title={project.title}
        >
          <span dir="auto">{project.title}</span>
        </Link>
      </div>
      {open && project.searches.length + briefings.length + shortlists.length > 0 && (
        <ul>
          {project.searches.map((search) => {
            const here = at.startsWith(to.search(search.id));
            return (
              <li key={search.id} className={classes(styles.leaf, styles.search, here && styles.here)}>
                <Link
                  to={to.search(search.id)}
                  className={styles.leafLink}
                  aria-current={here ? "page" : undefined}
                  title={search.name}
                >
                  <span dir="auto">{search.name}</span>
                </Link>
                <span className={styles.members} title={candidates(search.members)}>
                  {shortCount(search.members)}
                </span>
              </li>
            );
          })}
          {briefings.map((versions) => (
            <BriefingLeaf key={versions[0]?.id} versions={versions} />
          ))}
          {shortlists.map((shortlist) => (
            <ShortlistLeaf key={shortlist.id} shortlist={shortlist} />
          ))}
        </ul>
      )}
    </li>
  );
}

function BriefingLeaf({ versions }: { versions: readonly BriefingView[] }) {
  const [briefing] = versions;
  const at = usePath();
  if (!briefing) return null;
  const path = to.briefing(briefing.id);
  const here = versions.some(({ id }) => at.startsWith(to.briefing(id)));
  return (
    <li className={classes(styles.leaf, styles.search, here && styles.here)}>
      <Link
        to={path}
        className={classes(styles.leafLink, styles.briefing)}
        aria-current={here ? "page" : undefined}
        title={briefingTitle(briefing)}
      >
        <ClipboardList size={13} aria-label={t`Briefing`} />
        <span dir="auto">{briefing.name}</span>
      </Link>
      {briefing.checked > 0 && (
        <span className={styles.members} title={t`${candidates(briefing.checked)} checked`}>
          {shortCount(briefing.checked)}
        </span>
      )}
    </li>
  );
}

function ShortlistLeaf({ shortlist }: { shortlist: Shortlist }) {
  const path = to.shortlist(shortlist.id);
  const here = usePath() === path;
  return (
    <li className={classes(styles.leaf, styles.search, here && styles.here)}>
      <Link
        to={path}
        className={classes(styles.leafLink, styles.briefing)}
        aria-current={here ? "page" : undefined}
        title={shortlist.name.slice(0, 200)}
      >
        <ListOrdered size={13} aria-label={t`Shortlist`} />
        <span dir="auto">{shortlist.name}</span>
      </Link>
      <span className={styles.members} title={candidates(shortlist.members)}>
        {shortCount(shortlist.members)}
      </span>
    </li>
  );
}
