/** Briefings, checks and credits of the pretended core: real sums over made-up verdicts. */
import type {
  Arrangement,
  Bands,
  BriefingFields,
  BriefingView,
  Category,
  CategoryCounts,
  Change,
  CheckAsk,
  CheckDetailView,
  CheckQuote,
  CheckView,
  Decision,
  FailedCheck,
  Insights,
  Recategorization,
  Requirement,
  ResultFilter,
  ResultPageView,
  ShortlistStanding,
  Verdict,
} from "../../src/api/bindings";
import { flagsOf } from "./detail";
import { FakeLedger } from "./ledger";
import { person } from "./people";
import type { Scenario } from "./scenario";

const DAY = 24 * 3_600_000;
const CATEGORIES: readonly Category[] = ["a", "b", "c", "needs_look", "no_fit"];

/** What the demo briefing asks for. */
const ASKED: readonly Requirement[] = [
  asked("backend", "Five years of backend work", "work_experience", "must_have", 1),
  asked("go", "Go or Rust in production", "technical", "must_have", 1),
  asked("payments", "Knows payments", "industry_experience", "nice_to_have", 4),
  asked("berlin", "Lives in or near Berlin", "location", "nice_to_have", 3),
  asked("german", "German, B2 or better", "languages", "nice_to_have", 2),
];

/** One candidate's verdicts. */
type Checked = { number: number; verdicts: Map<string, Verdict>; bookmarked: boolean; decided: Category | null };

/** The part of the pretended core that checks. */
export class FakeChecks {
  briefings: BriefingView[] = [];
  readonly ledger: FakeLedger;
  private checked: Checked[] = [];
  private said = new Map<string, Decision[]>();
  private moves: { entry: Recategorization; before: Arrangement; briefing: string }[] = [];
  private made = 0;

  constructor(
    private now: number,
    scenario: Scenario,
    private emit: (change: Change) => void,
  ) {
    this.ledger = new FakeLedger(now, scenario, emit);
    if (scenario.fresh) return;
    this.briefings = [this.version("b2", 2, null), this.version("b1", 1, iso(now - 3 * DAY))];
    this.checked = Array.from({ length: 48 }, (_, number) => ({
      number,
      verdicts: verdictsOf(number),
      bookmarked: number % 11 === 3,
      decided: null,
    }));
  }

  list = (projectId: unknown) => this.briefings.filter((each) => projectId === null || each.projectId === projectId);

  get = (id: unknown): BriefingView => {
    const found = this.briefings.find((each) => each.id === id);
    if (!found)
      throw { code: "not_found", message: "this briefing does not exist, or no longer", hint: "", reference: "" };
    return found;
  };

  add(projectId: string, fields: BriefingFields): BriefingView {
    const versions = this.briefings.filter((each) => each.projectId === projectId && each.name === fields.name);
    const made = {
      ...this.version(`b${100 + ++this.made}`, versions.length + 1, null),
      ...fields,
      projectId,
      checked: 0,
    };
    this.briefings = [made, ...this.briefings];
    this.emit({ type: "briefings", briefingId: made.id });
    return made;
  }

  update(id: unknown, fields: BriefingFields): BriefingView {
    Object.assign(this.get(id), fields);
    this.emit({ type: "briefings", briefingId: String(id) });
    return this.get(id);
  }

  remove(id: unknown) {
    this.briefings = this.briefings.filter((each) => each.id !== id);
    this.emit({ type: "briefings", briefingId: null });
    return null;
  }

  quote(ask: CheckAsk): CheckQuote {
    const absent = { local_llm: "local_model_missing", managed: "gateway_missing" }[ask.evaluator as string];
    if (absent) throw { code: "provider_missing", case: absent, message: "not connected", hint: "", reference: "9a1" };
    const price = { byok: { new: 1, recent: 0 }, managed: { new: 4, recent: 2 } }[ask.evaluator as string] ?? {
      new: 0,
      recent: 0,
    };
    const selection = ask.whom.type === "selection" ? ask.whom.selection : null;
    const all = selection?.type === "these" ? selection.ids.length : 612;
    const recent = Math.min(48, all);
    const total = (all - recent) * price.new + recent * price.recent;
    const after = this.ledger.balance.available - total;
    return {
      new: all - recent,
      recent,
      price,
      total,
      balance: this.ledger.balance,
      after: after < 0 ? null : after,
      refusal:
        after < 0
          ? {
              code: "credits_exhausted",
              message: "too few credits",
              hint: "",
              values: { available: this.ledger.balance.available, needed: total },
            }
          : null,
    };
  }

