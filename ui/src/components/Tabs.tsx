/** Tabs over a panel. */
import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import styles from "./Tabs.module.css";

/** One tab. Adding an entry to a list of these is all that a new tab needs. */
export type Tab = { id: string; label: ReactNode; content: ReactNode };

type Props = { tabs: readonly Tab[]; value: string; onChange: (id: string) => void; label: string };

/** A row of tabs and the panel of the chosen one. */
export function Tabs({ tabs, value, onChange, label }: Props) {
  return (
    <Base.Root value={value} onValueChange={(next) => onChange(String(next))} className={styles.root}>
      <Base.List className={styles.list} aria-label={label}>
        {tabs.map((tab) => (
          <Base.Tab key={tab.id} value={tab.id} className={styles.tab}>
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.id} value={tab.id} className={styles.panel}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
