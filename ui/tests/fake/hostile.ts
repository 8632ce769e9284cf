/** The worst that strangers could write, in every field that they write. */

/** Fields whose text came from outside, or from a person. */
const WRITTEN: ReadonlySet<string> = new Set([
  ...["fullName", "firstName", "lastName", "headline", "employer", "location", "email", "phone", "industry"],
  ...["title", "school", "degree", "from", "until", "aliases", "before", "after", "ours", "theirs", "value"],
  ...["name", "company", "description", "salaryRange", "searchName", "projectTitle", "accountName", "inSearches"],
  ...["candidateName", "briefingName", "statement", "rubric", "model", "baseUrl"],
  ...["fileName", "headers", "rows", "sheet", "encoding", "keywords", "record", "linkedinUrl"],
  ...["statement", "rubric", "reasoning", "reason", "briefingName", "note"],
]);

/** What the core has a limit for: nobody gets more into it. */
const LIMITS: Readonly<Record<string, number>> = {
  statement: 500,
  rubric: 4_000,
  note: 4_000,
  model: 200,
  baseUrl: 500,
};

/** Markup that does something, a change of direction that is never taken back, and no end. */
export function hostile(field: string): string {
  const markup = `<img src="x" onerror="window.__HACKED__ = true"><script>window.__HACKED__ = true</script>`;
  return `<b data-hostile>${field}</b>${markup}\u202e\u2067\u0000{{7*7}} ${"W".repeat(10_000)}`.slice(0, LIMITS[field]);
}

/** The same answer as strangers would have it. */
export function asStrangersWrite<Answer>(answer: Answer): Answer {
  return rewritten(answer, "") as Answer;
}

function rewritten(value: unknown, field: string): unknown {
  if (typeof value === "string") return WRITTEN.has(field) ? hostile(field) : value;
  if (Array.isArray(value)) return value.map((each) => rewritten(each, field));
  if (value === null || typeof value !== "object") return value;
  const isPassage = "field" in value && "text" in value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) =>
      isPassage && key === "text" ? [key, hostile("passage")] : [key, rewritten(each, key)],
    ),
  );
}
