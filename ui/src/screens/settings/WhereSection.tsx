/** Where the workspace and the tokens are kept, and who can read them. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { CircleAlert, Copy, FileLock2, Globe, KeyRound, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { TokenPlace } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { workspacePlace, workspaceStatus } from "../../api/queries";
import { Button } from "../../components/Button";
import { Card, Section } from "../../components/Page";
import { Reference, Skeleton } from "../../components/States";
import { Notice } from "../../components/Status";
import { say } from "../../components/Toasts";
import styles from "./Settings.module.css";

/** The section. */
export function WhereSection() {
  const place = useQuery(workspacePlace());
  const { data: status } = useQuery(workspaceStatus());
  const failure = place.error ? asFailure(place.error) : null;
  const name = status?.state === "open" ? status.name : "";
  return (
    <Section title={t`Where your work is kept`}>
      <Card className={styles.facts}>
        <Fact icon={FileLock2} title={t`The workspace is one encrypted file on this computer`}>
          {name && <p dir="auto">{t`Its name is ${name}. Its key is in the keychain or in your recovery phrase.`}</p>}
          {place.data ? (
            <Path file={place.data.file} />
          ) : failure ? (
            <Notice tone="bad" icon={CircleAlert} action={<Reference text={failure.reference} />}>
              <p>{failure.message}</p>
              <p>{failure.hint}</p>
            </Notice>
          ) : (
            <Skeleton width="80%" height={28} />
          )}
        </Fact>
        <Fact icon={KeyRound} title={tokenTitle(place.data?.tokens ?? "keychain")}>
          <p>{t`They are in no export and no log, and they are not shown again after you entered them.`}</p>
        </Fact>
        <Fact icon={Globe} title={t`Nothing is sent anywhere but to the services you connect`}>
          <p>{t`There is no server of ours and no measuring of what you do.`}</p>
        </Fact>
      </Card>
    </Section>
  );
}

function tokenTitle(tokens: TokenPlace): string {
  switch (tokens) {
    case "keychain":
      return t`Tokens live in the keychain of this computer`;
    case "sealed_file":
      return t`Tokens live in a sealed file beside the workspace, because this computer has no keychain`;
    default:
      return tokens satisfies never;
  }
}

function Path({ file }: { file: string }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(file);
      say({ title: t`Path copied` });
    } catch {
      say({ title: t`The path could not be copied. Select it and copy it by hand.`, urgent: true });
    }
  };
  return (
    <div className={styles.path}>
      <code data-testid="workspace-file">{file}</code>
      <Button look="quiet" icon={Copy} onClick={() => void copy()}>
        {t`Copy the path`}
      </Button>
    </div>
  );
}

function Fact({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <div className={styles.factWords}>
        <h3>{title}</h3>
        {children}
      </div>
    </div>
  );
}