  results(id: unknown, filter: ResultFilter, offset: number, limit: number): ResultPageView {
    const briefing = this.get(id);
    const all = briefing.lockedAt ? this.checked : [];
    const rows = all
      .map((each) => ({ each, category: categoryOf(each, briefing), score: scoreOf(each, briefing) }))
      .filter(
        ({ each, category }) =>
          (!filter.category || filter.category === category) && (!filter.bookmarked || each.bookmarked),
      )
      .sort((x, y) => CATEGORIES.indexOf(x.category) - CATEGORIES.indexOf(y.category) || y.score - x.score);
    return {
      count: rows.length,
      counts: countsOf(all, briefing),
      bookmarked: all.filter((each) => each.bookmarked).length,
      rows: rows.slice(offset, offset + limit).map(({ each, category, score }) => {
        const { id: candidateId, fullName, headline, employer, location } = person(each.number, this.now);
        return {
          candidateId,
          fullName,
          headline,
          employer,
          location,
          checkId: `k${each.number}`,
          category,
          byMachine: categoryOf({ ...each, decided: null }, briefing),
          isDecided: each.decided !== null,
          fitScore: score,
          verdicts: briefing.requirements.map(({ id: asked }) => each.verdicts.get(asked) ?? "unknown"),
          bookmarked: each.bookmarked,
          checkedAt: iso(this.now - 3 * DAY),
        };
      }),
    };
  }

  detail(briefingId: unknown, candidateId: unknown): CheckDetailView {
    const briefing = this.get(briefingId);
    const each = this.of(candidateId);
    const { headline, employer, location } = person(each.number, this.now);
    const profile = [
      { field: "headline", text: headline ?? "" },
      { field: "location", text: location ?? "" },
      { field: "employer", text: employer ?? "" },
      { field: "about", text: "👋 I like systems that can be trusted with money, and teams that write things down." },
      { field: "positions.0.title", text: "Senior backend engineer" },
      { field: "positions.0.employer", text: employer ?? "Freelance" },
      { field: "positions.0.period", text: "2019-03 –" },
      { field: "positions.0.description", text: "Builds the ledger of a payments company in Go, on call for it." },
      { field: "positions.1.title", text: "Software engineer" },
      { field: "positions.1.employer", text: "Orchard & Sons" },
      { field: "positions.1.period", text: "2014-09 – 2019-02" },
      { field: "education.0.school", text: "Technical University of Delft" },
      { field: "education.0.degree", text: "MSc Computer Science" },
      { field: "skills.0", text: "Go" },
      { field: "skills.1", text: "PostgreSQL" },
      { field: "languages.0", text: "German (professional)" },
    ];
    const quotes: Record<string, [string, string]> = {
      backend: ["positions.0.period", "2019-03 –"],
      go: ["positions.0.description", "in Go"],
      payments: ["positions.0.description", "payments company"],
      berlin: ["location", location ?? ""],
      german: ["languages.0", "German (professional)"],
    };
    const said = this.said.get(String(candidateId)) ?? [];
    return {
      check: this.checkOf(briefing, each),
      category: categoryOf(each, briefing),
      byMachine: categoryOf({ ...each, decided: null }, briefing),
      fitScore: scoreOf(each, briefing),
      requirements: briefing.requirements.map(({ id }) => {
        const verdict = each.verdicts.get(id) ?? "unknown";
        const [field, text] = quotes[id] ?? ["headline", headline ?? ""];
        const start = profile.find((passage) => passage.field === field)?.text.indexOf(text) ?? 0;
        return {
          requirementId: id,
          finding: {
            verdict,
            confidence: verdict === "unknown" ? 0 : 84,
            reasoning: verdict === "unknown" ? "The profile does not say." : "The profile says so in a position.",
            quote: verdict === "unknown" ? null : { text, field, start },
          },
          overrideVerdict: said.find((decision) => decision.requirementId === id)?.verdict ?? null,
        };
      }),
      decisions: said,
      bookmarked: each.bookmarked,
      profile,
      flags: flagsOf(String(candidateId)),
      isSameProfile: each.number % 5 !== 2,
    };
  }

