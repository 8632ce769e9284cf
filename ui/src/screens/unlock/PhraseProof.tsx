/** Two words of the phrase are asked for, so that it is on paper before it is gone from the screen. */
import { t } from "@lingui/core/macro";
import { ArrowLeft, LockKeyholeOpen } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/Button";
import { Field, TextInput } from "../../components/Field";
import styles from "./UnlockScreen.module.css";

type Props = { words: readonly string[]; onBack: () => void; onProved: () => void };

/** The question. */
export function PhraseProof({ words, onBack, onProved }: Props) {
  const [places] = useState(() => twoPlaces(words.length));
  const [typed, setTyped] = useState<Record<number, string>>({});
  const [asked, setAsked] = useState(false);
  const isRight = (place: number) => plain(typed[place] ?? "") === plain(words[place] ?? "");
  return (
    <>
      <h1 className={styles.title}>{t`Check what you wrote`}</h1>
      <p
        className={styles.lead}
      >{t`Type these two words from your paper. After that the phrase is not shown again.`}</p>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (places.every(isRight)) onProved();
        }}
      >
        <div className={styles.pair}>
          {places.map((place, index) => (
            <Word
              key={place}
              number={place + 1}
              first={index === 0}
              value={typed[place] ?? ""}
              wrong={asked && !isRight(place)}
              onChange={(word) => {
                setAsked(false);
                setTyped({ ...typed, [place]: word });
              }}
            />
          ))}
        </div>
        <div className={styles.row}>
          <Button type="submit" look="primary" icon={LockKeyholeOpen}>
            {t`Open the workspace`}
          </Button>
          <Button icon={ArrowLeft} onClick={onBack}>
            {t`Show the words again`}
          </Button>
        </div>
      </form>
    </>
  );
}

type WordProps = { number: number; first: boolean; value: string; wrong: boolean; onChange: (word: string) => void };

function Word({ number, first, value, wrong, onChange }: WordProps) {
  return (
    <Field label={t`Word ${number}`} error={wrong ? complaint(number, value) : null}>
      <TextInput
        value={value}
        autoFocus={first}
        autoCapitalize="off"
        dir="ltr"
        data-testid="phrase-word"
        data-number={number}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

function complaint(number: number, value: string): string {
  return value.trim()
    ? t`This is not word ${number}. Compare it with your paper.`
    : t`Type word ${number} from your paper.`;
}

function plain(word: string): string {
  return word.trim().toLowerCase();
}

/** One place in the first half of the phrase and one in the second, never the first word, which everybody knows. */
export function twoPlaces(length: number): number[] {
  const half = Math.floor(length / 2);
  return [1 + below(half - 1), half + below(length - half)];
}

/** A whole number from 0 up to but without the limit. */
function below(limit: number): number {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return limit > 0 ? number % limit : 0;
}
