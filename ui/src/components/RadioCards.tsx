/** One of a few, each on a card with a line about it; one that cannot be chosen says why. */
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { type ReactNode, useId } from "react";
import styles from "./RadioCards.module.css";

/** One card. */
export type RadioCard<T extends string> = {
  value: T;
  label: string;
  detail?: ReactNode;
  /** At the right of its name. */
  note?: ReactNode;
  /** Why it cannot be chosen now; present means disabled. */
  why?: ReactNode;
};

type Props<T extends string> = {
  label: string;
  value: T;
  onChange: (value: T) => void;
  cards: readonly RadioCard<T>[];
};

/** The cards; the arrow keys move between them. */
export function RadioCards<T extends string>({ label, value, onChange, cards }: Props<T>) {
  const id = useId();
  return (
    <div className={styles.group}>
      <h3 id={id}>{label}</h3>
      <RadioGroup
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => onChange(next as T)}
        className={styles.cards}
      >
        {cards.map((card) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the radio button inside is the control
          <label key={card.value} className={styles.card} data-off={card.why ? "" : undefined}>
            <Radio.Root
              value={card.value}
              className={styles.radio}
              disabled={Boolean(card.why)}
              aria-describedby={card.why || card.detail ? `${id}-${card.value}` : undefined}
            >
              <Radio.Indicator className={styles.dot} />
            </Radio.Root>
            <span className={styles.words}>
              <span className={styles.name}>
                <strong>{card.label}</strong>
                {card.note && <span className={styles.note}>{card.note}</span>}
              </span>
              {(card.why || card.detail) && (
                <span id={`${id}-${card.value}`} className={styles.detail}>
                  {card.why || card.detail}
                </span>
              )}
            </span>
          </label>
        ))}
      </RadioGroup>
    </div>
  );
}
