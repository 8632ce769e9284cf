/** All shortcuts, grouped: what `?` opens. */
import { t } from "@lingui/core/macro";
import { Dialog } from "../components/Dialog";
import { Kbd } from "../components/Kbd";
import { type Action, actions, groupLabel } from "./actions";
import styles from "./ShortcutSheet.module.css";

const groups: Action["group"][] = ["go", "create", "view", "list", "window"];

/** The sheet. */
export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={t`Keyboard shortcuts`} closeLabel={t`Close`} width="wide">
      <div className={styles.columns}>
        {groups.map((group) => (
          <section key={group} className={styles.group}>
            <h3>{groupLabel(group)}</h3>
            <dl>
              {actions()
                .filter((action) => action.group === group && action.shortcut)
                .map((action) => (
                  <div key={action.name} className={styles.row}>
                    <dt>{action.label()}</dt>
                    <dd>
                      <Kbd keys={action.shortcut ?? ""} />
                      <span className="visually-hidden">{action.shortcut}</span>
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
