/** The figures of the workspace and what is done most often. */
import { plural, t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { Download, FileInput, FolderPlus } from "lucide-react";
import type { Overview } from "../../api/bindings";
import { to, useSheet } from "../../app/navigation";
import { Button } from "../../components/Button";
import { count } from "../../words/numbers";
import styles from "./Home.module.css";

/** Figures at the left, buttons at the right. */
export function QuickActions({ overview }: { overview: Overview }) {
  const { open } = useSheet();
  return (
    <div className={styles.quick}>
      <ul className={styles.figures}>
        <Figure
          to={to.candidates}
          value={overview.candidates}
          label={plural(overview.candidates, { one: "candidate", other: "candidates" })}
        />
        <Figure
          to={to.projects}
          value={overview.projects}
          label={plural(overview.projects, { one: "project", other: "projects" })}
        />
        <Figure
          to={to.runs}
          value={overview.activeRuns}
          label={plural(overview.activeRuns, { one: "run under way", other: "runs under way" })}
        />
      </ul>
      <div className={styles.buttons}>
        <Button icon={FolderPlus} onClick={() => open("project")}>{t`New project`}</Button>
        <Button icon={FileInput} onClick={() => open("file")}>{t`Import from a file`}</Button>
        <Button look="primary" icon={Download} onClick={() => open("linkedin")}>{t`Import from LinkedIn`}</Button>
      </div>
    </div>
  );
}

function Figure({ to: path, value, label }: { to: string; value: number; label: string }) {
  return (
    <li>
      <Link to={path} className={styles.figure}>
        <strong>{count(value)}</strong>
        <span>{label}</span>
      </Link>
    </li>
  );
}
