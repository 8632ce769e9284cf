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

/** The policy of the real window. */
export const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${NONCE}'`,
  "connect-src ipc: http://ipc.localhost",
  "img-src 'self' data:",
  "font-src 'self'",
].join("; ");

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
    const path = normalize(new URL(request.url, "http://here").pathname);
    const file = join(dist, path === "/" ? "index.html" : path);
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

/** Starts all of it. `open` gives a page at an address of the window; `close` ends everything. */
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

  async function open({
    path = "/",
    scenario = {},
    theme = "light",
    width = 1440,
    height = 900,
    language = "en",
    scale = 1,
  }) {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      colorScheme: theme,
      reducedMotion: "reduce",
    });
    await context.addInitScript({
      content: `localStorage.setItem("longlist.language", ${JSON.stringify(language)});
window.__SCENARIO__ = ${JSON.stringify({ theme, ...scenario })};\n${script}`,
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(`${path}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(`${path}: ${message.text()}`);
    });
    await page.goto(`http://127.0.0.1:${port}/#${path}`);
    await page.waitForLoadState("load");
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(350);
    return page;
  }

  async function close() {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  }

  return { open, close, complaints };
}
