/** What limits spending: the month's allotment, the caps, and for how long a check counts as recent. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { CreditRules } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { Button } from "../../components/Button";
import { Field, TextInput } from "../../components/Field";
import { Card, Section } from "../../components/Page";
import { Segments } from "../../components/Segments";
import { Notice } from "../../components/Status";
import { say } from "../../components/Toasts";
import { credits } from "../../words/credits";
import styles from "./Credits.module.css";
import { isReadable, isSame, rulesOf, type Typed, typedOf } from "./rules";

const RECENCY = ["30", "60", "90"] as const;

/** The form; it is saved as a whole, because a cap may be meant together with the allotment. */
export function RulesSection({ saved, today }: { saved: CreditRules; today: number }) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(saved));
  const rules = rulesOf(typed);
  const save = useMutation({
    mutationFn: (next: CreditRules) => commands.updateCreditRules(next),
    onSuccess: () =>
      say({
        title: t`Rules about credits saved`,
        action: { label: t`Undo`, perform: () => void commands.updateCreditRules(saved).catch(tell) },
      }),
  });
  const failure = save.error && asFailure(save.error);
  const used = credits(today);
  const why = rules === null ? t`A field is not a whole number.` : isSame(rules, saved) && t`Nothing was changed.`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rules && !why && !save.isPending) save.mutate(rules);
  };
  const field = (name: "allotment" | "runCap" | "dayCap", label: string, hint: string, none: string) => (
    <Field label={label} hint={hint} error={isReadable(typed[name]) ? null : t`A whole number, or nothing.`}>
      <TextInput
        inputMode="numeric"
        className={styles.number}
        placeholder={none}
        value={typed[name]}
        onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
      />
    </Field>
  );
  return (
    <Section title={t`Rules`}>
      <Card className={styles.card}>
        <form className={styles.rules} onSubmit={submit}>
          {failure && (
            <Notice tone="bad" icon={CircleAlert} live>
              <p>{failure.message}</p>
              <p>{failure.hint}</p>
            </Notice>
          )}
          <div className={styles.fields}>
            {field(
              "allotment",
              t`Monthly allotment`,
              t`Granted by itself on the first of each month, and at once where this month has had none.`,
              t`None`,
            )}
            {field("runCap", t`Cap for each run`, t`A run that would reserve more does not start.`, t`No cap`)}
            {field(
              "dayCap",
              t`Cap for each day`,
              t`Of all runs together, from midnight here. Today: ${used} reserved or spent.`,
              t`No cap`,
            )}
          </div>
          <div className={styles.recency}>
            <span className={styles.label}>{t`Recency window`}</span>
            <Segments
              label={t`Recency window`}
              value={typed.recency}
              onChange={(recency) => setTyped({ ...typed, recency })}
              choices={RECENCY.map((value) => ({ value, label: t`${value} days` }))}
            />
            <p className={styles.meaning}>
              {t`Whoever had a completed check within it, against any briefing, is checked again at the lower price.`}
            </p>
          </div>
          <div className={styles.submit}>
            <Button type="submit" busy={save.isPending} why={why} onClick={submit}>{t`Save the rules`}</Button>
          </div>
        </form>
      </Card>
    </Section>
  );
}

function tell(thrown: unknown): void {
  const { message, hint } = asFailure(thrown);
  say({ title: message, description: hint, urgent: true });
}
