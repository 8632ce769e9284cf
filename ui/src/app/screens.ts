/** The list of screens: an address, a title, and what is shown there. Navigation, palette and shortcuts read it. */
import { t } from "@lingui/core/macro";
import { Activity, Coins, FolderClosed, House, type LucideIcon, Settings2, Users } from "lucide-react";
import { type FunctionComponent, lazy } from "react";
import { AccountsScreen } from "../screens/accounts/AccountsScreen";
import { BriefingScreen } from "../screens/briefing/BriefingScreen";
import { BalancesScreen } from "../screens/credits/BalancesScreen";
import { CreditsScreen } from "../screens/credits/CreditsScreen";
import { GuideScreen } from "../screens/guide/GuideScreen";
import { HomeScreen } from "../screens/home/HomeScreen";
import { InsightsScreen } from "../screens/insights/InsightsScreen";
import { ModelsScreen } from "../screens/models/ModelsScreen";
import { ProjectScreen } from "../screens/projects/ProjectScreen";
import { ProjectsScreen } from "../screens/projects/ProjectsScreen";
import { RunsScreen } from "../screens/runs/RunsScreen";
import { SearchScreen } from "../screens/search/SearchScreen";
import { GeneralScreen } from "../screens/settings/GeneralScreen";
import { SettingsScreen } from "../screens/settings/SettingsScreen";
import { ShortlistScreen } from "../screens/shortlist/ShortlistScreen";
import { to } from "./navigation";

/** The grid is the largest part of the window, so it is fetched beside the first screen and not before it. */
const loadCandidates = () => import("../screens/candidates/CandidatesScreen");
const CandidatesScreen = lazy(async () => ({ default: (await loadCandidates()).CandidatesScreen }));
const LedgerScreen = lazy(async () => ({
  default: (await import("../screens/credits/LedgerScreen")).LedgerScreen,
}));

const loadResults = () => import("../screens/results/ResultsScreen");
const ResultsScreen = lazy(async () => ({ default: (await loadResults()).ResultsScreen }));

/** One screen. */
export type Screen = {
  name: string;
  path: string;
  title: () => string;
  Screen: FunctionComponent;
  /** Present for the places in the sidebar. */
  place?: { icon: LucideIcon; shortcut: string };
  /** Shown inside this one. */
  children?: readonly Screen[];
};

/** Every screen of an open workspace. */
export const screens: readonly Screen[] = [
  { name: "home", path: to.home, title: () => t`Home`, Screen: HomeScreen, place: { icon: House, shortcut: "g h" } },
  {
    name: "candidates",
    path: to.candidates,
    title: () => t`Candidates`,
    Screen: CandidatesScreen,
    place: { icon: Users, shortcut: "g c" },
  },
  {
    name: "projects",
    path: to.projects,
    title: () => t`Projects`,
    Screen: ProjectsScreen,
    place: { icon: FolderClosed, shortcut: "g p" },
  },
  { name: "project", path: "/projects/$projectId", title: () => t`Project`, Screen: ProjectScreen },
  {
    name: "search",
    path: "/searches/$searchId",
    title: () => t`Search`,
    Screen: SearchScreen,
    children: [
      { name: "search-candidates", path: "/", title: () => t`Candidates`, Screen: CandidatesScreen },
      { name: "search-history", path: "/history", title: () => t`History`, Screen: RunsScreen },
    ],
  },
  { name: "briefing", path: "/briefings/$briefingId", title: () => t`Briefing`, Screen: BriefingScreen },
  { name: "results", path: "/briefings/$briefingId/results", title: () => t`Results`, Screen: ResultsScreen },
  { name: "insights", path: "/briefings/$briefingId/insights", title: () => t`Insights`, Screen: InsightsScreen },
  { name: "shortlist", path: "/shortlists/$shortlistId", title: () => t`Shortlist`, Screen: ShortlistScreen },
  {
    name: "runs",
    path: to.runs,
    title: () => t`Runs`,
    Screen: RunsScreen,
    place: { icon: Activity, shortcut: "g r" },
  },
  {
    name: "credits",
    path: to.credits,
    title: () => t`Credits`,
    Screen: CreditsScreen,
    place: { icon: Coins, shortcut: "g m" },
    children: [
      { name: "credits-balances", path: "/", title: () => t`Balances`, Screen: BalancesScreen },
      { name: "ledger", path: "/ledger", title: () => t`Ledger`, Screen: LedgerScreen },
    ],
  },
  {
    name: "settings",
    path: to.settings,
    title: () => t`Settings`,
    Screen: SettingsScreen,
    place: { icon: Settings2, shortcut: "g s" },
    children: [
      { name: "settings-general", path: "/", title: () => t`General`, Screen: GeneralScreen },
      { name: "accounts", path: "/accounts", title: () => t`LinkedIn accounts`, Screen: AccountsScreen },
      { name: "models", path: "/models", title: () => t`Models`, Screen: ModelsScreen },
      { name: "guide", path: "/guide", title: () => t`Setup guide`, Screen: GuideScreen },
    ],
  },
];

/** The places in the sidebar, in its order. */
export function navigation() {
  return screens.flatMap((screen) => (screen.place ? [{ ...screen, ...screen.place }] : []));
}

/** Fetches the parts of the window that are not needed for its first picture. */
export function preloadScreens(): void {
  void loadCandidates();
  void loadResults();
}
