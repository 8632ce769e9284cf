/** Switches blind review on and off: names, initials and schools are hidden everywhere in the results. */
import { t } from "@lingui/core/macro";
import { Eye, EyeOff } from "lucide-react";
import { IconButton } from "../../components/Button";

/** The switch. */
export function BlindSwitch({ blind, onTurn }: { blind: boolean; onTurn: () => void }) {
  return (
    <IconButton
      icon={blind ? EyeOff : Eye}
      label={t`Blind review: hide names and schools`}
      shortcut="h"
      pressed={blind}
      onClick={onTurn}
    />
  );
}
