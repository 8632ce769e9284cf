/** Everything a person can do from anywhere: the palette, the shortcuts and the `?` sheet read this one list. */
import { t } from "@lingui/core/macro";
import {
  ArrowLeft,
  ArrowRight,
  BookmarkPlus,
  BrainCircuit,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronUp,
  ClipboardCopy,
  ClipboardList,
  Coins,
  Download,
  FileInput,
  FileText,
  FolderPlus,
  FolderSearch,
  Keyboard,
  ListChecks,
  ListOrdered,
  ListPlus,
  type LucideIcon,
  PanelLeft,
  PanelRightClose,
  PanelRightOpen,
  Pencil,
  Plug,
  RotateCcw,
  Save,
  Search,
  SquareCheckBig,
  TableProperties,
} from "lucide-react";
import type { BriefingView, SavedView, Shortlist } from "../api/bindings";
import { briefingTitle } from "../words/briefings";
import { shortName } from "../words/shortlists";
import type { SheetAsk, SheetName } from "./navigation";
import { to } from "./navigation";
import type { ScreenAction } from "./performers";
import { isOffered, perform } from "./performers";
import { reviewActions } from "./reviewActions";
import { navigation } from "./screens";

/** What an action may use. */
export type ActionContext = {
  go: (path: string) => void;
  openSheet: (sheet: SheetName, ask?: Omit<SheetAsk, "sheet">) => void;
  openPalette: () => void;
  openShortcuts: () => void;
  toggleSidebar: () => void;
  /** Shows a saved view in the list on the page, or among all candidates; null is everybody. */
  openView: (view: SavedView | null) => void;
};

/** One thing to do. */
export type Action = {
  name: string;
  label: () => string;
  group: "go" | "create" | "view" | "list" | "review" | "window";
  icon: LucideIcon;
  /** `mod+k`, a single key, or two keys one after the other. */
  shortcut?: string;
  /** Shown in the palette; keys that move in a list are not. */
  inPalette: boolean;
  /** Only while a screen offers it. */
  needs?: ScreenAction;
  perform: (context: ActionContext) => void;
};

/** Every action, in the order in which people look for them. */
export function actions(): readonly Action[] {
  return [
    ...goActions(),
    ...createActions(),
    ...viewActions(),
    ...listActions(),
    ...reviewActions(),
    ...windowActions(),
  ];
}

/** The actions that can be performed at this moment, with one for each saved view, briefing and shortlist. */
export function possibleActions(
  views: readonly SavedView[] = [],
  briefings: readonly BriefingView[] = [],
  shortlists: readonly Shortlist[] = [],
): readonly Action[] {
  return [...openActions(views), ...briefingActions(briefings), ...shortlistActions(shortlists), ...actions()].filter(
    (action) => !action.needs || isOffered(action.needs),
  );
}

/** The words over a group of actions. */
export function groupLabel(group: Action["group"]): string {
  switch (group) {
    case "go":
      return t`Go to`;
    case "create":
      return t`Import and create`;
    case "view":
      return t`Views`;
    case "list":
      return t`In a list`;
    case "review":
      return t`In the results of a briefing`;
    case "window":
      return t`Window`;
    default:
      return group satisfies never;
  }
}

function goActions(): Action[] {
  const pages = navigation().map(
    (page): Action => ({
      name: `go-${page.name}`,
      label: page.title,
      group: "go",
      icon: page.icon,
      shortcut: page.shortcut,
      inPalette: true,
      perform: ({ go }) => go(page.path),
    }),
  );
  const accounts: Action = {
    name: "go-accounts",
    label: () => t`LinkedIn accounts`,
    group: "go",
    icon: Plug,
    shortcut: "g a",
    inPalette: true,
    perform: ({ go }) => go(to.accounts),
  };
  const models: Action = {
    name: "go-models",
    label: () => t`Language models`,
    group: "go",
    icon: BrainCircuit,
    shortcut: "g l",
    inPalette: true,
    perform: ({ go }) => go(to.models),
  };
  return [...pages, accounts, models];
}

function createActions(): Action[] {
  return [
    {
      name: "import-linkedin",
      label: () => t`Import from LinkedIn`,
      group: "create",
      icon: Download,
      shortcut: "i l",
      inPalette: true,
      perform: ({ openSheet }) => perform("importHere") || openSheet("linkedin"),
    },
    {
      name: "import-file",
      label: () => t`Import from a file`,
      group: "create",
      icon: FileInput,
      shortcut: "i f",
      inPalette: true,
      perform: ({ openSheet }) => perform("importFileHere") || openSheet("file"),
    },
    {
      name: "new-project",
      label: () => t`New project`,
      group: "create",
      icon: FolderPlus,
      shortcut: "n p",
      inPalette: true,
      perform: ({ openSheet }) => openSheet("project"),
    },
    {
      name: "grant-credits",
      label: () => t`Grant credits`,
      group: "create",
      icon: Coins,
      inPalette: true,
      perform: ({ openSheet }) => openSheet("grant"),
    },
    {
      name: "new-search",
      label: () => t`New search in this project`,
      group: "create",
      icon: FolderSearch,
      shortcut: "n s",
      inPalette: true,
      needs: "newSearch",
      perform: () => perform("newSearch"),
    },
    {
      name: "new-briefing",
      label: () => t`New briefing in this project`,
      group: "create",
      icon: ClipboardList,
      shortcut: "n b",
      inPalette: true,
      needs: "newBriefing",
      perform: () => perform("newBriefing"),
    },
    {
      name: "draft",
      label: () => t`Draft requirements from a job description`,
      group: "create",
      icon: FileText,
      shortcut: "n d",
      inPalette: true,
      needs: "draftHere",
      perform: () => perform("draftHere"),
    },
    {
      name: "check",
      label: () => t`Check candidates`,
      group: "create",
      icon: ListChecks,
      shortcut: "c",
      inPalette: true,
      needs: "checkHere",
      perform: () => perform("checkHere"),
    },
    {
      name: "edit-page",
      label: () => t`Edit this project or search`,
      group: "create",
      icon: Pencil,
      shortcut: "e",
      inPalette: true,
      needs: "editPage",
      perform: () => perform("editPage"),
    },
  ];
}

