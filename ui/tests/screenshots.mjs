/** Pictures of every place: `npm run screenshots -- FOLDER [NAME…]` with `SIZE=1024x700 THEME=dark LANGUAGE=pseudo` to narrow. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { start } from "./harness.mjs";
import { places } from "./places.mjs";

const [folder, ...only] = process.argv.slice(2);
if (!folder) throw new Error("Say where to: npm run screenshots -- FOLDER");
const sizes = (process.env.SIZE ?? "1440x900").split(",").map((size) => size.split("x").map(Number));
const themes = (process.env.THEME ?? "light,dark").split(",");
const language = process.env.LANGUAGE ?? "en";
const scale = Number(process.env.SCALE ?? "1");

await mkdir(folder, { recursive: true });
const harness = await start();
let failed = 0;
for (const place of places.filter((each) => only.length === 0 || only.includes(each.name))) {
  for (const [width, height] of sizes) {
    for (const theme of themes) {
      const page = await harness.open({ ...place, theme, width, height, language, scale });
      page.setDefaultTimeout(5000);
      try {
        await place.act?.(page);
        await page.waitForTimeout(250);
      } catch (error) {
        failed += 1;
        console.error(`${place.name}: ${String(error).split("\n")[0]}`);
      }
      await page.screenshot({ path: join(folder, `${place.name}-${width}-${theme}.png`) });
      await page.context().close();
    }
  }
}
for (const complaint of new Set(harness.complaints)) console.error(complaint);
await harness.close();
process.exitCode = failed > 0 ? 1 : 0;
