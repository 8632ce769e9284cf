/** One search: its head, and below it either its candidates or its import history. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useParams } from "@tanstack/react-router";
import { Download, FileInput, ListChecks, Pencil } from "lucide-react";
import type { SearchView } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { projects } from "../../api/queries";
import { useCheckSheet } from "../../app/checking";
import { to, usePath, useSheet } from "../../app/navigation";
import { usePerformer } from "../../app/performers";
import { Button, IconButton } from "../../components/Button";
import { NothingFoundPicture } from "../../components/Pictures";
import { EmptyState, Loaded, SkeletonRows } from "../../components/States";
import styles from "./Search.module.css";

/** The screen around its two pages. */
export function SearchScreen() {
  const { searchId } = useParams({ strict: false }) as { searchId: string };
  const list = useQuery(projects());
  return (
    <Loaded query={list} skeleton={<SkeletonRows count={20} />} asTrouble={asFailure}>
      {(all) => {
        const search = all.flatMap((project) => project.searches).find((each) => each.id === searchId);
        if (search) return <Shown key={search.id} search={search} />;
        return (
          <EmptyState picture={<NothingFoundPicture />} title={t`This search is not here`}>
            {t`It may have been removed. All searches are in the sidebar, under their projects.`}
          </EmptyState>
        );
      }}
    </Loaded>
  );
}

function Shown({ search }: { search: SearchView }) {
  const { open } = useSheet();
  const openCheck = useCheckSheet();
  const edit = () => open("search", { edit: search.id });
  const linkedin = () => open("linkedin", { into: search.id });
  const file = () => open("file", { into: search.id });
  usePerformer("editPage", edit);
  usePerformer("importHere", linkedin);
  usePerformer("importFileHere", file);
  const note = search.description
    .split("\n")
    .filter((line) => line.trim() && line.trim() !== search.address)
    .join(" ");
  return (
    <div className={styles.search}>
      <header className={styles.head}>
        <nav className={styles.tabs} aria-label={t`Pages of the search`}>
          <TabLink path={to.search(search.id)} label={t`Candidates`} />
          <TabLink path={to.searchHistory(search.id)} label={t`History`} />
        </nav>
        <span className={styles.note} dir="auto" title={search.description.slice(0, 2000)}>
          {note.slice(0, 300)}
        </span>
        <IconButton icon={Pencil} label={t`Edit the search`} shortcut="e" onClick={edit} />
        <Button icon={ListChecks} onClick={() => openCheck({ into: search.id })}>{t`Check…`}</Button>
        <Button icon={FileInput} onClick={file}>{t`Import from a file`}</Button>
        <Button look="primary" icon={Download} onClick={linkedin}>{t`Import from LinkedIn`}</Button>
      </header>
      <div className={styles.body}>
        <Outlet />
      </div>
    </div>
  );
}

function TabLink({ path, label }: { path: string; label: string }) {
  const here = usePath().replace(/\/$/, "") === path;
  return (
    <Link to={path} className={styles.tab} aria-current={here ? "page" : undefined}>
      {label}
    </Link>
  );
}
