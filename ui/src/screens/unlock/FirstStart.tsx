/** The first start: what Longlist is, a new workspace, its recovery phrase, and the proof that it was written down. */
import { t } from "@lingui/core/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileLock2, KeyRound, type LucideIcon, ShieldCheck, Unplug } from "lucide-react";
import { useState } from "react";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { keys } from "../../api/queries";
import { Button } from "../../components/Button";
import { LockPicture } from "../../components/Pictures";
import { FailureNotice } from "./FailureNotice";
import { PassphraseStart } from "./PassphraseStart";
import { PhraseProof } from "./PhraseProof";
import { RecoveryPhrase } from "./RecoveryPhrase";
import styles from "./UnlockScreen.module.css";

/** Welcome, then the phrase, then two of its words. */
export function FirstStart() {
  const queries = useQueryClient();
  const [proving, setProving] = useState(false);
  // The phrase is forgotten with the screen: nothing keeps the answer of this request.
  const create = useMutation({
    mutationFn: (passphrase: string | null) => commands.createWorkspace(passphrase),
    gcTime: 0,
  });
  const words = create.data;
  if (!words) return <Welcome busy={create.isPending} error={create.error} onCreate={create.mutate} />;
  if (!proving) return <RecoveryPhrase words={words} onWritten={() => setProving(true)} />;
  return (
    <PhraseProof
      words={words}
      onBack={() => setProving(false)}
      onProved={() => void queries.invalidateQueries({ queryKey: keys.workspace })}
    />
  );
}

type WelcomeProps = { busy: boolean; error: unknown; onCreate: (passphrase: string | null) => void };

function Welcome({ busy, error, onCreate }: WelcomeProps) {
  const [withoutKeychain, setWithoutKeychain] = useState(false);
  const failure = error === null ? null : asFailure(error);
  if (failure?.code === "keychain_unavailable" && !withoutKeychain) setWithoutKeychain(true);
  return (
    <>
      <div className={styles.picture}>
        <LockPicture />
      </div>
      <h1 className={styles.title}>{t`Welcome to Longlist`}</h1>
      <p className={styles.lead}>
        {t`Build pools of candidates from LinkedIn searches and files, and work on them on this computer alone.`}
      </p>
      <ul className={styles.promises}>
        <Promised icon={FileLock2} text={t`Your candidates live in one encrypted file on this computer.`} />
        <Promised
          icon={KeyRound}
          text={t`Its key is in the computer’s keychain. A recovery phrase opens it without.`}
        />
        <Promised
          icon={Unplug}
          text={t`There is no server of ours. Nothing is sent anywhere but to the services you connect.`}
        />
      </ul>
      {failure && <FailureNotice failure={failure} />}
      <div className={styles.row}>
        <Button look="primary" icon={ShieldCheck} busy={busy} onClick={() => onCreate(null)}>
          {busy ? t`Creating the workspace` : t`Create the workspace`}
        </Button>
      </div>
      {withoutKeychain && <PassphraseStart busy={busy} onCreate={onCreate} />}
    </>
  );
}

function Promised({ icon: Icon, text }: { icon: LucideIcon; text: string }) {
  return (
    <li>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <span>{text}</span>
    </li>
  );
}
