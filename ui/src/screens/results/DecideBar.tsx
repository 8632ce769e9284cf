/** Five categories to decide by hand, each with its key. One that differs from the machine's asks why. */
import { t } from "@lingui/core/macro";
import { Bookmark, ListPlus, Undo2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Category, CheckDetailView } from "../../api/bindings";
import { CategoryMark } from "../../app/CategoryMark";
import { perform } from "../../app/performers";
import { Button, IconButton } from "../../components/Button";
import { Kbd } from "../../components/Kbd";
import { category as inWords } from "../../words/checks";
import styles from "./Review.module.css";
import type { Review } from "./useReview";

const KEYS: readonly [category: Category, key: string][] = [
  ["a", "1"],
  ["b", "2"],
  ["c", "3"],
  ["no_fit", "4"],
  ["needs_look", "5"],
];

/** The bar. */
export function DecideBar({ detail, review }: { detail: CheckDetailView; review: Review }) {
  const decision = detail.decisions.find(({ requirementId }) => requirementId === null);
  const asking = review.asking?.candidateId === detail.check.candidateId ? review.asking : null;
  const machine = inWords(detail.byMachine);
  return (
    <div className={styles.decide}>
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">{t`Decide by hand`}</legend>
        {KEYS.map(([category, key]) => (
          <button
            key={category}
            type="button"
            className={styles.choice}
            aria-pressed={decision?.category === category}
            aria-label={t`Decide: ${inWords(category)}`}
            aria-keyshortcuts={key}
            title={inWords(category)}
            data-asked={asking?.category === category || undefined}
            onClick={() => review.decide(category)}
          >
            <CategoryMark category={category} silent />
            <Kbd keys={key} />
          </button>
        ))}
      </fieldset>
      <p className={styles.decided}>
        {decision?.category
          ? detail.byMachine === detail.category
            ? t`By hand, as the check says`
            : t`By hand; the check says ${machine}`
          : t`As the check says`}
      </p>
      <IconButton
        icon={Undo2}
        label={t`Take the last decision back`}
        shortcut="u"
        onClick={() => perform("undoDecision")}
      />
      <IconButton icon={ListPlus} label={t`Add to a shortlist`} shortcut="s" onClick={() => perform("shortlistHere")} />
      <IconButton
        icon={Bookmark}
        label={t`Bookmark`}
        shortcut="b"
        pressed={detail.bookmarked}
        className={detail.bookmarked ? styles.marked : undefined}
        onClick={() => void review.bookmark()}
      />
      {asking && (
        <Why
          key={asking.category}
          category={asking.category}
          machine={machine}
          review={review}
          candidateId={asking.candidateId}
        />
      )}
      {!asking && decision?.reason && decision.category && (
        <p className={styles.reason} dir="auto">
          {decision.reason.slice(0, 600)}
        </p>
      )}
      <span className="visually-hidden" role="status">
        {review.said}
      </span>
    </div>
  );
}

type WhyProps = { category: Category; machine: string; review: Review; candidateId: string };

/** Enter goes on with or without a reason; Escape leaves all as it was. */
function Why({ category, machine, review, candidateId }: WhyProps) {
  const [reason, setReason] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const name = inWords(category);
  return (
    <form
      className={styles.why}
      onSubmit={(event) => {
        event.preventDefault();
        void review.commit(candidateId, category, reason.trim());
      }}
    >
      <input
        ref={field}
        className={styles.whyField}
        dir="auto"
        spellCheck={false}
        aria-label={t`Why ${name} and not ${machine}?`}
        placeholder={t`Why ${name} and not ${machine}? Enter goes on without a reason.`}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          event.stopPropagation();
          review.giveUp();
        }}
      />
      <Button type="submit" shortcut="enter">
        {t`Decide ${name}`}
      </Button>
    </form>
  );
}
