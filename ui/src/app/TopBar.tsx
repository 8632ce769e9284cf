/** The top bar: where we are, the search field, today's quota and the credits, always in sight. */
import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { Command } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import { IconButton } from "../components/Button";
import { SearchField } from "../components/SearchField";
import { Breadcrumb } from "./Breadcrumb";
import { CreditsMeter } from "./CreditsMeter";
import { listAt, to, usePath } from "./navigation";
import { perform, usePerformer } from "./performers";
import { QuotaMeters } from "./QuotaMeters";
import { useSearchText } from "./searchText";
import styles from "./TopBar.module.css";

/** The bar over every page. */
export function TopBar({ onPalette }: { onPalette: () => void }) {
  return (
    <header className={styles.bar}>
      <Breadcrumb />
      <TopSearch />
      <QuotaMeters />
      <CreditsMeter />
      <IconButton icon={Command} label={t`Find an action`} shortcut="mod+k" onClick={onPalette} />
    </header>
  );
}

/** Searches the list on the page, or all candidates where the page has none. */
function TopSearch() {
  const { text, setText } = useSearchText();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const scope = listAt(usePath());
  const previous = useRef(scope);
  // Before the list's own effects: a saved view that it begins with brings words along.
  useLayoutEffect(() => {
    // Words typed for one list do not follow into another; words typed on a page without a list go to all candidates.
    if (previous.current !== scope && previous.current !== null) setText("");
    previous.current = scope;
  }, [scope, setText]);
  usePerformer("focusSearch", () => field.current?.select());
  return (
    // biome-ignore lint/a11y/useSemanticElements: a search element is too new for the tests' browser
    <div role="search" className={styles.search}>
      <SearchField
        ref={field}
        label={scope && scope !== to.candidates ? t`Search in this search` : t`Search candidates`}
        clearLabel={t`Clear the search`}
        shortcut="/"
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== "ArrowDown") return;
          event.preventDefault();
          if (scope === null) void navigate({ to: to.candidates });
          else perform("nextInList");
        }}
      />
    </div>
  );
}
