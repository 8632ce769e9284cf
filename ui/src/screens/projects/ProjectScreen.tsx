/** One project: what it is about, its searches, its briefings and its shortlists. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Download, FolderSearch, Pencil } from "lucide-react";
import type { ProjectView, SearchView } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { projects } from "../../api/queries";
import { to, useSheet } from "../../app/navigation";
import { usePerformer } from "../../app/performers";
import { Button, IconButton } from "../../components/Button";
import { Page, Section } from "../../components/Page";
import { NothingFoundPicture, PeoplePicture } from "../../components/Pictures";
import { EmptyState, Loaded, SkeletonRows } from "../../components/States";
import { Time } from "../../components/Time";
import { exact, relative } from "../../words/dates";
import { candidates } from "../../words/numbers";
import { BriefingsSection } from "./BriefingsSection";
import { ProjectMark } from "./ProjectMark";
import styles from "./Projects.module.css";
import { ShortlistsSection } from "./ShortlistsSection";

/** The screen. */
export function ProjectScreen() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const list = useQuery(projects());
  return (
    <Loaded query={list} skeleton={<SkeletonRows count={8} height={56} />} asTrouble={asFailure}>
      {(all) => {
        const project = all.find((each) => each.id === projectId);
        return project ? <Shown project={project} /> : <Gone />;
      }}
    </Loaded>
  );
}

function Shown({ project }: { project: ProjectView }) {
  const { open } = useSheet();
  const edit = () => open("project", { edit: project.id });
  const add = () => open("search", { into: project.id });
  usePerformer("editPage", edit);
  usePerformer("newSearch", add);
  return (
    <Page
      title={<span dir="auto">{project.title.slice(0, 300)}</span>}
      actions={
        <>
          <Button icon={Pencil} shortcut="e" onClick={edit}>{t`Edit`}</Button>
          <Button look="primary" icon={FolderSearch} onClick={add}>{t`New search`}</Button>
        </>
      }
    >
      <dl className={styles.facts}>
        <Fact label={t`Status`}>
          <ProjectMark status={project.status} />
        </Fact>
        <Fact label={t`Company`}>{project.company.slice(0, 300)}</Fact>
        <Fact label={t`Location`}>{project.location.slice(0, 300)}</Fact>
        <Fact label={t`Salary range`}>{project.salaryRange.slice(0, 300)}</Fact>
        <Fact label={t`Candidates`}>{candidates(project.candidates)}</Fact>
      </dl>
      {project.description && (
        <p className={styles.prose} dir="auto">
          {project.description.slice(0, 5000)}
        </p>
      )}
      <Section title={t`Searches`}>
        {project.searches.length === 0 ? (
          <EmptyState
            picture={<PeoplePicture />}
            title={t`This project has no searches yet`}
            action={<Button look="primary" icon={FolderSearch} onClick={add}>{t`New search`}</Button>}
          >
            {t`Make one for each place or kind of person you look for, then fill it from LinkedIn or a file.`}
          </EmptyState>
        ) : (
          <ul className={styles.list}>
            {project.searches.map((search) => (
              <SearchRow key={search.id} search={search} />
            ))}
          </ul>
        )}
      </Section>
      <BriefingsSection projectId={project.id} />
      <ShortlistsSection projectId={project.id} />
    </Page>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

function SearchRow({ search }: { search: SearchView }) {
  const { open } = useSheet();
  return (
    <li className={styles.searchRow}>
      <Link to={to.search(search.id)} className={styles.row}>
        <span className={styles.rowMain}>
          <strong dir="auto" title={search.name}>
            {search.name}
          </strong>
          {search.description && (
            <span dir="auto" title={search.description.slice(0, 600)}>
              {search.description.split("\n").at(-1)?.slice(0, 300)}
            </span>
          )}
        </span>
        <span className={styles.cell}>{candidates(search.members)}</span>
        <span className={styles.cell}>
          {search.lastImportAt ? <Time at={search.lastImportAt} say={relative} exact={exact} /> : t`not imported yet`}
        </span>
      </Link>
      <IconButton
        icon={Download}
        label={t`Import from LinkedIn into ${search.name}`}
        onClick={() => open("linkedin", { into: search.id })}
      />
    </li>
  );
}

function Gone() {
  return (
    <EmptyState picture={<NothingFoundPicture />} title={t`This project is not here`}>
      {t`It may have been removed. The list of projects is in the sidebar.`}
    </EmptyState>
  );
}
