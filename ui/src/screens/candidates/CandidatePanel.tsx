/** One candidate beside the list, in tabs; it stays open while the list is walked. */
import { t } from "@lingui/core/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ExternalLink, ListChecks, ListPlus, X } from "lucide-react";
import { useState } from "react";
import type { CandidateView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { candidate } from "../../api/queries";
import { useCheckSheet } from "../../app/checking";
import { SteeringNotice } from "../../app/SteeringNotice";
import { IconButton } from "../../components/Button";
import { Disc } from "../../components/Disc";
import { Loaded, Skeleton, SkeletonRows } from "../../components/States";
import { Tabs } from "../../components/Tabs";
import styles from "./Panel.module.css";
import { panelTabs } from "./panelTabs";

/** The tab that the next candidate opens at: the one that was looked at last. */
let lastTab = "profile";

type Hands = { onShortlist: () => void; onClose: () => void };

/** The panel. */
export function CandidatePanel({ id, ...hands }: { id: string } & Hands) {
  const found = useQuery({ ...candidate(id), placeholderData: keepPreviousData });
  return (
    <div className={styles.panel} data-testid="candidate-panel">
      <Loaded query={found} skeleton={<PanelSkeleton />} asTrouble={asFailure}>
        {(person) => <Person person={person} {...hands} />}
      </Loaded>
    </div>
  );
}

function Person({ person, onShortlist, onClose }: { person: CandidateView } & Hands) {
  const [tab, setTab] = useState(lastTab);
  const openCheck = useCheckSheet();
  const url = person.linkedinUrl;
  const name = person.fullName.slice(0, 300);
  return (
    <>
      <header className={styles.head}>
        <Disc id={person.id} name={person.fullName} size={36} />
        <div className={styles.who}>
          <h2 className={styles.name} dir="auto" title={name}>
            {name}
          </h2>
          {person.headline && (
            <p className={styles.headline} dir="auto">
              {person.headline.slice(0, 600)}
            </p>
          )}
        </div>
        <div className={styles.actions}>
          <IconButton icon={ListChecks} label={t`Check…`} onClick={() => openCheck({ candidate: person.id })} />
          <IconButton icon={ListPlus} label={t`Add to a shortlist`} onClick={onShortlist} />
          {url && (
            <IconButton
              icon={ExternalLink}
              label={t`View on LinkedIn`}
              onClick={() => void commands.openAddress(url)}
            />
          )}
          <IconButton icon={X} label={t`Close the panel`} shortcut="escape" onClick={onClose} />
        </div>
      </header>
      {person.flags.length > 0 && (
        <div className={styles.notice}>
          <SteeringNotice key={person.id} flags={person.flags} />
        </div>
      )}
      <Tabs
        label={t`About the candidate`}
        value={tab}
        onChange={(next) => {
          lastTab = next;
          setTab(next);
        }}
        tabs={panelTabs().map(({ id, label, Content }) => ({ id, label, content: <Content candidate={person} /> }))}
      />
    </>
  );
}

function PanelSkeleton() {
  return (
    <>
      <div className={styles.head}>
        <Skeleton width={36} height={36} />
        <div className={styles.who}>
          <Skeleton width="60%" height={16} />
          <Skeleton width="85%" />
        </div>
      </div>
      <SkeletonRows count={6} />
    </>
  );
}
