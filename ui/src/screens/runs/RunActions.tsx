/** What can be done with a run: pause, resume, try again, cancel, undo. Only what the core allows is offered. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { CircleOff, Pause, Play, RotateCw, Undo2 } from "lucide-react";
import { useState } from "react";
import type { RunView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { useSheet } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Confirm } from "../../components/Dialog";
import { say } from "../../components/Toasts";
import { candidates, count } from "../../words/numbers";
import { hasFailuresOnly, isCheck } from "../../words/runs";
import styles from "./Runs.module.css";

const tell = (thrown: unknown) =>
  say({ title: asFailure(thrown).message, description: asFailure(thrown).hint, urgent: true });

/** The buttons of one row. */
export function RunActions({ run }: { run: RunView }) {
  const pause = useMutation({ mutationFn: () => commands.pauseRun(run.id), onError: tell });
  const resume = useMutation({ mutationFn: () => commands.resumeRun(run.id, null), onError: tell });
  const cancel = useMutation({ mutationFn: () => commands.cancelRun(run.id), onError: tell });
  const [asking, setAsking] = useState<"cancel" | "undo" | null>(null);
  const { open } = useSheet();
  // What was asked for has been read, so how many more is for a person to say.
  const goOn = () => (run.stopReason === "size_reached" ? open("resume", { run: run.id }) : resume.mutate());
  return (
    <div className={styles.actions}>
      {run.canPause && <Button icon={Pause} busy={pause.isPending} onClick={() => pause.mutate()}>{t`Pause`}</Button>}
      {run.canResume && (
        <Button icon={hasFailuresOnly(run) ? RotateCw : Play} busy={resume.isPending} onClick={goOn}>
          {hasFailuresOnly(run) ? t`Try the failed again` : t`Resume`}
        </Button>
      )}
      {run.canCancel && (
        <Button
          look="quiet"
          icon={CircleOff}
          busy={cancel.isPending}
          onClick={() => setAsking("cancel")}
        >{t`Cancel`}</Button>
      )}
      {run.canUndo && !run.undoneAt && (
        <Button look="quiet" icon={Undo2} onClick={() => setAsking("undo")}>{t`Undo import`}</Button>
      )}
      <Confirm
        open={asking === "cancel"}
        onClose={() => setAsking(null)}
        title={isCheck(run) ? t`Cancel these checks?` : t`Cancel this import?`}
        cancel={
          <Button onClick={() => setAsking(null)}>{isCheck(run) ? t`Go on checking` : t`Go on importing`}</Button>
        }
        confirm={
          <Button
            look="danger"
            onClick={() => {
              setAsking(null);
              cancel.mutate();
            }}
          >
            {isCheck(run) ? t`Cancel the checks` : t`Cancel the import`}
          </Button>
        }
      >
        <p>
          {isCheck(run)
            ? t`Checks that are done are kept and paid for. What is reserved for the others is released.`
            : t`What was imported so far is kept and can be undone afterwards.`}
        </p>
      </Confirm>
      <UndoConfirm run={run} open={asking === "undo"} onClose={() => setAsking(null)} />
    </div>
  );
}

function UndoConfirm({ run, open, onClose }: { run: RunView; open: boolean; onClose: () => void }) {
  const undo = useMutation({
    mutationFn: () => commands.undoRun(run.id),
    onSuccess: (report) => {
      onClose();
      const members = count(report.removedMembers);
      const kept =
        report.kept > 0 ? t`${candidates(report.kept)} stay, because you or another import changed them.` : "";
      say({
        title: t`Import undone: ${candidates(report.removedCandidates)} removed`,
        description: t`${members} left the search. ${kept}`.trim(),
      });
    },
    onError: tell,
  });
  const created = candidates(run.created);
  const matched = candidates(run.matched);
  const search = run.title.slice(0, 200);
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={t`Undo this import?`}
      cancel={<Button onClick={onClose}>{t`Keep the import`}</Button>}
      confirm={
        <Button look="danger" busy={undo.isPending} onClick={() => undo.mutate()}>
          {t`Remove ${created}`}
        </Button>
      }
    >
      <ul className={styles.consequences}>
        <li>{t`${created} that it brought are removed from the workspace.`}</li>
        <li>{t`${matched} that were here before stay. They leave “${search}” if this import had added them, and get back the values it changed.`}</li>
        <li>{t`Candidates that another import or you have changed since then are kept.`}</li>
        <li>{t`Quota that was used stays used.`}</li>
      </ul>
    </Confirm>
  );
}
