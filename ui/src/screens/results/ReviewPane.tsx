/** One result: the requirements as a checklist, and the profile beside it with every quote in its place. */
import { t } from "@lingui/core/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleAlert, X } from "lucide-react";
import { useMemo, useState } from "react";
import type { BriefingView, CandidateView, CheckDetailView } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { candidate, checkOf } from "../../api/queries";
import { CategoryMark } from "../../app/CategoryMark";
import { SteeringNotice } from "../../app/SteeringNotice";
import { IconButton } from "../../components/Button";
import { Disc } from "../../components/Disc";
import { Loaded, SkeletonRows } from "../../components/States";
import { Notice } from "../../components/Status";
import { Time } from "../../components/Time";
import { category, markInWords } from "../../words/checks";
import { exact, relative } from "../../words/dates";
import { codeName, hiddenWords } from "./blind";
import { Checklist } from "./Checklist";
import { DecideBar } from "./DecideBar";
import { History } from "./History";
import { ProfileText } from "./ProfileText";
import styles from "./Review.module.css";
import type { Review } from "./useReview";
import { Veiled } from "./Veiled";

type Props = { briefing: BriefingView; candidateId: string; blind: boolean; review: Review; onClose: () => void };

/** The pane. It keeps showing the one before while the next is on its way. */
export function ReviewPane({ briefing, candidateId, blind, review, onClose }: Props) {
  const found = useQuery({ ...checkOf(briefing.id, candidateId), placeholderData: keepPreviousData });
  const who = useQuery({ ...candidate(candidateId), placeholderData: keepPreviousData });
  return (
    <div className={styles.pane} data-testid="review">
      <Loaded query={found} skeleton={<SkeletonRows count={12} />} asTrouble={asFailure}>
        {(detail) => (
          <Loaded query={who} skeleton={<SkeletonRows count={12} />} asTrouble={asFailure}>
            {(person) => (
              <Shown
                briefing={briefing}
                detail={detail}
                person={person}
                blind={blind}
                review={review}
                onClose={onClose}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}

type ShownProps = Omit<Props, "candidateId"> & { detail: CheckDetailView; person: CandidateView };

function Shown({ briefing, detail, person, blind, review, onClose }: ShownProps) {
  const [lit, setLit] = useState<string | null>(null);
  const hidden = useMemo(
    () => (blind ? hiddenWords(person.fullName, detail.profile) : []),
    [blind, person.fullName, detail.profile],
  );
  const name = blind ? codeName(detail.check.candidateId) : person.fullName.slice(0, 300);
  return (
    <>
      <header className={styles.head}>
        {!blind && <Disc id={person.id} name={person.fullName} size={32} />}
        <div className={styles.who}>
          <h2 className={styles.name} dir="auto" title={name}>
            {name}
          </h2>
          <p className={styles.headline} dir="auto">
            <Veiled text={person.headline ?? ""} hidden={hidden} most={300} />
          </p>
        </div>
        <dl className={styles.standing}>
          <div>
            <dt className="visually-hidden">{t`Category`}</dt>
            <dd>
              <CategoryMark
                category={detail.category}
                silent={detail.category === "needs_look" || detail.category === "no_fit"}
              />
              {(detail.category === "needs_look" || detail.category === "no_fit") && category(detail.category)}
            </dd>
          </div>
          <div>
            <dt>{t`Fit`}</dt>
            <dd>{t`${detail.fitScore}%`}</dd>
          </div>
        </dl>
        <IconButton icon={X} label={t`Close the panel`} shortcut="escape" onClick={onClose} />
      </header>
      <DecideBar detail={detail} review={review} />
      {!detail.isSameProfile && (
        <Notice tone="warn" icon={CircleAlert}>
          <p>{t`The profile has changed since this check. Check the candidate again to be sure.`}</p>
        </Notice>
      )}
      <SteeringNotice key={detail.check.candidateId} flags={detail.flags} passages={!blind} />
      <div className={styles.columns}>
        <section className={styles.column} aria-label={t`Requirements`}>
          <Checklist
            key={detail.check.candidateId}
            briefing={briefing}
            detail={detail}
            hidden={hidden}
            lit={lit}
            onLight={setLit}
            review={review}
          />
          <p className={styles.small}>
            {markInWords(detail.check.mark)} · <Time at={detail.check.checkedAt} say={relative} exact={exact} />
          </p>
          <History briefing={briefing} candidateId={detail.check.candidateId} hidden={hidden} />
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the arrows, and little in it takes the focus */}
        <section className={styles.column} aria-label={t`Profile`} tabIndex={0}>
          <ProfileText detail={detail} hidden={hidden} blind={blind} lit={lit} onLight={setLit} />
        </section>
      </div>
    </>
  );
}
