/** Every question the window asks, with its key. Screens use these and never write a key themselves;
 * `changes.ts` decides when an answer is stale.
 */
import { keepPreviousData, notifyManager, QueryClient, queryOptions } from "@tanstack/react-query";
import type { Arrangement, CheckAsk, EntryFilter, PoolQuery, ResultFilter, Selection } from "./bindings";
import { commands } from "./bindings";

/** The heads of all keys: what `changes.ts` invalidates. */
export const keys = {
  workspace: ["workspace"],
  accounts: ["accounts"],
  projects: ["projects"],
  runs: ["runs"],
  skips: ["skips"],
  candidates: ["candidates"],
  facets: ["facets"],
  candidate: ["candidate"],
  activity: ["activity"],
  overview: ["overview"],
  briefings: ["briefings"],
  results: ["results"],
  checks: ["checks"],
  credits: ["credits"],
  shortlists: ["shortlists"],
  providers: ["providers"],
  savedViews: ["savedViews"],
  settings: ["settings"],
  place: ["place"],
  plan: ["plan"],
} as const;

/** The cache of answers. The core is on this machine, so there is no “offline” between it and us. */
export function newQueryClient(): QueryClient {
  // Answers are shown in the task that brought them, not after one more timer.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

/** Whether there is a workspace, and whether it is open. */
export const workspaceStatus = () =>
  queryOptions({ queryKey: keys.workspace, queryFn: () => commands.workspaceStatus() });

/** All LinkedIn accounts with today's quota. */
export const accounts = () => queryOptions({ queryKey: keys.accounts, queryFn: () => commands.listAccounts() });

/** All projects with their searches. */
export const projects = () => queryOptions({ queryKey: keys.projects, queryFn: () => commands.listProjects() });

/** Runs, newest first: of one search, or all of them. */
export const runs = (searchId: string | null) =>
  queryOptions({ queryKey: [...keys.runs, searchId], queryFn: () => commands.listRuns(searchId) });

/** One part of a run's skip report. */
export const skips = (runId: string, offset: number, limit: number) =>
  queryOptions({
    queryKey: [...keys.skips, runId, offset, limit],
    queryFn: () => commands.listSkips(runId, offset, limit),
    placeholderData: keepPreviousData,
  });

/** One part of a run's failed checks. */
export const failedChecks = (runId: string, offset: number, limit: number) =>
  queryOptions({
    queryKey: [...keys.skips, runId, "checks", offset, limit],
    queryFn: () => commands.listFailedChecks(runId, offset, limit),
    placeholderData: keepPreviousData,
  });

/** One page of candidates, in the order asked for, with the exact count. */
export const candidatePage = (query: PoolQuery, offset: number, limit: number) =>
  queryOptions({
    queryKey: [...keys.candidates, query, offset, limit],
    queryFn: () => commands.findCandidates(query, offset, limit),
    gcTime: 60_000,
  });

/** The ids of some candidates, evenly spread over a list of that length. */
export const sample = (query: PoolQuery, length: number, size: number) =>
  queryOptions({
    queryKey: [...keys.candidates, "sample", query, length, size],
    queryFn: async () => {
      const places = Array.from({ length: Math.min(size, length) }, (_, at) => Math.floor((at * length) / size));
      const pages = await Promise.all(places.map((place) => commands.findCandidates(query, place, 1)));
      return [...new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id)))];
    },
    gcTime: 60_000,
  });

/** Which employers and locations the candidates of a query have. */
export const facets = (query: PoolQuery) =>
  queryOptions({
    queryKey: [...keys.facets, query],
    queryFn: () => commands.candidateFacets(query),
    placeholderData: keepPreviousData,
  });

/** Everything known about one candidate. */
export const candidate = (id: string) =>
  queryOptions({ queryKey: [...keys.candidate, id], queryFn: () => commands.candidate(id), gcTime: 60_000 });

/** What happened to one candidate, newest first. */
export const activity = (id: string) =>
  queryOptions({ queryKey: [...keys.activity, id], queryFn: () => commands.candidateActivity(id), gcTime: 60_000 });

/** What the home screen shows. */
export const overview = () => queryOptions({ queryKey: keys.overview, queryFn: () => commands.overview() });

/** Every provider of language models, who does what, and what models cost. */
export const models = () =>
  queryOptions({ queryKey: [...keys.providers, "all"], queryFn: () => commands.listModels() });

/** What models were asked in the last days. Asked anew each time, because days go by without a change. */
export const modelSpend = () =>
  queryOptions({ queryKey: [...keys.providers, "spend"], queryFn: () => commands.modelSpend(), staleTime: 0 });

/** The saved views, oldest first. */
export const savedViews = () => queryOptions({ queryKey: keys.savedViews, queryFn: () => commands.listSavedViews() });

/** Look and behaviour of the window. */
export const settings = () => queryOptions({ queryKey: keys.settings, queryFn: () => commands.settings() });

