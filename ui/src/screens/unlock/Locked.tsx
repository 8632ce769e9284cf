/** A locked workspace: asks for the recovery phrase or the passphrase. */
import { plural, t } from "@lingui/core/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { LockKeyholeOpen, RotateCw } from "lucide-react";
import { useState } from "react";
import { commands, type Trouble } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { keys } from "../../api/queries";
import { Button } from "../../components/Button";
import { Checkbox, Field, TextArea } from "../../components/Field";
import { LockPicture } from "../../components/Pictures";
import { troubleOf } from "../../words/troubles";
import { FailureNotice } from "./FailureNotice";
import styles from "./UnlockScreen.module.css";
import { useReopen } from "./useReopen";

/** How many words a recovery phrase has. */
const WORDS = 24;

/** The lock and its key. */
export function Locked({ trouble }: { trouble: Trouble }) {
  const { message, hint } = troubleOf(trouble);
  const again = useReopen();
  return (
    <>
      <div className={styles.picture}>
        <LockPicture />
      </div>
      <h1 className={styles.title}>{t`The workspace is locked`}</h1>
      <p className={styles.lead}>{`${message} ${hint}`}</p>
      <Key />
      <div className={styles.other}>
        <p>{t`Have you unlocked the keychain meanwhile? Then no words are needed.`}</p>
        <Button icon={RotateCw} busy={again.busy} onClick={again.reopen}>
          {t`Try the keychain again`}
        </Button>
      </div>
      <p role="status" className={styles.note}>
        {again.unchanged && t`Tried again: the keychain still does not give the key.`}
      </p>
      {again.failure && <FailureNotice failure={again.failure} />}
    </>
  );
}

function Key() {
  const [phrase, setPhrase] = useState("");
  const [hidden, setHidden] = useState(false);
  const queries = useQueryClient();
  const unlock = useMutation({
    mutationFn: () => commands.unlockWorkspace(phrase.trim()),
    onSuccess: (status) => queries.setQueryData(keys.workspace, status),
  });
  const failure = unlock.error ? asFailure(unlock.error) : null;
  const empty = !phrase.trim();
  const submit = () => {
    if (!empty && !unlock.isPending) unlock.mutate();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label={t`Recovery phrase or passphrase`}
        hint={wordsSoFar(phrase)}
        error={failure && `${failure.message} ${failure.hint}`}
      >
        <TextArea
          value={phrase}
          rows={3}
          autoFocus
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          className={hidden ? styles.hidden : undefined}
          onChange={(event) => {
            setPhrase(event.target.value);
            unlock.reset();
          }}
          onKeyDown={(event) => {
            // A phrase has no lines, so Enter may do what it does everywhere else.
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            submit();
          }}
        />
      </Field>
      <div className={styles.row}>
        <Button
          type="submit"
          look="primary"
          icon={LockKeyholeOpen}
          busy={unlock.isPending}
          why={empty && t`Enter the words first.`}
        >
          {unlock.isPending ? t`Unlocking` : t`Unlock`}
        </Button>
        <Checkbox checked={hidden} onChange={setHidden}>
          {t`Hide what I type`}
        </Checkbox>
      </div>
    </form>
  );
}

/** Tells how far a phrase has come; a single word may be a passphrase, which has no such number. */
function wordsSoFar(phrase: string): string {
  const typed = phrase.trim().split(/\s+/).filter(Boolean).length;
  if (typed < 2) return t`The 24 words that were shown when the workspace was made, with spaces between them.`;
  return plural(typed, { one: "# word", other: `# words. A recovery phrase has ${WORDS}.` });
}
