/** The requirements of one version of a briefing. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { asFailure } from "../../api/failure";
import { briefing as briefingOf } from "../../api/queries";
import { BriefingTabs } from "../../app/BriefingTabs";
import { Loaded, SkeletonRows } from "../../components/States";
import styles from "./Briefing.module.css";
import { Editor } from "./Editor";

/** The screen. */
export function BriefingScreen() {
  const { briefingId } = useParams({ strict: false }) as { briefingId: string };
  const found = useQuery(briefingOf(briefingId));
  return (
    <div className={styles.screen}>
      <BriefingTabs id={briefingId} />
      <section className={styles.scroll} aria-label={t`Requirements`}>
        <Loaded query={found} skeleton={<SkeletonRows count={8} height={44} />} asTrouble={asFailure}>
          {(briefing) => <Editor key={briefing.id} briefing={briefing} />}
        </Loaded>
      </section>
    </div>
  );
}
