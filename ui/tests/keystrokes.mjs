/**
 * How much work a key press in the search field makes: `node tests/keystrokes.mjs [PRESSES]`.
 * Processor time of the page's own thread, from the key to the last of its consequences, over a million candidates.
 * The pretended core has its answers ready, as the real one works in another process.
 */
import { start } from "./harness.mjs";

const WORDS = "senior backend engineer berlin ";
const presses = Number(process.argv[2] ?? 60);

const harness = await start();
const page = await harness.open({ path: "/candidates", scenario: { candidates: 1_000_000 } });
await page.locator(".ag-row .ag-cell").first().waitFor();
await page.evaluate(prepareAnswers, WORDS);
const session = await page.context().newCDPSession(page);
await session.send("Performance.enable", { timeDomain: "threadTicks" });
await page.evaluate(watchPaints);

const idle = await over(20, async () => {});
await page.keyboard.press("/");
const typed = [];
for (let press = 0; press < presses; press += WORDS.length) {
  typed.push(...(await over(WORDS.length, (at) => page.keyboard.press(WORDS[at] === " " ? "Space" : WORDS[at]))));
  for (const _ of WORDS) await page.keyboard.press("Backspace");
  await page.waitForTimeout(300);
  // Forgotten, so that the next round asks again.
}
const paints = await page.evaluate(() => window.__PAINTS__);
console.log(`per press, ${typed.length} presses (an idle moment of the same length subtracted):`);
for (const part of ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration", "TaskDuration"]) {
  const still = median(idle.map((each) => each[part]));
  const values = typed.map((each) => each[part] - still);
  console.log(`  ${part.padEnd(20)} median ${median(values).toFixed(1)} ms, p90 ${quantile(values, 0.9).toFixed(1)} ms`);
}
console.log(`  key to next frame    median ${median(paints).toFixed(1)} ms, p90 ${quantile(paints, 0.9).toFixed(1)} ms`);
await harness.close();

/** What each of so many moments took, in milliseconds. */
async function over(many, act) {
  const taken = [];
  for (let at = 0; at < many; at++) {
    const before = await metrics();
    await act(at);
    await page.waitForTimeout(150);
    const after = await metrics();
    taken.push(Object.fromEntries(Object.entries(after).map(([name, value]) => [name, (value - before[name]) * 1000])));
  }
  return taken;
}

async function metrics() {
  const { metrics: list } = await session.send("Performance.getMetrics");
  return Object.fromEntries(list.filter(({ name }) => name.endsWith("Duration")).map(({ name, value }) => [name, value]));
}

/** In the page: asks for every beginning of the words once. */
async function prepareAnswers(words) {
  for (let end = 1; end <= words.length; end++) {
    const query = { text: words.slice(0, end).trim(), filters: [], sort: { column: "added", descending: true } };
    await window.__FAKE__.answer("find_candidates", { query, offset: 0, limit: 1 });
  }
}

/** In the page: the time from each key to the frame after it. */
function watchPaints() {
  window.__PAINTS__ = [];
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Backspace") return;
      const began = event.timeStamp;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.__PAINTS__.push(performance.now() - began);
        port2.postMessage(null);
      });
    },
    true,
  );
}

function median(values) {
  return quantile(values, 0.5);
}

function quantile(values, part) {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
}
