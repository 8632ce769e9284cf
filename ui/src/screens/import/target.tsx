/** Where an import goes: a search that is there, or one made together with the import. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ProjectView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { projects } from "../../api/queries";
import { Field, TextInput } from "../../components/Field";
import { Select } from "../../components/Select";
import styles from "./Import.module.css";

/** The choice so far. */
export type Target = { searchId: string | null; projectId: string | null; projectTitle: string; searchName: string };

const NEW = "new";
const NOTHING_MORE = { company: "", description: "", location: "", salaryRange: "" };

/** The choice, starting at the search that was asked for; with no search at all, a new one. */
export function useTarget(into: string | undefined) {
  const { data: all } = useQuery(projects());
  const [target, setTarget] = useState<Target>({
    searchId: into ?? null,
    projectId: null,
    projectTitle: "",
    searchName: "",
  });
  const [made, setMade] = useState<string | null>(null);
  const searches = (all ?? []).flatMap((project) => project.searches);
  const known = searches.some((search) => search.id === target.searchId) || target.searchId === made;
  const current = known ? target : { ...target, searchId: null };

  /** The id of the search to import into. What does not exist yet is made, once, however often the import is refused. */
  async function settle(address: string | null, description: string): Promise<string> {
    if (current.searchId) return current.searchId;
    let { projectId } = current;
    if (!projectId) {
      const title = current.projectTitle.trim();
      const project = await commands.addProject({ ...NOTHING_MORE, title });
      projectId = project.id;
      setTarget({ ...current, projectId });
    }
    const search = await commands.addSearch(projectId, { name: current.searchName.trim(), description, address });
    setMade(search.id);
    setTarget({ ...current, projectId, searchId: search.id });
    return search.id;
  }

  return { target: current, setTarget, settle, all: all ?? [] };
}

/** Why an import cannot go there yet; null when it can. */
export function targetProblem(target: Target): string | null {
  if (target.searchId) return null;
  if (!target.projectId && !target.projectTitle.trim()) return t`Name the project first.`;
  if (!target.searchName.trim()) return t`Name the search first.`;
  return null;
}

type Props = { target: Target; onChange: (target: Target) => void; all: readonly ProjectView[] };

/** Chooses a search, or names a new one. */
export function TargetPicker({ target, onChange, all }: Props) {
  const open = all.filter((project) => project.status !== "archived");
  const searches = open.flatMap((project) =>
    project.searches.map((search) => ({ value: search.id, label: search.name, detail: project.title })),
  );
  const making = target.searchId === null;
  return (
    <>
      {searches.length > 0 && (
        <Field label={t`Into`}>
          <Select
            value={target.searchId ?? NEW}
            onChange={(value) => onChange({ ...target, searchId: value === NEW ? null : value })}
            choices={[...searches, { value: NEW, label: t`A new search` }]}
          />
        </Field>
      )}
      {making && <NewSearch target={target} onChange={onChange} all={open} />}
    </>
  );
}

function NewSearch({ target, onChange, all }: Props) {
  const choices = [
    ...all.map((project) => ({ value: project.id, label: project.title })),
    { value: NEW, label: t`A new project` },
  ];
  return (
    <div className={styles.pair}>
      {all.length > 0 && (
        <Field label={t`Project`}>
          <Select
            value={target.projectId ?? NEW}
            onChange={(value) => onChange({ ...target, projectId: value === NEW ? null : value })}
            choices={choices}
          />
        </Field>
      )}
      {target.projectId === null && (
        <Field label={t`Name of the project`}>
          <TextInput
            value={target.projectTitle}
            placeholder={t`For example: Backend engineers`}
            onChange={(event) => onChange({ ...target, projectTitle: event.target.value })}
          />
        </Field>
      )}
      <Field label={t`Name of the search`}>
        <TextInput
          value={target.searchName}
          placeholder={t`For example: Berlin, senior`}
          onChange={(event) => onChange({ ...target, searchName: event.target.value })}
        />
      </Field>
    </div>
  );
}
