/** Says that a project or a search was added or edited, with the way back. */
import { t } from "@lingui/core/macro";
import { useRouter } from "@tanstack/react-router";
import type { ProjectView, SearchView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { to } from "../../app/navigation";
import { say } from "../../components/Toasts";

/** The most letters of a name in a message. */
const MOST = 120;

/** An edit, as the core knows it; where there is none, nothing was changed, and there is nothing to say. */
export function tellOfEdit(edit: string | null, title: string): void {
  if (edit !== null) tellDone(title, () => commands.undoEdit(edit));
}

/** “Changes of “Berlin” saved”. */
export function changesSaved(name: string): string {
  const short = name.slice(0, MOST);
  return t`Changes of “${short}” saved`;
}

/** Leads to what was added, and says so. Undone, it leads back from there. */
export function useArrival() {
  const router = useRouter();
  const go = (address: string) => router.navigate({ to: address });
  const arrive = (name: string, page: string, before: string, takeBack: () => Promise<unknown>) => {
    const short = name.slice(0, MOST);
    tellDone(t`“${short}” added`, async () => {
      await takeBack();
      if (router.state.location.pathname === page) await go(before);
    });
    void go(page);
  };
  return {
    atProject: ({ id, title }: ProjectView) =>
      arrive(title, to.project(id), to.projects, () => commands.takeBackProject(id)),
    atSearch: ({ id, name, projectId }: SearchView) =>
      arrive(name, to.search(id), to.project(projectId), () => commands.takeBackSearch(id)),
  };
}

function tellDone(title: string, undo: () => Promise<unknown>): void {
  say({ title, action: { label: t`Undo`, perform: () => void undo().catch(tell) } });
}

function tell(thrown: unknown): void {
  const { message, hint } = asFailure(thrown);
  say({ title: message, description: hint, urgent: true });
}
