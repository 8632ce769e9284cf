/** Looks at every place, light and dark, with axe; a serious or critical finding, or a complaint of the browser, fails. */
import AxeBuilder from "@axe-core/playwright";
import { start } from "./harness.mjs";
import { places } from "./places.mjs";

const only = process.argv.slice(2);
const harness = await start();
const findings = [];
const chosen = places.filter((each) => only.length === 0 || only.includes(each.name));
for (const place of chosen) {
  for (const theme of ["light", "dark"]) {
    const page = await harness.open({ ...place, theme });
    page.setDefaultTimeout(8000);
    try {
      await place.act?.(page);
      await page.waitForTimeout(200);
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      for (const violation of violations) {
        if (violation.impact !== "serious" && violation.impact !== "critical") continue;
        const where = violation.nodes
          .slice(0, 3)
          .map((node) => `    ${node.html.slice(0, 160)}\n      ${node.any[0]?.message ?? ""}`);
        findings.push(`${place.name} (${theme}): ${violation.id}, ${violation.help}\n${where.join("\n")}`);
      }
    } catch (error) {
      findings.push(`${place.name} (${theme}): could not be reached: ${String(error).split("\n")[0]}`);
    }
    await page.context().close();
  }
}
await harness.close();
for (const complaint of new Set(harness.complaints)) findings.push(`browser: ${complaint}`);
for (const finding of findings) console.error(finding);
console.log(
  findings.length === 0
    ? `No serious finding in ${chosen.length} places, light and dark.`
    : `${findings.length} findings.`,
);
process.exitCode = findings.length === 0 ? 0 : 1;
