/** Save, validate, connected: the way of a provider, and how far it has come. */
import { t } from "@lingui/core/macro";
import { Circle, CircleCheck, CircleX, LoaderCircle, type LucideIcon } from "lucide-react";
import { Fragment } from "react";
import { Status, type Tone } from "../../components/Status";
import styles from "./Models.module.css";
import type { Stage } from "./useConnect";

type Step = { name: string; tone: Tone; icon: LucideIcon };

const idle = (name: string): Step => ({ name, tone: "idle", icon: Circle });
const busy = (name: string): Step => ({ name, tone: "info", icon: LoaderCircle });
const done = (name: string): Step => ({ name, tone: "good", icon: CircleCheck });

/** The three steps. */
export function Steps({ stage }: { stage: Stage }) {
  return (
    <p className={styles.steps} role="status">
      {stepsAt(stage).map(({ name, tone, icon }, at) => (
        <Fragment key={name}>
          {at > 0 && <span aria-hidden="true">→</span>}
          <Status tone={tone} icon={icon}>
            {name}
          </Status>
        </Fragment>
      ))}
    </p>
  );
}

function stepsAt(stage: Stage): Step[] {
  switch (stage) {
    case "editing":
      return [idle(t`Save`), idle(t`Validate`), idle(t`Connected`)];
    case "saving":
      return [busy(t`Saving`), idle(t`Validate`), idle(t`Connected`)];
    case "saved":
      return [done(t`Saved`), idle(t`Validate`), idle(t`Connected`)];
    case "validating":
      return [done(t`Saved`), busy(t`Validating`), idle(t`Connected`)];
    case "refused":
      return [done(t`Saved`), { name: t`Refused`, tone: "bad", icon: CircleX }, idle(t`Connected`)];
    default:
      return stage satisfies never;
  }
}
