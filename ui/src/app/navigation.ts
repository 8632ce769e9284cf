/** Addresses inside the window. Screens build them here and nowhere else. */
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useCallback } from "react";
import type { RunView } from "../api/bindings";

/** The pages of the window, by address. */
export const to = {
  home: "/",
  candidates: "/candidates",
  projects: "/projects",
  project: (id: string) => `/projects/${encodeURIComponent(id)}`,
  search: (id: string) => `/searches/${encodeURIComponent(id)}`,
  searchHistory: (id: string) => `/searches/${encodeURIComponent(id)}/history`,
  runs: "/runs",
  credits: "/credits",
  ledger: "/credits/ledger",
  briefing: (id: string) => `/briefings/${encodeURIComponent(id)}`,
  briefingResults: (id: string) => `/briefings/${encodeURIComponent(id)}/results`,
  briefingInsights: (id: string) => `/briefings/${encodeURIComponent(id)}/insights`,
  shortlist: (id: string) => `/shortlists/${encodeURIComponent(id)}`,
  settings: "/settings",
  accounts: "/settings/accounts",
  models: "/settings/models",
  guide: "/settings/guide",
} as const;

/** Where what a run brought is looked at: the results of a briefing, or the history of a search. */
export function pageOf({ searchId, briefingId }: Pick<RunView, "searchId" | "briefingId">): string {
  if (briefingId) return to.briefingResults(briefingId);
  return searchId ? to.searchHistory(searchId) : to.runs;
}

/** A sheet lies over any page and keeps it where it is. */
export type SheetName = (typeof SHEETS)[number];
const SHEETS = ["linkedin", "file", "resume", "project", "search", "grant", "briefing", "check"] as const;

/** What is asked of a sheet: where the result goes, or what is edited. */
export type SheetAsk = { sheet?: SheetName } & { [Part in (typeof PARTS)[number]]?: string };
const PARTS = ["into", "edit", "run", "briefing", "candidate"] as const;

/** What a sheet is given. */
export type SheetProps = { ask: SheetAsk; onClose: () => void };

/** Reads the part of an address that every page shares. */
export function readSheet(search: Record<string, unknown>): SheetAsk {
  const sheet = SHEETS.find((name) => name === search.sheet);
  if (!sheet) return {};
  const ask: SheetAsk = { sheet };
  for (const part of PARTS) {
    const value = search[part];
    if (typeof value === "string" || typeof value === "number") ask[part] = String(value);
  }
  return ask;
}

/** Opens a sheet over the page, or closes the one that is open. */
export function useSheet() {
  const navigate = useNavigate();
  const open = useCallback(
    (sheet: SheetName, ask: Omit<SheetAsk, "sheet"> = {}) => {
      void navigate({ to: ".", search: (old: Record<string, unknown>) => ({ ...withoutSheet(old), sheet, ...ask }) });
    },
    [navigate],
  );
  const close = useCallback(() => {
    void navigate({ to: ".", search: (old: Record<string, unknown>) => withoutSheet(old) });
  }, [navigate]);
  return { open, close };
}

/** The page's own part of the address, without the sheet. */
export function withoutSheet(search: Record<string, unknown>): Record<string, unknown> {
  const ofSheet: readonly string[] = ["sheet", ...PARTS];
  return Object.fromEntries(Object.entries(search).filter(([part]) => !ofSheet.includes(part)));
}

/** Where the window is: the path, without what follows the question mark. */
export function usePath(): string {
  return useRouterState({ select: (state) => state.location.pathname });
}

/** The list of candidates on a page, by the page's path: all of them, one search's, or none. */
export function listAt(path: string): string | null {
  if (path === to.candidates) return path;
  return /^\/searches\/[^/]+\/?$/.test(path) ? path : null;
}
