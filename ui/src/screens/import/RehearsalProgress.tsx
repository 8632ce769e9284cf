/** How far a rehearsal is, beside the button that ends it. */
import { t } from "@lingui/core/macro";
import type { RehearsalMoved } from "../../api/bindings";
import { Button } from "../../components/Button";
import { ProgressBar } from "../../components/Meter";
import { about, count, rows } from "../../words/numbers";
import styles from "./Import.module.css";

type Props = { moved: RehearsalMoved | null; onCancel: () => void };

/** Without a number it only says that it moves. The button is not where the one that imports will be. */
export function RehearsalProgress({ moved, onCancel }: Props) {
  return (
    <div className={styles.checking} data-testid="rehearsal-progress">
      <span className={styles.checkingBar}>
        <ProgressBar label={t`Check of the file`} done={moved?.read ?? 0} total={moved?.about ?? null} />
      </span>
      <span className={styles.muted}>{inWords(moved)}</span>
      <Button onClick={onCancel}>{t`Cancel`}</Button>
    </div>
  );
}

/** “120,000 of about 1,000,000 rows”. The whole is a guess from the first rows, so it may turn out too small. */
function inWords(moved: RehearsalMoved | null): string {
  if (!moved) return t`Reading the file`;
  const read = count(moved.read);
  if (moved.read > moved.about) return t`${rows(moved.read)} read`;
  return t`${read} of ${about(rows(moved.about))}`;
}
