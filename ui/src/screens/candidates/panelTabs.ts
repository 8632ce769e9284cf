/** The tabs of the candidate panel. A new tab is one more entry here. */
import { t } from "@lingui/core/macro";
import type { FunctionComponent } from "react";
import type { CandidateView } from "../../api/bindings";
import { ActivityTab } from "./ActivityTab";
import { ChecksTab } from "./ChecksTab";
import { ProfileTab } from "./ProfileTab";

/** One tab about one candidate. */
export type PanelTab = { id: string; label: string; Content: FunctionComponent<{ candidate: CandidateView }> };

/** All tabs, in their order. */
export function panelTabs(): readonly PanelTab[] {
  return [
    { id: "profile", label: t`Profile`, Content: ProfileTab },
    { id: "checks", label: t`Checks`, Content: ChecksTab },
    { id: "activity", label: t`Activity`, Content: ActivityTab },
  ];
}
