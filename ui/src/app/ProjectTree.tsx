/** Projects and their searches, with the number of members. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import type { ProjectView } from "../api/bindings";
import { projects } from "../api/queries";
import { classes } from "../components/classes";
import { candidates, shortCount } from "../words/numbers";
import { to, usePath } from "./navigation";
import styles from "./Sidebar.module.css";

/** All projects that are not put away. */
export function ProjectTree() {
  const { data } = useQuery(projects());
  const shown = data?.filter((project) => project.status !== "archived") ?? [];
  if (shown.length === 0) return null;
  return (
    <ul className={styles.tree}>
      {shown.map((project) => (
        <Branch key={project.id} project={project} />
      ))}
    </ul>
  );
}

function Branch({ project }: { project: ProjectView }) {
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
      {open && project.searches.length > 0 && (
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
        </ul>
      )}
    </li>
  );
}
