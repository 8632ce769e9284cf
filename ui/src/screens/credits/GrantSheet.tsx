/** Grants credits, or takes back what was granted by mistake. */
import { t } from "@lingui/core/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { type FormEvent, useState } from "react";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { credits } from "../../api/queries";
import type { SheetProps } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Field, TextInput } from "../../components/Field";
import { Notice } from "../../components/Status";
import { say } from "../../components/Toasts";
import * as words from "../../words/credits";
import { count, readCount } from "../../words/numbers";
import styles from "./Credits.module.css";
import { freshId } from "./freshId";

/** The most letters of a reason. */
const LONGEST_REASON = 200;

/** The dialog. What it asks for has one name from the moment it opens, so that it is booked once however often it is pressed. */
export function GrantSheet({ onClose }: SheetProps) {
  const [request] = useState(freshId);
  const [amount, setAmount] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const { data } = useQuery(credits());
  const available = data?.balance.available ?? 0;
  const value = readAmount(amount);
  const wrong = { amount: wrongAmount(value, available), reason: reason.trim() === "" ? t`Say why.` : null };
  const grant = useMutation({
    mutationFn: (credited: number) => commands.grantCredits(request, credited, reason.trim()),
    onSuccess: (balance, credited) => {
      onClose();
      const booked = words.credits(Math.abs(credited));
      say({
        title: credited > 0 ? t`${booked} granted` : t`${booked} taken back`,
        description: words.balanceInWords(balance),
      });
    },
  });
  const failure = grant.error && asFailure(grant.error);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (value !== null && !wrong.amount && !wrong.reason && !grant.isPending) grant.mutate(value);
  };
  const after = value === null || wrong.amount ? null : words.credits(available + value);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Grant credits`}
      description={t`Credits are your own budget for checks. Nothing is bought here.`}
      closeLabel={t`Close`}
      footer={
        <>
          <Button onClick={onClose}>{t`Discard`}</Button>
          <Button look="primary" busy={grant.isPending} onClick={() => submit()}>
            {buttonWords(wrong.amount ? null : value)}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit}>
        {failure && (
          <Notice tone="bad" icon={CircleAlert} live>
            <p>{failure.message}</p>
            <p>{failure.hint}</p>
          </Notice>
        )}
        <Field
          label={t`Credits`}
          error={tried || (value !== null && value !== 0) ? wrong.amount : null}
          hint={
            after
              ? t`${after} available afterwards.`
              : t`With a minus in front, it takes back what was granted by mistake.`
          }
        >
          <TextInput
            autoFocus
            inputMode="numeric"
            className={styles.number}
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        </Field>
        <Field label={t`Reason`} error={tried ? wrong.reason : null} hint={t`It stands in the ledger from now on.`}>
          <TextInput
            dir="auto"
            maxLength={LONGEST_REASON}
            placeholder={t`For example: Budget for December`}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <button type="submit" hidden>
          {t`Grant`}
        </button>
      </form>
    </Dialog>
  );
}

/** “500”, “1,200”, “-20” or “−20”; null where it is no whole number. */
function readAmount(text: string): number | null {
  const [, minus, digits = ""] = /^\s*([-−–]?)(.*)$/.exec(text) ?? [];
  const value = readCount(digits.replace(/^\+/, ""));
  return value === null ? null : minus ? -value : value;
}

function wrongAmount(value: number | null, available: number): string | null {
  if (value === null) return t`A whole number of credits.`;
  if (value === 0) return t`At least one credit.`;
  const most = count(available);
  return value < -available ? t`At most the ${most} that are available can be taken back.` : null;
}

function buttonWords(value: number | null): string {
  if (value === null || value === 0) return t`Grant credits`;
  const amount = words.credits(Math.abs(value));
  return value > 0 ? t`Grant ${amount}` : t`Take back ${amount}`;
}
