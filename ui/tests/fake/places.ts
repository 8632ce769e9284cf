/** Made-up accounts, projects, searches and runs. */
import type { AccountView, ProjectView, Quota, RunView, SearchView, Trouble } from "../../src/api/bindings";

const HOUR = 3_600_000;
export const iso = (at: number) => new Date(at).toISOString();

/** The quota of an account with so many left. */
export function quota(now: number, left: number, resetsInMs = 5.2 * HOUR): Quota {
  const reserved = left < 2400 ? 100 : 0;
  return {
    accountDay: iso(now).slice(0, 10),
    limit: 2500,
    used: 2500 - left - reserved,
    reserved,
    left,
    resetsAt: iso(now + resetsInMs),
  };
}

/** So many connected accounts; the third needs a person. */
export function accounts(now: number, many: number, left: number, resetsInMs?: number): AccountView[] {
  const names = ["Marta Jensen", "Agency seat", "Rotterdam desk", "Jonas Weber"];
  return names.slice(0, many).map((name, index) => ({
    id: `a${index}`,
    provider: "unipile",
    name,
    dsn: "https://api8.example.test:13851",
    providerAccountId: `acc-${index}`,
    product: index === 0 ? "sales_navigator" : index === 1 ? "recruiter" : "classic",
    timeZone: "Europe/Berlin",
    dailyLimit: 2500,
    paceMs: 4000,
    status: index === 2 ? "checkpoint" : "connected",
    checkedAt: iso(now - 12 * 60_000),
    quota: quota(now, index === 0 ? left : 2500 - index * 40, resetsInMs),
  }));
}

function search(
  id: string,
  projectId: string,
  name: string,
  members: number,
  now: number,
  address: string | null,
): SearchView {
  const description = address ? `${address}\nFrom the kick-off call.` : "";
  return { id, projectId, name, description, address, members, lastImportAt: members > 0 ? iso(now - 3 * HOUR) : null };
}

/** Three projects, one of them put away. */
export function projects(now: number): ProjectView[] {
  const address = "https://www.linkedin.com/sales/search/people?savedSearchId=50432";
  return [
    {
      id: "p1",
      title: "Backend engineers, payments",
      company: "Brightside Bank",
      description: "Four hires for the new clearing team.",
      location: "Berlin or remote in Germany",
      salaryRange: "€85,000 to €110,000",
      status: "active",
      candidates: 2437,
      createdAt: iso(now - 20 * 24 * HOUR),
      searches: [
        search("s1", "p1", "Berlin, Rust or Go", 1537, now, address),
        search("s2", "p1", "Poland, open to relocate", 812, now, address),
        search("s3", "p1", "Referrals", 88, now, null),
      ],
    },
    {
      id: "p2",
      title: "Head of design",
      company: "Lumen Health",
      description: "",
      location: "Amsterdam",
      salaryRange: "",
      status: "draft",
      candidates: 0,
      createdAt: iso(now - 2 * 24 * HOUR),
      searches: [search("s4", "p2", "Benelux design leads", 0, now, null)],
    },
    {
      id: "p3",
      title: "Field sales, Nordics",
      company: "Northwind Energy",
      description: "",
      location: "Oslo",
      salaryRange: "",
      status: "archived",
      candidates: 431,
      createdAt: iso(now - 200 * 24 * HOUR),
      searches: [search("s5", "p3", "Oslo and Bergen", 431, now, null)],
    },
  ];
}

/** What the core says with every run that the quota stopped. */
const QUOTA_REACHED: Trouble = {
  code: "daily_quota",
  message: "0 of 2,500 results are left on this account today and this needs 1",
  hint: "Wait for the reset, or use another account.",
};

function run(now: number, id: string, over: Partial<RunView>): RunView {
  return {
    id,
    source: "linkedin",
    projectId: "p1",
    projectTitle: "Backend engineers, payments",
    searchId: "s1",
    briefingId: null,
    title: "Berlin, Rust or Go",
    accountId: "a0",
    accountName: "Marta Jensen",
    fileName: null,
    state: "finished",
    stopReason: "size_reached",
    trouble: null,
    size: 1200,
    total: 4310,
    reachable: 2500,
    read: 1200,
    created: 1088,
    matched: 92,
    skipped: [
      { reason: "missing_linkedin_url", count: 14 },
      { reason: "off_limits", count: 6 },
    ],
    startedAt: iso(now - 5 * HOUR),
    endedAt: iso(now - 4 * HOUR),
    resumeUntil: null,
    resumesAt: null,
    perMinute: null,
    secondsLeft: null,
    canPause: false,
    canResume: false,
    canCancel: false,
    canUndo: true,
    undoneAt: null,
    continueByItself: true,
    ...over,
  };
}

/** A run of checks against the demo briefing. */
export function checkRun(now: number, id: string, over: Partial<RunView>): RunView {
  return run(now, id, {
    source: "check",
    searchId: null,
    briefingId: "b1",
    title: "Backend engineer",
    accountId: null,
    accountName: null,
    reachable: null,
    stopReason: "completed",
    startedAt: iso(now - 72 * HOUR),
    endedAt: iso(now - 72 * HOUR + 90_000),
    canUndo: false,
    continueByItself: false,
    ...over,
  });
}

