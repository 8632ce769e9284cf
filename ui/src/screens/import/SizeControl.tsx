/** How many to import: a slider with three marks, an exact number, and what will happen in words. */
import { Slider } from "@base-ui/react/slider";
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { CalendarClock, CircleAlert } from "lucide-react";
import { useState } from "react";
import type { Preview } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { importPlan } from "../../api/queries";
import { Button } from "../../components/Button";
import { Checkbox, Field, TextInput } from "../../components/Field";
import { count, readCount } from "../../words/numbers";
import { importLabel, planInWords } from "../../words/plan";
import styles from "./Import.module.css";

/** What was chosen. */
export type SizeChoice = { size: number; continueByItself: boolean };

type Props = {
  preview: Preview | null;
  accountId: string;
  choice: SizeChoice | null;
  onChoice: (choice: SizeChoice) => void;
  /** Why it cannot start for another reason than the size. */
  problem: string | null;
  busy: boolean;
  onImport: (choice: SizeChoice) => void;
};

/** The foot of the sheet. */
export function SizeControl({ preview, accountId, choice, onChoice, problem, busy, onImport }: Props) {
  const reachable = preview?.reachable ?? 0;
  const marks = presets(preview);
  const first = marks.find((mark) => mark.size > 0)?.size ?? 0;
  const chosen = choice ?? { size: first, continueByItself: true };
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = typed === null ? chosen.size : readCount(typed);
  const size = wanted === null ? 0 : Math.min(wanted, reachable);
  const wrong = sizeProblem(preview, wanted);
  const set = (next: number) => {
    setTyped(null);
    onChoice({ ...chosen, size: next });
  };
  const why = preview === null ? t`Look at the preview first.` : (wrong ?? problem);
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
          disabled={preview === null || reachable === 0}
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
              aria-pressed={preview !== null && mark.size === size}
              aria-disabled={preview === null || mark.size === 0 || undefined}
              onClick={() => mark.size > 0 && set(mark.size)}
            >
              {mark.label} <strong>{preview ? count(mark.size) : "–"}</strong>
            </button>
          ))}
        </fieldset>
        <Field label={t`Exact number`} hideLabel>
          <TextInput
            className={styles.exact}
            inputMode="numeric"
            data-testid="import-size"
            readOnly={preview === null}
            value={typed ?? (preview ? count(chosen.size) : "")}
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
            preview={preview}
            accountId={accountId}
            wanted={wanted ?? 0}
            continueByItself={chosen.continueByItself}
            wrong={wrong}
          />
          <Checkbox checked={chosen.continueByItself} onChange={(on) => onChoice({ ...chosen, continueByItself: on })}>
            {t`Continue by itself when the quota resets`}
          </Checkbox>
        </div>
        <Button
          look="primary"
          className={styles.importButton}
          data-testid="import-button"
          busy={busy}
          why={why}
          onClick={() => onImport({ ...chosen, size })}
        >
          {preview && size > 0 ? importLabel(size) : t`Import`}
        </Button>
      </div>
    </div>
  );
}

/** The three marks. What fits today may be nothing. */
function presets(preview: Preview | null): { label: string; size: number }[] {
  const reachable = preview?.reachable ?? 0;
  const fits = Math.min(preview?.quota.left ?? 0, reachable);
  return [
    { label: t`Fits today`, size: fits },
    { label: t`Half`, size: Math.ceil(reachable / 2) },
    { label: t`Full`, size: reachable },
  ];
}

function sizeProblem(preview: Preview | null, wanted: number | null): string | null {
  if (preview === null) return null;
  if (preview.reachable === 0) return t`This search has no results to import.`;
  if (wanted === null || wanted < 1) return t`Enter a whole number of at least 1.`;
  return null;
}

type PlanProps = {
  preview: Preview | null;
  accountId: string;
  wanted: number;
  continueByItself: boolean;
  wrong: string | null;
};

function PlanLine({ preview, accountId, wanted, continueByItself, wrong }: PlanProps) {
  const reachable = preview?.reachable ?? 0;
  const plan = useQuery({
    ...importPlan(accountId, reachable, wanted),
    enabled: preview !== null && wrong === null,
  });
  if (wrong) {
    return (
      <p className={styles.bad} role="status">
        <CircleAlert size={14} aria-hidden />
        {wrong}
      </p>
    );
  }
  const most = count(reachable);
  const capped = plan.data?.capped ? t`LinkedIn shows no more than ${most} of this search.` : "";
  const words = plan.error
    ? `${asFailure(plan.error).message} ${asFailure(plan.error).hint}`
    : plan.data && `${capped} ${planInWords(plan.data, continueByItself)}`.trim();
  return (
    <p className={styles.plan} role="status" data-testid="import-plan">
      <CalendarClock size={14} aria-hidden />
      <span>{preview === null ? t`The plan for the import appears here.` : (words ?? "\u00a0")}</span>
    </p>
  );
}
