/** The address of a LinkedIn search, read as it is pasted: what it is, or why it is refused. */
import { t } from "@lingui/core/macro";
import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import type { AddressReading, Failure } from "../../api/bindings";
import { Button } from "../../components/Button";
import { Field, TextInput } from "../../components/Field";
import { keyed } from "../../components/keyed";
import { Badge } from "../../components/Status";
import * as reasons from "../../words/reasons";
import { troubleOf } from "../../words/troubles";
import styles from "./Import.module.css";

type Props = {
  address: string;
  onChange: (address: string) => void;
  reading: AddressReading | undefined;
  failure: Failure | null;
  /** Why there can be no preview yet. */
  why: string | null;
  busy: boolean;
  onPreview: () => void;
};

/** The field, its reading, and the button that looks. */
export function AddressField({ address, onChange, reading, failure, why, busy, onPreview }: Props) {
  return (
    <div className={styles.addressBlock}>
      <div className={styles.addressRow}>
        <Field label={t`LinkedIn search address`}>
          <TextInput
            autoFocus
            inputMode="url"
            placeholder="https://www.linkedin.com/search/results/people/…"
            value={address}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && !why && onPreview()}
          />
        </Field>
        <Button busy={busy} why={why} onClick={onPreview}>
          {t`Preview`}
        </Button>
      </div>
      <div className={styles.reading} role="status" data-testid="address-reading" data-verdict={reading?.verdict}>
        {failure ? <Refusal reason={failure.message} hint={failure.hint} /> : <Reading reading={reading} />}
      </div>
    </div>
  );
}

function Reading({ reading }: { reading: AddressReading | undefined }) {
  if (!reading) {
    return (
      <span className={styles.muted}>
        {t`Open a people search in LinkedIn, Sales Navigator or Recruiter and copy its address. A preview counts its results against the quota.`}
      </span>
    );
  }
  if (reading.verdict === "refused") {
    const { message, hint } = troubleOf(reading.trouble);
    return <Refusal reason={message} hint={hint} />;
  }
  return (
    <>
      <span className={styles.good}>
        <CircleCheck size={14} aria-hidden />
        {reasons.searchKind(reading.kind)}
      </span>
      <Badge tone="info">{reasons.product(reading.product)}</Badge>
      {reading.keywords && <Badge title={reading.keywords}>{t`Keywords: ${reading.keywords.slice(0, 120)}`}</Badge>}
      {keyed(reading.facets.slice(0, 4), ({ name, value }) => `${name} ${value}`).map(({ key, thing: facet }) => (
        <Badge key={key} title={facet.value}>
          {`${facet.name}: ${facet.value.slice(0, 60)}`}
        </Badge>
      ))}
      {reading.caveat && (
        <span className={styles.warn}>
          <TriangleAlert size={14} aria-hidden />
          {reasons.caveat(reading.caveat)}
        </span>
      )}
    </>
  );
}

function Refusal({ reason, hint }: { reason: string; hint: string }) {
  return (
    <span className={styles.bad}>
      <CircleX size={14} aria-hidden />
      <span>
        {reason} <span className={styles.hint}>{hint}</span>
      </span>
    </span>
  );
}