/** Runs of checks that are under way, and one that a provider stopped. */
export function checksUnderWay(now: number): RunView[] {
  const open = { endedAt: null, canCancel: true, size: 1200, total: 1200 };
  return [
    checkRun(now, "r21", {
      ...open,
      state: "running",
      stopReason: null,
      read: 612,
      created: 561,
      matched: 48,
      skipped: [{ reason: "check_failed", count: 3 }],
      startedAt: iso(now - 4 * 60_000),
      perMinute: 150,
      secondsLeft: 235,
      canPause: true,
    }),
    checkRun(now, "r22", {
      ...open,
      state: "parked",
      stopReason: "provider_refused",
      trouble: {
        code: "provider_missing",
        case: "byok_missing",
        message: "no key of a model provider is connected",
        hint: "Connect one in Settings.",
      },
      read: 20,
      created: 20,
      matched: 0,
      skipped: [],
      startedAt: iso(now - 50 * 60_000),
      canResume: true,
    }),
    checkRun(now, "r23", {
      ...open,
      state: "paused",
      stopReason: null,
      read: 300,
      created: 300,
      matched: 0,
      skipped: [],
      startedAt: iso(now - 70 * 60_000),
      canResume: true,
    }),
  ];
}

/** Runs of every kind, newest first. */
export function runs(now: number): RunView[] {
  const week = iso(now + 6.2 * 24 * HOUR);
  return [
    run(now, "r1", {
      state: "running",
      stopReason: null,
      read: 437,
      created: 401,
      matched: 30,
      skipped: [{ reason: "missing_linkedin_url", count: 6 }],
      startedAt: iso(now - 9 * 60_000),
      endedAt: null,
      perMinute: 48,
      secondsLeft: 954,
      canPause: true,
      canCancel: true,
      canUndo: false,
      resumeUntil: week,
    }),
    run(now, "r2", {
      state: "parked",
      stopReason: "daily_quota",
      trouble: QUOTA_REACHED,
      searchId: "s2",
      title: "Poland, open to relocate",
      size: 2500,
      read: 812,
      created: 790,
      matched: 22,
      skipped: [],
      startedAt: iso(now - 3 * HOUR),
      endedAt: null,
      resumesAt: iso(now + 5.2 * HOUR),
      resumeUntil: week,
      canResume: true,
      canCancel: true,
    }),
    run(now, "r3", {
      state: "paused",
      stopReason: null,
      searchId: "s3",
      title: "Referrals",
      read: 300,
      created: 280,
      matched: 20,
      skipped: [],
      size: 900,
      startedAt: iso(now - 6 * HOUR),
      endedAt: null,
      resumeUntil: week,
      canResume: true,
      canCancel: true,
    }),
    run(now, "r4", {
      source: "csv",
      accountId: null,
      accountName: null,
      fileName: "conference-2026.csv",
      searchId: "s3",
      title: "Referrals",
      stopReason: "completed",
      size: null,
      total: 214,
      reachable: null,
      read: 214,
      created: 88,
      matched: 101,
      skipped: [
        { reason: "invalid_linkedin_url", count: 19 },
        { reason: "duplicate_in_file", count: 6 },
      ],
      startedAt: iso(now - 26 * HOUR),
      endedAt: iso(now - 26 * HOUR + 4000),
    }),
    run(now, "r5", {
      state: "parked",
      stopReason: "session_lost",
      trouble: {
        code: "disconnected",
        message: "the LinkedIn session of this account has ended",
        hint: "Connect the account again at the provider, then check it in Settings.",
      },
      read: 150,
      created: 150,
      matched: 0,
      skipped: [],
      startedAt: iso(now - 50 * HOUR),
      endedAt: iso(now - 50 * HOUR),
      resumeUntil: iso(now + 4.9 * 24 * HOUR),
      canResume: true,
    }),
    run(now, "r6", {
      stopReason: "source_window",
      size: null,
      read: 2500,
      created: 2204,
      matched: 296,
      skipped: [],
      startedAt: iso(now - 5 * 24 * HOUR),
      endedAt: iso(now - 5 * 24 * HOUR + HOUR),
    }),
    run(now, "r7", {
      state: "cancelled",
      stopReason: "cancelled",
      read: 80,
      created: 80,
      matched: 0,
      skipped: [],
      startedAt: iso(now - 9 * 24 * HOUR),
      endedAt: iso(now - 9 * 24 * HOUR),
      undoneAt: iso(now - 8 * 24 * HOUR),
      canUndo: false,
    }),
    run(now, "r8", {
      searchId: "s2",
      title: "Poland, open to relocate",
      startedAt: iso(now - 20 * HOUR),
      endedAt: iso(now - 19 * HOUR),
      resumeUntil: iso(now + 6.1 * 24 * HOUR),
      canResume: true,
    }),
    checkRun(now, "r20", {
      read: 51,
      size: 51,
      total: 51,
      created: 48,
      matched: 0,
      skipped: [{ reason: "check_failed", count: 3 }],
      canResume: true,
    }),
    run(now, "r9", {
      state: "parked",
      stopReason: "daily_quota",
      trouble: QUOTA_REACHED,
      read: 300,
      created: 300,
      matched: 0,
      skipped: [],
      startedAt: iso(now - 30 * HOUR),
      endedAt: iso(now - 29 * HOUR),
      resumesAt: iso(now + 5.2 * HOUR),
      undoneAt: iso(now - 28 * HOUR),
      canUndo: false,
    }),
  ];
}
