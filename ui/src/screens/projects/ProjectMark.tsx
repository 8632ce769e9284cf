/** Where a project stands, as a mark. */
import { Archive, CircleDashed, CircleDot, CirclePause, type LucideIcon } from "lucide-react";
import type { ProjectStatus } from "../../api/bindings";
import { Status, type Tone } from "../../components/Status";
import { projectStatus } from "../../words/reasons";

const LOOKS: Record<ProjectStatus, { tone: Tone; icon: LucideIcon }> = {
  draft: { tone: "idle", icon: CircleDashed },
  active: { tone: "good", icon: CircleDot },
  paused: { tone: "warn", icon: CirclePause },
  archived: { tone: "idle", icon: Archive },
};

/** Picture and word. */
export function ProjectMark({ status }: { status: ProjectStatus }) {
  return (
    <Status tone={LOOKS[status].tone} icon={LOOKS[status].icon}>
      {projectStatus(status)}
    </Status>
  );
}
