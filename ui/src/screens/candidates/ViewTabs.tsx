/** The saved views as tabs over the list. The first one is everybody; it is not saved. */
import { Tabs } from "@base-ui/react/tabs";
import { t } from "@lingui/core/macro";
import { BookmarkPlus, RotateCcw } from "lucide-react";
import { memo, type ReactNode, useRef, useState } from "react";
import type { SavedView, Shown } from "../../api/bindings";
import { usePerformer } from "../../app/performers";
import { Button, IconButton } from "../../components/Button";
import { say } from "../../components/Toasts";
import { useTabOrder } from "./useTabOrder";
import { ViewMenu } from "./ViewMenu";
import { ViewNameDialog } from "./ViewNameDialog";
import styles from "./ViewTabs.module.css";
import { addView, removeView, renameView, saveChanges } from "./viewChanges";

/** Never the id of a view. */
const EVERYBODY = "everybody";

type Props = {
  views: readonly SavedView[];
  /** The one that is looked at; none is everybody. */
  view: SavedView | null;
  /** The ids of those that differ from what was saved, with spaces between. */
  changed: string;
  /** What the list shows. Asked for at the press, or a key press in the search field would draw the tabs again. */
  current: () => Shown;
  choose: (id: string | null) => void;
  step: (by: 1 | -1) => void;
  /** Shows the view as it was saved; what is answered brings the changes back. */
  reset: () => () => void;
  /** What is shown has been saved as this view. */
  adopt: (view: SavedView) => void;
  /** Tries again when the views could not be read. */
  retry: (() => void) | null;
};

/** The tabs, and the list as the panel of the chosen one. */
export function ViewTabs({ children, ...strip }: Props & { children: ReactNode }) {
  const value = strip.view?.id ?? EVERYBODY;
  return (
    <Tabs.Root
      className={styles.root}
      value={value}
      onValueChange={(next) => strip.choose(next === EVERYBODY ? null : String(next))}
    >
      <Strip {...strip} />
      <Tabs.Panel value={value} tabIndex={-1} className={styles.panel}>
        {children}
      </Tabs.Panel>
    </Tabs.Root>
  );
}

const Strip = memo(function Strip({ views, view, changed, current, choose, step, reset, adopt, retry }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState<"add" | "rename" | null>(null);
  const different = new Set(changed.split(" "));
  const isChanged = view !== null && different.has(view.id);
  const save = () => view && void saveChanges(view, current());
  /** For buttons that are gone once they were pressed: the focus goes to the tab, or it would be lost. */
  const thenToTab = (act: () => unknown, selector = "[aria-selected=true]") => {
    act();
    list.current?.querySelector<HTMLElement>(selector)?.focus();
  };
  const remove = (gone: SavedView) => {
    // After the menu has given the focus back to its button, which goes with the view.
    requestAnimationFrame(() => thenToTab(() => choose(null), "[role=tab]"));
    void removeView(gone);
  };
  const discard = () => {
    const undo = reset();
    say({ title: t`The view is as it was saved`, action: { label: t`Undo`, perform: undo } });
  };
  const { at, moveBy, drag, onPointerDown, onKeyDownCapture } = useTabOrder(list, views, view);
  usePerformer("nextView", views.length > 0 ? () => step(1) : null);
  usePerformer("previousView", views.length > 0 ? () => step(-1) : null);
  usePerformer("saveView", () => setAsking("add"));
  usePerformer("saveViewChanges", isChanged ? save : null);
  usePerformer("resetView", isChanged ? discard : null);
  const close = () => setAsking(null);
  return (
    <div className={styles.strip}>
      <Tabs.List
        ref={list}
        className={styles.list}
        aria-label={t`Views`}
        activateOnFocus
        onPointerDown={onPointerDown}
        onKeyDownCapture={onKeyDownCapture}
      >
        <Tabs.Tab value={EVERYBODY} className={styles.tab}>
          {t`Everybody`}
        </Tabs.Tab>
        {views.map(({ id, name }, index) => (
          <Tabs.Tab
            key={id}
            value={id}
            className={styles.tab}
            data-view
            data-dragged={drag?.from === index || undefined}
            aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
          >
            <span className={styles.name} dir="auto" title={name}>
              {name}
            </span>
            {different.has(id) && (
              <span className={styles.dot} title={t`Differs from what was saved`}>
                <span className="visually-hidden">{t`(changed)`}</span>
              </span>
            )}
          </Tabs.Tab>
        ))}
        {drag && <span className={styles.target} style={{ left: drag.line }} />}
      </Tabs.List>
      {view && (
        <ViewMenu
          view={view}
          isFirst={at === 0}
          isLast={at === views.length - 1}
          onMove={moveBy}
          onAsk={setAsking}
          onRemove={() => remove(view)}
        />
      )}
      <IconButton icon={BookmarkPlus} label={t`Save as a view`} shortcut="v s" onClick={() => setAsking("add")} />
      <span className={styles.push} />
      {retry && (
        <Button look="quiet" icon={RotateCcw} onClick={retry}>
          {t`The views could not be read. Try again`}
        </Button>
      )}
      {isChanged && (
        <>
          <Button look="quiet" onClick={() => thenToTab(discard)}>{t`Reset`}</Button>
          <Button onClick={() => thenToTab(save)}>{t`Save changes`}</Button>
        </>
      )}
      {asking === "add" && (
        <ViewNameDialog
          title={t`Save as a view`}
          description={t`It keeps the words searched for, the filters, the order and the columns.`}
          name=""
          action={t`Save the view`}
          onName={async (name) => adopt(await addView(name, current()))}
          onClose={close}
        />
      )}
      {asking === "rename" && view && (
        <ViewNameDialog
          title={t`Rename the view`}
          description={t`What it shows stays the same.`}
          name={view.name}
          action={t`Rename the view`}
          onName={(name) => renameView(view, name)}
          onClose={close}
        />
      )}
    </div>
  );
});
