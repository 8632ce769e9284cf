/** Insights of a briefing: its pool by category, what each requirement does to it, and what moving some would come to. */
import { plural, t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { ListChecks, SlidersHorizontal } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Arrangement, BriefingView, Insights } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { briefing as briefingOf, insights } from "../../api/queries";
import { BriefingTabs } from "../../app/BriefingTabs";
import { to } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Card, Page, Section } from "../../components/Page";
import { BarsPicture } from "../../components/Pictures";
import { EmptyState, Loaded, Skeleton, SkeletonRows } from "../../components/States";
import { count } from "../../words/numbers";
import { arrangementOf, withMoved } from "./arrangement";
import { CategoryBar, CategoryLegend } from "./CategoryBar";
import styles from "./Insights.module.css";
import { MovesSection } from "./MovesSection";
import { RequirementRow } from "./RequirementRow";
import { WhatIf } from "./WhatIf";

/** The screen, once it is known which briefing it is about. */
export function InsightsScreen() {
  const { briefingId } = useParams({ strict: false }) as { briefingId: string };
  const one = useQuery(briefingOf(briefingId));
  return (
    <Loaded query={one} skeleton={<SkeletonRows count={14} height={44} />} asTrouble={asFailure}>
      {(briefing) => (
        <div className={styles.screen}>
          <BriefingTabs id={briefing.id} />
          <div className={styles.body}>
            <Pool key={briefing.id} briefing={briefing} />
          </div>
        </div>
      )}
    </Loaded>
  );
}

function Pool({ briefing }: { briefing: BriefingView }) {
  const found = useQuery(insights(briefing.id));
  const name = briefing.name.slice(0, 120);
  return (
    <Loaded query={found} skeleton={<PoolSkeleton />} asTrouble={asFailure}>
      {(answer) =>
        answer.checked === 0 ? <Nobody briefing={briefing} /> : <Shown briefing={briefing} found={answer} name={name} />
      }
    </Loaded>
  );
}

function Shown({ briefing, found, name }: { briefing: BriefingView; found: Insights; name: string }) {
  // What is tried belongs to how the briefing stands: when that changes, it begins anew.
  const stands = JSON.stringify(arrangementOf(briefing));
  const [tried, setTried] = useState<{ stands: string; draft: Arrangement } | null>(null);
  const draft = tried?.stands === stands ? tried.draft : null;
  const tryOut = (next: Arrangement | null) => setTried(next && { stands, draft: next });
  const { panel, show } = usePanel();
  const move = (id: string) => {
    tryOut(withMoved(draft ?? arrangementOf(briefing), id));
    show();
  };
  const number = count(found.checked);
  const { version } = briefing;
  const checked = plural(found.checked, { one: "1 candidate checked", other: `${number} candidates checked` });
  return (
    <Page
      title={t`Insights`}
      lead={
        <>
          <bdi>{name}</bdi>
          {` · ${t`version ${version}`} · ${checked}`}
        </>
      }
      actions={
        !draft && (
          <Button
            icon={SlidersHorizontal}
            onClick={() => {
              tryOut(arrangementOf(briefing));
              show();
            }}
          >{t`Try changes`}</Button>
        )
      }
    >
      {draft ? (
        <div ref={panel} tabIndex={-1} className={styles.panel}>
          <WhatIf briefing={briefing} draft={draft} onDraft={tryOut} />
        </div>
      ) : (
        <Section title={t`The pool by category`}>
          <Card className={styles.card}>
            <CategoryBar counts={found.counts} label={t`The pool by category`} large />
            <CategoryLegend counts={found.counts} />
          </Card>
        </Section>
      )}
      <Section title={t`Each requirement`}>
        <p className={styles.explains}>
          {t`What the pool would be if one of them moved between must-have and nice-to-have. A larger pool alone is no reason: keep what you truly need.`}
        </p>
        <ul className={styles.requirements}>
          {found.requirements.map((insight) => {
            const requirement = briefing.requirements.find(({ id }) => id === insight.id);
            return (
              requirement && (
                <RequirementRow
                  key={insight.id}
                  requirement={requirement}
                  insight={insight}
                  now={found.counts}
                  onTry={() => move(insight.id)}
                />
              )
            );
          })}
        </ul>
      </Section>
      <MovesSection briefingId={briefing.id} />
    </Page>
  );
}

/** What is tried stands above the requirements: who asks for it from below is brought there, and so is the focus. */
function usePanel() {
  const panel = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked === 0) return;
    panel.current?.scrollIntoView({ block: "start" });
    panel.current?.focus({ preventScroll: true });
  }, [asked]);
  return { panel, show: () => setAsked((times) => times + 1) };
}

function Nobody({ briefing }: { briefing: BriefingView }) {
  const navigate = useNavigate();
  return (
    <EmptyState
      picture={<BarsPicture />}
      title={t`Nobody was checked against this briefing yet`}
      action={
        <Button icon={ListChecks} onClick={() => void navigate({ to: to.briefing(briefing.id) })}>
          {t`Open the requirements`}
        </Button>
      }
    >
      {t`Insights show how the pool changes when a must-have becomes a nice-to-have, and the other way round. Check 10 to 15 candidates first.`}
    </EmptyState>
  );
}

/** As high as the pool and two requirements. */
function PoolSkeleton() {
  return (
    <Page title={t`Insights`}>
      <Skeleton width="100%" height={112} />
      <Skeleton width="100%" height={300} />
    </Page>
  );
}
