/** Changes what can be changed of an account: its name, its days, its limit and its pace. */
import { zodResolver } from "@hookform/resolvers/zod";
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import type { AccountView } from "../../api/bindings";
import { commands, MOST_A_DAY } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Field, TextInput } from "../../components/Field";
import { count, readCount } from "../../words/numbers";
import styles from "./Accounts.module.css";
import { FormFailure } from "./ConnectDialog";
import { fieldOf, inOneLine } from "./fieldOf";
import { readPause, secondsOf } from "./pause";
import { TimeZoneField } from "./TimeZoneField";

function schema() {
  return z.object({
    name: z.string().trim().min(1, t`An account needs a name.`).max(200, t`At most 200 letters.`),
    timeZone: z.string().min(1),
    dailyLimit: z.string().refine((text) => {
      const limit = readCount(text);
      return limit !== null && limit >= 1 && limit <= MOST_A_DAY;
    }, t`A whole number from 1 to 2,500.`),
    pause: z.string().refine((text) => readPause(text) !== null, t`A number of seconds from 0 to 600.`),
  });
}

type Values = z.infer<ReturnType<typeof schema>>;

/** The form and its request. */
function useEdit(account: AccountView, onClose: () => void) {
  const form = useForm<Values>({
    resolver: zodResolver(schema()),
    defaultValues: {
      name: account.name,
      timeZone: account.timeZone,
      dailyLimit: count(account.dailyLimit),
      pause: secondsOf(account.paceMs),
    },
  });
  const save = useMutation({
    mutationFn: ({ name, timeZone, dailyLimit, pause }: Values) =>
      commands.updateAccount(account.id, {
        name,
        timeZone,
        dailyLimit: readCount(dailyLimit) ?? account.dailyLimit,
        paceMs: readPause(pause) ?? account.paceMs,
      }),
    onSuccess: onClose,
    onError: (error) => {
      const failure = asFailure(error);
      const field = fieldOf(failure);
      if (isOurs(field)) form.setError(field, { message: inOneLine(failure) }, { shouldFocus: true });
    },
  });
  const failure = save.error ? asFailure(save.error) : null;
  const submit = form.handleSubmit((values) => save.mutate(values));
  return { form, submit, busy: save.isPending, over: failure && !isOurs(fieldOf(failure)) ? failure : null };
}

function isOurs(field: ReturnType<typeof fieldOf>): field is keyof Values {
  return field === "name" || field === "timeZone" || field === "dailyLimit" || field === "pause";
}

/** The dialog. */
export function EditDialog({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const id = useId();
  const { form, submit, busy, over } = useEdit(account, onClose);
  const { register, watch, setValue } = form;
  const { errors } = form.formState;
  const servedToday = account.quota.used + account.quota.reserved > 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Edit the account`}
      closeLabel={t`Close`}
      footer={
        <>
          <Button onClick={onClose}>{t`Discard`}</Button>
          <Button type="submit" form={id} look="primary" busy={busy}>
            {t`Save the account`}
          </Button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={submit} noValidate>
        {over && <FormFailure failure={over} />}
        <Field label={t`Name`} error={errors.name?.message}>
          <TextInput autoFocus dir="auto" {...register("name")} />
        </Field>
        <TimeZoneField
          value={watch("timeZone")}
          onChange={(zone) => setValue("timeZone", zone, { shouldValidate: true })}
          hint={
            servedToday
              ? t`People were already imported today, so it can be changed only after the quota resets and before the next import.`
              : t`It can be changed only on a day without imports, as now.`
          }
          error={errors.timeZone?.message}
        />
        <div className={styles.pair}>
          <Field label={t`Daily limit`} hint={t`People a day, from 1 to 2,500.`} error={errors.dailyLimit?.message}>
            <TextInput inputMode="numeric" {...register("dailyLimit")} />
          </Field>
          <Field
            label={t`Pause between requests`}
            hint={t`Seconds. A longer pause is kinder to the account.`}
            error={errors.pause?.message}
          >
            <TextInput inputMode="decimal" {...register("pause")} />
          </Field>
        </div>
      </form>
    </Dialog>
  );
}
