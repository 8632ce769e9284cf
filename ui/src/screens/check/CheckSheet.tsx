/** Checks candidates against a briefing: against which version, whom, by whom, and what it costs before it starts. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ClipboardList } from "lucide-react";
import { useState } from "react";
import type { BriefingView } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { briefings, projects } from "../../api/queries";
import { chosenForCheck } from "../../app/checking";
import type { SheetAsk, SheetProps } from "../../app/navigation";
import { to, useSheet } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { ChecklistPicture } from "../../components/Pictures";
import { EmptyState, Loaded, SkeletonRows } from "../../components/States";
import { CheckForm } from "./CheckForm";

/** Of the size of the form, while it is on its way. */
const SHEET = { kind: "sheet", width: "wide" } as const;

/** The sheet; the briefings first, since nothing can be checked without one. */
export function CheckSheet({ ask, onClose }: SheetProps) {
  const [chosen] = useState(chosenForCheck);
  const list = useQuery(briefings(null));
  const { data: all } = useQuery(projects());
  const offered = list.data && all && offeredFor(ask, list.data, projectOf(ask, list.data, all));
  if (offered && offered.length > 0 && all) {
    return <CheckForm ask={ask} offered={offered} projects={all} chosen={chosen} onClose={onClose} />;
  }
  return (
    <Dialog open onClose={onClose} {...(offered ? {} : SHEET)} title={t`Check candidates`} closeLabel={t`Close`}>
      <Loaded query={list} skeleton={<SkeletonRows count={4} />} asTrouble={asFailure}>
        {() => (offered ? <NoBriefing projectId={projectOf(ask, [], all ?? [])} /> : <SkeletonRows count={4} />)}
      </Loaded>
    </Dialog>
  );
}

/** The project that is meant, where one is: that of the briefing, or that of the search. */
function projectOf(
  ask: SheetAsk,
  all: readonly BriefingView[],
  known: readonly { id: string; searches: readonly { id: string }[] }[],
): string | null {
  const briefing = all.find(({ id }) => id === ask.briefing);
  const project = known.find(({ searches }) => searches.some(({ id }) => id === ask.into));
  return briefing?.projectId ?? project?.id ?? null;
}

/** The briefings of the project, or all of them: the newest version first. */
function offeredFor(ask: SheetAsk, all: readonly BriefingView[], projectId: string | null): BriefingView[] {
  const own = all.filter((each) => projectId === null || each.projectId === projectId);
  const newest = own.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  const asked = newest.find(({ id }) => id === ask.briefing);
  return asked ? [asked, ...newest.filter((each) => each !== asked)] : newest;
}

function NoBriefing({ projectId }: { projectId: string | null }) {
  const { open } = useSheet();
  const navigate = useNavigate();
  return (
    <EmptyState
      picture={<ChecklistPicture />}
      title={t`There is no briefing to check against`}
      action={
        <Button
          look="primary"
          icon={ClipboardList}
          onClick={() => (projectId ? open("briefing", { into: projectId }) : void navigate({ to: to.projects }))}
        >
          {projectId ? t`New briefing` : t`Go to the projects`}
        </Button>
      }
    >
      {t`A briefing lists what candidates must have and what would be nice. It belongs to a project.`}
    </EmptyState>
  );
}
