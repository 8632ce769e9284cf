/** Looks at every place with axe: at all rules in light, and at the colours again in dark. A serious or critical finding,
 * or a complaint of the browser, fails. One page serves all places: starting one anew takes longer than looking at it.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { start } from "./harness.mjs";
import { places } from "./places.mjs";

const RULES = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/** What a theme can break. */
const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

const began = Date.now();
const only = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const harness = await start();
const page = await harness.open({});
await page.context().addInitScript({ content: axe });
page.setDefaultTimeout(8000);
const findings = [];
const chosen = places.filter((each) => only.length === 0 || only.includes(each.name));
for (const place of chosen) {
  try {
    await harness.visit(page, place);
    await place.act?.(page);
    await page.waitForTimeout(150);
    await look(place, "light", RULES);
    await page.evaluate(darken);
    await look(place, "dark", COLOURS);
  } catch (error) {
    findings.push(`${place.name}: could not be reached: ${String(error).split("\n")[0]}`);
  }
}
await harness.close();
for (const complaint of new Set(harness.complaints)) findings.push(`browser: ${complaint}`);
for (const finding of findings) console.error(finding);
const seconds = Math.round((Date.now() - began) / 1000);
console.log(
  findings.length === 0
    ? `No serious finding in ${chosen.length} places, light and dark. ${seconds} s.`
    : `${findings.length} findings in ${chosen.length} places. ${seconds} s.`,
);
process.exitCode = findings.length === 0 ? 0 : 1;

async function look(place, theme, runOnly) {
  const violations = await page.evaluate(violationsOf, runOnly);
  for (const { id, help, impact, nodes } of violations) {
    if (impact !== "serious" && impact !== "critical") continue;
    const where = nodes.map((node) => `    ${node.html}\n      ${node.message}`);
    findings.push(`${place.name} (${theme}): ${id}, ${help}\n${where.join("\n")}`);
  }
}

/** In the page: what axe finds, without what it does not find. */
async function violationsOf(runOnly) {
  const { violations } = await window.axe.run(document, { runOnly, resultTypes: ["violations"] });
  return violations.map(({ id, help, impact, nodes }) => ({
    id,
    help,
    impact,
    nodes: nodes.slice(0, 3).map(({ html, any }) => ({ html: html.slice(0, 160), message: any[0]?.message ?? "" })),
  }));
}

/** In the page: what the settings do when dark is chosen. */
function darken() {
  document.documentElement.dataset.theme = "dark";
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}
