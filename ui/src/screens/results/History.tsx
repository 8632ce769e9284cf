/** Every check of this candidate against this briefing, and why two of them differ. */
import { plural, t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { GitCompareArrows } from "lucide-react";
import { useState } from "react";
import type { BriefingView, CheckView } from "../../api/bindings";
import { checksOf } from "../../api/queries";
import { IconButton } from "../../components/Button";
import { Time } from "../../components/Time";
import { versionName } from "../../words/briefings";
import { markInWords } from "../../words/checks";
import { exact, relative } from "../../words/dates";
import styles from "./Review.module.css";
import { WhyChanged } from "./WhyChanged";

type Props = { briefing: BriefingView; candidateId: string; hidden: readonly string[] };

/** The list, where there is more than one. */
export function History({ briefing, candidateId, hidden }: Props) {
  const { data = [] } = useQuery(checksOf(candidateId));
  const [compared, setCompared] = useState<[older: CheckView, newer: CheckView] | null>(null);
  const own = data.filter((each) => each.briefingName === briefing.name);
  const [newest] = own;
  if (!newest || own.length < 2) return null;
  return (
    <section className={styles.part}>
      <h3>{plural(own.length, { one: "1 check", other: "# checks" })}</h3>
      <ol className={styles.history}>
        {own.map((check, at) => (
          <li key={check.id}>
            <span>
              <Time at={check.checkedAt} say={relative} exact={exact} /> · {versionName(check.briefingVersion)} ·{" "}
              {markInWords(check.mark)}
            </span>
            {at > 0 && (
              <IconButton
                icon={GitCompareArrows}
                label={t`Compare the check of ${exact(check.checkedAt)} with the latest`}
                onClick={() => setCompared([check, newest])}
              />
            )}
          </li>
        ))}
      </ol>
      {compared && (
        <WhyChanged
          briefing={briefing}
          older={compared[0]}
          newer={compared[1]}
          hidden={hidden}
          onClose={() => setCompared(null)}
        />
      )}
    </section>
  );
}
