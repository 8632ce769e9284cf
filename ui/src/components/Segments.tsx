/** One of two or three, side by side: all choices are in sight. */
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import styles from "./Segments.module.css";

type Props<T extends string> = {
  /** What is chosen here, for a screen reader. */
  label: string;
  value: T;
  onChange: (value: T) => void;
  choices: readonly { value: T; label: string }[];
};

/** The row; the arrow keys move between its choices. */
export function Segments<T extends string>({ label, value, onChange, choices }: Props<T>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as T)}
      className={styles.segments}
    >
      {choices.map((choice) => (
        <Radio.Root key={choice.value} value={choice.value} className={styles.segment}>
          {choice.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
