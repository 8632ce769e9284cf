/** The editor of a briefing: its name, its bands, and its requirements in two groups. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { CopyPlus, LayoutTemplate, Lock } from "lucide-react";
import type { BriefingView, RequirementKind } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { to } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Field, TextInput } from "../../components/Field";
import { Menu, MenuItem } from "../../components/Menu";
import { Notice } from "../../components/Status";
import { say } from "../../components/Toasts";
import { Bands } from "./Bands";
import styles from "./Briefing.module.css";
import { freshId, type Row } from "./draft";
import { Groups } from "./Groups";
import { type Preset, presets } from "./presets";
import { SavingState } from "./SavingState";
import { useDraft } from "./useDraft";

/** All of it. */
export function Editor({ briefing }: { briefing: BriefingView }) {
  const drafting = useDraft(briefing);
  const { draft, latest, edit, flush, problems, refusal, touched } = drafting;
  const isLocked = briefing.lockedAt !== null;
  const take = (preset: Preset) => {
    const { rows } = latest.current;
    const isNew = (statement: string) => !rows.some((row) => row.statement.trim() === statement);
    const added = preset.requirements
      .filter(({ statement }) => isNew(statement))
      .map((each): Row => ({ ...each, id: freshId() }));
    const group = (kind: RequirementKind) => [...rows, ...added].filter((row) => row.kind === kind);
    edit({ ...latest.current, rows: [...group("must_have"), ...group("nice_to_have")] }, "now");
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
      <Groups briefing={briefing} drafting={drafting} onPreset={take} />
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
              <MenuItem key={preset.id} onPick={() => take(preset)}>
                {preset.label}
              </MenuItem>
            ))}
          </Menu>
          <p
            className={styles.tip}
          >{t`Check a dozen candidates first, look at what comes out, then sharpen the words.`}</p>
        </div>
      )}
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
