/** The recovery phrase, shown once, laid out like the sheet of paper it should end on. */
import { t } from "@lingui/core/macro";
import { Check, Copy, PenLine } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/Button";
import { Heading } from "./Heading";
import styles from "./UnlockScreen.module.css";

/** The sheet. */
export function RecoveryPhrase({ words, onWritten }: { words: readonly string[]; onWritten: () => void }) {
  return (
    <>
      <Heading>{t`Write down your recovery phrase`}</Heading>
      <p className={styles.lead}>
        {t`These ${words.length} words open the workspace when the keychain of this computer cannot. They are shown only now, and nobody can give them to you again.`}
      </p>
      <div className={styles.sheet}>
        <div className={styles.sheetHead}>
          <span>{t`Longlist recovery phrase`}</span>
          <span>{new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date())}</span>
        </div>
        <ol className={styles.words} data-testid="recovery-phrase">
          {words.map((word, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand in the phrase twice
            <li key={index}>{word}</li>
          ))}
        </ol>
      </div>
      <p className={styles.note}>
        {t`Keep the paper where you keep passports. Who has these words and the file can read every candidate in it.`}
      </p>
      <div className={styles.row}>
        <Button look="primary" icon={PenLine} onClick={onWritten}>
          {t`I have written it down`}
        </Button>
        <CopyWords words={words} />
      </div>
    </>
  );
}

function CopyWords({ words }: { words: readonly string[] }) {
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words.join(" "));
      setOutcome("copied");
    } catch {
      setOutcome("failed");
    }
  };
  return (
    <>
      <Button icon={outcome === "copied" ? Check : Copy} onClick={() => void copy()}>
        {t`Copy the words`}
      </Button>
      <span role="status" className={styles.note}>
        {outcome === "copied" && t`Copied. Paste them into a password manager, then copy something else.`}
        {outcome === "failed" && t`The words could not be copied. Write them down by hand.`}
      </span>
    </>
  );
}
