/** The way in: a first start, a locked workspace, or one that cannot be opened. */
import { t } from "@lingui/core/macro";
import type { WorkspaceStatus } from "../../api/bindings";
import { FirstStart } from "./FirstStart";
import { Locked } from "./Locked";
import styles from "./UnlockScreen.module.css";
import { Unusable } from "./Unusable";

/** What stands before the workspace. */
export function UnlockScreen({ status }: { status: Exclude<WorkspaceStatus, { state: "open" }> }) {
  return (
    <main className={styles.door}>
      <div className={styles.panel}>
        <p className={styles.brand}>{t`Longlist`}</p>
        <Way status={status} />
      </div>
    </main>
  );
}

function Way({ status }: { status: Exclude<WorkspaceStatus, { state: "open" }> }) {
  switch (status.state) {
    case "absent":
      return <FirstStart />;
    case "locked":
      return <Locked trouble={status.trouble} />;
    case "unusable":
      return <Unusable trouble={status.trouble} />;
    default:
      return status satisfies never;
  }
}
