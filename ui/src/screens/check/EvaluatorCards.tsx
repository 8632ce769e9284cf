/** Who judges: each evaluator on a card, with its price, or why it cannot be used and where to connect it. */
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import type { EvaluatorKind } from "../../api/bindings";
import { to } from "../../app/navigation";
import { RadioCards } from "../../components/RadioCards";
import { evaluator as inWords, priceInWords } from "../../words/checks";
import { sentence } from "../../words/sentence";
import type { Quoted } from "./useQuotes";

type Props = { quotes: readonly Quoted[]; value: EvaluatorKind; onChange: (value: EvaluatorKind) => void };

/** The cards. */
export function EvaluatorCards({ quotes, value, onChange }: Props) {
  return (
    <RadioCards
      label={t`Evaluator`}
      value={value}
      onChange={onChange}
      cards={quotes.map(({ evaluator, quote, failure }) => {
        const { label, advice } = inWords(evaluator);
        // The local evaluator is part of the program: where it is out of order, the foot of the sheet says so.
        const isAbsent = failure?.code === "provider_missing" && evaluator !== "local";
        return {
          value: evaluator,
          label,
          detail: advice,
          ...(quote && { note: priceInWords(quote.price) }),
          ...(isAbsent && {
            why: (
              <>
                {sentence(failure.message)} <Link to={to.models}>{t`Connect one in Settings, Models.`}</Link>
              </>
            ),
          }),
        };
      })}
    />
  );
}
