/** Asks the provider how an account is, and says what it answered. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import type { AccountView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { say } from "../../components/Toasts";
import { accountNeeds } from "../../words/reasons";

/** The question; a failure stays with the caller, who shows it beside the account. */
export function useCheck(id: string) {
  return useMutation({ mutationFn: () => commands.checkAccount(id), onSuccess: sayStatus });
}

function sayStatus(account: AccountView): void {
  const { name, status } = account;
  const { label, advice } = accountNeeds(status);
  if (status === "connected") say({ title: t`${name} is connected` });
  else say({ title: `${name}: ${label}`, description: advice, urgent: true });
}
