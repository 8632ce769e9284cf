/** How far a provider has come: a picture and a word. */
import { t } from "@lingui/core/macro";
import { CircleCheck, CircleDashed, CircleX, LoaderCircle, type LucideIcon } from "lucide-react";
import type { ProviderState } from "../../api/bindings";
import { Status, type Tone } from "../../components/Status";
import { providerState } from "../../words/models";

/** The mark; while its model is asked, that is what it says. */
export function ProviderMark({ state, isAsked }: { state: ProviderState; isAsked: boolean }) {
  const { tone, icon } = isAsked ? ASKED : lookOf(state);
  return (
    <Status tone={tone} icon={icon}>
      {isAsked ? t`Validating` : providerState(state)}
    </Status>
  );
}

type Look = { tone: Tone; icon: LucideIcon };
const ASKED: Look = { tone: "info", icon: LoaderCircle };

function lookOf(state: ProviderState): Look {
  switch (state) {
    case "saved":
      return { tone: "idle", icon: CircleDashed };
    case "connected":
      return { tone: "good", icon: CircleCheck };
    case "refused":
      return { tone: "bad", icon: CircleX };
    default:
      return state satisfies never;
  }
}
