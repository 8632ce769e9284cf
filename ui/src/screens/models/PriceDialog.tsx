/** Enters what a model costs, or takes it away. The core reads the amounts, to the last digit. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { useForm } from "react-hook-form";
import type { ModelPriceView, Prices } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Field, TextInput } from "../../components/Field";
import { typedDollars } from "../../words/money";
import { FormFailure } from "./FormFailure";
import { fieldOf, inOneLine } from "./fieldOf";
import styles from "./Models.module.css";

type Typed = { dollarsIn: string; dollarsOut: string };
type Props = { price: ModelPriceView; onClose: () => void };

/** The dialog. */
export function PriceDialog({ price, onClose }: Props) {
  const id = useId();
  const { register, handleSubmit, setError, formState } = useForm<Typed>({ defaultValues: typedOf(price.prices) });
  const set = useMutation({
    mutationFn: (typed: Typed | null) => commands.setModelPrices(price.providerId, price.model, typed),
    onSuccess: onClose,
    onError: (error) => {
      const failure = asFailure(error);
      const field = fieldOf(failure);
      if (isOurs(field)) setError(field, { message: inOneLine(failure) }, { shouldFocus: true });
    },
  });
  const failure = set.error ? asFailure(set.error) : null;
  const { errors } = formState;
  const name = price.model.slice(0, 80);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Price of ${name}`}
      description={t`Dollars for a million tokens, from the vendor’s list of prices.`}
      closeLabel={t`Close`}
      footer={
        <>
          {price.prices && (
            <Button look="quiet" busy={set.isPending} onClick={() => set.mutate(null)}>
              {t`Forget the price`}
            </Button>
          )}
          <Button onClick={onClose}>{t`Discard`}</Button>
          <Button type="submit" form={id} look="primary" busy={set.isPending}>
            {t`Save the price`}
          </Button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={handleSubmit((typed) => set.mutate(typed))} noValidate>
        {failure && !isOurs(fieldOf(failure)) && <FormFailure failure={failure} />}
        <div className={styles.pair}>
          <Field label={t`Questions`} hint={t`Also called input.`} error={errors.dollarsIn?.message}>
            <TextInput dir="ltr" inputMode="decimal" placeholder="2.50" {...register("dollarsIn")} />
          </Field>
          <Field label={t`Answers`} hint={t`Also called output.`} error={errors.dollarsOut?.message}>
            <TextInput dir="ltr" inputMode="decimal" placeholder="10.00" {...register("dollarsOut")} />
          </Field>
        </div>
      </form>
    </Dialog>
  );
}

function typedOf(prices: Prices | null): Typed {
  if (!prices) return { dollarsIn: "", dollarsOut: "" };
  return { dollarsIn: typedDollars(prices.microsIn), dollarsOut: typedDollars(prices.microsOut) };
}

function isOurs(field: ReturnType<typeof fieldOf>): field is "dollarsIn" | "dollarsOut" {
  return field === "dollarsIn" || field === "dollarsOut";
}
