/** The setup guide: how to connect a LinkedIn account, what that means for it, and what to do when it needs someone. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { CircleAlert, FileDown, Plug, TriangleAlert } from "lucide-react";
import { useId } from "react";
import type { GuidePart, GuidePiece } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { to } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Page } from "../../components/Page";
import { Reference } from "../../components/States";
import { Notice } from "../../components/Status";
import { say } from "../../components/Toasts";
import { guide, guideParts } from "../../words/guide";
import styles from "./Guide.module.css";

/** The page. */
export function GuideScreen() {
  return (
    <Page
      title={t`Connect a LinkedIn account`}
      lead={t`Longlist reads LinkedIn searches through a provider that keeps a session of your own LinkedIn account. Connect each account once.`}
      actions={<Actions />}
      width="prose"
    >
      {guideParts().map((part) => (
        <Part key={part.heading} part={part} />
      ))}
    </Page>
  );
}

function Actions() {
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: () => commands.saveSetupGuide(guide()),
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

function Part({ part }: { part: GuidePart }) {
  const id = useId();
  const pieces = part.pieces.map((piece) => <Piece key={piece.title} piece={piece} />);
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{part.heading}</h2>
      {part.isSteps ? <ol className={styles.steps}>{pieces}</ol> : <ul className={styles.notes}>{pieces}</ul>}
    </section>
  );
}

function Piece({ piece }: { piece: GuidePiece }) {
  return (
    <li className={styles.piece}>
      <h3>{piece.title}</h3>
      {piece.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {piece.points.length > 0 && (
        <dl className={styles.points}>
          {piece.points.map((point) => (
            <div key={point.term}>
              <dt>{point.term}</dt>
              <dd>{point.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {piece.warning && (
        <Notice tone="warn" icon={TriangleAlert}>
          {piece.warning}
        </Notice>
      )}
    </li>
  );
}
