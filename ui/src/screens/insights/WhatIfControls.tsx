/** The controls of what-if: a kind and a weight for each requirement, and the two bands. */
import { t } from "@lingui/core/macro";
import { useState } from "react";
import type { Arrangement, BriefingView, Requirement, RequirementPlace } from "../../api/bindings";
import { Field, TextInput } from "../../components/Field";
import { Segments } from "../../components/Segments";
import { Badge } from "../../components/Status";
import { requirementKind } from "../../words/categories";
import { readCount } from "../../words/numbers";
import { areInOrder, withPlace } from "./arrangement";
import styles from "./Insights.module.css";

/** Letters of a statement. */
const MOST = 300;

type Props = {
  briefing: BriefingView;
  stands: Arrangement;
  draft: Arrangement;
  onDraft: (draft: Arrangement) => void;
};

/** A row for each requirement, then the bands. */
export function WhatIfControls({ briefing, stands, draft, onDraft }: Props) {
  const { bands } = draft;
  return (
    <>
      <ul className={styles.controls}>
        {briefing.requirements.map((requirement) => (
          <Control
            key={requirement.id}
            requirement={requirement}
            was={stands.requirements[requirement.id]}
            place={draft.requirements[requirement.id]}
            onChange={(change) => onDraft(withPlace(draft, requirement.id, change))}
          />
        ))}
      </ul>
      <div className={styles.bands}>
        <Field label={t`A from, in percent`} error={areInOrder(bands) ? null : t`A from 1 to 100, and B below A.`}>
          <Whole value={bands.a} least={1} most={100} onChange={(a) => onDraft({ ...draft, bands: { ...bands, a } })} />
        </Field>
        <Field label={t`B from, in percent`}>
          <Whole value={bands.b} least={0} most={100} onChange={(b) => onDraft({ ...draft, bands: { ...bands, b } })} />
        </Field>
        <p
          className={styles.muted}
        >{t`Of the fit score: the weights of the nice-to-haves somebody fulfils, out of all of them.`}</p>
      </div>
    </>
  );
}

type ControlProps = {
  requirement: Requirement;
  was: RequirementPlace | undefined;
  place: RequirementPlace | undefined;
  onChange: (change: Partial<RequirementPlace>) => void;
};

function Control({ requirement, was, place, onChange }: ControlProps) {
  if (!was || !place) return null;
  const statement = requirement.statement.slice(0, MOST);
  const isGate = place.kind === "must_have";
  const isChanged = was.kind !== place.kind || was.weight !== place.weight;
  return (
    <li className={styles.control} data-testid="what-if-requirement" data-requirement={requirement.id}>
      <span className={styles.controlName} dir="auto" title={statement}>
        {statement}
      </span>
      <span className={styles.changed}>{isChanged && <Badge tone="warn">{t`Changed`}</Badge>}</span>
      <Segments
        label={t`Kind of ${statement}`}
        value={place.kind}
        onChange={(kind) => onChange({ kind })}
        choices={(["must_have", "nice_to_have"] as const).map((value) => ({ value, label: requirementKind(value) }))}
      />
      {/* A must-have keeps its weight for the day it moves, so the place stays and nothing shifts. */}
      <span className={styles.weight} data-idle={isGate || undefined}>
        <span aria-hidden>{t`Weight`}</span>
        <Whole
          label={t`Weight of ${statement}`}
          value={place.weight}
          least={1}
          most={10}
          isOff={isGate}
          onChange={(weight) => onChange({ weight })}
        />
      </span>
    </li>
  );
}

type WholeProps = {
  value: number;
  least: number;
  most: number;
  onChange: (value: number) => void;
  label?: string;
  isOff?: boolean;
};

/** A small whole number; the arrows count. What is typed stands until the field is left, also while it is empty. */
function Whole({ value, least, most, onChange, label, isOff = false }: WholeProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      type="number"
      min={least}
      max={most}
      step={1}
      className={styles.whole}
      aria-label={label}
      disabled={isOff}
      value={typed ?? String(value)}
      onChange={({ target }) => {
        setTyped(target.value);
        const next = readCount(target.value);
        if (next !== null) onChange(Math.min(most, Math.max(least, next)));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
