/** Asks before an account is removed, and says what stays. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import type { AccountView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { Button } from "../../components/Button";
import { Confirm } from "../../components/Dialog";
import { say } from "../../components/Toasts";
import styles from "./Accounts.module.css";
import { FormFailure } from "./ConnectDialog";

/** The question. */
export function RemoveDialog({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const name = account.name;
  const remove = useMutation({
    mutationFn: () => commands.removeAccount(account.id),
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
      cancel={<Button onClick={onClose}>{t`Keep the account`}</Button>}
      confirm={
        <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
          {t`Remove the account`}
        </Button>
      }
    >
      <div className={styles.remove}>
        {remove.error && <FormFailure failure={asFailure(remove.error)} />}
        <h3>{t`This goes`}</h3>
        <ul>
          <li>{t`The token, out of this computer’s keychain. To connect the account again you paste it again.`}</li>
          <li>{t`The account, off every list. Imports that still run on it cannot go on.`}</li>
        </ul>
        <h3>{t`This stays`}</h3>
        <ul>
          <li>{t`All candidates, searches and the history of imports.`}</li>
          <li>{t`What the account has used of today’s quota, in case it is connected again.`}</li>
          <li>{t`The session at the provider. End it in the provider’s dashboard if nobody needs it.`}</li>
        </ul>
      </div>
    </Confirm>
  );
}
