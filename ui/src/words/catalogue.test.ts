// @vitest-environment node
/** The catalogue of strings is as new as the page. */

import { getCatalogs } from "@lingui/cli/api";
import { getConfig } from "@lingui/conf";
import { expect, test } from "vitest";

test("every string of the page is in the catalogue, and no other", async () => {
  const [catalogue] = await getCatalogs(getConfig({ cwd: process.cwd() }));
  const collected = await catalogue?.collect();
  const kept = await catalogue?.read("en");
  expect(Object.keys(kept ?? {}).sort(), "run `npm run words`").toEqual(Object.keys(collected ?? {}).sort());
});
