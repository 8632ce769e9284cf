/** Makes or changes one filter: first what it is about, then its values. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { PoolFilter, PoolQuery, RunSource } from "../../api/bindings";
import { facets, projects } from "../../api/queries";
import { Button } from "../../components/Button";
import { Checkbox, Field, TextInput } from "../../components/Field";
import { keyed } from "../../components/keyed";
import { Select } from "../../components/Select";
import { count } from "../../words/numbers";
import * as reasons from "../../words/reasons";
import styles from "./Candidates.module.css";

type Kind = PoolFilter["type"];
type Props = {
  query: PoolQuery;
  filter: PoolFilter | null;
  inSearch: boolean;
  onDone: (filter: PoolFilter | null) => void;
};

/** What a filter can be about, in the order of the menu. */
function kinds(inSearch: boolean): { kind: Kind; label: string }[] {
  const all: { kind: Kind; label: string }[] = [
    { kind: "employer", label: t`Employer` },
    { kind: "location", label: t`Location` },
    { kind: "words", label: t`Words in one field` },
    { kind: "source", label: t`Source` },
    { kind: "search", label: t`Search` },
    { kind: "hasEmail", label: t`E-mail address` },
  ];
  return inSearch ? all.filter((each) => each.kind !== "search") : all;
}

/** The content of the popover. */
export function FilterEditor({ query, filter, inSearch, onDone }: Props) {
  const [kind, setKind] = useState<Kind | null>(filter?.type ?? null);
  if (kind === null) {
    return (
      <ul className={styles.kinds}>
        {kinds(inSearch).map((each) => (
          <li key={each.kind}>
            <button type="button" className={styles.kind} onClick={() => setKind(each.kind)}>
              {each.label}
            </button>
          </li>
        ))}
      </ul>
    );
  }
  return <Values kind={kind} query={query} filter={filter} onDone={onDone} />;
}

function Values({
  kind,
  query,
  filter,
  onDone,
}: {
  kind: Kind;
  query: PoolQuery;
  filter: PoolFilter | null;
  onDone: Props["onDone"];
}) {
  switch (kind) {
    case "employer":
    case "location":
      return <Facets kind={kind} query={query} filter={filter} onDone={onDone} />;
    case "search":
    case "project":
      return <Searches chosen={filter?.type === "search" ? filter.ids : []} onDone={onDone} />;
    case "words":
      return <Words filter={filter?.type === "words" ? filter : null} onDone={onDone} />;
    case "source":
      return (
        <Options<RunSource>
          values={["linkedin", "csv", "spreadsheet"]}
          label={reasons.source}
          onPick={(source) => onDone({ type: "source", source })}
        />
      );
    case "hasEmail":
      return (
        <Options<"yes" | "no">
          values={["yes", "no"]}
          label={(value) => (value === "yes" ? t`Has an e-mail address` : t`Has no e-mail address`)}
          onPick={(value) => onDone({ type: "hasEmail", value: value === "yes" })}
        />
      );
    default:
      return kind satisfies never;
  }
}

function Options<T extends string>({
  values,
  label,
  onPick,
}: {
  values: T[];
  label: (value: T) => string;
  onPick: (value: T) => void;
}) {
  return (
    <ul className={styles.kinds}>
      {values.map((value) => (
        <li key={value}>
          <button type="button" className={styles.kind} onClick={() => onPick(value)}>
            {label(value)}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Facets({
  kind,
  query,
  filter,
  onDone,
}: {
  kind: "employer" | "location";
  query: PoolQuery;
  filter: PoolFilter | null;
  onDone: Props["onDone"];
}) {
  // Counted without the filter that is being made, or only its own values would be offered.
  const around = { ...query, filters: query.filters.filter((each) => each !== filter) };
  const { data } = useQuery(facets(around));
  const offered = (kind === "employer" ? data?.employers : data?.locations) ?? [];
  const had = filter?.type === kind ? filter.values : [];
  const options = [
    ...had.filter((value) => !offered.some((each) => each.value === value)).map((value) => ({ value, count: null })),
    ...offered,
  ];
  return (
    <Ticks options={options} had={had} onDone={(values) => onDone(values.length > 0 ? { type: kind, values } : null)} />
  );
}

function Searches({ chosen, onDone }: { chosen: string[]; onDone: Props["onDone"] }) {
  const { data } = useQuery(projects());
  const options = (data ?? []).flatMap((project) =>
    project.searches.map((search) => ({
      value: search.id,
      label: `${search.name}, ${project.title}`,
      count: search.members,
    })),
  );
  return (
    <Ticks options={options} had={chosen} onDone={(ids) => onDone(ids.length > 0 ? { type: "search", ids } : null)} />
  );
}

type TickOption = { value: string; label?: string; count: number | null };

function Ticks({ options, had, onDone }: { options: TickOption[]; had: string[]; onDone: (values: string[]) => void }) {
  const [chosen, setChosen] = useState(had);
  const [words, setWords] = useState("");
  const shown = options.filter((option) => (option.label ?? option.value).toLowerCase().includes(words.toLowerCase()));
  return (
    <div className={styles.editor}>
      <Field label={t`Find a value`} hideLabel>
        <TextInput
          autoFocus
          placeholder={t`Find a value`}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </Field>
      <ul className={styles.ticks}>
        {keyed(shown, ({ value }) => value).map(({ key, thing: option }) => (
          <li key={key} className={styles.tickRow}>
            <Checkbox
              checked={chosen.includes(option.value)}
              onChange={(on) =>
                setChosen(on ? [...chosen, option.value] : chosen.filter((value) => value !== option.value))
              }
            >
              <span dir="auto">{option.label ?? option.value}</span>
            </Checkbox>
            {option.count !== null && <span className={styles.muted}>{count(option.count)}</span>}
          </li>
        ))}
        {shown.length === 0 && <li className={styles.muted}>{t`No value with these words.`}</li>}
      </ul>
      <Button look="primary" onClick={() => onDone(chosen)}>{t`Apply`}</Button>
    </div>
  );
}

type WordsFilter = Extract<PoolFilter, { type: "words" }>;

function Words({ filter, onDone }: { filter: WordsFilter | null; onDone: Props["onDone"] }) {
  const [field, setField] = useState<WordsFilter["field"]>(filter?.field ?? "headline");
  const [words, setWords] = useState(filter?.words ?? "");
  const fields: WordsFilter["field"][] = ["name", "headline", "employer", "location"];
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        onDone(words.trim() ? { type: "words", field, words: words.trim() } : null);
      }}
    >
      <Field label={t`Field`}>
        <Select
          value={field}
          onChange={setField}
          choices={fields.map((value) => ({ value, label: reasons.sortColumn(value) }))}
        />
      </Field>
      <Field label={t`Contains`}>
        <TextInput autoFocus value={words} onChange={(event) => setWords(event.target.value)} />
      </Field>
      <Button look="primary" type="submit">{t`Apply`}</Button>
    </form>
  );
}
