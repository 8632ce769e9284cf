/** The requirements with what was found about each: verdict, how sure, why, and the words that it rests on. */
import { t } from "@lingui/core/macro";
import { Ellipsis, Quote as QuoteIcon } from "lucide-react";
import { useState } from "react";
import type { BriefingView, CheckDetailView, Requirement, RequirementResult, Verdict } from "../../api/bindings";
import { Button, IconButton } from "../../components/Button";
import { Field, TextInput } from "../../components/Field";
import { Menu, MenuGroup, MenuItem } from "../../components/Menu";
import { requirementKind } from "../../words/briefings";
import { verdict as inWords, passagePlace, sureness } from "../../words/checks";
import { saidOf } from "../../words/failures";
import { isSchool } from "./blind";
import styles from "./Review.module.css";
import type { Review } from "./useReview";
import { Hidden, Veiled } from "./Veiled";
import { VerdictMark } from "./VerdictMark";

type Props = {
  briefing: BriefingView;
  detail: CheckDetailView;
  hidden: readonly string[];
  /** The requirement whose quote is lit. */
  lit: string | null;
  onLight: (id: string | null) => void;
  review: Review;
};

const VERDICTS: readonly Verdict[] = ["fulfilled", "not_fulfilled", "unknown"];

/** Must-haves first, as they are written. */
export function Checklist({ briefing, detail, ...rest }: Props) {
  const found = new Map(detail.requirements.map((result) => [result.requirementId, result]));
  const group = (kind: Requirement["kind"]) =>
    briefing.requirements.flatMap((requirement) => {
      const result = found.get(requirement.id);
      if (requirement.kind !== kind || !result) return [];
      const reason = detail.decisions.find(({ requirementId }) => requirementId === requirement.id)?.reason ?? "";
      return [<Item key={requirement.id} requirement={requirement} result={result} reason={reason} {...rest} />];
    });
  return (
    <>
      <ul className={styles.checklist}>{group("must_have")}</ul>
      <ul className={styles.checklist}>{group("nice_to_have")}</ul>
    </>
  );
}

type ItemProps = Omit<Props, "briefing" | "detail"> & {
  requirement: Requirement;
  result: RequirementResult;
  reason: string;
};

function Item({ requirement, result, reason, hidden, lit, onLight, review }: ItemProps) {
  const { id, kind, weight = 1 } = requirement;
  const { finding, overrideVerdict } = result;
  const [saying, setSaying] = useState<Verdict | null>(null);
  const stands = overrideVerdict ?? finding.verdict;
  const short = requirement.statement.slice(0, 80);
  return (
    <li
      className={styles.item}
      data-lit={lit === id || undefined}
      data-requirement={id}
      onPointerEnter={() => onLight(id)}
      onPointerLeave={() => onLight(null)}
      onFocus={() => onLight(id)}
      onBlur={() => onLight(null)}
    >
      <VerdictMark verdict={stands} />
      <div className={styles.itemText}>
        <p className={styles.statement} dir="auto">
          {requirement.statement.slice(0, 500)}
        </p>
        <p className={styles.small}>
          {kind === "must_have" ? requirementKind(kind) : t`Nice-to-have, weight ${weight}`}
          {finding.verdict !== "unknown" && ` · ${sureness(finding.confidence)}`}
        </p>
        {overrideVerdict && (
          <p className={styles.overridden}>
            <strong>{t`By hand: ${inWords(overrideVerdict)}`}</strong>
            {reason && (
              <>
                {" · "}
                <span dir="auto">
                  <Veiled text={reason} hidden={hidden} most={600} />
                </span>
              </>
            )}
            {` · ${t`the check says ${inWords(finding.verdict)}`}`}
          </p>
        )}
        <p className={styles.reasoning} dir="auto">
          <Veiled text={finding.reasoning} hidden={hidden} />
        </p>
        {finding.quote && <QuoteButton quote={finding.quote} hidden={hidden} onLight={() => onLight(id)} />}
        {saying && (
          <Saying
            verdict={saying}
            onCancel={() => setSaying(null)}
            onSay={async (why) => {
              if (await review.override(id, saying, why)) setSaying(null);
            }}
          />
        )}
      </div>
      <Menu trigger={<IconButton icon={Ellipsis} label={t`Say another verdict on “${short}”`} />}>
        <MenuGroup label={t`The verdict is`}>
          {VERDICTS.map((each) => (
            <MenuItem key={each} why={each === stands && t`It is so already`} onPick={() => setSaying(each)}>
              {inWords(each)}
            </MenuItem>
          ))}
        </MenuGroup>
        {overrideVerdict && (
          <MenuItem onPick={() => void review.override(id, null, "")}>{t`As the check says`}</MenuItem>
        )}
      </Menu>
    </li>
  );
}

type QuoteProps = { quote: { text: string; field: string }; hidden: readonly string[]; onLight: () => void };

function QuoteButton({ quote, hidden, onLight }: QuoteProps) {
  const isHidden = hidden.length > 0 && isSchool(quote.field);
  return (
    <button type="button" className={styles.quote} dir="auto" onClick={onLight}>
      <QuoteIcon size={11} aria-hidden />
      <span>{isHidden ? <Hidden /> : <Veiled text={quote.text} hidden={hidden} most={400} />}</span>
      <span className={styles.place}>{passagePlace(quote.field)}</span>
    </button>
  );
}

type SayingProps = { verdict: Verdict; onSay: (reason: string) => Promise<void>; onCancel: () => void };

/** Another verdict always needs a reason: it stands beside the machine's for whoever reads it later. */
function Saying({ verdict, onSay, onCancel }: SayingProps) {
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const missing = asked && !reason.trim();
  const { message, hint } = saidOf({ code: "reason_missing", message: "", hint: "" });
  return (
    <form
      className={styles.saying}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (reason.trim()) void onSay(reason.trim());
      }}
    >
      <Field label={t`Why is it “${inWords(verdict)}”?`} error={missing ? `${message}. ${hint}` : null}>
        <TextInput
          autoFocus
          dir="auto"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            onCancel();
          }}
        />
      </Field>
      <div className={styles.sayingActions}>
        <Button look="quiet" onClick={onCancel}>{t`Discard`}</Button>
        <Button type="submit" shortcut="enter">{t`Say so`}</Button>
      </div>
    </form>
  );
}
