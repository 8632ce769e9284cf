/** The other way to begin, where the computer has no keychain: a passphrase is the key. */
import { t } from "@lingui/core/macro";
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/Button";
import { Checkbox, Field, TextInput } from "../../components/Field";
import styles from "./UnlockScreen.module.css";

/** The fewest characters that the core takes. */
const SHORTEST = 8;

type Props = { busy: boolean; onCreate: (passphrase: string) => void };

/** The passphrase. */
export function PassphraseStart({ busy, onCreate }: Props) {
  const [passphrase, setPassphrase] = useState("");
  const [shown, setShown] = useState(false);
  const short = [...passphrase].length < SHORTEST;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!short && !busy) onCreate(passphrase);
      }}
    >
      <Field
        label={t`Passphrase`}
        hint={t`At least ${SHORTEST} characters; a few words are easy to remember. It is asked for at each start, and the tokens of your accounts are kept in a sealed file beside the workspace.`}
      >
        <TextInput
          type={shown ? "text" : "password"}
          value={passphrase}
          autoFocus
          autoCapitalize="off"
          dir="ltr"
          onChange={(event) => setPassphrase(event.target.value)}
        />
      </Field>
      <div className={styles.row}>
        <Button
          type="submit"
          icon={ShieldCheck}
          busy={busy}
          why={short && t`Enter at least ${SHORTEST} characters first.`}
        >
          {t`Create it with a passphrase`}
        </Button>
        <Checkbox checked={shown} onChange={setShown}>
          {t`Show what I type`}
        </Checkbox>
      </div>
    </form>
  );
}
