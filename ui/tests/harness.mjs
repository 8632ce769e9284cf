/** Serves the built page under the real content policy, with the pretended core put in before it, in headless Chromium. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = process.env.DIST ?? join(root, "dist");
const NONCE = "harness";
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
};

/** The policy of the real window, with the nonce that it gives to the style in the page. */
const settings = JSON.parse(await readFile(new URL("../../tauri.conf.json", import.meta.url), "utf8"));
const POLICY = settings.app.security.csp.replace("style-src 'self'", `style-src 'self' 'nonce-${NONCE}'`);

/** The pretended core as one script. */
async function fakeScript() {
  const result = await build({
    root,
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      lib: { entry: join(root, "tests/fake/install.ts"), formats: ["iife"], name: "fake", fileName: "fake" },
    },
  });
  const [{ output }] = Array.isArray(result) ? result : [result];
  return output[0].code;
}

/** A server for the built page on a free port. */
async function serve() {
  if (!existsSync(join(dist, "index.html"))) throw new Error("There is no built page. Run `npm run build` first.");
  const server = createServer(async (request, response) => {
    // The first two parts of the address are for the visit: its number, and what its pretended core starts from.
    const [, , , ...path] = new URL(request.url, "http://here").pathname.split("/");
    const file = join(dist, normalize(`/${path.join("/") || "index.html"}`));
    try {
      let body = await readFile(file);
      if (file.endsWith(".html")) body = body.toString().replaceAll("<style>", `<style nonce="${NONCE}">`);
      response.writeHead(200, {
        "content-type": TYPES[extname(file)] ?? "application/octet-stream",
        "content-security-policy": POLICY,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** Starts all of it. `open` gives a page at a place of the window, `visit` moves it to another; `close` ends everything. */
export async function start() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) throw new Error(`Chromium is not at ${executablePath}. Install it or set CHROMIUM.`);
  const [script, server] = await Promise.all([fakeScript(), serve()]);
  const browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const { port } = server.address();
  const complaints = [];
  let visits = 0;

  /** A page of its own, at a place. */
  async function open({ width = 1440, height = 900, scale = 1, motion = "reduce", ...place }) {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      colorScheme: place.theme ?? "light",
      reducedMotion: motion,
    });
    // Each visit starts with nothing remembered and a pretended core of its own.
    await context.addInitScript({
      content: `localStorage.clear();
const asked = JSON.parse(decodeURIComponent(location.pathname.split("/")[2]));
localStorage.setItem("longlist.language", asked.language);
window.__SCENARIO__ = asked.scenario;
${script}`,
    });
    const page = await context.newPage();
    const complain = (text) => complaints.push(`${new URL(page.url()).hash}: ${text}`);
    page.on("pageerror", (error) => complain(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complain(message.text());
    });
    await visit(page, place);
    return page;
  }

  /** Brings a page to another place, with another pretended core. */
  async function visit(page, { path = "/", scenario = {}, theme = "light", language = "en" }) {
    visits += 1;
    const asked = encodeURIComponent(JSON.stringify({ language, scenario: { theme, ...scenario } }));
    await page.goto(`http://127.0.0.1:${port}/${visits}/${asked}/#${path}`);
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(250);
  }

  async function close() {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  }

  return { open, visit, close, complaints };
}
