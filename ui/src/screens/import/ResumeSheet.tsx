/** Goes on with an import that has read its size: how many more, and what that comes to, before anything is asked for. */
import { t } from "@lingui/core/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useState } from "react";
import type { AccountView, RunView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { accounts, runs } from "../../api/queries";
import type { SheetProps } from "../../app/navigation";
import { Dialog } from "../../components/Dialog";
import { NothingFoundPicture } from "../../components/Pictures";
import { EmptyState, Loaded, Reference, SkeletonRows } from "../../components/States";
import { Notice } from "../../components/Status";
import { say } from "../../components/Toasts";
import { exact } from "../../words/dates";
import { count } from "../../words/numbers";
import { runOrigin, runOutcome } from "../../words/runs";
import { troubleOfAccount } from "../../words/troubles";
import styles from "./Import.module.css";
import { type SizeChoice, SizeControl } from "./SizeControl";

/** The sheet: the run and its account first. */
export function ResumeSheet({ ask, onClose }: SheetProps) {
  const list = useQuery(runs(null));
  const all = useQuery(accounts());
  const run = list.data?.find((each) => each.id === ask.run);
  const account = all.data?.find((each) => each.id === run?.accountId);
  if (run?.canResume && account) return <Sheet run={run} account={account} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={t`Import more of this search`} closeLabel={t`Close`}>
      <Loaded query={list} skeleton={<SkeletonRows count={4} />} asTrouble={asFailure}>
        {() => (
          <Loaded query={all} skeleton={<SkeletonRows count={4} />} asTrouble={asFailure}>
            {() => (
              <EmptyState picture={<NothingFoundPicture />} title={t`This import cannot go on`}>
                {t`Its time is over, it was undone, or its account was removed. Start a new import of the same search.`}
              </EmptyState>
            )}
          </Loaded>
        )}
      </Loaded>
    </Dialog>
  );
}

function Sheet({ run, account, onClose }: { run: RunView; account: AccountView; onClose: () => void }) {
  const [choice, setChoice] = useState<SizeChoice | null>(null);
  const done = run.size ?? run.read;
  const reachable = run.reachable ?? run.total ?? done;
  const others = Math.max(0, reachable - done);
  const resume = useMutation({
    mutationFn: ({ size }: SizeChoice) => commands.resumeRun(run.id, done + size),
    onSuccess: () => {
      onClose();
      say({ title: t`The import goes on`, description: t`It runs in the background, into ${run.title}.` });
    },
  });
  const failure = resume.error ? asFailure(resume.error) : null;
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={t`Import more of this search`}
      description={`${run.title.slice(0, 200)} · ${runOrigin(run)}`}
      closeLabel={t`Close`}
    >
      <div className={styles.form}>
        {failure && (
          <Notice tone="bad" icon={CircleAlert} live action={<Reference text={failure.reference} />}>
            <p>{failure.message}</p>
            <p>{failure.hint}</p>
          </Notice>
        )}
        <dl className={styles.figures}>
          <Figure label={t`read so far`} value={count(done)} />
          <Figure label={t`reachable in LinkedIn`} value={count(reachable)} />
          <Figure label={t`more to import`} value={count(others)} />
        </dl>
        <p className={styles.muted}>
          {runOutcome(run)}
          {run.resumeUntil && ` · ${t`Can be resumed until ${exact(run.resumeUntil)}.`}`}
        </p>
        <SizeControl
          reachable={others}
          left={account.quota.left}
          accountId={account.id}
          choice={choice}
          onChoice={setChoice}
          problem={troubleOfAccount(account)}
          busy={resume.isPending}
          onImport={(size) => resume.mutate(size)}
          resumed={{ continueByItself: run.continueByItself, resumeUntil: run.resumeUntil }}
        />
      </div>
    </Dialog>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
