/** Which connected model does what. Each choice is saved at once. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ModelAction, ModelChoiceView, ModelsView, ProviderView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { Field, TextInput } from "../../components/Field";
import { Card, Section } from "../../components/Page";
import { Select } from "../../components/Select";
import { evaluator } from "../../words/checks";
import { modelAction, nobodyChosen, vendor } from "../../words/models";
import { inOneLine } from "./fieldOf";
import styles from "./Models.module.css";

const ACTIONS = ["check", "draft"] as const satisfies readonly ModelAction[];
const NOBODY = "nobody";

/** The section. */
export function ChoicesSection({ models }: { models: ModelsView }) {
  return (
    <Section title={t`What they do`}>
      <Card>
        <ul className={styles.rows}>
          {ACTIONS.map((action) => (
            <Choice
              key={action}
              action={action}
              choice={models.choices.find((each) => each.action === action) ?? null}
              providers={models.providers}
            />
          ))}
        </ul>
      </Card>
    </Section>
  );
}

type ChoiceProps = { action: ModelAction; choice: ModelChoiceView | null; providers: readonly ProviderView[] };

function Choice({ action, choice, providers }: ChoiceProps) {
  const { label, advice } = modelAction(action);
  const choose = useMutation({
    mutationFn: (next: { provider: string; model: string | null } | null) => commands.chooseModel(action, next),
  });
  const failure = choose.error ? asFailure(choose.error) : null;
  // What is chosen is offered as well where it is not connected any more, or nobody would see what it is.
  const offered = providers.filter(({ id, state }) => state === "connected" || id === choice?.providerId);
  const chosen = providers.find(({ id }) => id === choice?.providerId);
  return (
    <li className={styles.row}>
      <div className={styles.choice}>
        <div>
          <h3>{label}</h3>
          <p className={styles.quiet}>{advice}</p>
        </div>
        <Field label={t`Provider`} error={chosen && chosen.state !== "connected" ? notConnected() : null}>
          <Select
            label={t`Provider for: ${label}`}
            value={choice?.providerId ?? NOBODY}
            onChange={(id) => choose.mutate(id === NOBODY ? null : { provider: id, model: null })}
            choices={[
              { value: NOBODY, label: nobodyChosen(action) },
              ...offered.map((each) => ({
                value: each.id,
                label: nameOf(each),
                detail: each.model.slice(0, 80),
              })),
            ]}
          />
        </Field>
        <ModelInput
          label={t`Model for: ${label}`}
          value={choice?.model ?? ""}
          isOff={!chosen}
          error={failure && inOneLine(failure)}
          onEdit={() => choose.reset()}
          onDone={(model) => chosen && choose.mutate({ provider: chosen.id, model })}
        />
      </div>
    </li>
  );
}

type InputProps = {
  label: string;
  value: string;
  isOff: boolean;
  error: string | null;
  onEdit: () => void;
  onDone: (model: string | null) => void;
};

/** The model, which is done with Enter or by leaving the field; Escape puts back what was there. */
function ModelInput({ label, value, isOff, error, onEdit, onDone }: InputProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const done = () => {
    if (typed.trim() !== value) onDone(typed.trim() || null);
  };
  return (
    <Field label={t`Model`} error={error}>
      <TextInput
        dir="ltr"
        aria-label={label}
        value={typed}
        disabled={isOff}
        placeholder={isOff ? t`Choose a provider first` : ""}
        onChange={({ currentTarget }) => {
          onEdit();
          setTyped(currentTarget.value);
        }}
        onBlur={done}
        onKeyDown={({ key }) => {
          if (key === "Enter") done();
          if (key === "Escape") setTyped(value);
        }}
      />
    </Field>
  );
}

function nameOf(provider: ProviderView): string {
  const whose = vendor(provider.vendor);
  const kind = evaluator(provider.evaluator).label;
  return t`${whose}, ${kind}`;
}

function notConnected(): string {
  return t`Not connected. Validate it, or choose another.`;
}
