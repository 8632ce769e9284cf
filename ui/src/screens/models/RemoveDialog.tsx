/** Asks before a provider is removed, and says what stays. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import type { ProviderView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { Button } from "../../components/Button";
import { Confirm } from "../../components/Dialog";
import { say } from "../../components/Toasts";
import { FormFailure } from "./FormFailure";
import styles from "./Models.module.css";

/** The question. */
export function RemoveDialog({ provider, onClose }: { provider: ProviderView; onClose: () => void }) {
  const name = provider.model.slice(0, 80);
  const remove = useMutation({
    mutationFn: () => commands.removeProvider(provider.id),
    onSuccess: () => {
      say({ title: t`${name} was removed` });
      onClose();
    },
  });
  return (
    <Confirm
      open
      onClose={onClose}
      title={t`Remove ${name}?`}
      cancel={<Button onClick={onClose}>{t`Keep the provider`}</Button>}
      confirm={
        <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
          {t`Remove the provider`}
        </Button>
      }
    >
      <div className={styles.remove}>
        {remove.error && <FormFailure failure={asFailure(remove.error)} />}
        <h3>{t`This goes`}</h3>
        <ul>
          <li>{t`The key, out of this computer’s keychain. At the vendor it stays valid until you revoke it there.`}</li>
          <li>{t`The choices that fell on this provider. Checks by it cannot go on.`}</li>
        </ul>
        <h3>{t`This stays`}</h3>
        <ul>
          <li>{t`Every check that it has made, and what it was spent on.`}</li>
          <li>{t`The prices of its models, in case it is connected again.`}</li>
        </ul>
      </div>
    </Confirm>
  );
}
