/** Decisions of a person about the open candidate: each is one key press, and each can be taken back. */
import { t } from "@lingui/core/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import type { Category, CheckDetailView, Verdict } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { checkOf } from "../../api/queries";
import { usePerformer } from "../../app/performers";
import { say } from "../../components/Toasts";
import { category as inWords } from "../../words/checks";

/** A category that waits for its reason. */
export type Asking = { candidateId: string; category: Category };
type Back = { candidateId: string; takeBack: () => Promise<unknown> };

type Options = {
  briefingId: string;
  open: string | null;
  show: (candidateId: string) => void;
  /** Opens the next one of the list; asked for before the decision moves the open one elsewhere. */
  goOn: () => void;
};

/** The hands of the review, and what they wait for. */
export function useReview({ briefingId, open, show, goOn }: Options) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [said, tell] = useState("");
  const done = useRef<Back[]>([]);
  const detailOf = (candidateId: string) =>
    queries.getQueryData<CheckDetailView>(checkOf(briefingId, candidateId).queryKey);
  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (thrown) {
      const { message, hint } = asFailure(thrown);
      say({ title: message, description: hint, urgent: true });
      return false;
    }
  };

  const commit = async (candidateId: string, category: Category, reason: string) => {
    const before = detailOf(candidateId)?.decisions.find(({ requirementId }) => requirementId === null);
    setAsking(null);
    goOn();
    const isDone = await attempt(() => commands.decideCategory(briefingId, candidateId, category, reason));
    if (!isDone) return;
    tell(t`Decided: ${inWords(category)}`);
    const takeBack = () =>
      commands.decideCategory(briefingId, candidateId, before?.category ?? null, before?.reason ?? "");
    done.current.push({ candidateId, takeBack });
  };
  const decide = (category: Category) => {
    const detail = open ? detailOf(open) : undefined;
    if (!open || !detail) return;
    // What the machine says too needs no reason.
    if (category === detail.byMachine) void commit(open, category, "");
    else setAsking({ candidateId: open, category });
  };
  const override = async (requirementId: string, verdict: Verdict | null, reason: string): Promise<boolean> => {
    if (!open) return false;
    const before = detailOf(open)?.decisions.find((decision) => decision.requirementId === requirementId);
    const put = (to: Verdict | null, why: string) => commands.decideVerdict(briefingId, open, requirementId, to, why);
    const isDone = await attempt(() => put(verdict, reason));
    if (isDone) {
      done.current.push({ candidateId: open, takeBack: () => put(before?.verdict ?? null, before?.reason ?? "") });
    }
    return isDone;
  };
  const bookmark = async () => {
    const detail = open ? detailOf(open) : undefined;
    if (!open || !detail) return;
    const mark = (marked: boolean) => commands.bookmark(briefingId, open, marked);
    const isDone = await attempt(() => mark(!detail.bookmarked));
    if (!isDone) return;
    tell(detail.bookmarked ? t`Not bookmarked any more` : t`Bookmarked`);
    done.current.push({ candidateId: open, takeBack: () => mark(detail.bookmarked) });
  };
  const undo = async () => {
    const last = done.current.pop() ?? (open ? lastOf(briefingId, open, detailOf(open)) : null);
    if (!last) return;
    if (!(await attempt(last.takeBack))) return;
    tell(t`Taken back`);
    show(last.candidateId);
  };

  const offered = open !== null && asking === null;
  usePerformer("decideA", offered ? () => decide("a") : null);
  usePerformer("decideB", offered ? () => decide("b") : null);
  usePerformer("decideC", offered ? () => decide("c") : null);
  usePerformer("decideNoFit", offered ? () => decide("no_fit") : null);
  usePerformer("decideNeedsLook", offered ? () => decide("needs_look") : null);
  usePerformer("bookmarkInList", offered ? () => void bookmark() : null);
  usePerformer("undoDecision", () => void undo());
  const giveUp = useCallback(() => setAsking(null), []);
  return { asking, giveUp, said, decide, commit, override, bookmark };
}

/** What {@link useReview} gives. */
export type Review = ReturnType<typeof useReview>;

/** What was decided last about somebody before this screen was opened, if it still stands. */
function lastOf(briefingId: string, candidateId: string, detail: CheckDetailView | undefined): Back | null {
  const [last] = detail?.decisions ?? [];
  const { requirementId, verdict, category } = last ?? {};
  if (category) {
    return { candidateId, takeBack: () => commands.decideCategory(briefingId, candidateId, null, "") };
  }
  if (verdict && requirementId) {
    return {
      candidateId,
      takeBack: () => commands.decideVerdict(briefingId, candidateId, requirementId, null, ""),
    };
  }
  return null;
}
