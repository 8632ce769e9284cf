/** Short messages from below, with one thing to do about them. */
import { Toast } from "@base-ui/react/toast";
import { t } from "@lingui/core/macro";
import { X } from "lucide-react";
import { IconButton } from "./Button";
import styles from "./Toasts.module.css";

const toasts = Toast.createToastManager();

type Message = {
  title: string;
  description?: string;
  action?: { label: string; perform: () => void };
  /** Something went wrong: it stays longer and is read out at once. */
  urgent?: boolean;
  /** The message before with the same word here goes away: of several steps only the last is told. */
  replaces?: string;
};

const shown = new Map<string, string>();

/** Says something. With an action it stays for ten seconds, otherwise for four. */
export function say({ title, description, action, urgent, replaces }: Message): void {
  const before = replaces && shown.get(replaces);
  if (before) toasts.close(before);
  const id = toasts.add({
    title,
    description,
    priority: urgent ? "high" : "low",
    type: urgent ? "bad" : "plain",
    timeout: action || urgent ? 10_000 : 4_000,
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          toasts.close(id);
          action.perform();
        },
      },
    }),
  });
  if (replaces) shown.set(replaces, id);
}

/** Where the messages appear: once, around the whole window. */
export function Toasts() {
  return (
    <Toast.Provider toastManager={toasts}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport}>
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function List() {
  const { toasts: all } = Toast.useToastManager();
  return all.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={styles.toast}>
      <Toast.Content className={styles.content}>
        <div className={styles.text}>
          <Toast.Title className={styles.title} />
          <Toast.Description className={styles.description} />
        </div>
        <Toast.Action className={styles.action} />
        <Toast.Close render={<IconButton icon={X} label={t`Dismiss`} />} />
      </Toast.Content>
    </Toast.Root>
  ));
}
