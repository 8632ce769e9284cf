/** All projects. */
import { plural, t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { FolderPlus } from "lucide-react";
import { useState } from "react";
import type { ProjectView } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { projects } from "../../api/queries";
import { to, useSheet } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Checkbox } from "../../components/Field";
import { Page } from "../../components/Page";
import { FolderPicture } from "../../components/Pictures";
import { EmptyState, Loaded, SkeletonRows } from "../../components/States";
import { candidates } from "../../words/numbers";
import { ProjectMark } from "./ProjectMark";
import styles from "./Projects.module.css";

/** The screen. */
export function ProjectsScreen() {
  const { open } = useSheet();
  const list = useQuery(projects());
  const [archived, setArchived] = useState(false);
  const make = (
    <Button look="primary" icon={FolderPlus} shortcut="n p" onClick={() => open("project")}>
      {t`New project`}
    </Button>
  );
  return (
    <Page title={t`Projects`} actions={list.data && list.data.length > 0 ? make : undefined}>
      <Loaded query={list} skeleton={<SkeletonRows count={6} height={56} />} asTrouble={asFailure}>
        {(all) => {
          if (all.length === 0) {
            return (
              <EmptyState picture={<FolderPicture />} title={t`There are no projects yet`} action={make}>
                {t`A project is one hiring assignment. It holds the searches that fill it.`}
              </EmptyState>
            );
          }
          const shown = all.filter((project) => archived || project.status !== "archived");
          return (
            <>
              <ul className={styles.list}>
                {shown.map((project) => (
                  <Row key={project.id} project={project} />
                ))}
              </ul>
              {all.some((project) => project.status === "archived") && (
                <Checkbox checked={archived} onChange={setArchived}>
                  {t`Show archived projects`}
                </Checkbox>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Row({ project }: { project: ProjectView }) {
  const about = [project.company, project.location].filter(Boolean).join(", ");
  return (
    <li>
      <Link to={to.project(project.id)} className={styles.row}>
        <span className={styles.rowMain}>
          <strong dir="auto" title={project.title}>
            {project.title}
          </strong>
          {about && <span dir="auto">{about}</span>}
        </span>
        <span className={styles.cell}>{plural(project.searches.length, { one: "1 search", other: "# searches" })}</span>
        <span className={styles.cell}>{candidates(project.candidates)}</span>
        <span className={styles.status}>
          <ProjectMark status={project.status} />
        </span>
      </Link>
    </li>
  );
}
