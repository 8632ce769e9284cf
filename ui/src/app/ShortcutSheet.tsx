/** All shortcuts, grouped: what `?` opens. */
import { t } from "@lingui/core/macro";
import { Dialog } from "../components/Dialog";
import { Kbd } from "../components/Kbd";
import { type Action, actions, groupLabel } from "./actions";
import { focusedKeys } from "./focusedKeys";
import styles from "./ShortcutSheet.module.css";

const groups: Action["group"][] = ["go", "create", "view", "list", "review", "window"];

/** The sheet. */
export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={t`Keyboard shortcuts`} closeLabel={t`Close`} width="wide">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the arrows, and nothing in it takes the focus */}
      <section className={styles.columns} aria-label={t`All keys`} tabIndex={0}>
        {groups.map((group) => (
          <Group
            key={group}
            label={groupLabel(group)}
            keys={actions()
              .filter((action) => action.group === group && action.shortcut)
              .map((action) => ({ shortcut: action.shortcut ?? "", label: action.label() }))}
          />
        ))}
        {focusedKeys().map(({ name, label, keys }) => (
          <Group key={name} label={label} keys={keys} />
        ))}
      </section>
    </Dialog>
  );
}

type GroupProps = { label: string; keys: readonly { shortcut: string; label: string }[] };

function Group({ label, keys }: GroupProps) {
  return (
    <section className={styles.group}>
      <h3>{label}</h3>
      <dl>
        {keys.map((key) => (
          <div key={key.shortcut} className={styles.row}>
            <dt>{key.label}</dt>
            <dd>
              <Kbd keys={key.shortcut} />
              <span className="visually-hidden">{key.shortcut}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
