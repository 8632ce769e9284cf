/** What is dragged with the mouse, in a real browser, because where things are decides it. A drag that does not end where it
 * should, or a complaint of the browser, fails.
 */
import assert from "node:assert/strict";
import { start } from "./harness.mjs";

const harness = await start();
let failed = 0;

/** One drag on a page of its own. */
async function check(name, place, act) {
  const page = await harness.open(place);
  page.setDefaultTimeout(8000);
  try {
    await page.waitForSelector(place.awaits ?? "[data-testid=candidate-name]");
    await act(page);
    console.log(`✓ ${name}`);
  } catch (error) {
    failed += 1;
    console.error(`✗ ${name}: ${error.message}`);
  }
  await page.context().close();
}

/** Drags from one point to another in small steps, as a hand does. */
async function drag(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + Math.sign(to.x - from.x) * 8, from.y, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
  await page.waitForTimeout(150);
}

/** Where something is. */
async function boxOf(locator) {
  const box = await locator.boundingBox();
  assert(box, `${locator} is on the page`);
  return { ...box, middle: box.y + box.height / 2, end: box.x + box.width };
}

const head = (page, id) => page.locator(`[role=columnheader][col-id="${id}"]`);

/** The columns as they stand from left to right. */
const columns = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("[role=columnheader]")]
      .toSorted((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)
      .map((each) => each.getAttribute("col-id")),
  );

/** What is kept of them on this machine. */
const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("longlist.columns.candidates") ?? "[]"));

const LIST = { path: "/candidates", scenario: { candidates: 500 } };

await check("a head that is dragged takes its column along", LIST, async (page) => {
  const [from, to] = [await boxOf(head(page, "added")), await boxOf(head(page, "employer"))];
  await drag(page, { x: from.x + 20, y: from.middle }, { x: to.x + 20, y: to.middle });
  const expected = ["select", "name", "added", "employer", "location", "sources", "searches", "updated"];
  assert.deepEqual(await columns(page), expected, "it stands where it was let go");
  const shown = (await kept(page)).filter((column) => column.visible).map((column) => column.id);
  assert.deepEqual(shown, expected.slice(1), "and that is kept");
});

await check("no column is dragged before the boxes", LIST, async (page) => {
  const from = await boxOf(head(page, "employer"));
  await drag(
    page,
    { x: from.x + 20, y: from.middle },
    { x: (await boxOf(head(page, "select"))).x + 2, y: from.middle },
  );
  assert.deepEqual((await columns(page)).slice(0, 3), ["select", "employer", "name"], "the boxes are first");
});

await check("an edge that is dragged makes its column wider, and its least is the least", LIST, async (page) => {
  const before = await boxOf(head(page, "searches"));
  await drag(page, { x: before.end - 1, y: before.middle }, { x: before.end + 47, y: before.middle });
  const wider = await boxOf(head(page, "searches"));
  assert.equal(Math.round(wider.width - before.width), 48, "as far as the hand went");
  assert.equal((await kept(page)).find((column) => column.id === "searches")?.width, before.width + 48, "and kept");
  await drag(page, { x: wider.end - 1, y: wider.middle }, { x: wider.x - 150, y: wider.middle });
  const { width } = await boxOf(head(page, "searches"));
  assert(width >= 70 && width < 90, `no narrower than its head, and it is ${width} pixels`);
});

await check(
  "columns that were dragged are a change of the view",
  { ...LIST, path: "/candidates?view=v2" },
  async (page) => {
    const [from, to] = [await boxOf(head(page, "updated")), await boxOf(head(page, "location"))];
    await drag(page, { x: from.x + 20, y: from.middle }, { x: to.x + 20, y: to.middle });
    await page.getByRole("tab", { name: "With e-mail (changed)" }).waitFor();
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("tab", { name: "With e-mail", exact: true }).waitFor();
    assert.deepEqual(await kept(page), [], "everybody keeps their own");
    await page.getByRole("tab", { name: "Everybody" }).click();
    await page.waitForTimeout(150);
    assert.equal((await columns(page)).at(-1), "updated", "as it was");
    await page.getByRole("tab", { name: "With e-mail" }).click();
    await page.waitForTimeout(150);
    assert.notEqual((await columns(page)).at(-1), "updated", "as it was dragged");
  },
);

