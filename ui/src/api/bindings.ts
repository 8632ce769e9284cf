// The commands and the event of the window, typed. Same shape as the generated file that replaces it.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

export const commands = {
  workspaceStatus: (): Promise<WorkspaceStatus> =>
    invoke("workspace_status"),
  /** The recovery phrase, 24 words, shown once. */
  createWorkspace: (): Promise<string[]> =>
    invoke("create_workspace"),
  /** Recovery phrase or passphrase. */
  unlockWorkspace: (phrase: string): Promise<WorkspaceStatus> =>
    invoke("unlock_workspace", { phrase }),
  /** Tries once more to open a workspace that was locked or unusable; answers how it is now. */
  reopenWorkspace: (): Promise<WorkspaceStatus> =>
    invoke("reopen_workspace"),
  /** Where the workspace is kept. */
  workspacePlace: (): Promise<WorkspacePlace> =>
    invoke("workspace_place"),
  listAccounts: (): Promise<AccountView[]> =>
    invoke("list_accounts"),
  addAccount: (account: NewAccount, token: string): Promise<AccountView> =>
    invoke("add_account", { account, token }),
  updateAccount: (id: string, edit: AccountEdit): Promise<AccountView> =>
    invoke("update_account", { id, edit }),
  replaceToken: (id: string, token: string): Promise<AccountView> =>
    invoke("replace_token", { id, token }),
  /** Asks the provider for the status. */
  checkAccount: (id: string): Promise<AccountView> =>
    invoke("check_account", { id }),
  removeAccount: (id: string): Promise<null> =>
    invoke("remove_account", { id }),
  listProjects: (): Promise<ProjectView[]> =>
    invoke("list_projects"),
  addProject: (project: ProjectFields): Promise<ProjectView> =>
    invoke("add_project", { project }),
  updateProject: (id: string, project: ProjectFields, status: ProjectStatus): Promise<ProjectView> =>
    invoke("update_project", { id, project, status }),
  addSearch: (projectId: string, search: SearchFields): Promise<SearchView> =>
    invoke("add_search", { projectId, search }),
  updateSearch: (id: string, search: SearchFields): Promise<SearchView> =>
    invoke("update_search", { id, search }),
  classifyAddress: (address: string): Promise<AddressReading> =>
    invoke("classify_address", { address }),
  /** Counts against the quota. */
  previewSearch: (accountId: string, address: string): Promise<Preview> =>
    invoke("preview_search", { accountId, address }),
  planImport: (accountId: string, reachable: number, size: number, continueByItself: boolean): Promise<ImportPlan> =>
    invoke("plan_import", { accountId, reachable, size, continueByItself }),
  startLinkedinImport: (ask: LinkedinImportAsk): Promise<RunView> =>
    invoke("start_linkedin_import", { ask }),
  /** Native dialog; the page sees a name and an id, never a path. */
  chooseFile: (): Promise<ChosenFile | null> =>
    invoke("choose_file"),
  /** A file the app was opened with. */
  pendingFile: (): Promise<ChosenFile | null> =>
    invoke("pending_file"),
  inspectFile: (fileId: string): Promise<FileView> =>
    invoke("inspect_file", { fileId }),
  /** The dry run: nothing is written. */
  rehearseFileImport: (ask: FileImportAsk): Promise<Rehearsal> =>
    invoke("rehearse_file_import", { ask }),
  startFileImport: (ask: FileImportAsk): Promise<RunView> =>
    invoke("start_file_import", { ask }),
  /** Native save dialog; name of the file, or null when closed. */
  saveTemplate: (): Promise<string | null> =>
    invoke("save_template"),
  listRuns: (searchId: string | null): Promise<RunView[]> =>
    invoke("list_runs", { searchId }),
  pauseRun: (id: string): Promise<RunView> =>
    invoke("pause_run", { id }),
  /** Size: new total; null = the rest of what was asked, or the whole rest. */
  resumeRun: (id: string, size: number | null): Promise<RunView> =>
    invoke("resume_run", { id, size }),
  cancelRun: (id: string): Promise<RunView> =>
    invoke("cancel_run", { id }),
  undoRun: (id: string): Promise<UndoReport> =>
    invoke("undo_run", { id }),
  listSkips: (id: string, offset: number, limit: number): Promise<SkipView[]> =>
    invoke("list_skips", { id, offset, limit }),
  saveSkipReport: (id: string): Promise<string | null> =>
    invoke("save_skip_report", { id }),
  findCandidates: (query: PoolQuery, offset: number, limit: number): Promise<PoolPage> =>
    invoke("find_candidates", { query, offset, limit }),
  candidateFacets: (query: PoolQuery): Promise<Facets> =>
    invoke("candidate_facets", { query }),
  candidate: (id: string): Promise<CandidateView> =>
    invoke("candidate", { id }),
  candidateActivity: (id: string): Promise<ActivityItem[]> =>
    invoke("candidate_activity", { id }),
  /** Take an offered value that differs from ours. */
  takeOffer: (offerId: string): Promise<null> =>
    invoke("take_offer", { offerId }),
  /** How many left the search. */
  removeMembers: (searchId: string, selection: Selection): Promise<number> =>
    invoke("remove_members", { searchId, selection }),
  /** Undo of removeMembers for explicit ids. */
  restoreMembers: (searchId: string, candidateIds: string[]): Promise<number> =>
    invoke("restore_members", { searchId, candidateIds }),
  /** Save dialog. */
  exportCandidates: (query: PoolQuery, format: ExportFormat): Promise<string | null> =>
    invoke("export_candidates", { query, format }),
  overview: (): Promise<Overview> =>
    invoke("overview"),
  settings: (): Promise<Settings> =>
    invoke("settings"),
  updateSettings: (settings: Settings): Promise<Settings> =>
    invoke("update_settings", { settings }),
  /** How to connect a LinkedIn account, part by part. */
  setupGuide: (): Promise<GuideStep[]> =>
    invoke("setup_guide"),
  /** The same as one HTML file; native save dialog; name of the file, or null when closed. */
  saveSetupGuide: (): Promise<string | null> =>
    invoke("save_setup_guide"),
  /** A LinkedIn profile or a mail address, in the system's browser. */
  openAddress: (address: string): Promise<null> =>
    invoke("open_address", { address }),
};

