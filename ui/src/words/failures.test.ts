/** The core's failures in the catalogue's words. */
import { afterEach, expect, test } from "vitest";
import { CASES, SAYINGS, saidOf } from "./failures";
import { speak } from "./language";
import { troubleOf, troubleOfRun } from "./troubles";

afterEach(() => speak("en"));

const own = { message: "the core’s own sentence", hint: "Its own advice." };
/** Something for every name that a message may ask for. */
const VALUES = { letters: 61, most: 60, left: 0, limit: 2500, needed: 12, row: 7, columns: 2000, name: "Vienna" };
const TEXTS = { field: "Location", nearest: "Profile", detail: "errors/too_many_requests", noun: "search" };
const MORE = { size: 50, product: "Recruiter" };
const CHECKS = { cap: 100, available: 3, total: 12, id: "r1", length: 501 };

test("a message has the values in it that the failure came with", () => {
  expect(saidOf({ code: "view_name_taken", ...own, values: { name: "Vienna" } }), "a text").toEqual({
    message: "There is a view called “Vienna” already",
    hint: "Choose another name.",
  });
  const quota = { left: 1005, limit: 2500, needed: 2000 };
  expect(saidOf({ code: "daily_quota", ...own, values: quota }).message, "numbers, as people write them").toBe(
    "1,005 of 2,500 results are left on this account today and this needs 2,000",
  );
  expect(troubleOf({ code: "throttled", ...own, values: { detail: "429" } }).message, "the provider’s own word").toBe(
    "The provider asks us to slow down (429).",
  );
  const trouble = { code: "disk_full", ...own };
  expect(troubleOfRun(trouble).label, "as the label of a run").toBe("The disk is full, so nothing more can be saved");
});

test("where a value is missing or a code is new, the core’s own words stand", () => {
  for (const code of ["view_name_taken", "daily_quota", "not_found", "from_the_future", "constructor", ""]) {
    expect(saidOf({ code, ...own }), code).toEqual(own);
  }
  expect(saidOf({ code: "dsn_invalid", case: "from_the_future", ...own }), "or the case is new").toEqual(own);
  expect(saidOf({ code: "view_name_taken", ...own, values: { name: 7 } }), "or a value is another thing").toEqual(own);
});

test("where a code has several sentences, its case says which", () => {
  expect(saidOf({ code: "dsn_invalid", case: "dsn_empty", ...own }).message, "the one").toBe("The DSN is empty");
  expect(saidOf({ code: "dsn_invalid", ...own }).message, "the usual one").toBe("This is not an address of a server");
  expect(saidOf({ code: "not_found", ...own, values: { noun: "run" } }).message, "in the window’s word for it").toBe(
    "This import does not exist, or no longer",
  );
});

test("what a model fails at is never told in the words of LinkedIn’s provider", () => {
  const codes = Object.keys(SAYINGS).filter((code) => code.startsWith("model_"));
  expect(codes.length, "every refusal of a model is one of them").toBeGreaterThanOrEqual(10);
  for (const code of codes) {
    const { message, hint } = saidOf({ code, ...own, values: { ...VALUES, ...TEXTS } });
    expect(`${message} ${hint}`, code).not.toMatch(/DSN|LinkedIn|account id|[Tt]he provider/);
    expect(troubleOfRun({ code, ...own }).advice, `${code}: nor where a run stopped`).not.toContain("DSN");
  }
});

test("every code and case has words that can be translated", async () => {
  const sayings = Object.entries({ ...SAYINGS, ...CASES });
  const say = () => sayings.map(([, saying]) => saying({ ...VALUES, ...TEXTS, ...MORE, ...CHECKS }) || null);
  const english = say();
  await speak("pseudo");
  const pseudo = say();
  for (const [at, [code]] of sayings.entries()) {
    const [said, other] = [english[at], pseudo[at]];
    expect(said?.message, `${code}: a title has no full stop`).toMatch(/^\P{Ll}.*[^.]$/u);
    expect(said?.hint, `${code}: advice is a sentence`).toMatch(/^\P{Ll}.*\.$/u);
    expect(other?.message, `${code}: what happened is in the catalogue`).not.toBe(said?.message);
    expect(other?.hint, `${code}: and what to do`).not.toBe(said?.hint);
  }
});
