/** A pretended core: answers every command of the window from memory. The only place with made-up data. */
import type {
  AccountView,
  Arrangement,
  BriefingFields,
  Category,
  Change,
  CheckAsk,
  ChosenFile,
  CreditRules,
  commands,
  EntryFilter,
  LinkedinImportAsk,
  ModelAction,
  ModelChoice,
  NewProvider,
  Overview,
  ProjectFields,
  ProjectStatus,
  ProjectView,
  RehearsalMoved,
  Removal,
  ResultFilter,
  RunView,
  SavedView,
  SearchFields,
  SearchView,
  Selection,
  Settings,
  Shown,
  SkipView,
  Trouble,
  TypedPrices,
  Verdict,
  WorkspaceStatus,
} from "../../src/api/bindings";
import { FakeChecks } from "./checks";
import { activity, candidateDetail } from "./detail";
import { draft, drafter } from "./drafts";
import { asStrangersWrite } from "./hostile";
import { classify, fileView, plan, preview, rehearsal } from "./imports";
import { FakeModels } from "./models";
import { person } from "./people";
import * as places from "./places";
import { Pool } from "./pool";
import type { Scenario } from "./scenario";
import { FakeShortlists, type ShortlistCommand } from "./shortlists";
import { Views } from "./views";

type Args = Record<string, unknown>;

