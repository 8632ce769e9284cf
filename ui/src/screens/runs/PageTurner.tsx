/** Which part of a list is shown, and the way to the next part. */
import { t } from "@lingui/core/macro";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "../../components/Button";
import { count } from "../../words/numbers";
import styles from "./Runs.module.css";

type Props = { offset: number; page: number; total: number; onTurn: (offset: number) => void };

/** Nothing where all of it fits. */
export function PageTurner({ offset, page, total, onTurn }: Props) {
  if (total <= page) return null;
  const from = count(offset + 1);
  const until = count(Math.min(total, offset + page));
  const all = count(total);
  return (
    <footer className={styles.pages}>
      <span className={styles.muted}>{t`${from} to ${until} of ${all}`}</span>
      <IconButton
        icon={ChevronLeft}
        label={t`Previous page`}
        why={offset === 0 && t`This is the first page.`}
        onClick={() => onTurn(offset - page)}
      />
      <IconButton
        icon={ChevronRight}
        label={t`Next page`}
        why={offset + page >= total && t`This is the last page.`}
        onClick={() => onTurn(offset + page)}
      />
    </footer>
  );
}
