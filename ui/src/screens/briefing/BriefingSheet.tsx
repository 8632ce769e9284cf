/** Makes a briefing in a project: its name, and what it starts from. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import type { SheetProps } from "../../app/navigation";
import { to } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Field, TextInput } from "../../components/Field";
import { Select } from "../../components/Select";
import { Notice } from "../../components/Status";
import { requirementCounts } from "../../words/briefings";
import styles from "./Briefing.module.css";
import { type Draft, fieldsOf, freshId, freshRow, problemsOf } from "./draft";
import { presets } from "./presets";

const BLANK = "blank";
const NOTHING_KEPT: ReadonlySet<string> = new Set();

/** The sheet: `into` is the project. */
export function BriefingSheet({ ask, onClose }: SheetProps) {
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [from, setFrom] = useState<string>(BLANK);
  const [first, setFirst] = useState("");
  const [asked, setAsked] = useState(false);
  const preset = presets().find(({ id }) => id === from);
  const draft: Draft = {
    name: name.trim() || (preset?.label ?? ""),
    rows: preset
      ? preset.requirements.map((row) => ({ ...row, id: freshId() }))
      : [{ ...freshRow("must_have"), statement: first }],
  };
  const fields = fieldsOf(draft, NOTHING_KEPT);
  const problems = asked ? problemsOf(fields) : [];
  const make = useMutation({
    mutationFn: (projectId: string) => commands.addBriefing(projectId, fields),
    onSuccess: (made) => void navigate({ to: to.briefing(made.id) }),
  });
  const { into } = ask;
  if (!into) return null;
  const submit = () => {
    setAsked(true);
    if (problemsOf(fields).length === 0) make.mutate(into);
  };
  const wrongIn = (...names: string[]) => problems.find(({ field }) => names.includes(field))?.text;
  const failure = make.error ? asFailure(make.error) : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`New briefing`}
      description={t`What candidates of this project are checked against.`}
      closeLabel={t`Close`}
      footer={
        <>
          <Button onClick={onClose}>{t`Discard`}</Button>
          <Button look="primary" busy={make.isPending} onClick={submit}>
            {t`Create the briefing`}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {failure && (
          <Notice tone="bad" icon={CircleAlert} live>
            <p>{failure.message}</p>
            <p>{failure.hint}</p>
          </Notice>
        )}
        <Field label={t`Name`} error={wrongIn("name")}>
          <TextInput
            autoFocus
            dir="auto"
            placeholder={preset?.label ?? t`For example: Backend engineer`}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label={t`Start from`} hint={preset && requirementCounts(draft.rows.map((row) => ({ ...row })))}>
          <Select
            value={from}
            onChange={setFrom}
            choices={[
              { value: BLANK, label: t`A blank page` },
              ...presets().map(({ id, label }) => ({ value: id, label })),
            ]}
          />
        </Field>
        {!preset && (
          <Field
            label={t`First must-have`}
            hint={t`Something that a profile can show. More follow on the next page.`}
            error={wrongIn("rows", "statement")}
          >
            <TextInput
              dir="auto"
              placeholder={t`For example: Five years of backend development`}
              value={first}
              onChange={(event) => setFirst(event.target.value)}
            />
          </Field>
        )}
        <button type="submit" hidden>
          {t`Save`}
        </button>
      </form>
    </Dialog>
  );
}
