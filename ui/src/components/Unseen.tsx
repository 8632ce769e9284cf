/** Text of strangers with the characters in it that nobody sees made visible. It is never markup, and turns nothing around. */
import { Fragment } from "react";
import styles from "./Unseen.module.css";

/** Characters without a look of their own: controls, joiners, marks of direction, tags, selectors and fillers. */
const UNSEEN = /((?:(?![\n\t])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}])+)/u;

/** The most of them in a row that are named one by one. */
const MOST_IN_A_ROW = 4;

/** Each run of unseen characters as their code points, on a ground. */
export function Unseen({ text }: { text: string }) {
  return (
    <bdi className={styles.text}>
      {text.split(UNSEEN).map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no name but their place
        <Fragment key={at}>{at % 2 === 1 ? <code className={styles.unseen}>{named(piece)}</code> : piece}</Fragment>
      ))}
    </bdi>
  );
}

/** “U+200B”, “U+200B U+200C … 58”. */
function named(run: string): string {
  const points = [...run].map(
    (letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
  const more = points.length - MOST_IN_A_ROW;
  const shown = points.slice(0, MOST_IN_A_ROW).join(" ");
  return more > 0 ? `${shown} … +${more}` : shown;
}