  /** Where somebody stands in the results of the demo briefing. */
  standing = (candidateId: string): ShortlistStanding | null => {
    const { id, name, version } = this.get("b1");
    const row = this.results(id, { category: null, bookmarked: false }, 0, 100).rows.find(
      (each) => each.candidateId === candidateId,
    );
    if (!row) return null;
    const { category, fitScore } = row;
    return { briefingId: id, briefingName: name, briefingVersion: version, category, fitScore };
  };

  /** One check by its id. An earlier one, `k7-before`, could not tell about payments. */
  check(id: string): CheckDetailView {
    const [number = "", isBefore] = id.slice(1).split("-");
    const detail = this.detail("b1", `c${number}`);
    if (!isBefore) return detail;
    const earlier = iso(this.now - 40 * DAY);
    return {
      ...detail,
      byMachine: "needs_look",
      check: { ...detail.check, id, checkedAt: earlier, mark: { ...detail.check.mark, model: "vocabulary 0" } },
      requirements: detail.requirements.map((each) =>
        each.requirementId === "payments"
          ? {
              ...each,
              finding: { verdict: "not_fulfilled", confidence: 61, reasoning: "No bank is named.", quote: null },
            }
          : each,
      ),
    };
  }

  history(candidateId: unknown): CheckView[] {
    const briefing = this.briefings.find((each) => each.lockedAt);
    const number = Number(String(candidateId).slice(1));
    const each = this.checked.find((checked) => checked.number === number);
    if (!briefing || !each) return [];
    const newest = this.checkOf(briefing, each);
    const before = { ...newest, id: `${newest.id}-before`, checkedAt: iso(this.now - 40 * DAY) };
    return number % 3 === 0 ? [newest, before] : [newest];
  }

  decide(briefingId: unknown, candidateId: unknown, decision: Omit<Decision, "decidedAt">) {
    const said = this.said.get(String(candidateId)) ?? [];
    this.said.set(String(candidateId), [{ ...decision, decidedAt: iso(Date.now()) }, ...said]);
    if (decision.requirementId === null) this.of(candidateId).decided = decision.category;
    this.emit({ type: "checks", briefingId: String(briefingId) });
    return null;
  }

  bookmark(briefingId: unknown, candidateId: unknown, marked: boolean) {
    this.of(candidateId).bookmarked = marked;
    this.emit({ type: "checks", briefingId: String(briefingId) });
    return null;
  }

  insights(id: unknown): Insights {
    const briefing = this.get(id);
    const all = briefing.lockedAt ? this.checked : [];
    const many = (asked: string, verdict: Verdict) => all.filter((each) => each.verdicts.get(asked) === verdict).length;
    return {
      checked: all.length,
      counts: countsOf(all, briefing),
      requirements: briefing.requirements.map(({ id: asked, kind }) => ({
        id: asked,
        kind,
        fulfilled: many(asked, "fulfilled"),
        notFulfilled: many(asked, "not_fulfilled"),
        unknown: many(asked, "unknown"),
        ifMoved: countsOf(all, {
          ...briefing,
          requirements: briefing.requirements.map((each) =>
            each.id === asked ? { ...each, kind: kind === "must_have" ? "nice_to_have" : "must_have" } : each,
          ),
        }),
      })),
    };
  }

  whatIf(id: unknown, arrangement: Arrangement) {
    const briefing = this.get(id);
    const all = briefing.lockedAt ? this.checked : [];
    return { before: countsOf(all, briefing), after: countsOf(all, arranged(briefing, arrangement)) };
  }

  recategorize(id: unknown, arrangement: Arrangement): Recategorization {
    const briefing = this.get(id);
    const counts = this.whatIf(id, arrangement);
    const entry = { id: `m${++this.made}`, counts, appliedAt: iso(Date.now()), undoneAt: null };
    const places = briefing.requirements.map(({ id: asked, kind, weight = 1 }) => [asked, { kind, weight }] as const);
    const before = { requirements: Object.fromEntries(places), bands: briefing.bands };
    this.moves = [{ entry, before, briefing: briefing.id }, ...this.moves];
    Object.assign(briefing, arranged(briefing, arrangement));
    this.changed(briefing.id);
    return entry;
  }

