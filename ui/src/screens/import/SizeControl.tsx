/** How many to import: a slider with three marks, an exact number, and what will happen in words. */
import { Slider } from "@base-ui/react/slider";
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { CalendarClock, CircleAlert } from "lucide-react";
import { useState } from "react";
import { asFailure } from "../../api/failure";
import { importPlan } from "../../api/queries";
import { Button } from "../../components/Button";
import { Checkbox, Field, TextInput } from "../../components/Field";
import { count, readCount } from "../../words/numbers";
import { importLabel, importMoreLabel, planInWords } from "../../words/plan";
import styles from "./Import.module.css";

/** What was chosen. */
export type SizeChoice = { size: number; continueByItself: boolean };

/** A run that goes on keeps what was decided when it began. */
export type Resumed = { continueByItself: boolean; resumeUntil: string | null };

type Props = {
  /** How many there are to import; null before that is known. */
  reachable: number | null;
  /** What is left of the account's quota at this moment. */
  left: number;
  accountId: string;
  choice: SizeChoice | null;
  onChoice: (choice: SizeChoice) => void;
  /** Why it cannot start for another reason than the size. */
  problem: string | null;
  busy: boolean;
  onImport: (choice: SizeChoice) => void;
  resumed?: Resumed;
};

/** The foot of the sheet. */
export function SizeControl(props: Props) {
  const { left, accountId, choice, onChoice, problem, busy, onImport, resumed } = props;
  const reachable = props.reachable ?? 0;
  const known = props.reachable !== null;
  const marks = presets(reachable, left);
  const first = marks.find((mark) => mark.size > 0)?.size ?? 0;
  const chosen = choice ?? { size: first, continueByItself: resumed?.continueByItself ?? true };
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = typed === null ? chosen.size : readCount(typed);
  const size = wanted === null ? 0 : Math.min(wanted, reachable);
  const wrong = known ? sizeProblem(reachable, wanted) : null;
  const set = (next: number) => {
    setTyped(null);
    onChoice({ ...chosen, size: next });
  };
  const why = known ? (wrong ?? problem) : t`Look at the preview first.`;
  return (
    <div className={styles.size}>
      <div className={styles.sizeRow}>
        <Slider.Root
          className={styles.slider}
          value={size}
          min={0}
          max={Math.max(1, reachable)}
          step={1}
          largeStep={100}
          disabled={!known || reachable === 0}
          onValueChange={(value) => set(Math.max(1, Number(value)))}
          format={{ maximumFractionDigits: 0 }}
        >
          <Slider.Control className={styles.sliderControl}>
            <Slider.Track className={styles.sliderTrack}>
              <Slider.Indicator className={styles.sliderFill} />
              {marks.map((mark) => (
                <span
                  key={mark.label}
                  className={styles.sliderMark}
                  style={{ left: `${reachable > 0 ? (mark.size / reachable) * 100 : 0}%` }}
                />
              ))}
              <Slider.Thumb className={styles.sliderThumb} aria-label={t`Import size`} />
            </Slider.Track>
          </Slider.Control>
        </Slider.Root>
        <fieldset className={styles.presets}>
          <legend className="visually-hidden">{t`Sizes`}</legend>
          {marks.map((mark) => (
            <button
              key={mark.label}
              type="button"
              className={styles.preset}
              aria-pressed={known && mark.size === size}
              aria-disabled={!known || mark.size === 0 || undefined}
              onClick={() => mark.size > 0 && set(mark.size)}
            >
              {mark.label} <strong>{known ? count(mark.size) : "–"}</strong>
            </button>
          ))}
        </fieldset>
        <Field label={t`Exact number`} hideLabel>
          <TextInput
            className={styles.exact}
            inputMode="numeric"
            data-testid="import-size"
            readOnly={!known}
            value={typed ?? (known ? count(chosen.size) : "")}
            aria-invalid={wrong ? true : undefined}
            onChange={(event) => {
              setTyped(event.target.value);
              const next = readCount(event.target.value);
              if (next !== null && next > 0) onChoice({ ...chosen, size: Math.min(next, reachable) });
            }}
            onBlur={() => setTyped(null)}
          />
        </Field>
      </div>
      <div className={styles.actRow}>
        <div className={styles.planBlock}>
          <PlanLine
            reachable={props.reachable}
            accountId={accountId}
            wanted={wanted ?? 0}
            continueByItself={chosen.continueByItself}
            wrong={wrong}
            resumed={resumed}
          />
          {!resumed && (
            <Checkbox
              checked={chosen.continueByItself}
              onChange={(on) => onChoice({ ...chosen, continueByItself: on })}
            >
              {t`Continue by itself when the quota resets`}
            </Checkbox>
          )}
        </div>
        <Button
          look="primary"
          className={styles.importButton}
          data-testid="import-button"
          busy={busy}
          why={why}
          onClick={() => onImport({ ...chosen, size })}
        >
          {known && size > 0 ? (resumed ? importMoreLabel(size) : importLabel(size)) : t`Import`}
        </Button>
      </div>
    </div>
  );
}

/** The three marks. What fits today may be nothing. */
function presets(reachable: number, left: number): { label: string; size: number }[] {
  return [
    { label: t`Fits today`, size: Math.min(left, reachable) },
    { label: t`Half`, size: Math.ceil(reachable / 2) },
    { label: t`Full`, size: reachable },
  ];
}

function sizeProblem(reachable: number, wanted: number | null): string | null {
  if (reachable === 0) return t`This search has no results to import.`;
  if (wanted === null || wanted < 1) return t`Enter a whole number of at least 1.`;
  return null;
}

type PlanProps = {
  reachable: number | null;
  accountId: string;
  wanted: number;
  continueByItself: boolean;
  wrong: string | null;
  resumed: Resumed | undefined;
};

function PlanLine({ reachable, accountId, wanted, continueByItself, wrong, resumed }: PlanProps) {
  const plan = useQuery({
    ...importPlan(accountId, reachable ?? 0, wanted),
    enabled: reachable !== null && wrong === null,
  });
  if (wrong) {
    return (
      <p className={styles.bad} role="status">
        <CircleAlert size={14} aria-hidden />
        {wrong}
      </p>
    );
  }
  const most = count(reachable ?? 0);
  const limit = resumed
    ? t`LinkedIn shows no more than ${most} others of this search.`
    : t`LinkedIn shows no more than ${most} of this search.`;
  const until = resumed?.resumeUntil ? { resumeUntil: resumed.resumeUntil } : {};
  const words = plan.error
    ? `${asFailure(plan.error).message} ${asFailure(plan.error).hint}`
    : plan.data &&
      `${plan.data.capped ? limit : ""} ${planInWords({ ...plan.data, ...until }, continueByItself)}`.trim();
  return (
    <p className={styles.plan} role="status" data-testid="import-plan">
      <CalendarClock size={14} aria-hidden />
      <span>{reachable === null ? t`The plan for the import appears here.` : (words ?? "\u00a0")}</span>
    </p>
  );
}
