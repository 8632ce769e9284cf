/** What is asked of a check, its quote, and the button that repeats the number. */
import { t } from "@lingui/core/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { CircleAlert } from "lucide-react";
import { useState } from "react";
import type { BriefingView, CheckAsk, EvaluatorKind, ProjectView, Whom } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { sample } from "../../api/queries";
import type { Chosen } from "../../app/checking";
import type { SheetAsk } from "../../app/navigation";
import { to } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Field } from "../../components/Field";
import { RadioCards } from "../../components/RadioCards";
import { Select } from "../../components/Select";
import { Reference } from "../../components/States";
import { Notice } from "../../components/Status";
import { say } from "../../components/Toasts";
import { briefingTitle, lockState, requirementCounts } from "../../words/briefings";
import { checkLabel } from "../../words/checks";
import { candidates } from "../../words/numbers";
import styles from "./Check.module.css";
import { EvaluatorCards } from "./EvaluatorCards";
import { type CheckList, DOZEN, listsOf, spread } from "./lists";
import { QuoteView } from "./QuoteView";
import { useQuotes } from "./useQuotes";

type Props = {
  ask: SheetAsk;
  /** At least one; the first is the one that is meant. */
  offered: readonly BriefingView[];
  projects: readonly ProjectView[];
  chosen: Chosen | null;
  onClose: () => void;
};

/** The form. */
export function CheckForm({ ask, offered, projects, chosen, onClose }: Props) {
  const navigate = useNavigate();
  const [briefingId, setBriefingId] = useState(offered[0]?.id ?? "");
  const briefing = offered.find(({ id }) => id === briefingId) ?? (offered[0] as BriefingView);
  const project = projects.find(({ id }) => id === briefing.projectId);
  const lists = listsOf(project, chosen, ask.candidate);
  const [listId, setListId] = useState<string | null>(ask.into && !chosen ? `search ${ask.into}` : null);
  const list = lists.find(({ id }) => id === listId) ?? lists.find((each) => each.count > 0) ?? lists[0];
  const [dozen, setDozen] = useState<boolean | null>(null);
  const canBeFewer = (list?.count ?? 0) > DOZEN;
  // A version that nobody was checked against is tried out first.
  const isDozen = canBeFewer && (dozen ?? briefing.checked === 0);
  const whom = useWhom(list, isDozen);
  const [evaluator, setEvaluator] = useState<EvaluatorKind>("local");
  const quotes = useQuotes(whom && { briefingId: briefing.id, whom });
  const current = quotes.find((each) => each.evaluator === evaluator);
  const quote = current?.quote;
  const start = useMutation({
    mutationFn: ({ what, expected }: { what: CheckAsk; expected: number }) => commands.startCheck(what, expected),
    onSuccess: () => {
      onClose();
      say({
        title: t`The checks have started`,
        description: t`They go on in the background. Results appear as they are found.`,
        action: {
          label: t`See the results`,
          perform: () => void navigate({ to: to.briefingResults(briefing.id) }),
        },
      });
    },
    // The price may be another one by now: the quote says which.
    onError: () => void current?.ask(),
  });
  const failure = start.error ? asFailure(start.error) : (current?.failure ?? null);
  const number = quote ? quote.new + quote.recent : 0;
  const why = whyNot({ list, quote, isStale: current?.isStale ?? true, failed: current?.failure?.message });
  const change = (set: () => void) => {
    start.reset();
    set();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      kind="sheet"
      width="wide"
      title={t`Check candidates`}
      description={t`Each profile is read against every requirement. Nothing is spent before the checks complete.`}
      closeLabel={t`Close`}
      footer={
        <>
          {!briefing.lockedAt && <p className={styles.note}>{t`The first check locks the words of this version.`}</p>}
          <Button onClick={onClose}>{t`Discard`}</Button>
          <Button
            look="primary"
            data-testid="check-button"
            busy={start.isPending}
            why={why}
            onClick={() =>
              quote &&
              whom &&
              start.mutate({ what: { briefingId: briefing.id, whom, evaluator }, expected: quote.total })
            }
          >
            {quote ? checkLabel(number, quote.total) : t`Check candidates`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.pair}>
          <Field label={t`Briefing`} hint={`${lockState(briefing)} · ${requirementCounts(briefing.requirements)}`}>
            <Select
              value={briefing.id}
              onChange={(id) => change(() => setBriefingId(id))}
              choices={offered.map((each) => ({
                value: each.id,
                label: briefingTitle(each),
                detail: each.projectTitle.slice(0, 120),
              }))}
            />
          </Field>
          <Field label={t`Whom`}>
            <Select
              value={list?.id ?? null}
              placeholder={t`Nobody yet`}
              onChange={(id) => change(() => setListId(id))}
              choices={lists.map(({ id, label }) => ({ value: id, label }))}
            />
          </Field>
        </div>
        {canBeFewer && list && (
          <RadioCards
            label={t`How many`}
            value={isDozen ? "dozen" : "all"}
            onChange={(value) => change(() => setDozen(value === "dozen"))}
            cards={[
              {
                value: "dozen",
                label: t`A dozen to calibrate`,
                detail: t`Spread over the list. Look at what comes out before you check everybody.`,
              },
              { value: "all", label: t`All ${candidates(list.count)}` },
            ]}
          />
        )}
        <EvaluatorCards quotes={quotes} value={evaluator} onChange={(value) => change(() => setEvaluator(value))} />
        {failure && (
          <Notice tone="bad" icon={CircleAlert} live action={<Reference text={failure.reference} />}>
            <p>{failure.message}</p>
            <p>{failure.hint}</p>
          </Notice>
        )}
        <QuoteView quote={quote} />
      </div>
    </Dialog>
  );
}

/** Whom the list and the number come to; nothing while the dozen is being looked up. */
function useWhom(list: CheckList | undefined, isDozen: boolean): Whom | null {
  const nobody = { text: "", filters: [], sort: { column: "added" as const, descending: true } };
  const some = useQuery({
    ...sample(list?.query ?? nobody, list?.count ?? 0, DOZEN),
    enabled: isDozen && list?.query !== null && list !== undefined,
  });
  if (!list) return null;
  if (!isDozen) return list.everybody;
  const ids = list.query ? some.data : spread(list.ids, DOZEN);
  return ids ? { type: "selection", selection: { type: "these", ids } } : null;
}

function whyNot(given: {
  list: CheckList | undefined;
  quote: { refusal: unknown } | undefined;
  isStale: boolean;
  failed: string | undefined;
}): string | null {
  if (!given.list) return t`This project has nobody to check. Import candidates first.`;
  if (given.failed) return given.failed;
  if (!given.quote || given.isStale) return t`The quote is on its way.`;
  return given.quote.refusal ? t`The balance or a cap does not allow it.` : null;
}
