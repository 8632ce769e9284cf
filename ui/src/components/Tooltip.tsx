/** One sentence on hover or focus. */
import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { Kbd } from "./Kbd";
import styles from "./Tooltip.module.css";

type Props = { text: string; keys?: string | undefined; children: ReactElement<Record<string, unknown>> };

/** Wraps one element; the words appear beside it after a moment. */
export function Tooltip({ text, keys, children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            {text}
            {keys && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Shared waiting times: the second tooltip of a row opens at once. */
export const TooltipProvider = Base.Provider;
