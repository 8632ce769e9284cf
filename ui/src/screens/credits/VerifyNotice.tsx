/** What verifying the ledger came to: all right, or each entry that does not fit. */
import { plural, t } from "@lingui/core/macro";
import { CircleAlert, Copy, ShieldCheck, X } from "lucide-react";
import type { Verification } from "../../api/bindings";
import { Button, IconButton } from "../../components/Button";
import { keyed } from "../../components/keyed";
import { Notice } from "../../components/Status";
import { balanceInWords, faultInWords } from "../../words/credits";
import { count } from "../../words/numbers";
import styles from "./Credits.module.css";

/** The result, until it is dismissed. */
export function VerifyNotice({ found, onClose }: { found: Verification; onClose: () => void }) {
  const { entries, faults, balance } = found;
  const number = count(entries);
  const checked = plural(entries, { one: "1 entry checked", other: `${number} entries checked` });
  const dismiss = <IconButton icon={X} label={t`Dismiss`} onClick={onClose} />;
  if (faults.length === 0) {
    return (
      <div className={styles.verified}>
        <Notice tone="good" icon={ShieldCheck} live action={dismiss}>
          <p>{t`${checked}, and all is right. Every balance follows from the entries, and every charge from a completed check.`}</p>
        </Notice>
      </div>
    );
  }
  const wrong = faults.length;
  const lines = faults.map(faultInWords);
  const words = balanceInWords(balance);
  return (
    <div className={styles.verified}>
      <Notice tone="bad" icon={CircleAlert} live action={dismiss}>
        <p>
          <strong>{plural(wrong, { one: "One thing does not fit.", other: "# things do not fit." })}</strong>{" "}
          {t`${checked}. From the entries as they stand follow ${words}.`}
        </p>
        <ul className={styles.faults} aria-label={t`What does not fit`}>
          {keyed(lines, (line) => line).map(({ key, thing }) => (
            <li key={key}>{thing}</li>
          ))}
        </ul>
        <p>{t`Longlist writes entries once and never changes them. Send this list to support before you go on, or restore a backup.`}</p>
        <Button
          icon={Copy}
          onClick={() => void navigator.clipboard.writeText(lines.join("\n"))}
        >{t`Copy the list`}</Button>
      </Notice>
    </div>
  );
}