/** `listAccounts` as the core is asked for it: `list_accounts`. */
type Snake<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Tail>}`
  : "";

/** Every command of the window, answered with what the core would answer with. */
export type Answers = {
  [Name in keyof typeof commands as Snake<Name>]: (args: Args) => Awaited<ReturnType<(typeof commands)[Name]>>;
};

function isKnown(command: string, answers: Answers): command is keyof Answers {
  return command in answers;
}

/** What the core tells the window without being asked. */
export type Tell = (
  event: "changed" | "file-opened" | "rehearsal-moved",
  payload: Change | RehearsalMoved | null,
) => void;

/** The pretended core. `tell` is how it reaches the window. */
export class FakeCore {
  readonly asked: { command: string; args: Args }[] = [];
  private now = Date.now();
  private status: WorkspaceStatus;
  private pool: Pool;
  private views: Views;
  private accounts: AccountView[];
  private projects: ProjectView[];
  private runs: RunView[];
  private checks: FakeChecks;
  private shortlists: FakeShortlists;
  private models: FakeModels;
  private settings: Settings;
  private taken = false;
  private opened: ChosenFile | null;
  private held = new Map<string, Promise<void>>();
  private removals = new Map<string, number>();
  private edits = new Map<string, () => void>();
  private next = 100;
  private cancelled = false;
  private endRehearsal = () => {};

  constructor(
    readonly scenario: Scenario = {},
    private tell: Tell = () => {},
  ) {
    const { fresh = false, candidates = fresh ? 0 : 1_000_000, left = 1263 } = scenario;
    this.status = scenario.workspace ?? { state: "open", name: "Harbour Talent", demo: false };
    this.pool = new Pool(candidates, this.now, scenario.indexing);
    this.views = new Views(scenario.views ?? (fresh ? 0 : 3), () => this.emit({ type: "savedViews" }));
    this.opened = scenario.opened ?? null;
    this.accounts = places.accounts(this.now, scenario.accounts ?? (fresh ? 0 : 2), left, scenario.resetsInMs);
    this.projects = fresh ? [] : places.projects(this.now);
    this.runs = fresh ? [] : [...(scenario.checking ? places.checksUnderWay(this.now) : []), ...places.runs(this.now)];
    this.checks = new FakeChecks(this.now, scenario, (change) => this.emit(change));
    this.shortlists = new FakeShortlists(this.now, scenario, this.checks.standing, (change) => this.emit(change));
    this.models = new FakeModels(this.now, scenario, (change) => this.emit(change));
    this.settings = { theme: scenario.theme ?? "system", density: scenario.density ?? "standard", csvBom: true };
  }

  /** Tells the window that something changed. */
  emit(change: Change): void {
    this.tell("changed", change);
  }

  /** A file is opened from outside, or dropped on the window. */
  open(file: ChosenFile): void {
    this.opened = file;
    this.tell("file-opened", null);
  }

  /** A rehearsal has come that far. */
  rehearse(moved: RehearsalMoved): void {
    this.tell("rehearsal-moved", moved);
  }

  /** Lets a command wait until what is answered is called. */
  hold(command: string): () => void {
    let resolve = () => {};
    const promise = new Promise<void>((done) => {
      resolve = done;
    });
    this.held.set(command, promise);
    const release = () => {
      this.held.delete(command);
      resolve();
    };
    if (command === "rehearse_file_import") this.endRehearsal = release;
    return release;
  }

  /** The pool has been read: from now on counts are exact. */
  finishIndexing(): void {
    this.pool.indexing = false;
    this.emit({ type: "candidates" });
  }

  /** Answers one command, or throws its failure. */
  async answer(command: string, args: Args = {}): Promise<unknown> {
    this.asked.push({ command, args });
    const failure = this.scenario.failing?.[command];
    if (failure) throw failure;
    if (this.scenario.hanging?.includes(command)) return new Promise(() => {});
    const answers: Answers = { ...this.answers, ...this.shortlists.answers };
    const answer = isKnown(command, answers) && answers[command];
    if (!answer) throw { code: "unknown", message: `No command ${command}.`, hint: "", reference: command };
    await this.held.get(command);
    const given = structuredClone(answer(args));
    return this.scenario.hostile ? asStrangersWrite(given) : given;
  }

  private answers: Omit<Answers, ShortlistCommand> = {
    workspace_status: () => this.status,
    create_workspace: () => {
      this.status = { state: "open", name: "Harbour Talent", demo: false };
      return "harbor anchor velvet signal orbit meadow copper lantern ribbon puzzle harvest window glacier tunnel saddle marble ginger pocket thunder canvas timber oyster shadow bridge".split(
        " ",
      );
    },
    unlock_workspace: ({ phrase }) => {
      if (String(phrase).length < 8)
        throw {
          code: "wrong_phrase",
          message: "These words do not open the workspace.",
          hint: "Check their order and spelling.",
          reference: "2b1c-0044",
        };
      this.status = { state: "open", name: "Harbour Talent", demo: false };
      return this.status;
    },
    reopen_workspace: () => {
      this.status = this.scenario.reopensAs ?? this.status;
      return this.status;
    },
    workspace_place: () => ({ file: "/home/ada/.local/share/longlist/workspace.longlist", tokens: "keychain" }),
    list_accounts: () => {
      for (const account of this.accounts) {
        if (Date.parse(account.quota.resetsAt) <= Date.now()) account.quota = places.quota(Date.now(), 2500);
      }
      return this.accounts;
    },
    add_account: ({ account }) => {
      const made = { ...this.accountTemplate(), ...(account as object), id: this.id("a") };
      this.accounts.push(made);
      this.emit({ type: "accounts" });
      return made;
    },
    update_account: ({ id, edit }) => this.changeAccount(String(id), edit as Partial<AccountView>),
    replace_token: ({ id }) => this.changeAccount(String(id), {}),
    check_account: ({ id }) => this.changeAccount(String(id), { checkedAt: new Date().toISOString() }),
    remove_account: ({ id }) => {
      this.accounts = this.accounts.filter((account) => account.id !== id);
      this.emit({ type: "accounts" });
      return null;
    },
    list_projects: () => this.projects,
    add_project: ({ project }) => {
      const made: ProjectView = {
        ...(project as ProjectFields),
        id: this.id("p"),
        status: "active",
        searches: [],
        candidates: 0,
        createdAt: new Date().toISOString(),
      };
      this.projects = [made, ...this.projects];
      this.emit({ type: "projects" });
      return made;
    },
    update_project: ({ id, project, status }) =>
      this.edit(this.project(String(id)), { ...(project as ProjectFields), status: status as ProjectStatus }),
    add_search: ({ projectId, search }) => {
      const made = {
        ...(search as SearchFields),
        id: this.id("s"),
        projectId: String(projectId),
        members: 0,
        lastImportAt: null,
      };
      this.project(String(projectId)).searches.push(made);
      this.emit({ type: "projects" });
      return made;
    },
    update_search: ({ id, search }) => this.edit(this.search(String(id)), search as SearchFields),
    take_back_project: ({ id }) => {
      this.projects = this.projects.filter((project) => project.id !== id);
      this.emit({ type: "projects" });
      return null;
    },
    take_back_search: ({ id }) => {
      for (const project of this.projects) project.searches = project.searches.filter((search) => search.id !== id);
      this.emit({ type: "projects" });
      return null;
    },
    undo_edit: ({ id }) => {
      this.edits.get(String(id))?.();
      this.edits.delete(String(id));
      this.emit({ type: "projects" });
      return null;
    },
    classify_address: ({ address }) => classify(String(address)),
    preview_search: ({ accountId }) => {
      const account = this.accounts.find((each) => each.id === accountId);
      if (account) account.quota = { ...account.quota, used: account.quota.used + 10, left: account.quota.left - 10 };
      this.emit({ type: "quota", accountId: String(accountId) });
      return preview(this.now, account?.quota ?? places.quota(this.now, 0));
    },
    plan_import: ({ accountId, reachable, size }) => {
      const quota = this.accounts.find((each) => each.id === accountId)?.quota ?? places.quota(this.now, 0);
      return plan(this.now, quota, Number(reachable), Number(size));
    },
    start_linkedin_import: ({ ask }) => this.startLinkedin(ask as LinkedinImportAsk),
    choose_file: () => ({ fileId: "f1", name: "conference-2026.csv", bytes: 48_213 }),
    pending_file: () => {
      const file = this.opened;
      this.opened = null;
      return file;
    },
    inspect_file: () => fileView(),
    rehearse_file_import: () => {
      const cancelled = this.cancelled;
      this.cancelled = false;
      return cancelled ? null : rehearsal();
    },
    cancel_rehearsal: () => {
      this.cancelled = true;
      this.endRehearsal();
      return null;
    },
    start_file_import: ({ searchId }) => this.startFile(String(searchId)),
    save_template: () => "longlist-template.csv",
    list_runs: ({ searchId }) => this.runs.filter((run) => searchId === null || run.searchId === searchId),
    pause_run: ({ id }) =>
      this.changeRun(String(id), {
        state: "paused",
        canPause: false,
        canResume: true,
        perMinute: null,
        secondsLeft: null,
      }),
    resume_run: ({ id, size }) =>
      this.changeRun(String(id), {
        ...(size !== null && { size: Number(size) }),
        state: "running",
        stopReason: null,
        trouble: null,
        canPause: true,
        canResume: false,
        perMinute: 48,
        resumesAt: null,
      }),
    cancel_run: ({ id }) =>
      this.changeRun(String(id), {
        state: "cancelled",
        stopReason: "cancelled",
        canPause: false,
        canCancel: false,
        canResume: false,
        canUndo: true,
      }),
    undo_run: ({ id }) => {
      const run = this.changeRun(String(id), {
        undoneAt: new Date().toISOString(),
        canUndo: false,
        canResume: false,
        canCancel: false,
      });
      return { removedCandidates: run.created, removedMembers: run.created + run.matched, restoredFields: 3, kept: 0 };
    },
    list_skips: ({ offset, limit }) => skips().slice(Number(offset), Number(offset) + Number(limit)),
    save_skip_report: () => "skipped-rows.csv",
    find_candidates: ({ query, offset, limit }) => this.pool.find(query as never, Number(offset), Number(limit)),
    candidate_facets: ({ query }) => this.pool.facets(query as never),
    candidate: ({ id }) => candidateDetail(person(Number(String(id).slice(1)), this.now), this.now),
    candidate_activity: ({ id }) => activity(String(id), this.now, this.taken),
    take_offer: () => {
      this.taken = true;
      this.emit({ type: "candidates" });
      return null;
    },
    remove_members: ({ selection }) => this.removeMembers(selection as Selection),
    undo_removal: ({ id }) => {
      const count = this.removals.get(String(id)) ?? 0;
      this.emit({ type: "candidates" });
      return count;
    },
    export_candidates: ({ format }) => `candidates.${format}`,
    list_saved_views: () => this.views.list(),
    add_saved_view: ({ name, shown }): SavedView => this.views.add(this.id("v"), String(name), shown as Shown),
    update_saved_view: ({ id, shown }) => this.views.change(String(id), { shown: shown as Shown }),
    rename_saved_view: ({ id, name }) => this.views.rename(String(id), String(name)),
    move_saved_view: ({ id, before }) => this.views.move(String(id), before === null ? null : String(before)),
    remove_saved_view: ({ id }) => this.views.take(String(id)),
    put_back_saved_view: ({ id }) => this.views.putBack(String(id)),
    list_briefings: ({ projectId }) => this.checks.list(projectId),
    briefing: ({ id }) => this.checks.get(id),
    add_briefing: ({ projectId, fields }) => this.checks.add(String(projectId), fields as BriefingFields),
    update_briefing: ({ id, fields }) => this.checks.update(id, fields as BriefingFields),
    duplicate_briefing: ({ id }) => {
      const { projectId, name, requirements } = this.checks.get(id);
      return this.checks.add(projectId, { name, requirements });
    },
    drafter: () => drafter(this.scenario),
    draft_requirements: ({ text }) => draft(String(text), this.scenario),
    remove_briefing: ({ id }) => this.checks.remove(id),
    insights: ({ id }) => this.checks.insights(id),
    what_if: ({ id, arrangement }) => this.checks.whatIf(id, arrangement as Arrangement),
    recategorize: ({ id, arrangement }) => this.checks.recategorize(id, arrangement as Arrangement),
    undo_recategorization: ({ id }) => this.checks.undoMove(id),
    list_recategorizations: ({ id }) => this.checks.moved(id),
    quote_check: ({ ask }) => this.checks.quote(ask as CheckAsk),
    start_check: ({ ask }) => this.startCheck(ask as CheckAsk),
    check_results: ({ briefingId, filter, offset, limit }) =>
      this.checks.results(briefingId, filter as ResultFilter, Number(offset), Number(limit)),
    check_of: ({ briefingId, candidateId }) => this.checks.detail(briefingId, candidateId),
    check: ({ id }) => this.checks.check(String(id)),
    list_failed_checks: ({ offset, limit }) =>
      this.checks.failed().slice(Number(offset), Number(offset) + Number(limit)),
    checks_of: ({ candidateId }) => this.checks.history(candidateId),
    decide_category: ({ briefingId, candidateId, category, reason }) =>
      this.checks.decide(briefingId, candidateId, {
        requirementId: null,
        verdict: null,
        category: category as Category | null,
        reason: String(reason),
      }),
    decide_verdict: ({ briefingId, candidateId, requirementId, verdict, reason }) =>
      this.checks.decide(briefingId, candidateId, {
        requirementId: String(requirementId),
        verdict: verdict as Verdict | null,
        category: null,
        reason: String(reason),
      }),
    bookmark: ({ briefingId, candidateId, marked }) => this.checks.bookmark(briefingId, candidateId, Boolean(marked)),
    credits: () => this.checks.ledger.credits(),
    update_credit_rules: ({ rules }) => this.checks.ledger.setRules(rules as CreditRules),
    grant_credits: ({ request, credits, reason }) =>
      this.checks.ledger.grant(String(request), Number(credits), String(reason)),
    credit_entries: ({ filter, offset, limit }) =>
      this.checks.ledger.list(filter as EntryFilter, Number(offset), Number(limit)),
    credit_sums: ({ filter }) => this.checks.ledger.sums(filter as EntryFilter),
    credit_history: () => this.checks.ledger.balances(),
    verify_credits: () => this.checks.ledger.verification(),
    export_credits: () => "Credits.csv",
    list_models: () => this.models.list(),
    set_provider: ({ provider }) => this.models.set(provider as NewProvider),
    validate_provider: ({ id }) => this.models.validate(id),
    remove_provider: ({ id }) => this.models.remove(id),
    choose_model: ({ action, choice }) => this.models.choose(action as ModelAction, choice as ModelChoice | null),
    set_model_prices: ({ id, model, prices }) => this.models.setPrices(id, model, prices as TypedPrices | null),
    model_spend: () => this.models.spend(),
    overview: () => this.overview(),
    settings: () => this.settings,
    update_settings: ({ settings }) => {
      this.settings = settings as Settings;
      this.emit({ type: "settings" });
      return this.settings;
    },
    save_setup_guide: () => "connect-linkedin.html",
    open_address: () => null,
  };

  private edit<Noun extends object>(noun: Noun, fields: Partial<Noun>): string {
    const [edit, before] = [this.id("e"), { ...noun }];
    this.edits.set(edit, () => Object.assign(noun, before));
    Object.assign(noun, fields);
    this.emit({ type: "projects" });
    return edit;
  }

  private removeMembers(selection: Selection): Removal {
    const count = selection.type === "these" ? selection.ids.length : this.pool.find(selection.query, 0, 1).count;
    const removal = { id: this.id("removal"), count };
    this.removals.set(removal.id, count);
    this.emit({ type: "candidates" });
    return removal;
  }

  private overview(): Overview {
    const trouble = this.accounts.filter((account) => account.status !== "connected");
    const waiting = this.runs.filter((run) => run.trouble && !run.resumesAt && !run.undoneAt);
    return {
      candidates: this.pool.size,
      projects: this.projects.length,
      activeRuns: this.runs.filter((run) => run.state === "running").length,
      attention: [
        ...trouble.map((account) => ({
          type: "account" as const,
          id: account.id,
          name: account.name,
          status: account.status,
        })),
        ...waiting.map((run) => ({
          type: "run" as const,
          id: run.id,
          title: run.title,
          source: run.source,
          stopReason: run.stopReason,
          trouble: run.trouble as Trouble,
        })),
      ],
    };
  }

  private startCheck({ briefingId }: CheckAsk): RunView {
    const briefing = this.checks.get(briefingId);
    const template = places.runs(this.now)[0] as RunView;
    const run: RunView = {
      ...template,
      id: this.id("r"),
      source: "check",
      searchId: null,
      briefingId: briefing.id,
      title: briefing.name,
      read: 0,
      created: 0,
      matched: 0,
      skipped: [],
      canUndo: false,
    };
    this.runs = [run, ...this.runs];
    this.emit({ type: "run", runId: run.id, searchId: null });
    return run;
  }

  private startLinkedin(ask: LinkedinImportAsk): RunView {
    const template = places.runs(this.now)[0] as RunView;
    return this.addRun({
      ...template,
      id: this.id("r"),
      searchId: ask.searchId,
      size: ask.size,
      read: 0,
      created: 0,
      matched: 0,
      skipped: [],
      startedAt: new Date().toISOString(),
    });
  }

  private startFile(searchId: string): RunView {
    const template = places.runs(this.now)[3] as RunView;
    return this.addRun({ ...template, id: this.id("r"), searchId, startedAt: new Date().toISOString() });
  }

  private addRun(run: RunView): RunView {
    this.runs = [run, ...this.runs];
    this.emit({ type: "run", runId: run.id, searchId: run.searchId });
    return run;
  }

  private changeRun(id: string, change: Partial<RunView>): RunView {
    const run = this.runs.find((each) => each.id === id) as RunView;
    Object.assign(run, change);
    this.emit({ type: "run", runId: id, searchId: run.searchId });
    return run;
  }

  private changeAccount(id: string, change: Partial<AccountView>): AccountView {
    const account = this.accounts.find((each) => each.id === id) as AccountView;
    Object.assign(account, change);
    this.emit({ type: "accounts" });
    return account;
  }

  private project(id: string): ProjectView {
    return this.projects.find((each) => each.id === id) as ProjectView;
  }

  private search(id: string): SearchView {
    return this.projects.flatMap((project) => project.searches).find((each) => each.id === id) as SearchView;
  }

  private accountTemplate(): AccountView {
    return places.accounts(this.now, 1, 2500)[0] as AccountView;
  }

  private id(prefix: string): string {
    this.next += 1;
    return `${prefix}${this.next}`;
  }
}

function skips(): SkipView[] {
  return Array.from({ length: 25 }, (_, index) => ({
    row: 12 + index * 7,
    reason: index % 4 === 3 ? "duplicate_in_file" : "invalid_linkedin_url",
    cause: index % 4 === 3 ? { type: "stood_before" } : { type: "not_a_profile", of: "company" },
    record: `Person ${index + 1}, Acme, Berlin`,
  }));
}
