/** How an account is: a picture and a word. */
import { Ban, CircleCheck, type LucideIcon, MonitorX, ShieldQuestionMark, Unplug } from "lucide-react";
import type { AccountStatus } from "../../api/bindings";
import { Status, type Tone } from "../../components/Status";
import { accountStatus } from "../../words/reasons";

/** The hue and the picture of a status. */
export function lookOf(status: AccountStatus): { tone: Tone; icon: LucideIcon } {
  switch (status) {
    case "connected":
      return { tone: "good", icon: CircleCheck };
    case "checkpoint":
      return { tone: "warn", icon: ShieldQuestionMark };
    case "disconnected":
      return { tone: "bad", icon: Unplug };
    case "restricted":
      return { tone: "bad", icon: Ban };
    case "seat_in_use":
      return { tone: "warn", icon: MonitorX };
    default:
      return status satisfies never;
  }
}

/** The mark. */
export function AccountMark({ status }: { status: AccountStatus }) {
  const { tone, icon } = lookOf(status);
  return (
    <Status tone={tone} icon={icon}>
      {accountStatus(status)}
    </Status>
  );
}
