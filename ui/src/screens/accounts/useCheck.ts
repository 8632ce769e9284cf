/** Asks the provider how an account is, and says what it answered. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import type { AccountView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { say } from "../../components/Toasts";
import { sentence } from "../../words/sentence";

/** The question; a failure stays with the caller, who shows it beside the account. */
export function useCheck(id: string) {
  return useMutation({ mutationFn: () => commands.checkAccount(id), onSuccess: sayStatus });
}

function sayStatus(account: AccountView): void {
  const name = account.name;
  if (account.status === "connected") say({ title: t`${name} is connected` });
  else say({ title: `${name}: ${account.statusSentence}`, description: sentence(account.statusHint), urgent: true });
}
