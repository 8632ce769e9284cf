/** The setup guide: how to connect a LinkedIn account, what that means for it, and what to do when it needs someone. */
import { t } from "@lingui/core/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { CircleAlert, FileDown, Plug, TriangleAlert } from "lucide-react";
import type { GuidePart, GuideStep } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { setupGuide } from "../../api/queries";
import { to } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Page } from "../../components/Page";
import { Loaded, Reference, Skeleton } from "../../components/States";
import { Notice } from "../../components/Status";
import { say } from "../../components/Toasts";
import styles from "./Guide.module.css";

const PARTS: readonly GuidePart[] = ["connect", "meaning", "trouble"];

/** The page. Its text comes from the core, which also makes the file of it. */
export function GuideScreen() {
  const query = useQuery(setupGuide());
  return (
    <Page
      title={t`Connect a LinkedIn account`}
      lead={t`Longlist reads LinkedIn searches through a provider that keeps a session of your own LinkedIn account. Connect each account once.`}
      actions={<Actions />}
      width="prose"
    >
      <Loaded query={query} skeleton={<GuideSkeleton />} asTrouble={asFailure}>
        {(steps) =>
          PARTS.map((part) => <Part key={part} part={part} steps={steps.filter((step) => step.part === part)} />)
        }
      </Loaded>
    </Page>
  );
}

function Actions() {
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: () => commands.saveSetupGuide(),
    onSuccess: (name) => name !== null && say({ title: t`Saved as ${name}` }),
  });
  const failure = save.error ? asFailure(save.error) : null;
  return (
    <>
      <Button icon={FileDown} busy={save.isPending} onClick={() => save.mutate()}>
        {t`Save as one HTML file`}
      </Button>
      <Button look="primary" icon={Plug} onClick={() => void navigate({ to: to.accounts, search: { connect: true } })}>
        {t`Connect an account`}
      </Button>
      {failure && (
        <div className={styles.failure}>
          <Notice tone="bad" icon={CircleAlert} live action={<Reference text={failure.reference} />}>
            <p>{failure.message}</p>
            <p>{failure.hint}</p>
          </Notice>
        </div>
      )}
    </>
  );
}

function Part({ part, steps }: { part: GuidePart; steps: GuideStep[] }) {
  const pieces = steps.map((step) => <Piece key={step.title} step={step} />);
  return (
    <section className={styles.part} aria-labelledby={part}>
      <h2 id={part}>{heading(part)}</h2>
      {part === "connect" ? <ol className={styles.steps}>{pieces}</ol> : <ul className={styles.notes}>{pieces}</ul>}
    </section>
  );
}

function Piece({ step }: { step: GuideStep }) {
  return (
    <li className={styles.piece}>
      <h3>{step.title}</h3>
      {step.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {step.points.length > 0 && (
        <dl className={styles.points}>
          {step.points.map((point) => (
            <div key={point.term}>
              <dt>{point.term}</dt>
              <dd>{point.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {step.warning && (
        <Notice tone="warn" icon={TriangleAlert}>
          {step.warning}
        </Notice>
      )}
    </li>
  );
}

function heading(part: GuidePart): string {
  switch (part) {
    case "connect":
      return t`Step by step`;
    case "meaning":
      return t`What it means for the LinkedIn account`;
    case "trouble":
      return t`When something is wrong`;
    default:
      return part satisfies never;
  }
}

/** A few pieces in grey. */
function GuideSkeleton() {
  return (
    <section className={styles.part}>
      <h2>{t`Step by step`}</h2>
      <div className={styles.notes}>
        {[96, 96, 168].map((height, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: grey pieces have no other name
          <div key={row} className={styles.piece} style={{ height }}>
            <Skeleton width="30%" />
            <Skeleton width="90%" />
            <Skeleton width="70%" />
          </div>
        ))}
      </div>
    </section>
  );
}