  undoMove(id: unknown) {
    const move = this.moves.find(({ entry }) => entry.id === id);
    if (!move)
      throw { code: "not_found", message: "gone", hint: "", values: { noun: "recategorization" }, reference: "" };
    move.entry.undoneAt = iso(Date.now());
    const briefing = this.get(move.briefing);
    Object.assign(briefing, arranged(briefing, move.before));
    this.changed(briefing.id);
    return null;
  }

  moved = (id: unknown) => this.moves.filter(({ briefing }) => briefing === id).map(({ entry }) => entry);

  failed(): FailedCheck[] {
    return [3, 17, 29].map((number) => ({
      candidateId: person(number, this.now).id,
      fullName: person(number, this.now).fullName,
      trouble: {
        code: number === 17 ? "model_unexpected_answer" : "model_unreachable",
        message: "the model did not answer",
        hint: "Try again.",
      },
      failedAt: iso(this.now - 3 * DAY),
    }));
  }

  private changed(briefingId: string) {
    this.emit({ type: "briefings", briefingId });
    this.emit({ type: "checks", briefingId });
  }

  private of(candidateId: unknown): Checked {
    const number = Number(String(candidateId).slice(1));
    const found = this.checked.find((each) => each.number === number);
    if (!found) throw { code: "not_found", message: "gone", hint: "", values: { noun: "check" }, reference: "" };
    return found;
  }

  private checkOf(briefing: BriefingView, { number }: Checked): CheckView {
    return {
      id: `k${number}`,
      runId: "r20",
      briefingId: briefing.id,
      briefingName: briefing.name,
      briefingVersion: briefing.version,
      candidateId: person(number, this.now).id,
      status: "completed",
      mark: { evaluator: "local", model: "vocabulary 1", prompt: "" },
      credits: 0,
      checkedAt: iso(this.now - 3 * DAY),
    };
  }

  private version(id: string, version: number, lockedAt: string | null): BriefingView {
    return {
      id,
      projectId: "p1",
      projectTitle: "Backend engineers, payments",
      name: "Backend engineer",
      version,
      bands: { a: 75, b: 50 },
      requirements: structuredClone([...ASKED]),
      createdAt: iso(this.now - 5 * DAY + version * 60_000),
      lockedAt,
      checked: lockedAt ? 48 : 0,
    };
  }
}

function asked(
  id: string,
  statement: string,
  category: Requirement["category"],
  kind: Requirement["kind"],
  weight: number,
): Requirement {
  return { id, statement, rubric: "", category, kind, weight };
}

function verdictsOf(number: number): Map<string, Verdict> {
  const verdict = (salt: number): Verdict => {
    const roll = (number * 7 + salt * 13) % 10;
    return roll < 6 ? "fulfilled" : roll < 8 ? "unknown" : "not_fulfilled";
  };
  return new Map(ASKED.map(({ id }, salt) => [id, salt < 2 && number % 4 ? "fulfilled" : verdict(salt)]));
}

function scoreOf(
  { verdicts }: Pick<Checked, "verdicts">,
  { requirements }: Pick<BriefingView, "requirements">,
): number {
  const nice = requirements.filter(({ kind }) => kind === "nice_to_have");
  const weigh = (those: readonly Requirement[]) => those.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const all = weigh(nice);
  return all === 0 ? 100 : Math.floor((weigh(nice.filter(({ id }) => verdicts.get(id) === "fulfilled")) * 100) / all);
}

function categoryOf(each: Checked, briefing: { requirements: Requirement[]; bands: Bands }): Category {
  if (each.decided) return each.decided;
  const gates = briefing.requirements.filter(({ kind }) => kind === "must_have").map(({ id }) => each.verdicts.get(id));
  if (gates.includes("not_fulfilled")) return "no_fit";
  if (gates.includes("unknown")) return "needs_look";
  const score = scoreOf(each, briefing);
  return score >= briefing.bands.a ? "a" : score >= briefing.bands.b ? "b" : "c";
}

function countsOf(all: readonly Checked[], briefing: { requirements: Requirement[]; bands: Bands }): CategoryCounts {
  const many = (category: Category) => all.filter((each) => categoryOf(each, briefing) === category).length;
  return { a: many("a"), b: many("b"), c: many("c"), needsLook: many("needs_look"), noFit: many("no_fit") };
}

function arranged(briefing: BriefingView, { requirements, bands }: Arrangement): BriefingView {
  return {
    ...briefing,
    bands,
    requirements: briefing.requirements.map((each) => ({ ...each, ...requirements[each.id] })),
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
