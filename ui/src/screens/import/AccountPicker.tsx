/** Which account imports, with what it has left today. */
import { t } from "@lingui/core/macro";
import type { AccountView } from "../../api/bindings";
import { Field } from "../../components/Field";
import { Select } from "../../components/Select";
import { useNow } from "../../components/useNow";
import { countdown } from "../../words/dates";
import { count } from "../../words/numbers";
import * as reasons from "../../words/reasons";
import { troubleOfAccount } from "../../words/troubles";

type Props = { list: AccountView[]; account: AccountView; onChange: (id: string) => void };

/** The choice; an account that needs a person says so and stays choosable, so that its hint can be read. */
export function AccountPicker({ list, account, onChange }: Props) {
  const now = useNow(30_000);
  const left = count(account.quota.left);
  const reset = countdown(account.quota.resetsAt, now);
  return (
    <Field label={t`Account`} hint={t`${left} left today, resets in ${reset}`} error={troubleOfAccount(account)}>
      <Select
        value={account.id}
        onChange={onChange}
        choices={list.map((each) => ({ value: each.id, label: each.name, detail: detail(each) }))}
      />
    </Field>
  );
}

function detail(account: AccountView): string {
  const product = reasons.product(account.product);
  if (account.status !== "connected") return `${product}, ${reasons.accountStatus(account.status)}`;
  const left = count(account.quota.left);
  return t`${product}, ${left} left today`;
}
