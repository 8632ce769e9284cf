/** The bar from below while candidates are selected, to be compared or moved forward. */
import { plural, t } from "@lingui/core/macro";
import { Columns3, ListPlus, X } from "lucide-react";
import { perform } from "../../app/performers";
import { Button, IconButton } from "../../components/Button";
import styles from "./Results.module.css";
import type { Comparison } from "./useComparison";

/** One is not enough, and the button says so. */
export function CompareBar({ compared: { rows, start, clear } }: { compared: Comparison }) {
  if (rows.length === 0) return null;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t`Selected candidates`}>
      <span className={styles.barCount} role="status">
        {plural(rows.length, { one: "1 selected", other: "# selected" })}
      </span>
      <Button
        look="quiet"
        icon={Columns3}
        shortcut="m"
        why={rows.length < 2 && t`Select another one with X.`}
        onClick={start}
      >
        {t`Compare`}
      </Button>
      <Button look="quiet" icon={ListPlus} shortcut="s" onClick={() => perform("shortlistHere")}>
        {t`Shortlist…`}
      </Button>
      <IconButton icon={X} label={t`Clear the selection`} shortcut="escape" onClick={clear} />
    </div>
  );
}
