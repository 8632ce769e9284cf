/** Made-up answers to everything an import asks before it starts. */
import type { AddressReading, FileView, ImportPlan, OurField, Preview, Quota, Rehearsal } from "../../src/api/bindings";
import { person } from "./people";
import { iso } from "./places";

/** Reads an address roughly as the core does. */
export function classify(address: string): AddressReading {
  if (address.includes("/in/"))
    return {
      verdict: "refused",
      trouble: { code: "profile", message: "This is the page of one person.", hint: "Copy that of a people search." },
    };
  if (!/^https:\/\/(www\.)?linkedin\.com\//.test(address))
    return {
      verdict: "refused",
      trouble: { code: "other_host", message: "This is not LinkedIn.", hint: "Copy an address of LinkedIn." },
    };
  const sales = address.includes("/sales/");
  return {
    verdict: "accepted",
    product: sales ? "sales_navigator" : "classic",
    kind: sales ? "sales_navigator_people" : "classic_people",
    keywords: "rust OR golang",
    facets: [
      { name: "Region", value: "Berlin Metropolitan Area" },
      { name: "Seniority", value: "Senior, Lead" },
    ],
    caveat: null,
  };
}

/** Ten people and how many there are. */
export function preview(now: number, quota: Quota): Preview {
  const people = Array.from({ length: 10 }, (_, index) => {
    const each = person(index * 3 + 2, now);
    const here = index === 1 || index === 6;
    return {
      fullName: index === 8 ? null : each.fullName,
      headline: each.headline,
      employer: each.employer,
      location: each.location,
      candidateId: here ? each.id : null,
      inSearches: here ? ["Referrals"] : [],
    };
  });
  return { people, total: 4310, reachable: 2500, window: 2500, alreadyHere: 2, quota };
}

/** What an import of a size would do. */
export function plan(now: number, quota: Quota, reachable: number, size: number): ImportPlan {
  const wanted = Math.min(size, reachable);
  const first = Math.min(wanted, quota.left);
  const later = wanted - first;
  return {
    size: wanted,
    now: first,
    later,
    days: Math.ceil(later / quota.limit),
    capped: size > reachable,
    leftAfter: quota.left - first,
    fitsToday: Math.min(quota.left, reachable),
    resumeUntil: iso(now + 7 * 86_400_000),
    resetsAt: quota.resetsAt,
  };
}

/** A file with five columns, one of them with an unexpected name. */
export function fileView(): FileView {
  const fields: OurField[] = [
    "fullName",
    "linkedinProfile",
    "location",
    "currentEmployer",
    "titleTagline",
    "firstName",
    "lastName",
    "email",
    "phone",
  ];
  const columns: Partial<Record<OurField, number>> = {
    fullName: 0,
    linkedinProfile: 1,
    location: 2,
    currentEmployer: 3,
    email: 5,
  };
  const now = Date.now();
  return {
    fileId: "f1",
    name: "conference-2026.csv",
    reading: {
      format: "delimited",
      layout: "other",
      delimiter: "semicolon",
      encoding: "Windows-1252",
      sheet: null,
    },
    headers: ["Full Name", "LinkedIn Profile", "Location", "Company", "Talk", "E-Mail Address"],
    rows: Array.from({ length: 20 }, (_, index) => {
      const each = person(index + 40, now);
      return [
        each.fullName,
        each.linkedinUrl ?? "",
        each.location ?? "",
        each.employer ?? "",
        "Day 2",
        `p${index}@example.test`,
      ];
    }),
    approximateRecords: 214,
    recordsAreExact: false,
    mapping: fields.map((field) => ({
      field,
      column: columns[field] ?? null,
      confidence:
        columns[field] === undefined ? "none" : field === "currentEmployer" || field === "email" ? "proposed" : "exact",
    })),
  };
}

/** What the file would do. */
export function rehearsal(): Rehearsal {
  return {
    read: 214,
    created: 88,
    matched: 101,
    skipped: [
      { reason: "invalid_linkedin_url", count: 19 },
      { reason: "duplicate_in_file", count: 5 },
      { reason: "identity_conflict", count: 1 },
    ],
    examples: [
      {
        row: 71,
        reason: "identity_conflict",
        cause: { type: "other_member_id" },
        record: "Jane Roe, Acme, Berlin",
      },
      {
        row: 12,
        reason: "invalid_linkedin_url",
        cause: { type: "not_a_profile", of: "company" },
        record: "Jane Acme, Acme, Berlin",
      },
      {
        row: 61,
        reason: "duplicate_in_file",
        cause: { type: "stood_before" },
        record: "Sven Haugen, Fjord Analytics, Oslo",
      },
    ],
  };
}