await check(
  "a tab that is dragged stands where it is let go",
  { ...LIST, path: "/candidates?view=v1" },
  async (page) => {
    const tab = (name) => page.getByRole("tab", { name });
    const names = async () => (await page.getByRole("tab").allTextContents()).map((name) => name.slice(0, 9));
    const [from, to] = [await boxOf(tab("Near the office")), await boxOf(tab("With e-mail"))];
    await drag(page, { x: from.x + 20, y: from.middle }, { x: to.end - 5, y: to.middle });
    assert.deepEqual(await names(), ["Everybody", "With e-ma", "Near the ", "Alumni of"], "past the next one");
    const [last, first] = [await boxOf(tab("Alumni")), await boxOf(tab("Everybody"))];
    await drag(page, { x: last.x + 20, y: last.middle }, { x: first.x + 2, y: first.middle });
    assert.deepEqual(await names(), ["Everybody", "Alumni of", "With e-ma", "Near the "], "everybody stays first");
  },
);

const REQUIREMENTS = { path: "/briefings/b2", awaits: "[data-row]" };

await check("a requirement that is dragged stands where it is let go, in either group", REQUIREMENTS, async (page) => {
  const handle = (name) => page.getByRole("button", { name: `Move “${name}”`, exact: true });
  const group = (name) =>
    page
      .getByRole("region", { name })
      .getByRole("textbox")
      .evaluateAll((all) => all.map((each) => each.value));
  const [from, to] = [await boxOf(handle("German, B2 or better")), await boxOf(handle("Knows payments"))];
  await drag(page, { x: from.x + 8, y: from.middle }, { x: to.x + 8, y: to.y + 2 });
  const nice = ["German, B2 or better", "Knows payments", "Lives in or near Berlin"];
  assert.deepEqual(await group("Nice-to-haves"), nice, "before the one that it was let go over");
  const [last, gate] = [
    await boxOf(handle("Lives in or near Berlin")),
    await boxOf(handle("Five years of backend work")),
  ];
  await drag(page, { x: last.x + 8, y: last.middle }, { x: gate.x + 8, y: gate.y + gate.height });
  const must = ["Five years of backend work", "Lives in or near Berlin", "Go or Rust in production"];
  assert.deepEqual(await group("Must-haves"), must, "among the must-haves");
});

const SHORTLIST = { path: "/shortlists/l1", awaits: "[data-member]" };

await check("a person who is dragged on a shortlist stands where they are let go", SHORTLIST, async (page) => {
  const handle = (place) =>
    page
      .locator("[data-member]")
      .nth(place - 1)
      .locator('[data-part="handle"]');
  const people = () =>
    page.locator("[data-member]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-member")));
  assert.deepEqual(await people(), ["c9", "c3", "c12", "c60", "c21", "c7"]);
  const [first, fourth] = [await boxOf(handle(1)), await boxOf(handle(4))];
  await drag(page, { x: first.x + 8, y: first.middle }, { x: first.x + 8, y: fourth.y + fourth.height });
  assert.deepEqual(await people(), ["c3", "c12", "c60", "c9", "c21", "c7"], "further down");
  const [last, top] = [await boxOf(handle(6)), await boxOf(handle(1))];
  await drag(page, { x: last.x + 8, y: last.middle }, { x: last.x + 8, y: top.y - 4 });
  assert.deepEqual(await people(), ["c7", "c3", "c12", "c60", "c9", "c21"], "and to the front");
});

await harness.close();
for (const complaint of new Set(harness.complaints)) {
  failed += 1;
  console.error(`browser: ${complaint}`);
}
process.exitCode = failed > 0 ? 1 : 0;
