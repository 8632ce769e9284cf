/** Puts a new token in place of the one that is kept. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import type { AccountView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { say } from "../../components/Toasts";
import { accountNeeds } from "../../words/reasons";
import { sentence } from "../../words/sentence";
import styles from "./Accounts.module.css";
import { FormFailure } from "./ConnectDialog";
import { fieldOf, inOneLine, isOfProvider } from "./fieldOf";
import { TokenField } from "./TokenField";
import { useTokenForm } from "./useTokenForm";

/** The dialog. */
export function TokenDialog({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const id = useId();
  const token = useTokenForm();
  const replace = useMutation({
    mutationFn: () => commands.replaceToken(account.id, token.take()),
    onSuccess: (now) => {
      say({ title: t`The token was replaced`, description: sentence(accountNeeds(now.status).label) });
      onClose();
    },
    onError: (error) => {
      const failure = asFailure(error);
      if (isOfProvider(failure)) {
        say({ title: t`The token was replaced, but not tested`, description: inOneLine(failure), urgent: true });
        onClose();
        return;
      }
      token.tellFailure(failure);
      token.box.current?.focus();
    },
  });
  const failure = replace.error ? asFailure(replace.error) : null;
  const name = account.name;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Replace the token`}
      description={t`${name} goes on with the new token; everything else of the account stays.`}
      closeLabel={t`Close`}
      footer={
        <>
          <Button onClick={onClose}>{t`Keep the old token`}</Button>
          <Button type="submit" form={id} look="primary" busy={replace.isPending}>
            {t`Replace the token`}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (token.isReady()) replace.mutate();
        }}
      >
        {failure && !fieldOf(failure) && <FormFailure failure={failure} />}
        <TokenField box={token.box} error={token.error} onEdit={token.clear} autoFocus />
      </form>
    </Dialog>
  );
}
