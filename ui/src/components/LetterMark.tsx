/** A letter in a small square: it is told apart by the letter, and by its hue where there is one. */
import { element } from "./element";
import styles from "./LetterMark.module.css";
import type { Tone } from "./Status";

type Props = { letter: string; tone: Tone; label?: string };

/** The square. With a label a screen reader says that; without one it says nothing, because a word stands beside it. */
export function LetterMark({ letter, tone, label }: Props) {
  return (
    <span
      className={styles.mark}
      data-tone={tone}
      title={label}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      {letter}
    </span>
  );
}

/** The same square by hand, for one row after another. */
export function letterElement(): { element: HTMLElement; show: (props: Required<Props>) => void } {
  const made = element("span", styles.mark);
  made.setAttribute("role", "img");
  const show = ({ letter, tone, label }: Required<Props>) => {
    if (made.title === label) return;
    made.textContent = letter;
    made.dataset.tone = tone;
    made.title = label;
    made.setAttribute("aria-label", label);
  };
  return { element: made, show };
}
