/** Where we are: the place, the project, the search, the briefing or the shortlist. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import type { BriefingView, ProjectView, Shortlist } from "../api/bindings";
import { briefings, projects, shortlists } from "../api/queries";
import { briefingTitle } from "../words/briefings";
import { shortName } from "../words/shortlists";
import { to, usePath } from "./navigation";
import { navigation } from "./screens";
import styles from "./TopBar.module.css";

type Crumb = { label: string; path: string };

/** The way here; the last one is this page. */
export function Breadcrumb() {
  const path = usePath();
  const { data } = useQuery(projects());
  const { data: all } = useQuery({ ...briefings(null), enabled: path.startsWith("/briefings/") });
  const { data: lists } = useQuery({ ...shortlists(null), enabled: path.startsWith("/shortlists/") });
  const crumbs = crumbsOf(path, data ?? [], all ?? [], lists ?? []);
  return (
    <nav className={styles.crumbs} aria-label={t`Where you are`}>
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={crumb.path} className={styles.crumb}>
            {index > 0 && <ChevronRight size={13} aria-hidden />}
            {index === crumbs.length - 1 ? (
              <span className={styles.crumbText} dir="auto" title={crumb.label} aria-current="page">
                {crumb.label}
              </span>
            ) : (
              <Link to={crumb.path} className={styles.crumbText} dir="auto" title={crumb.label}>
                {crumb.label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The way to an address. */
export function crumbsOf(
  path: string,
  all: readonly ProjectView[],
  briefings: readonly BriefingView[] = [],
  shortlists: readonly Shortlist[] = [],
): Crumb[] {
  const place = navigation().find((each) => (each.path === "/" ? path === "/" : path.startsWith(each.path)));
  const [, head, id] = path.split("/");
  const root = { label: t`Projects`, path: to.projects };
  if (head === "projects" && id) {
    const project = all.find((each) => to.project(each.id) === path);
    return [root, { label: project?.title ?? t`Project`, path }];
  }
  if (head === "searches" && id) {
    const project = all.find((each) => each.searches.some((search) => path.startsWith(to.search(search.id))));
    const search = project?.searches.find((each) => path.startsWith(to.search(each.id)));
    const middle = project ? [{ label: project.title, path: to.project(project.id) }] : [];
    return [...middle, { label: search?.name ?? t`Search`, path }];
  }
  if (head === "briefings" && id) {
    const briefing = briefings.find((each) => path.startsWith(to.briefing(each.id)));
    const middle = briefing ? [{ label: briefing.projectTitle, path: to.project(briefing.projectId) }] : [];
    return [...middle, { label: briefing ? briefingTitle(briefing) : t`Briefing`, path }];
  }
  if (head === "shortlists" && id) {
    const list = shortlists.find((each) => path === to.shortlist(each.id));
    const project = all.find((each) => each.id === list?.projectId);
    const middle = project ? [{ label: project.title, path: to.project(project.id) }] : [];
    return [...middle, { label: list ? shortName(list.name) : t`Shortlist`, path }];
  }
  return [{ label: place?.title() ?? t`Longlist`, path }];
}