/** Where there are no saved views, everybody is one page away and needs no action of its own. */
function openActions(views: readonly SavedView[]): Action[] {
  const shown = views.length === 0 ? [] : [null, ...views];
  return shown.map((view) => ({
    name: `view-${view?.id ?? "everybody"}`,
    label: () => view?.name ?? t`Everybody`,
    group: "view",
    icon: TableProperties,
    inPalette: true,
    perform: ({ openView }) => openView(view),
  }));
}

/** Each briefing is one page. */
function briefingActions(all: readonly BriefingView[]): Action[] {
  return all.map((briefing) => ({
    name: `briefing-${briefing.id}`,
    label: () => briefingTitle(briefing),
    group: "go",
    icon: ClipboardList,
    inPalette: true,
    perform: ({ go }) => go(to.briefing(briefing.id)),
  }));
}

/** So is each shortlist. */
function shortlistActions(all: readonly Shortlist[]): Action[] {
  return all.map((shortlist) => ({
    name: `shortlist-${shortlist.id}`,
    label: () => shortName(shortlist.name),
    group: "go",
    icon: ListOrdered,
    inPalette: true,
    perform: ({ go }) => go(to.shortlist(shortlist.id)),
  }));
}

function viewActions(): Action[] {
  const act = (needs: ScreenAction, icon: LucideIcon, label: () => string, shortcut?: string): Action => ({
    name: needs,
    label,
    group: "view",
    icon,
    ...(shortcut && { shortcut }),
    inPalette: true,
    needs,
    perform: () => perform(needs),
  });
  return [
    act("nextView", ChevronRight, () => t`Next view`, "v j"),
    act("previousView", ChevronLeft, () => t`Previous view`, "v k"),
    act("saveView", BookmarkPlus, () => t`Save as a view`, "v s"),
    act("saveViewChanges", Save, () => t`Save the changes of the view`),
    act("resetView", RotateCcw, () => t`Reset the view`),
    act("moveViewLeft", ArrowLeft, () => t`Move the view to the left`, "v h"),
    act("moveViewRight", ArrowRight, () => t`Move the view to the right`, "v l"),
  ];
}

function listActions(): Action[] {
  const list = (
    name: string,
    needs: ScreenAction,
    shortcut: string,
    icon: LucideIcon,
    label: () => string,
    inPalette = false,
  ): Action => ({ name, needs, shortcut, icon, label, inPalette, group: "list", perform: () => perform(needs) });
  return [
    list("next", "nextInList", "j", ChevronDown, () => t`Next candidate`),
    list("previous", "previousInList", "k", ChevronUp, () => t`Previous candidate`),
    list("open", "openInList", "enter", PanelRightOpen, () => t`Open the candidate`),
    list("close", "closePanel", "escape", PanelRightClose, () => t`Close the panel, then clear the selection`),
    list("select", "selectInList", "x", SquareCheckBig, () => t`Select or unselect the candidate`),
    list("select-all", "selectAllInList", "mod+a", ListChecks, () => t`Select all that match`, true),
    list("shortlist", "shortlistHere", "s", ListPlus, () => t`Add to a shortlist`, true),
    list("copy", "copyInList", "mod+c", ClipboardCopy, () => t`Copy the selected candidates`, true),
  ];
}

function windowActions(): Action[] {
  return [
    {
      name: "palette",
      label: () => t`Find an action`,
      group: "window",
      icon: Search,
      shortcut: "mod+k",
      inPalette: false,
      perform: ({ openPalette }) => openPalette(),
    },
    {
      name: "search",
      label: () => t`Search candidates`,
      group: "window",
      icon: Search,
      shortcut: "/",
      inPalette: true,
      perform: () => perform("focusSearch"),
    },
    {
      name: "sidebar",
      label: () => t`Fold or unfold the sidebar`,
      group: "window",
      icon: PanelLeft,
      shortcut: "[",
      inPalette: true,
      perform: ({ toggleSidebar }) => toggleSidebar(),
    },
    {
      name: "shortcuts",
      label: () => t`Keyboard shortcuts`,
      group: "window",
      icon: Keyboard,
      shortcut: "?",
      inPalette: true,
      perform: ({ openShortcuts }) => openShortcuts(),
    },
  ];
}
