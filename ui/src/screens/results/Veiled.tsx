/** A text in which some words are not to be seen: neither by the eye nor by a screen reader. */
import { t } from "@lingui/core/macro";
import { piecesOf, spansOfWords } from "./pieces";
import styles from "./Review.module.css";

/** The text, or as much of it as may be seen. */
export function Veiled({ text, hidden, most = 1000 }: { text: string; hidden: readonly string[]; most?: number }) {
  const short = text.slice(0, most);
  if (hidden.length === 0) return short;
  return piecesOf(short, [], spansOfWords(short, hidden)).map((piece) =>
    piece.isHidden ? <Hidden key={piece.start} /> : <span key={piece.start}>{piece.text}</span>,
  );
}

/** What stands in the place of hidden words. */
export function Hidden() {
  return <span className={styles.hidden}>{t`hidden`}</span>;
}
