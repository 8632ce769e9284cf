/** One of a few, each with a small picture of what it does. */
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { type ReactNode, useId } from "react";
import styles from "./Settings.module.css";

type Props<T extends string> = {
  label: string;
  value: T;
  onChange: (value: T) => void;
  choices: readonly { value: T; label: string; picture: ReactNode }[];
};

/** The cards; the arrow keys move between them. */
export function ChoiceCards<T extends string>({ label, value, onChange, choices }: Props<T>) {
  const id = useId();
  return (
    <div>
      <h3 id={id} className={styles.question}>
        {label}
      </h3>
      <RadioGroup
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => onChange(next as T)}
        className={styles.choices}
      >
        {choices.map((choice) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the radio button inside is the control
          <label key={choice.value} className={styles.choice}>
            <span className={styles.picture} aria-hidden>
              {choice.picture}
            </span>
            <span className={styles.choiceName}>
              <Radio.Root value={choice.value} className={styles.radio}>
                <Radio.Indicator className={styles.dot} />
              </Radio.Root>
              {choice.label}
            </span>
          </label>
        ))}
      </RadioGroup>
    </div>
  );
}
