/** The editor of a briefing: its name, its bands, and its requirements in two groups. */
import { plural, t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { CopyPlus, FileText, LayoutTemplate, Lock } from "lucide-react";
import { useState } from "react";
import type { BriefingView, Requirement, RequirementKind } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { to } from "../../app/navigation";
import { usePerformer } from "../../app/performers";
import { Button } from "../../components/Button";
import { Field, TextInput } from "../../components/Field";
import { Menu, MenuItem } from "../../components/Menu";
import { Notice } from "../../components/Status";
import { say } from "../../components/Toasts";
import { Bands } from "./Bands";
import styles from "./Briefing.module.css";
import { DraftDialog } from "./DraftDialog";
import { freshId, type Row } from "./draft";
import { Groups } from "./Groups";
import { presets } from "./presets";
import { SavingState } from "./SavingState";
import { useDraft } from "./useDraft";

/** All of it. */
export function Editor({ briefing }: { briefing: BriefingView }) {
  const drafting = useDraft(briefing);
  const { draft, latest, edit, flush, problems, refusal, touched } = drafting;
  const isLocked = briefing.lockedAt !== null;
  const [isDrafting, setDrafting] = useState(false);
  usePerformer("draftHere", isLocked ? null : () => setDrafting(true));
  const take = (requirements: readonly Omit<Row, "id">[]) => {
    const { rows } = latest.current;
    const isNew = (statement: string) => !rows.some((row) => row.statement.trim() === statement);
    const added = requirements
      .filter(({ statement }) => isNew(statement))
      .map((each): Row => ({ ...each, id: freshId() }));
    const group = (kind: RequirementKind) => [...rows, ...added].filter((row) => row.kind === kind);
    edit({ ...latest.current, rows: [...group("must_have"), ...group("nice_to_have")] }, "now");
    return added;
  };
  const takeDraft = (requirements: readonly Requirement[]) => {
    setDrafting(false);
    const added = take(requirements.map((each) => ({ rubric: "", weight: 1, ...each })));
    const isAdded = ({ id }: Row) => added.some((row) => row.id === id);
    say({
      title: plural(added.length, {
        0: "These requirements are there already",
        one: "1 requirement added",
        other: "# requirements added",
      }),
      ...(added.length > 0 && {
        action: {
          label: t`Undo`,
          perform: () => edit({ ...latest.current, rows: latest.current.rows.filter((row) => !isAdded(row)) }, "now"),
        },
      }),
    });
  };
  const problem = problems.find(({ field }) => field === "name")?.text ?? (touched === null ? refusal : null);
  return (
    <div className={styles.editor}>
      <div className={styles.top}>
        <div className={styles.name}>
          <Field label={t`Name`} error={problem}>
            <TextInput
              dir="auto"
              value={draft.name}
              onChange={(event) => edit({ ...latest.current, name: event.target.value })}
              onBlur={() => void flush()}
            />
          </Field>
        </div>
        <Bands briefing={briefing} />
        <SavingState drafting={drafting} />
      </div>
      {isLocked && <LockedNotice briefing={briefing} />}
      <Groups
        briefing={briefing}
        drafting={drafting}
        onPreset={(preset) => take(preset.requirements)}
        onDraft={() => setDrafting(true)}
      />
      {!isLocked && draft.rows.length > 0 && (
        <div className={styles.foot}>
          <Menu
            trigger={
              <Button look="quiet" icon={LayoutTemplate}>
                {t`Add from a preset`}
              </Button>
            }
          >
            {presets().map((preset) => (
              <MenuItem key={preset.id} onPick={() => take(preset.requirements)}>
                {preset.label}
              </MenuItem>
            ))}
          </Menu>
          <Button look="quiet" icon={FileText} onClick={() => setDrafting(true)}>
            {t`Draft from a job description`}
          </Button>
          <p
            className={styles.tip}
          >{t`Check a dozen candidates first, look at what comes out, then sharpen the words.`}</p>
        </div>
      )}
      {isDrafting && <DraftDialog onTake={takeDraft} onClose={() => setDrafting(false)} />}
    </div>
  );
}

function LockedNotice({ briefing }: { briefing: BriefingView }) {
  const navigate = useNavigate();
  const duplicate = useMutation({
    mutationFn: () => commands.duplicateBriefing(briefing.id),
    onSuccess: (made) => void navigate({ to: to.briefing(made.id) }),
    onError: (thrown) => say({ title: asFailure(thrown).message, description: asFailure(thrown).hint, urgent: true }),
  });
  return (
    <Notice
      tone="idle"
      icon={Lock}
      action={
        <Button icon={CopyPlus} className={styles.push} busy={duplicate.isPending} onClick={() => duplicate.mutate()}>
          {t`New version`}
        </Button>
      }
    >
      <p>{t`Candidates were checked against these words, so they stay as they are.`}</p>
      <p>{t`Must-haves, weights and bands can still be moved: categories follow at once, and nothing is spent.`}</p>
    </Notice>
  );
}