/** Where the workspace and the tokens are kept. */
export const workspacePlace = () => queryOptions({ queryKey: keys.place, queryFn: () => commands.workspacePlace() });

/** What an import of this size would do: how much of it now, how much later, and until when. */
export const importPlan = (accountId: string, reachable: number, size: number) =>
  queryOptions({
    queryKey: [...keys.plan, accountId, reachable, size],
    queryFn: () => commands.planImport(accountId, reachable, size),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });

/** What a pasted address is. The answer for one text never changes. */
export const addressReading = (address: string) =>
  queryOptions({
    queryKey: ["address", address],
    queryFn: () => commands.classifyAddress(address),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });

/** Every version of every briefing, or of those of one project. */
export const briefings = (projectId: string | null) =>
  queryOptions({ queryKey: [...keys.briefings, "of", projectId], queryFn: () => commands.listBriefings(projectId) });

/** One version of a briefing. */
export const briefing = (id: string) =>
  queryOptions({ queryKey: [...keys.briefings, "one", id], queryFn: () => commands.briefing(id) });

/** Who would draft requirements now. */
export const drafter = () =>
  queryOptions({ queryKey: [...keys.providers, "drafter"], queryFn: () => commands.drafter() });

/** What was moved in a briefing, newest first. */
export const recategorizations = (id: string) =>
  queryOptions({ queryKey: [...keys.briefings, "moves", id], queryFn: () => commands.listRecategorizations(id) });

/** A page of results, best category first. */
export const results = (id: string, filter: ResultFilter, offset: number, limit: number) =>
  queryOptions({
    queryKey: [...keys.results, "page", id, filter, offset, limit],
    queryFn: () => commands.checkResults(id, filter, offset, limit),
    placeholderData: keepPreviousData,
  });

/** How the pool changes with each requirement. */
export const insights = (id: string) =>
  queryOptions({ queryKey: [...keys.results, "insights", id], queryFn: () => commands.insights(id) });

/** What an arrangement of requirements would come to. */
export const whatIf = (id: string, arrangement: Arrangement) =>
  queryOptions({
    queryKey: [...keys.results, "whatIf", id, arrangement],
    queryFn: () => commands.whatIf(id, arrangement),
    placeholderData: keepPreviousData,
  });

/** The latest check of a candidate against a briefing. */
export const checkOf = (briefingId: string, candidateId: string) =>
  queryOptions({
    queryKey: [...keys.checks, "of", briefingId, candidateId],
    queryFn: () => commands.checkOf(briefingId, candidateId),
  });

/** One check, which may be an older one. */
export const check = (id: string) =>
  queryOptions({ queryKey: [...keys.checks, "one", id], queryFn: () => commands.check(id) });

/** The completed checks of a candidate, newest first. */
export const checksOf = (candidateId: string) =>
  queryOptions({ queryKey: [...keys.checks, "all", candidateId], queryFn: () => commands.checksOf(candidateId) });

/** The shortlists of a project, or all. */
export const shortlists = (projectId: string | null) =>
  queryOptions({ queryKey: [...keys.shortlists, "of", projectId], queryFn: () => commands.listShortlists(projectId) });

/** The shortlists that everybody of a selection is on already. */
export const shortlistsWith = (selection: Selection) =>
  queryOptions({
    queryKey: [...keys.shortlists, "with", selection],
    queryFn: () => commands.shortlistsWith(selection),
    gcTime: 10_000,
  });

/** One shortlist with everybody on it. */
export const shortlist = (id: string) =>
  queryOptions({ queryKey: [...keys.shortlists, "one", id], queryFn: () => commands.shortlist(id) });

/** What checking would cost. Asked anew each time, because the balance and what is recent move. */
export const checkQuote = (ask: CheckAsk) =>
  queryOptions({
    queryKey: [...keys.credits, "quote", ask],
    queryFn: () => commands.quoteCheck(ask),
    staleTime: 0,
    gcTime: 10_000,
  });

/** Balances, today's use and rules. */
export const credits = () =>
  queryOptions({ queryKey: [...keys.credits, "balance"], queryFn: () => commands.credits() });

/** Entries of the ledger, newest first. */
export const creditEntries = (filter: EntryFilter, offset: number, limit: number) =>
  queryOptions({
    queryKey: [...keys.credits, "entries", filter, offset, limit],
    queryFn: () => commands.creditEntries(filter, offset, limit),
    placeholderData: keepPreviousData,
  });

/** What matches a filter, added up. */
export const creditSums = (filter: EntryFilter) =>
  queryOptions({ queryKey: [...keys.credits, "sums", filter], queryFn: () => commands.creditSums(filter) });

/** The balances over the last days. */
export const creditHistory = (days: number) =>
  queryOptions({ queryKey: [...keys.credits, "history", days], queryFn: () => commands.creditHistory(days) });
