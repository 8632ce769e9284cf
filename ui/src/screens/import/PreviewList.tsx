/** The preview: how many there are, how many can be reached, and ten of them. */
import { t } from "@lingui/core/macro";
import { Check } from "lucide-react";
import type { Preview, PreviewPerson } from "../../api/bindings";
import { Disc } from "../../components/Disc";
import { Skeleton } from "../../components/States";
import { Status } from "../../components/Status";
import { count } from "../../words/numbers";
import styles from "./Import.module.css";

/** The list and its figures. */
export function PreviewList({ preview }: { preview: Preview }) {
  const window = count(preview.window);
  return (
    <section className={styles.preview} aria-label={t`Preview`}>
      <dl className={styles.figures}>
        <Figure label={t`results in LinkedIn`} value={preview.total} testId="preview-total" />
        <Figure
          label={
            preview.reachable < preview.total
              ? t`reachable, LinkedIn shows at most ${window}`
              : t`reachable, all of them`
          }
          value={preview.reachable}
          testId="preview-reachable"
        />
        <Figure
          label={t`of these ${count(preview.people.length)} already here`}
          value={preview.alreadyHere}
          testId="preview-here"
        />
      </dl>
      <ul className={styles.people}>
        {preview.people.map((person, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: people in a preview have no id
          <Person key={index} person={person} index={index} />
        ))}
      </ul>
    </section>
  );
}

function Figure({ label, value, testId }: { label: string; value: number; testId: string }) {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd data-testid={testId} data-value={value}>
        {count(value)}
      </dd>
    </div>
  );
}

function Person({ person, index }: { person: PreviewPerson; index: number }) {
  const name = person.fullName?.slice(0, 200) ?? t`LinkedIn member`;
  const [search] = person.inSearches;
  return (
    <li className={styles.person}>
      <Disc id={`${index}${name}`} name={person.fullName ?? ""} size={26} />
      <div className={styles.personText}>
        <span className={styles.personName} dir="auto" title={name}>
          {name}
        </span>
        <span className={styles.muted} dir="auto" title={person.headline?.slice(0, 400)}>
          {person.headline?.slice(0, 300) ?? t`no headline`}
        </span>
      </div>
      <span className={styles.personSide} dir="auto" title={person.employer?.slice(0, 200)}>
        {person.employer?.slice(0, 120)}
      </span>
      <span className={styles.personSide} dir="auto" title={person.location?.slice(0, 200)}>
        {person.location?.slice(0, 120)}
      </span>
      <span className={styles.personBadge}>
        {person.candidateId && (
          <Status tone="good" icon={Check} boxed>
            {search ? t`Here, in ${search.slice(0, 40)}` : t`Already here`}
          </Status>
        )}
      </span>
    </li>
  );
}

/** The place of the preview before there is one; of the same size. */
export function PreviewPlaceholder() {
  return (
    <section className={styles.preview} aria-hidden>
      <div className={styles.figures}>
        {[0, 1, 2].map((each) => (
          <div key={each} className={styles.figure}>
            <Skeleton width={120} />
            <Skeleton width={64} height={20} />
          </div>
        ))}
      </div>
      <div className={styles.placeholder}>{t`Ten people of the search appear here before anything is imported.`}</div>
    </section>
  );
}
