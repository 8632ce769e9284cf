/** Requirements from a pasted job description: a first draft, looked at before any of it is taken. */
import { plural, t } from "@lingui/core/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useState } from "react";
import type { Draft, Drafter, Requirement } from "../../api/bindings";
import { commands, LONGEST_DESCRIPTION } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { drafter } from "../../api/queries";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Checkbox, Field, TextArea } from "../../components/Field";
import { Notice } from "../../components/Status";
import { draftedBy, requirementCategory, requirementKind, whoDrafts } from "../../words/briefings";
import { saidOf } from "../../words/failures";
import { sentence } from "../../words/sentence";
import styles from "./Briefing.module.css";

type Props = { onTake: (requirements: readonly Requirement[]) => void; onClose: () => void };

/** The dialog: paste, read, choose, take. */
export function DraftDialog({ onTake, onClose }: Props) {
  const [text, setText] = useState("");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { data: by, isSuccess: isKnown } = useQuery(drafter());
  const read = useMutation({ mutationFn: commands.draftRequirements });
  const found = read.data?.requirements ?? [];
  const chosen = found.filter(({ id }) => !left.has(id));
  const failure = read.error ? asFailure(read.error) : null;
  const change = (next: string) => {
    setText(next);
    setLeft(new Set());
    // What was found belongs to the words before.
    read.reset();
  };
  const choose = (id: string, isChosen: boolean) =>
    setLeft((before) => {
      const next = new Set(before);
      if (isChosen) next.delete(id);
      else next.add(id);
      return next;
    });
  const length = [...text].length;
  const tooLong = length > LONGEST_DESCRIPTION ? inWords(length) : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Draft from a job description`}
      description={isKnown ? whoReads(by) : t`What comes out is a beginning: change what is not meant so.`}
      closeLabel={t`Close`}
      footer={
        found.length > 0 ? (
          <Button look="primary" why={chosen.length === 0 && t`Choose one at least.`} onClick={() => onTake(chosen)}>
            {plural(chosen.length, { one: "Take 1 requirement", other: "Take # requirements" })}
          </Button>
        ) : (
          <Button
            look="primary"
            busy={read.isPending}
            why={!text.trim() ? t`Paste the description first.` : tooLong}
            onClick={() => read.mutate(text)}
          >
            {t`Draft the requirements`}
          </Button>
        )
      }
    >
      <div className={styles.form}>
        <Field label={t`Job description`} error={tooLong}>
          <TextArea
            autoFocus
            dir="auto"
            rows={found.length > 0 ? 4 : 8}
            value={text}
            onChange={(event) => change(event.target.value)}
          />
        </Field>
        {failure && <Failed message={failure.message} hint={failure.hint} />}
        {read.data && <Found draft={read.data} left={left} onChoose={choose} />}
      </div>
    </Dialog>
  );
}

type FoundProps = { draft: Draft; left: ReadonlySet<string>; onChoose: (id: string, isChosen: boolean) => void };

/** What came out, and from whom. */
function Found({ draft: { requirements, by, trouble }, left, onChoose }: FoundProps) {
  const said = trouble && saidOf(trouble);
  return (
    <>
      {said && <Failed message={said.message} hint={`${said.hint} ${t`This computer has drafted instead.`}`} />}
      {requirements.length === 0 ? (
        <p role="status">{t`Nothing in it reads like a requirement. Try the part that says who is looked for.`}</p>
      ) : (
        <p className={styles.tip} role="status">
          {draftedBy(by, requirements.length)}
        </p>
      )}
      <ul className={styles.drafted} aria-label={t`Drafted requirements`}>
        {requirements.map(({ id, statement, rubric, kind, category }) => (
          <li key={id}>
            <Checkbox checked={!left.has(id)} onChange={(isChosen) => onChoose(id, isChosen)}>
              <span className={styles.draftedText}>
                <span dir="auto">{statement.slice(0, 500)}</span>
                <span className={styles.tip}>{[requirementKind(kind), requirementCategory(category)].join(" · ")}</span>
                {rubric && (
                  <span className={styles.tip} dir="auto">
                    {rubric.slice(0, 400)}
                  </span>
                )}
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  );
}

function Failed({ message, hint }: { message: string; hint: string }) {
  return (
    <Notice tone="bad" icon={CircleAlert} live>
      <p>{sentence(message)}</p>
      <p>{hint}</p>
    </Notice>
  );
}

/** Where the words go, before they go anywhere. */
function whoReads(by: Drafter): string {
  const who = whoDrafts(by);
  return t`${who} What comes out is a beginning: change what is not meant so.`;
}

function inWords(length: number): string {
  const values = { length, most: LONGEST_DESCRIPTION };
  const { message, hint } = saidOf({ code: "job_description_too_long", message: "", hint: "", values });
  return `${sentence(message)} ${hint}`;
}
