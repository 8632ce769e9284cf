/** The profile as a person reads it, with every quote marked where it stands. It came from outside and is only text. */
import { t } from "@lingui/core/macro";
import { type ReactNode, useEffect, useRef } from "react";
import type { CheckDetailView, PassageView } from "../../api/bindings";
import { passagePlace } from "../../words/checks";
import { isSchool } from "./blind";
import { piecesOf, quotedIn, spansOfWords } from "./pieces";
import styles from "./Review.module.css";
import { Hidden } from "./Veiled";

/** The most letters that are shown: of what is written at length, as much as LinkedIn takes, and less of a fact. */
const MOST = 3_000;
const MOST_OF_FACT = 300;

type Props = {
  detail: CheckDetailView;
  hidden: readonly string[];
  blind: boolean;
  lit: string | null;
  onLight: (id: string | null) => void;
};

/** The parts of it, each under its heading. */
export function ProfileText(props: Props) {
  const { detail, lit } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lit === null) return;
    const marks = [...(box.current?.querySelectorAll<HTMLElement>("mark") ?? [])];
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    marks
      .find((mark) => mark.dataset.ids?.split(" ").includes(lit))
      ?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  }, [lit]);
  const passage = (each: PassageView) => <Passage key={each.field} passage={each} {...props} />;
  const single = detail.profile.filter(({ field }) => !field.includes("."));
  return (
    <div ref={box} className={styles.profile}>
      <dl className={styles.facts}>
        {single.map((each) => (
          <div key={each.field}>
            <dt>{passagePlace(each.field)}</dt>
            <dd dir="auto">{passage(each)}</dd>
          </div>
        ))}
      </dl>
      <Part title={t`Experience`} entries={entriesOf(detail.profile, "positions")} passage={passage} />
      <Part title={t`Education`} entries={entriesOf(detail.profile, "education")} passage={passage} />
      <Part title={t`Skills`} entries={entriesOf(detail.profile, "skills")} passage={passage} short />
      <Part title={t`Languages`} entries={entriesOf(detail.profile, "languages")} passage={passage} short />
      <Part title={t`Certificates`} entries={entriesOf(detail.profile, "certifications")} passage={passage} short />
    </div>
  );
}

/** The passages of one list of the profile, put together by the entry that they belong to. */
function entriesOf(profile: readonly PassageView[], list: string): PassageView[][] {
  const entries = new Map<string, PassageView[]>();
  for (const each of profile) {
    const [head, at = ""] = each.field.split(".");
    if (head === list) entries.set(at, [...(entries.get(at) ?? []), each]);
  }
  return [...entries.values()];
}

type PartProps = {
  title: string;
  entries: PassageView[][];
  passage: (each: PassageView) => ReactNode;
  short?: boolean;
};

function Part({ title, entries, passage, short }: PartProps) {
  if (entries.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      <ul className={short ? styles.words : styles.entries}>
        {entries.map((entry) => (
          <li key={entry[0]?.field}>
            {entry.map((each) => (
              <p key={each.field} dir="auto" data-part={each.field.split(".")[2]}>
                {passage(each)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Passage({ passage: { field, text }, detail, hidden, blind, lit, onLight }: Props & { passage: PassageView }) {
  if (blind && isSchool(field)) return <Hidden />;
  const short = text.slice(0, /(about|description)$/.test(field) ? MOST : MOST_OF_FACT);
  const pieces = piecesOf(short, quotedIn(field, short, detail.requirements), spansOfWords(short, hidden));
  return pieces.map(({ text: words, start, ids, isHidden }) => {
    const shown = isHidden ? <Hidden /> : words;
    if (ids.length === 0) return <span key={start}>{shown}</span>;
    return (
      <mark
        key={start}
        className={styles.mark}
        data-ids={ids.join(" ")}
        data-lit={(lit !== null && ids.includes(lit)) || undefined}
        onPointerEnter={() => onLight(ids[0] ?? null)}
        onPointerLeave={() => onLight(null)}
      >
        {shown}
      </mark>
    );
  });
}
