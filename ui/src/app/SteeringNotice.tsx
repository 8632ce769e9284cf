/** Says that a profile has text that tries to steer checks, and shows it: calm, because the core has seen it already. */
import { plural, t } from "@lingui/core/macro";
import { ShieldAlert } from "lucide-react";
import type { Flagged } from "../api/bindings";
import { Notice } from "../components/Status";
import { Unseen } from "../components/Unseen";
import { flagKind, passagePlace } from "../words/checks";
import { count } from "../words/numbers";
import styles from "./SteeringNotice.module.css";

/** The most passages, and the most letters of one, that are shown. */
const MOST_PASSAGES = 20;
const MOST_LETTERS = 600;

/** The notice; nothing where nothing is flagged. Without `passages` it keeps to itself what they say. */
export function SteeringNotice({ flags, passages = true }: { flags: readonly Flagged[]; passages?: boolean }) {
  if (flags.length === 0) return null;
  const more = flags.length - MOST_PASSAGES;
  return (
    <Notice tone="idle" icon={ShieldAlert}>
      <p className={styles.title}>{t`This profile has text that tries to steer checks`}</p>
      <p>{t`It counts as no evidence, and no language model gets to read it.`}</p>
      {passages && (
        <details className={styles.details}>
          <summary>{passagesInWords(flags.length)}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the arrows, and nothing in it takes the focus */}
          <ul className={styles.passages} tabIndex={0} aria-label={t`Passages that try to steer checks`}>
            {flags.slice(0, MOST_PASSAGES).map(({ kind, field, start, length, text }) => (
              <li key={`${field} ${start} ${length} ${kind}`}>
                <span className={styles.where}>
                  {passagePlace(field)} · {flagKind(kind)}
                </span>
                <q className={styles.words} dir="auto">
                  <Unseen text={cut(text)} />
                </q>
              </li>
            ))}
            {more > 0 && <li className={styles.where}>{moreInWords(more)}</li>}
          </ul>
        </details>
      )}
    </Notice>
  );
}

function passagesInWords(number: number): string {
  const shown = count(number);
  return plural(number, { one: "1 passage", other: `${shown} passages` });
}

function moreInWords(number: number): string {
  const shown = count(number);
  return plural(number, { one: "and one more", other: `and ${shown} more` });
}

/** Whole letters only: a pair of surrogates is one. */
function cut(text: string): string {
  const letters = [...text];
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join("")}…` : text;
}
