/** The briefings of a project: every version, what it asks for, and whether it can still be changed. */
import { t } from "@lingui/core/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ClipboardList, CopyPlus, Lock, LockOpen, Trash2 } from "lucide-react";
import type { BriefingView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { briefings } from "../../api/queries";
import { to, useSheet } from "../../app/navigation";
import { usePerformer } from "../../app/performers";
import { Button, IconButton } from "../../components/Button";
import { Section } from "../../components/Page";
import { ChecklistPicture } from "../../components/Pictures";
import { EmptyState, Loaded, SkeletonRows } from "../../components/States";
import { Status } from "../../components/Status";
import { say } from "../../components/Toasts";
import { briefingTitle, lockState, requirementCounts, versionName } from "../../words/briefings";
import styles from "./Projects.module.css";
import { removeBriefing } from "./removeBriefing";

/** The section. */
export function BriefingsSection({ projectId }: { projectId: string }) {
  const { open } = useSheet();
  const list = useQuery(briefings(projectId));
  const add = () => open("briefing", { into: projectId });
  usePerformer("newBriefing", add);
  const isEmpty = list.data?.length === 0;
  return (
    <Section
      title={t`Briefings`}
      actions={
        !isEmpty && (
          <Button icon={ClipboardList} shortcut="n b" onClick={add}>
            {t`New briefing`}
          </Button>
        )
      }
    >
      <Loaded query={list} skeleton={<SkeletonRows count={2} height={52} />} asTrouble={asFailure}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              picture={<ChecklistPicture />}
              title={t`This project has no briefing yet`}
              action={
                <Button icon={ClipboardList} onClick={add}>
                  {t`New briefing`}
                </Button>
              }
            >
              {t`A briefing lists what candidates must have and what would be nice. They are checked against it.`}
            </EmptyState>
          ) : (
            <ul className={styles.list}>
              {all.map((briefing) => (
                <Row key={briefing.id} briefing={briefing} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function Row({ briefing }: { briefing: BriefingView }) {
  const navigate = useNavigate();
  const tell = (thrown: unknown) => {
    const { message, hint } = asFailure(thrown);
    say({ title: message, description: hint, urgent: true });
  };
  const duplicate = useMutation({
    mutationFn: () => commands.duplicateBriefing(briefing.id),
    onSuccess: (made) => void navigate({ to: to.briefing(made.id) }),
    onError: tell,
  });
  const title = briefingTitle(briefing);
  return (
    <li className={styles.searchRow}>
      <Link to={to.briefing(briefing.id)} className={styles.row}>
        <span className={styles.rowMain}>
          <strong dir="auto" title={briefing.name.slice(0, 200)}>
            {briefing.name.slice(0, 200)}
          </strong>
          <span>{[versionName(briefing.version), requirementCounts(briefing.requirements)].join(" · ")}</span>
        </span>
        <span className={styles.lock}>
          <Status tone="idle" icon={briefing.lockedAt ? Lock : LockOpen}>
            {lockState(briefing)}
          </Status>
        </span>
      </Link>
      <IconButton
        icon={CopyPlus}
        label={t`Duplicate ${title} as a new version`}
        busy={duplicate.isPending}
        onClick={() => duplicate.mutate()}
      />
      <IconButton
        icon={Trash2}
        label={t`Remove ${title}`}
        why={briefing.lockedAt && t`Candidates were checked against it.`}
        onClick={() => void removeBriefing(briefing).catch(tell)}
      />
    </li>
  );
}
