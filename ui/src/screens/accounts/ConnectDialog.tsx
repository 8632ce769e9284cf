/** Connects a LinkedIn account: the values from the provider's dashboard, and what we call it. */
import { zodResolver } from "@hookform/resolvers/zod";
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { CircleAlert, Plug } from "lucide-react";
import { useId } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import type { AccountView, Failure, Product } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Field, TextInput } from "../../components/Field";
import { Select } from "../../components/Select";
import { Reference } from "../../components/States";
import { Notice } from "../../components/Status";
import * as reasons from "../../words/reasons";
import { ownTimeZone } from "../../words/timeZones";
import styles from "./Accounts.module.css";
import { fieldOf, inOneLine } from "./fieldOf";
import { TimeZoneField } from "./TimeZoneField";
import { TokenField } from "./TokenField";
import { useTokenForm } from "./useTokenForm";
import { WhereToFind } from "./WhereToFind";

const PRODUCTS = ["classic", "sales_navigator", "recruiter"] as const satisfies readonly Product[];

function schema() {
  return z.object({
    name: z.string().trim().min(1, t`Name the account after its owner or its seat.`).max(200, t`At most 200 letters.`),
    product: z.enum(PRODUCTS),
    dsn: z.string().trim().min(1, t`Copy the DSN from the provider’s dashboard.`).max(300, t`At most 300 letters.`),
    providerAccountId: z
      .string()
      .trim()
      .min(1, t`Copy the account id from the provider’s list of accounts.`)
      .max(300, t`At most 300 letters.`),
    timeZone: z.string().min(1, t`Choose the time zone of the account’s owner.`),
  });
}

type Values = z.infer<ReturnType<typeof schema>>;

/** The form, its request, and where a failure of it is shown. */
function useConnect(onConnected: (account: AccountView) => void) {
  const form = useForm<Values>({
    resolver: zodResolver(schema()),
    defaultValues: { name: "", product: "classic", dsn: "", providerAccountId: "", timeZone: ownTimeZone() },
  });
  const token = useTokenForm();
  const add = useMutation({
    // The token is taken here and not handed in, because what is handed in is remembered.
    mutationFn: (values: Values) => commands.addAccount({ provider: "unipile", ...values }, token.take()),
    onSuccess: onConnected,
    onError: (error) => {
      const failure = asFailure(error);
      const field = fieldOf(failure);
      token.tellFailure(failure);
      if (isOurs(field)) form.setError(field, { message: inOneLine(failure) }, { shouldFocus: true });
      else token.box.current?.focus();
    },
  });
  const submit = form.handleSubmit(
    (values) => token.isReady() && add.mutate(values),
    () => void token.isReady(),
  );
  const failure = add.error ? asFailure(add.error) : null;
  return { form, token, submit, busy: add.isPending, over: failure && !fieldOf(failure) ? failure : null };
}

function isOurs(field: ReturnType<typeof fieldOf>): field is "name" | "dsn" | "providerAccountId" | "timeZone" {
  return field === "name" || field === "dsn" || field === "providerAccountId" || field === "timeZone";
}

/** The dialog. */
export function ConnectDialog({
  onClose,
  onConnected,
}: {
  onClose: () => void;
  onConnected: (account: AccountView) => void;
}) {
  const id = useId();
  const { form, token, submit, busy, over } = useConnect(onConnected);
  const { register, watch, setValue } = form;
  const { errors } = form.formState;
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={t`Connect a LinkedIn account`}
      description={t`The DSN, the account id and the token are in the dashboard of Unipile.`}
      closeLabel={t`Close`}
      footer={
        <>
          <Button onClick={onClose}>{t`Discard`}</Button>
          <Button type="submit" form={id} look="primary" icon={Plug} busy={busy}>
            {t`Connect the account`}
          </Button>
        </>
      }
    >
      <div className={styles.beside}>
        <form id={id} className={styles.form} onSubmit={submit} noValidate>
          {over && <FormFailure failure={over} />}
          <div className={styles.pair}>
            <Field label={t`Name`} hint={t`What you call it: its owner, or its seat.`} error={errors.name?.message}>
              <TextInput autoFocus dir="auto" {...register("name")} />
            </Field>
            <Field label={t`Product`} hint={t`What is paid for at LinkedIn.`}>
              <Select
                value={watch("product")}
                onChange={(product) => setValue("product", product)}
                choices={PRODUCTS.map((value) => ({ value, label: reasons.product(value), detail: windowOf(value) }))}
              />
            </Field>
            <Field label={t`DSN`} hint={t`The address of your server there.`} error={errors.dsn?.message}>
              <TextInput dir="ltr" placeholder="api8.unipile.com:13851" {...register("dsn")} />
            </Field>
            <Field
              label={t`Account id`}
              hint={t`In the list of accounts there.`}
              error={errors.providerAccountId?.message}
            >
              <TextInput dir="ltr" {...register("providerAccountId")} />
            </Field>
          </div>
          <TokenField box={token.box} error={token.error} onEdit={token.clear} />
          <TimeZoneField
            value={watch("timeZone")}
            onChange={(zone) => setValue("timeZone", zone, { shouldValidate: true })}
            hint={t`Where the account’s owner works. The daily quota begins anew at midnight there.`}
            error={errors.timeZone?.message}
          />
        </form>
        <WhereToFind />
      </div>
    </Dialog>
  );
}

function windowOf(product: Product): string {
  return product === "classic" ? t`One search shows up to 1,000 people` : t`One search shows up to 2,500 people`;
}

/** A failure that is about no field. */
export function FormFailure({ failure }: { failure: Failure }) {
  return (
    <Notice tone="bad" icon={CircleAlert} live action={<Reference text={failure.reference} />}>
      <p>{failure.message}</p>
      <p>{failure.hint}</p>
    </Notice>
  );
}
