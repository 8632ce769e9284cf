/** Requirements from a pasted job description: a first draft, looked at before it is taken. */
import { plural, t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useState } from "react";
import type { Requirement } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Field, TextArea } from "../../components/Field";
import { Notice } from "../../components/Status";
import { requirementCategory, requirementKind } from "../../words/briefings";
import styles from "./Briefing.module.css";

/** The longest description that is read, in characters. */
const MOST = 50_000;

type Props = {
  /** Reads the description; nothing of it leaves this computer. */
  draft: (text: string) => Promise<Requirement[]>;
  onTake: (requirements: readonly Requirement[]) => void;
  onClose: () => void;
};

/** The dialog: paste, read, take. */
export function DraftDialog({ draft, onTake, onClose }: Props) {
  const [text, setText] = useState("");
  const read = useMutation({ mutationFn: draft });
  const found = read.data ?? [];
  const failure = read.error ? asFailure(read.error) : null;
  const change = (next: string) => {
    setText(next.slice(0, MOST));
    // What was found belongs to the words before.
    read.reset();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Draft from a job description`}
      description={t`It is read on this computer. What comes out is a beginning: change what is not meant so.`}
      closeLabel={t`Close`}
      footer={
        found.length > 0 ? (
          <Button look="primary" onClick={() => onTake(found)}>
            {plural(found.length, { one: "Take 1 requirement", other: "Take # requirements" })}
          </Button>
        ) : (
          <Button
            look="primary"
            busy={read.isPending}
            why={!text.trim() && t`Paste the description first.`}
            onClick={() => read.mutate(text)}
          >
            {t`Draft the requirements`}
          </Button>
        )
      }
    >
      <div className={styles.form}>
        <Field label={t`Job description`}>
          <TextArea autoFocus dir="auto" rows={8} value={text} onChange={(event) => change(event.target.value)} />
        </Field>
        {failure && (
          <Notice tone="bad" icon={CircleAlert} live>
            <p>{failure.message}</p>
            <p>{failure.hint}</p>
          </Notice>
        )}
        {read.isSuccess && found.length === 0 && (
          <p role="status">{t`Nothing in it reads like a requirement. Try the part that says who is looked for.`}</p>
        )}
        {found.length > 0 && (
          <ul className={styles.drafted} aria-label={t`Drafted requirements`}>
            {found.map(({ id, statement, kind, category }) => (
              <li key={id}>
                <span dir="auto">{statement.slice(0, 500)}</span>
                <span className={styles.tip}>{[requirementKind(kind), requirementCategory(category)].join(" · ")}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