export const events = {
  change: {
    listen: (cb: (event: { payload: Change }) => void): Promise<() => void> => listen<Change>("change", cb),
  },
};

/* Types */
export type Failure = { code: string; message: string; hint: string; reference: string };   // thrown by commands
export type WorkspaceStatus =
  | { state: "absent" }                                          // first start
  | { state: "locked"; reason: string; hint: string }            // asks for phrase or passphrase
  | { state: "unusable"; code: string; reason: string; hint: string } // in use, too new, damaged, read-only
  | { state: "open"; name: string; demo: boolean };
export type WorkspacePlace = { file: string /* its full path */; tokens: TokenPlace };
export type TokenPlace = "keychain" | "sealed_file";
export type Provider = "unipile";
export type Product = "classic" | "sales_navigator" | "recruiter";
export type AccountStatus = "connected" | "checkpoint" | "disconnected" | "restricted" | "seat_in_use";
export type Quota = { accountDay: string; limit: number; used: number; reserved: number; left: number; resetsAt: string };
export type AccountView = { id: string; provider: Provider; name: string; dsn: string; providerAccountId: string; product: Product; timeZone: string;
  dailyLimit: number; paceMs: number; status: AccountStatus; statusSentence: string; statusHint: string; checkedAt: string | null; quota: Quota };
export type NewAccount = { provider: Provider; name: string; dsn: string; providerAccountId: string; product: Product; timeZone: string };
export type AccountEdit = { name: string; timeZone: string; dailyLimit: number; paceMs: number };
export type ProjectStatus = "draft" | "active" | "paused" | "archived";
export type ProjectFields = { title: string; company: string; description: string; location: string; salaryRange: string };
export type SearchFields = { name: string; description: string; address: string | null };
export type SearchView = { id: string; projectId: string; name: string; description: string; address: string | null; members: number; lastImportAt: string | null };
export type ProjectView = ProjectFields & { id: string; status: ProjectStatus; searches: SearchView[]; candidates: number; createdAt: string };
export type AddressReading =
  | { verdict: "accepted"; product: Product; kind: string; kindSentence: string; keywords: string | null; facets: { name: string; value: string }[]; warning: string | null; suggestedDescription: string }
  | { verdict: "refused"; code: string; reason: string; hint: string };
