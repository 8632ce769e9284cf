/** From which fit score on a candidate is an A or a B. They move the categories of everybody checked, and can be put back. */
import { t } from "@lingui/core/macro";
import { useState } from "react";
import type { Bands as BandsOf, BriefingView } from "../../api/bindings";
import { Field, TextInput } from "../../components/Field";
import { saidOf } from "../../words/failures";
import { readCount } from "../../words/numbers";
import { arrange } from "./arrange";
import styles from "./Briefing.module.css";

/** Two numbers, in percent. */
export function Bands({ briefing: { id, bands } }: { briefing: BriefingView }) {
  const [typed, setTyped] = useState<{ a?: string; b?: string }>({});
  const shown = { a: typed.a ?? String(bands.a), b: typed.b ?? String(bands.b) };
  const next: BandsOf = { a: readCount(shown.a) ?? -1, b: readCount(shown.b) ?? -1 };
  const isWrong = next.a < 1 || next.a > 100 || next.b < 0 || next.b >= next.a;
  const settle = async () => {
    if (isWrong) return;
    if (next.a !== bands.a || next.b !== bands.b) await arrange(id, { requirements: {}, bands: next });
    setTyped({});
  };
  const { message, hint } = saidOf({ code: "bands_invalid", message: "", hint: "" });
  const input = (band: "a" | "b", label: string) => (
    <Field label={label}>
      <TextInput
        inputMode="numeric"
        className={styles.band}
        value={shown[band]}
        aria-invalid={isWrong || undefined}
        onChange={(event) => setTyped({ ...typed, [band]: event.target.value })}
        onBlur={() => void settle()}
        onKeyDown={(event) => {
          if (event.key === "Enter") void settle();
          if (event.key === "Escape") setTyped({});
        }}
      />
    </Field>
  );
  return (
    <div className={styles.bands}>
      {input("a", t`A from, %`)}
      {input("b", t`B from, %`)}
      {isWrong && (
        <p className={styles.wrong} role="alert">
          {message}. {hint}
        </p>
      )}
    </div>
  );
}
