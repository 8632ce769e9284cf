/** What is known about a candidate. Everything here came from outside and is only ever text. */
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { Mail } from "lucide-react";
import type { ReactNode } from "react";
import type { CandidateView, Position } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { to } from "../../app/navigation";
import { Button } from "../../components/Button";
import { keyed } from "../../components/keyed";
import { Time } from "../../components/Time";
import { exact, relative } from "../../words/dates";
import * as reasons from "../../words/reasons";
import styles from "./Panel.module.css";
import { Sources } from "./Sources";

/** Longest text shown of one field: a name of ten thousand letters must not push everything else away. */
const MOST = 1000;
/** The same of a fact, which is short unless somebody means harm. */
const MOST_OF_FACT = 300;

/** Facts, experience, education, and the searches that found them. */
export function ProfileTab({ candidate }: { candidate: CandidateView }) {
  const { email, profile } = candidate;
  return (
    <div className={styles.tab}>
      <dl className={styles.facts}>
        <Fact label={t`Employer`} value={candidate.employer} />
        <Fact label={t`Location`} value={candidate.location} />
        <Fact label={t`Industry`} value={candidate.industry} />
        <Fact label={t`E-mail`} value={email}>
          {email && (
            <Button look="quiet" icon={Mail} onClick={() => void commands.openAddress(`mailto:${email}`)}>
              {email.slice(0, 200)}
            </Button>
          )}
        </Fact>
        <Fact label={t`Phone`} value={candidate.phone} />
        <Fact label={t`LinkedIn`} value={candidate.linkedinUrl?.replace(/^https:\/\/(www\.)?/, "") ?? null} />
        <Fact label={t`Sources`} value="">
          <Sources sources={candidate.sources} />
        </Fact>
        <Fact label={t`Added`} value="">
          <Time at={candidate.addedAt} say={relative} exact={exact} />
        </Fact>
      </dl>
      {profile && profile.positions.length > 0 && (
        <Part title={t`Experience`}>
          <ul className={styles.items}>
            {profile.positions.map((position, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: positions have no name of their own
              <PositionItem key={index} position={position} />
            ))}
          </ul>
        </Part>
      )}
      {profile && profile.education.length > 0 && (
        <Part title={t`Education`}>
          <ul className={styles.items}>
            {profile.education.map((school, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: schools have no name of their own
              <li key={index}>
                <Text value={school.school} strong />
                {school.degree && <Text value={school.degree} />}
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={t`In these searches`}>
        <ul className={styles.items}>
          {candidate.memberships.map((membership) => (
            <li key={membership.searchId}>
              <Link to={to.search(membership.searchId)} className={styles.link} dir="auto">
                {membership.searchName.slice(0, MOST_OF_FACT)}
              </Link>
              <span className={styles.muted}>
                <span dir="auto">{membership.projectTitle.slice(0, MOST_OF_FACT)}</span>
                {", "}
                {reasons.source(membership.source)}
                {", "}
                <Time at={membership.addedAt} say={relative} exact={exact} />
              </span>
            </li>
          ))}
          {candidate.memberships.length === 0 && <li className={styles.muted}>{t`In no search at the moment.`}</li>}
        </ul>
      </Part>
      {candidate.aliases.length > 0 && (
        <Part title={t`Earlier profile addresses`}>
          <ul className={styles.items}>
            {keyed(candidate.aliases, String).map(({ key, thing: alias }) => (
              <li key={key}>
                <Text value={`linkedin.com/in/${alias}`} />
              </li>
            ))}
          </ul>
        </Part>
      )}
    </div>
  );
}

function Fact({ label, value, children }: { label: string; value: string | null; children?: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd dir="auto" title={value?.slice(0, MOST) || undefined}>
        {children ?? (value ? value.slice(0, MOST_OF_FACT) : <span className={styles.muted}>{t`not given`}</span>)}
      </dd>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function PositionItem({ position }: { position: Position }) {
  const from = position.from?.slice(0, 40) ?? t`unknown`;
  const until = position.until?.slice(0, 40) ?? t`today`;
  return (
    <li>
      <Text value={position.title} strong />
      <Text value={[position.employer, position.location].filter(Boolean).join(", ")} />
      {(position.from || position.until) && <span className={styles.muted}>{t`${from} to ${until}`}</span>}
    </li>
  );
}

function Text({ value, strong }: { value: string; strong?: boolean }) {
  return (
    <span dir="auto" className={strong ? styles.strong : undefined}>
      {value.slice(0, MOST)}
    </span>
  );
}
