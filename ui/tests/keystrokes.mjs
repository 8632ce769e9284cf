/** How much work a key press in the search field makes: `node tests/keystrokes.mjs [PRESSES]`.
 * Processor time of the page's own thread, from the key to the last of its consequences, over a million candidates.
 * The pretended core has its answers ready, as the real one works in another process.
 */
import { start } from "./harness.mjs";

const WORDS = "senior backend engineer berlin ";
const PARTS = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration", "TaskDuration"];
const presses = Number(process.argv[2] ?? 60);

const harness = await start();
const page = await harness.open({ path: "/candidates", scenario: { candidates: 1_000_000 }, motion: "no-preference" });
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
}
const paints = await page.evaluate(() => window.__PAINTS__);
tell("all presses", typed);
tell(
  "presses that changed the rows",
  typed.filter((each) => each.changed),
);
report("key to next frame", paints);
await harness.close();

/** Says what a press took; an idle moment of the same length is subtracted. */
function tell(which, taken) {
  console.log(`${which}: ${taken.length}`);
  for (const part of PARTS)
    report(
      part,
      taken.map((each) => each[part] - median(idle.map((still) => still[part]))),
    );
  const sums = taken.map((each) => PARTS.slice(0, 3).reduce((sum, part) => sum + each[part], 0));
  report("script+style+layout", sums);
}

/** What each of so many moments took, in milliseconds. */
async function over(many, act) {
  const taken = [];
  for (let at = 0; at < many; at++) {
    const shown = await page.evaluate(shownRows);
    const before = await metrics();
    await act(at);
    await page.waitForTimeout(120);
    await page.evaluate(twoFrames);
    const after = await metrics();
    const spent = Object.entries(after).map(([name, value]) => [name, (value - before[name]) * 1000]);
    taken.push({ ...Object.fromEntries(spent), changed: shown !== (await page.evaluate(shownRows)) });
  }
  return taken;
}

async function metrics() {
  const { metrics: list } = await session.send("Performance.getMetrics");
  return Object.fromEntries(
    list.filter(({ name }) => name.endsWith("Duration")).map(({ name, value }) => [name, value]),
  );
}

/** In the page: asks for every beginning of the words once. */
async function prepareAnswers(words) {
  for (let end = 1; end <= words.length; end++) {
    const query = { text: words.slice(0, end).trim(), filters: [], sort: { column: "added", descending: true } };
    await window.__FAKE__.answer("find_candidates", { query, offset: 0, limit: 1 });
  }
}

/** In the page: what stands in the rows. */
function shownRows() {
  return [...document.querySelectorAll(".ag-row [data-lines]")].map((each) => each.textContent).join("\n");
}

/** In the page: until what was drawn so far has been laid out and painted. */
function twoFrames() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))));
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

function report(name, values) {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const figures = { median: median(values), p90: quantile(values, 0.9), mean };
  const said = Object.entries(figures).map(([figure, value]) => `${figure} ${value.toFixed(1)} ms`);
  console.log(`  ${name.padEnd(20)} ${said.join(", ")}`);
}

function median(values) {
  return quantile(values, 0.5);
}

function quantile(values, part) {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
}