export type PreviewPerson = { fullName: string | null; headline: string | null; employer: string | null; location: string | null; candidateId: string | null /* already here */; inSearches: string[] };
export type Preview = { people: PreviewPerson[]; total: number; reachable: number; window: number; alreadyHere: number; quota: Quota };
export type ImportPlan = { now: number; later: number; days: number; capped: boolean; leftAfter: number; fitsToday: number; resumeUntil: string; resetsAt: string };
export type LinkedinImportAsk = { searchId: string; accountId: string; address: string; size: number; continueByItself: boolean };
export type ChosenFile = { fileId: string; name: string; bytes: number };
export type OurField = "fullName" | "firstName" | "lastName" | "linkedinProfile" | "location" | "currentEmployer" | "titleTagline" | "email" | "phone";
export type MappedColumn = { field: OurField; column: number | null; confidence: "exact" | "saved" | "proposed" | "none" };
export type FileView = { fileId: string; name: string; format: string /* in words: "CSV, semicolons, Windows-1252" */; headers: string[]; rows: string[][] /* first 20 */; approximateRecords: number; mapping: MappedColumn[] };
export type DuplicatePolicy = "skip" | "fill" | "overwrite";
export type FileImportAsk = { searchId: string; fileId: string; mapping: { field: OurField; column: number }[]; saveMapping: boolean; duplicates: DuplicatePolicy };
export type ReasonCount = { reason: SkipReason; count: number };
export type Rehearsal = { read: number; created: number; matched: number; skipped: ReasonCount[]; examples: SkipView[] };
export type SkipReason = "missing_linkedin_url" | "invalid_linkedin_url" | "duplicate_in_file" | "already_in_search" | "identity_conflict" | "off_limits" | "erased" | "malformed_row";
export type SkipView = { row: number; reason: SkipReason; detail: string; record: string };
export type RunSource = "linkedin" | "csv" | "spreadsheet";
export type RunState = "running" | "paused" | "parked" | "finished" | "cancelled" | "failed";
export type StopReason = "completed" | "size_reached" | "daily_quota" | "source_window" | "source_exhausted" | "session_lost" | "account_restricted" | "cancelled" | "resume_expired" | "failed";
export type RunView = { id: string; source: RunSource; projectId: string; projectTitle: string; searchId: string; searchName: string; accountId: string | null; accountName: string | null; fileName: string | null;
  state: RunState; stopReason: StopReason | null; trouble: { message: string; hint: string } | null;
  size: number | null; total: number | null; reachable: number | null; read: number; created: number; matched: number; skipped: ReasonCount[];
  startedAt: string; endedAt: string | null; resumeUntil: string | null; resumesAt: string | null; perMinute: number | null; secondsLeft: number | null;
  canPause: boolean; canResume: boolean; canCancel: boolean; canUndo: boolean; undoneAt: string | null; continueByItself: boolean };
export type UndoReport = { removedCandidates: number; removedMembers: number; restoredFields: number; kept: number };
export type SortColumn = "added" | "name" | "headline" | "employer" | "location" | "updated";
export type PoolFilter =
  | { type: "search"; ids: string[] } | { type: "project"; id: string } | { type: "employer"; values: string[] } | { type: "location"; values: string[] }
  | { type: "words"; field: "name" | "headline" | "employer" | "location"; words: string } | { type: "source"; source: RunSource } | { type: "hasEmail"; value: boolean };
export type PoolQuery = { text: string; filters: PoolFilter[]; sort: { column: SortColumn; descending: boolean } };
export type CandidateRow = { id: string; fullName: string; headline: string | null; employer: string | null; location: string | null; sources: RunSource[]; searches: number; addedAt: string; updatedAt: string; linkedinUrl: string | null; hasEmail: boolean };
export type PoolPage = { count: number; total: number; rows: CandidateRow[]; indexing: boolean /* counts still growing */ };
export type Facets = { employers: { value: string; count: number }[]; locations: { value: string; count: number }[] };
export type Membership = { searchId: string; searchName: string; projectId: string; projectTitle: string; addedAt: string; runId: string | null };
export type Position = { title: string; employer: string; location: string | null; from: string | null; until: string | null };
export type Education = { school: string; degree: string | null };
export type CandidateView = CandidateRow & { firstName: string | null; lastName: string | null; email: string | null; phone: string | null; industry: string | null; profile: { positions: Position[]; education: Education[] } | null; memberships: Membership[]; aliases: string[] };
export type ActivityItem =
  | { type: "imported"; at: string; runId: string; source: RunSource; searchName: string }
  | { type: "joined"; at: string; searchName: string; projectTitle: string }
  | { type: "changed"; at: string; runId: string | null; field: string; before: string | null; after: string | null }
  | { type: "offered"; at: string; offerId: string; field: string; ours: string; theirs: string; taken: boolean };
export type Selection = { type: "these"; ids: string[] } | { type: "matching"; query: PoolQuery };
export type ExportFormat = "csv" | "xlsx" | "json";
export type Overview = { candidates: number; projects: number; activeRuns: number; attention: { type: "account" | "run"; id: string; sentence: string; hint: string }[] };
export type GuidePart = "connect" | "meaning" | "trouble";
export type GuidePoint = { term: string; text: string };
export type GuideStep = { part: GuidePart; title: string; paragraphs: string[]; points: GuidePoint[]; warning: string | null };
export type Settings = { theme: "system" | "light" | "dark"; density: "compact" | "standard" | "comfortable"; csvBom: boolean };
export type Change =
  | { type: "accounts" } | { type: "quota"; accountId: string } | { type: "projects" } | { type: "run"; runId: string; searchId: string } | { type: "candidates" } | { type: "settings" } | { type: "workspace" };
