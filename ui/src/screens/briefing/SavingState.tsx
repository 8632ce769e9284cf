/** Whether what is written is kept: a quiet word, and a button where it could not be. */
import { t } from "@lingui/core/macro";
import { Check, CircleAlert, CloudUpload } from "lucide-react";
import { Button } from "../../components/Button";
import { Status } from "../../components/Status";
import styles from "./Briefing.module.css";
import type { Drafting } from "./useDraft";

/** Of the same width in every state, so that nothing moves. */
export function SavingState({ drafting: { saving, problems, flush } }: { drafting: Drafting }) {
  const whole = problems.find(({ field }) => field === "rows")?.text;
  return (
    <div className={styles.saving}>
      <span role="status">
        {saving === "saved" ? (
          <Status tone="idle" icon={Check}>{t`Saved`}</Status>
        ) : saving === "failed" || problems.length > 0 ? (
          <Status tone="bad" icon={CircleAlert}>{t`Not saved`}</Status>
        ) : (
          <Status tone="idle" icon={CloudUpload}>{t`Saving`}</Status>
        )}
      </span>
      {saving === "failed" && <Button look="quiet" onClick={() => void flush()}>{t`Try again`}</Button>}
      {whole && (
        <p className={styles.wrong} role="alert">
          {whole}
        </p>
      )}
    </div>
  );
}
