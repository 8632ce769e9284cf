/** The core's failures in the catalogue's words. */
import { afterEach, expect, test } from "vitest";
import type { Code } from "../api/bindings";
import { SAYINGS, saidOf } from "./failures";
import { speak } from "./language";
import { troubleOf, troubleOfRun } from "./troubles";

afterEach(() => speak("en"));

const own = { message: "the core’s own sentence", hint: "Its own advice." };
/** Something for every name that a message may ask for. */
const VALUES = { letters: 61, most: 60, left: 0, limit: 2500, needed: 12, row: 7, columns: 2000, name: "Vienna" };
const TEXTS = { field: "Location", nearest: "Profile", detail: "errors/too_many_requests" };

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
  for (const code of ["view_name_taken", "daily_quota", "dsn_invalid", "from_the_future", "constructor", ""]) {
    expect(saidOf({ code, ...own }), code).toEqual(own);
  }
  expect(saidOf({ code: "view_name_taken", ...own, values: { name: 7 } }), "or a value is another thing").toEqual(own);
});

test("every code has words that can be translated, or says why the core’s stand", async () => {
  const codes = Object.keys(SAYINGS) as Code[];
  const say = () => codes.map((code) => SAYINGS[code]({ ...VALUES, ...TEXTS }) || null);
  const english = say();
  await speak("pseudo");
  const pseudo = say();
  for (const [at, code] of codes.entries()) {
    const [said, other] = [english[at], pseudo[at]];
    if (!said) continue;
    expect(said.message, `${code}: a title has no full stop`).toMatch(/^\P{Ll}.*[^.]$/u);
    expect(said.hint, `${code}: advice is a sentence`).toMatch(/^\P{Ll}.*\.$/u);
    expect(other?.message, `${code}: what happened is in the catalogue`).not.toBe(said.message);
    expect(other?.hint, `${code}: and what to do`).not.toBe(said.hint);
  }
  expect(english.filter(Boolean).length, "most of them").toBeGreaterThan(70);
});
