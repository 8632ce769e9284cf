/** The ledger of the pretended core: entries that follow from one another. */
import type { Balance, Change, CreditRules, Entry, EntryFilter } from "../../src/api/bindings";
import { person } from "./people";
import { iso } from "./places";
import type { Scenario } from "./scenario";

const DAY = 24 * 3_600_000;

/** The part of the pretended core that counts credits. */
export class FakeLedger {
  balance: Balance = { available: 0, held: 0, spent: 0 };
  rules: CreditRules = { monthlyAllotment: 0, runCap: null, dayCap: null, recencyDays: "90" };
  private entries: Entry[] = [];
  private requests = new Set<string>();

  constructor(
    now: number,
    private scenario: Scenario,
    private emit: (change: Change) => void,
  ) {
    if (scenario.fresh) return;
    this.rules = { ...this.rules, monthlyAllotment: 500 };
    this.keep(scenario.entries === undefined ? oneRun(now) : manyEntries(scenario.entries, now));
  }

  credits = () => ({ balance: this.balance, today: 0, rules: this.rules });

  grant(request: string, credits: number, reason: string) {
    if (this.requests.has(request)) return this.balance;
    this.requests.add(request);
    this.balance = { ...this.balance, available: this.balance.available + credits };
    const grant = entry(this.entries.length + 1, "grant", Math.abs(credits), this.balance, iso(Date.now()), reason);
    this.entries = [...this.entries, { ...grant, cause: credits < 0 ? "correction" : "top_up" }];
    this.emit({ type: "credits" });
    return this.balance;
  }

  setRules(rules: CreditRules) {
    this.rules = rules;
    this.emit({ type: "credits" });
    return null;
  }

  list = (filter: EntryFilter, offset: number, limit: number) =>
    this.matching(filter)
      .reverse()
      .slice(offset, offset + limit);

  sums(filter: EntryFilter) {
    const of = (kind: Entry["kind"]) =>
      this.matching(filter).reduce((sum, each) => sum + (each.kind === kind ? each.credits : 0), 0);
    return {
      entries: this.matching(filter).length,
      granted: of("grant"),
      reserved: of("hold"),
      spent: of("post"),
      released: of("void"),
    };
  }

  balances = () => this.entries.map(({ bookedAt, balance }) => ({ at: bookedAt, balance }));

  verification = () => ({
    entries: this.entries.length,
    balance: this.balance,
    faults: this.scenario.faults ?? [],
  });

  private keep(entries: Entry[]) {
    this.entries = entries;
    this.balance = entries.at(-1)?.balance ?? { available: 0, held: 0, spent: 0 };
  }

  private matching = ({ kind, run, from }: EntryFilter) =>
    this.entries.filter(
      (each) => (!kind || each.kind === kind) && (!run || each.runId === run) && (!from || each.bookedAt >= from),
    );
}

/** The month's allotment, and a run that reserved, spent, and gave a little back. */
function oneRun(now: number): Entry[] {
  return [
    entry(1, "grant", 500, { available: 500, held: 0, spent: 0 }, iso(now - 20 * DAY), "2026-11"),
    entry(2, "hold", 24, { available: 476, held: 24, spent: 0 }, iso(now - 3 * DAY)),
    entry(3, "post", 20, { available: 476, held: 4, spent: 20 }, iso(now - 3 * DAY + 60_000)),
    entry(4, "void", 4, { available: 480, held: 0, spent: 20 }, iso(now - 3 * DAY + 90_000)),
  ];
}

/** A ledger of some length: a grant, then runs that reserve, spend, and give a little back. */
function manyEntries(many: number, now: number): Entry[] {
  let balance = { available: 0, held: 0, spent: 0 };
  return Array.from({ length: many }, (_, index) => {
    const at = iso(now - (many - index) * Math.min(3_600_000, (80 * DAY) / many));
    const step = index % 24;
    const kind = step === 0 ? "grant" : step === 1 ? "hold" : step === 23 ? "void" : "post";
    const credits = { grant: 200, hold: 88, post: 4, void: 4 }[kind];
    const { available, held, spent } = balance;
    balance = {
      grant: { available: available + credits, held, spent },
      hold: { available: available - credits, held: held + credits, spent },
      post: { available, held: held - credits, spent: spent + credits },
      void: { available: available + credits, held: held - credits, spent },
    }[kind];
    const made = entry(index + 1, kind, credits, balance, at, kind === "grant" ? "Budget of the team" : "");
    const who = kind === "post" || kind === "void" ? person(index, now) : null;
    return {
      ...made,
      cause: kind === "grant" ? "top_up" : null,
      candidateId: who?.id ?? null,
      candidateName: who?.fullName ?? null,
    };
  });
}

function entry(
  number: number,
  kind: Entry["kind"],
  credits: number,
  balance: Entry["balance"],
  bookedAt: string,
  reason = "",
): Entry {
  const isGrant = kind === "grant";
  return {
    number,
    kind,
    debit: isGrant ? "outside" : kind === "hold" ? "available" : "held",
    credit: kind === "hold" ? "held" : kind === "post" ? "spent" : "available",
    credits,
    runId: isGrant ? null : "r20",
    briefingName: isGrant ? null : "Backend engineer",
    candidateId: kind === "post" ? "c1" : null,
    candidateName: kind === "post" ? "Ada Example" : null,
    cause: isGrant ? "allotment" : null,
    reason,
    balance,
    bookedAt,
  };
}
