/** The frame around every screen: sidebar, top bar, page, run bar, and what lies over them. */
import { t } from "@lingui/core/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate, useSearch } from "@tanstack/react-router";
import { Suspense, useEffect, useMemo, useState } from "react";
import type { SavedView } from "../api/bindings";
import { asFailure } from "../api/failure";
import { listenToFiles, useOpenedFile } from "../api/openedFile";
import { say } from "../components/Toasts";
import styles from "./Frame.module.css";
import { useNarrow } from "./narrow";
import { listAt, readSheet, to, usePath, useSheet, withoutSheet } from "./navigation";
import { Palette } from "./Palette";
import { usePerformer } from "./performers";
import { RunBar } from "./RunBar";
import { ShortcutSheet } from "./ShortcutSheet";
import { ShortlistPicker } from "./ShortlistPicker";
import { Sidebar } from "./Sidebar";
import { SearchTextProvider } from "./searchText";
import { sheets } from "./sheets";
import { useShortcuts } from "./shortcuts";
import { TopBar } from "./TopBar";

const FOLDED = "longlist.sidebar";

/** The frame. */
export function Frame() {
  const navigate = useNavigate();
  const { open: openSheet, close } = useSheet();
  const list = listAt(usePath());
  const [over, setOver] = useState<"palette" | "shortcuts" | null>(null);
  const [folded, setFolded] = useState(() => localStorage.getItem(FOLDED) === "folded");
  // Where there is no room for it, it is folded until somebody asks for it, and that is not remembered.
  const narrow = useNarrow();
  const [asked, setAsked] = useState(false);
  const context = useMemo(
    () => ({
      go: (path: string) => void navigate({ to: path }),
      openSheet,
      openPalette: () => setOver("palette"),
      openShortcuts: () => setOver("shortcuts"),
      toggleSidebar: () => {
        if (narrow) return setAsked((was) => !was);
        setFolded((was) => {
          localStorage.setItem(FOLDED, was ? "open" : "folded");
          return !was;
        });
      },
      openView: (view: SavedView | null) => {
        const { filters, sort } = view?.shown.query ?? {};
        const shown = { view: view?.id, filters, sort };
        if (!list) return void navigate({ to: to.candidates, search: shown });
        void navigate({
          to: ".",
          replace: true,
          // The one that is looked at stays as it is, with what was changed about it.
          search: (old: Record<string, unknown>) =>
            old.view === shown.view ? withoutSheet(old) : { ...withoutSheet(old), ...shown },
        });
      },
    }),
    [navigate, openSheet, list, narrow],
  );
  useShortcuts(context);
  useFileImport(openSheet);
  usePerformer("showShortcuts", context.openShortcuts);
  const ask = readSheet(useSearch({ strict: false }));
  const Sheet = ask.sheet ? sheets[ask.sheet] : null;
  return (
    <SearchTextProvider>
      <div className={styles.frame}>
        <button type="button" className={styles.skip} onClick={focusMain}>
          {t`Skip to the page`}
        </button>
        <Sidebar folded={narrow ? !asked : folded} onFold={context.toggleSidebar} />
        <div className={styles.middle}>
          <TopBar onPalette={context.openPalette} />
          <main id="main" tabIndex={-1} className={styles.page}>
            <Suspense>
              <Outlet />
            </Suspense>
          </main>
          <RunBar />
        </div>
      </div>
      {Sheet && <Sheet key={`${ask.sheet} ${ask.into ?? ""} ${ask.edit ?? ""}`} ask={ask} onClose={close} />}
      <Palette open={over === "palette"} onClose={() => setOver(null)} context={context} />
      <ShortlistPicker />
      <ShortcutSheet open={over === "shortcuts"} onClose={() => setOver(null)} />
    </SearchTextProvider>
  );
}

/** A file that the app was opened with, or that was dropped on it, leads straight to its import. */
function useFileImport(openSheet: (sheet: "file") => void) {
  const queries = useQueryClient();
  const { file } = useOpenedFile();
  const { sheet } = readSheet(useSearch({ strict: false }));
  useEffect(
    () =>
      listenToFiles(queries, (thrown) => {
        const { message, hint } = asFailure(thrown);
        say({ title: message, description: hint, urgent: true });
      }),
    [queries],
  );
  useEffect(() => {
    // The sheet that is open already takes the file itself and keeps where it goes.
    if (file && sheet !== "file") openSheet("file");
  }, [file, sheet, openSheet]);
}

/** The address after `#` is the page's, so this is a button that moves the focus by hand. */
function focusMain() {
  document.getElementById("main")?.focus();
}
