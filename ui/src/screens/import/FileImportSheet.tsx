/** Import from a file: choose it, match its columns, see what would happen, then import. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useEffect, useState } from "react";
import type { ChosenFile, FileImportAsk, FileView, Rehearsal } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { useOpenedFile } from "../../api/openedFile";
import { useRehearsal } from "../../api/rehearsal";
import type { SheetProps } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { ErrorState, SkeletonRows } from "../../components/States";
import { say } from "../../components/Toasts";
import { readingInWords } from "../../words/files";
import { candidates, fileSize } from "../../words/numbers";
import { ChooseStep } from "./ChooseStep";
import styles from "./Import.module.css";
import { MappingStep } from "./MappingStep";
import { type Choices, firstChoices, mappingOf, mappingProblem } from "./mapping";
import { RehearsalProgress } from "./RehearsalProgress";
import { RehearsalStep } from "./RehearsalStep";
import { type Target, TargetPicker, targetProblem, useTarget } from "./target";

/** The wizard: each step keeps what was chosen in the one before. */
export function FileImportSheet({ ask, onClose }: SheetProps) {
  const { target, setTarget, settle, all } = useTarget(ask.into);
  const inspect = useMutation({ mutationFn: (file: ChosenFile) => commands.inspectFile(file.fileId) });
  const read = inspect.mutate;
  const opened = useOpenedFile();
  useEffect(() => {
    if (!opened.file) return;
    read(opened.file);
    opened.take();
  }, [opened, read]);
  const file = inspect.variables;
  const view = inspect.data;
  return (
    <Dialog
      open
      onClose={onClose}
      kind="sheet"
      width="wide"
      title={t`Import from a file`}
      description={
        view && file
          ? t`${view.name.slice(0, 200)}, ${fileSize(file.bytes)}. Read as ${readingInWords(view.reading)}.`
          : undefined
      }
      closeLabel={t`Close`}
    >
      <div className={styles.form}>
        {inspect.isPending ? (
          <SkeletonRows count={12} />
        ) : inspect.error && file ? (
          <ErrorState trouble={asFailure(inspect.error)} onRetry={() => inspect.reset()} />
        ) : view ? (
          <Steps
            key={view.fileId}
            view={view}
            target={target}
            settle={settle}
            onClose={onClose}
            onBack={() => inspect.reset()}
          >
            <TargetPicker target={target} onChange={setTarget} all={all} />
          </Steps>
        ) : (
          <>
            <div className={styles.pair}>
              <TargetPicker target={target} onChange={setTarget} all={all} />
            </div>
            <ChooseStep onChosen={read} />
          </>
        )}
      </div>
    </Dialog>
  );
}

type StepsProps = {
  view: FileView;
  target: Target;
  /** Makes the search if there is none yet. */
  settle: (address: string | null, description: string) => Promise<string>;
  onClose: () => void;
  onBack: () => void;
  children: React.ReactNode;
};

function Steps({ view, target, settle, onClose, onBack, children }: StepsProps) {
  const [choices, setChoices] = useState<Choices>(() => firstChoices(view));
  const [rehearsed, setRehearsed] = useState<{ rehearsal: Rehearsal; ask: FileImportAsk } | null>(null);
  const rehearse = useRehearsal(view.fileId, (rehearsal, ask) => setRehearsed({ rehearsal, ask }));
  const begin = useMutation({
    mutationFn: async (ask: FileImportAsk) => commands.startFileImport(await settle(null, ""), ask),
    onSuccess: (run) => {
      onClose();
      say({ title: t`The import has started`, description: t`It goes on in the background, into ${run.title}.` });
    },
  });
  const failure = rehearse.error ?? begin.error;
  const takes = rehearsed ? rehearsed.rehearsal.created + rehearsed.rehearsal.matched : 0;
  return (
    <>
      {failure && (
        <ErrorState trouble={asFailure(failure)} onRetry={() => (rehearsed ? begin.reset() : rehearse.reset())} />
      )}
      {rehearsed ? (
        <RehearsalStep rehearsal={rehearsed.rehearsal} policy={choices.duplicates} />
      ) : (
        <>
          {/* What is being checked stays as it is until that is over. */}
          <div className={styles.pair} inert={rehearse.isPending}>
            {children}
          </div>
          <div className={styles.mapping} inert={rehearse.isPending}>
            <MappingStep view={view} choices={choices} onChange={setChoices} />
          </div>
        </>
      )}
      <div className={styles.wizardFoot}>
        <Button look="quiet" icon={ArrowLeft} onClick={() => (rehearsed ? setRehearsed(null) : onBack())}>
          {t`Back`}
        </Button>
        {rehearse.isPending && <RehearsalProgress moved={rehearse.moved} onCancel={() => rehearse.cancel()} />}
        {rehearsed ? (
          <Button
            look="primary"
            data-testid="import-button"
            busy={begin.isPending}
            why={takes === 0 && t`No row of this file can be imported.`}
            onClick={() => begin.mutate(rehearsed.ask)}
          >
            {t`Import ${candidates(takes)}`}
          </Button>
        ) : (
          <Button
            look="primary"
            busy={rehearse.isPending}
            why={mappingProblem(choices) ?? targetProblem(target)}
            onClick={() =>
              rehearse.begin({
                searchId: target.searchId,
                ask: { fileId: view.fileId, ...mappingOf(choices) },
              })
            }
          >
            {t`Check the file`}
          </Button>
        )}
      </div>
    </>
  );
}
