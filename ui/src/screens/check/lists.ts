/** The lists that a check can take its candidates from. */
import { t } from "@lingui/core/macro";
import type { PoolQuery, ProjectView, Whom } from "../../api/bindings";
import type { Chosen } from "../../app/checking";
import { candidates, count } from "../../words/numbers";

/** How many are a dozen: enough to see what a briefing does. */
export const DOZEN = 12;

/** One list: everybody in it, and how to ask for some of them. */
export type CheckList = {
  id: string;
  label: string;
  count: number;
  everybody: Whom;
  /** What is asked for a dozen of it; a list of ids is a dozen of itself. */
  query: PoolQuery | null;
  ids: readonly string[];
};

/** What was asked for first, then the searches of the project, then all of the project. */
export function listsOf(project: ProjectView | undefined, chosen: Chosen | null, candidateId?: string): CheckList[] {
  const lists: CheckList[] = [];
  if (candidateId) lists.push(these("candidate", t`This candidate`, [candidateId]));
  if (chosen?.selection.type === "these") {
    const number = count(chosen.count);
    lists.push(these("chosen", t`The ${number} selected`, chosen.selection.ids));
  }
  if (chosen?.selection.type === "matching") {
    const number = count(chosen.count);
    lists.push({
      id: "chosen",
      label: t`All ${number} that match`,
      count: chosen.count,
      everybody: { type: "selection", selection: chosen.selection },
      query: chosen.selection.query,
      ids: [],
    });
  }
  for (const { id, name, members } of project?.searches ?? []) {
    const who = candidates(members);
    const short = name.slice(0, 120);
    lists.push({
      id: `search ${id}`,
      label: t`${short}, ${who}`,
      count: members,
      everybody: { type: "search", searchId: id },
      query: everybody([{ type: "search", ids: [id] }]),
      ids: [],
    });
  }
  if (project && project.searches.length > 1) {
    const who = candidates(project.candidates);
    const query = everybody([{ type: "project", id: project.id }]);
    lists.push({
      id: "project",
      label: t`The whole project, ${who}`,
      count: project.candidates,
      everybody: { type: "selection", selection: { type: "matching", query } },
      query,
      ids: [],
    });
  }
  return lists;
}

/** A dozen of ids, evenly spread. */
export function spread(ids: readonly string[], size: number): string[] {
  const places = Array.from({ length: Math.min(size, ids.length) }, (_, at) => Math.floor((at * ids.length) / size));
  return places.flatMap((place) => ids[place] ?? []);
}

function these(id: string, label: string, ids: string[]): CheckList {
  const selection = { type: "these" as const, ids };
  return { id, label, count: ids.length, everybody: { type: "selection", selection }, query: null, ids };
}

function everybody(filters: PoolQuery["filters"]): PoolQuery {
  return { text: "", filters, sort: { column: "added", descending: true } };
}
