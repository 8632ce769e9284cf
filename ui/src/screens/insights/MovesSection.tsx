/** The recategorizations of a briefing, newest first, each with its way back. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import type { Recategorization } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { recategorizations } from "../../api/queries";
import { Button } from "../../components/Button";
import { Section } from "../../components/Page";
import { Loaded, SkeletonRows } from "../../components/States";
import { Time } from "../../components/Time";
import { exact, relative } from "../../words/dates";
import styles from "./Insights.module.css";
import { changesInWords, undo } from "./undo";

/** Absent as long as nothing was moved. */
export function MovesSection({ briefingId }: { briefingId: string }) {
  const list = useQuery(recategorizations(briefingId));
  if (list.data?.length === 0) return null;
  return (
    <Section title={t`Applied changes`}>
      <Loaded query={list} skeleton={<SkeletonRows count={2} height={44} />} asTrouble={asFailure}>
        {(all) => {
          // Only the last one can be taken back: the others were built upon.
          const last = all.find(({ undoneAt }) => undoneAt === null)?.id;
          return (
            <ul className={styles.moves}>
              {all.map((move) => (
                <Move key={move.id} move={move} isLast={move.id === last} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Move({ move, isLast }: { move: Recategorization; isLast: boolean }) {
  const [busy, setBusy] = useState(false);
  const takeBack = async () => {
    setBusy(true);
    await undo(move.id);
    setBusy(false);
  };
  return (
    <li className={styles.move} data-testid="move">
      <span className={styles.moveWords}>
        {changesInWords(move.counts)}
        <span className={styles.muted}>
          <Time at={move.appliedAt} say={relative} exact={exact} />
        </span>
      </span>
      {move.undoneAt ? (
        <span className={styles.muted}>{t`Undone`}</span>
      ) : (
        <Button
          look="quiet"
          icon={Undo2}
          busy={busy}
          why={!isLast && t`Undo what was applied after it first.`}
          onClick={() => void takeBack()}
        >{t`Undo`}</Button>
      )}
    </li>
  );
}
