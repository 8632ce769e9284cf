/** What checking would cost with each evaluator, or why it cannot be used. */
import { keepPreviousData, useQueries } from "@tanstack/react-query";
import type { CheckAsk, CheckQuote, EvaluatorKind, Failure } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { checkQuote } from "../../api/queries";
import { EVALUATORS } from "../../words/checks";

/** The answer about one evaluator; both are missing while it is asked. */
export type Quoted = {
  evaluator: EvaluatorKind;
  quote: CheckQuote | undefined;
  failure: Failure | null;
  isStale: boolean;
  ask: () => Promise<unknown>;
};

/** All of them, in the order in which they are offered. */
export function useQuotes(ask: Omit<CheckAsk, "evaluator"> | null): Quoted[] {
  const none: Omit<CheckAsk, "evaluator"> = {
    briefingId: "",
    whom: { type: "selection", selection: { type: "these", ids: [] } },
  };
  const answers = useQueries({
    queries: EVALUATORS.map((evaluator) => ({
      ...checkQuote({ ...(ask ?? none), evaluator }),
      enabled: ask !== null,
      placeholderData: keepPreviousData,
    })),
  });
  return EVALUATORS.flatMap((evaluator, at) => {
    const answer = answers[at];
    if (!answer) return [];
    const failure = answer.error ? asFailure(answer.error) : null;
    // An answer from before the refusal says nothing any more.
    const quote = failure ? undefined : answer.data;
    return [{ evaluator, quote, failure, isStale: answer.isPlaceholderData, ask: () => answer.refetch() }];
  });
}
