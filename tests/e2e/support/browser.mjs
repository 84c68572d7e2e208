// Chromium, and the checks of every browser test: no error on the page, no request to another host, axe. Suites use it
// through suite.mjs.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { isSlow, slowDown } from "./slow.mjs";
import { settled } from "./viewer.mjs";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** Tests wait for events. This ends those whose event never comes; no slow machine reaches it. */
export const PATIENCE_MS = 120_000;
/** The headless one comes first: it draws the same pages with half the work. */
const PLACES = [
  process.env.CHROMIUM,
  ...["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"].map((name) => `/usr/bin/${name}`),
];

/** Path of a Chromium, or null: then tests are skipped and reported. */
export const chromiumPath = PLACES.find((path) => path && existsSync(path)) ?? null;

/** A Chromium of one's own. */
export const launch = () =>
  chromium.launch({ executablePath: /** @type {string} */ (chromiumPath), args: FLAGS, timeout: PATIENCE_MS });

/** A Chromium that several processes use: what `sharedBrowser` connects to. */
export const launchServer = () =>
  chromium.launchServer({ executablePath: /** @type {string} */ (chromiumPath), args: FLAGS, timeout: PATIENCE_MS });

/** @type {Promise<import("playwright-core").Browser> | null} */
let shared = null;

/**
 * The browser of this run: that of the test runner, which gives its address in YOYAK_BROWSER, or one of this process's
 * own. What a test does not want to share lies in its context.
 */
export function sharedBrowser() {
  const address = process.env.YOYAK_BROWSER;
  shared ??= (address ? chromium.connect(address, { timeout: PATIENCE_MS }) : launch()).then(patient);
  return shared;
}

/** Every page of a browser gets the same patience. @param {import("playwright-core").Browser} browser */
function patient(browser) {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(PATIENCE_MS);
    await slowDown(context);
    return context;
  };
  browser.newPage = async (options) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.once("close", () => void context.close().catch(() => {}));
    return page;
  };
  return browser;
}

export const closeShared = async () => (await shared)?.close();

/**
 * A page in a context of its own, that gathers what went wrong on it.
 * @param {import("playwright-core").Browser} browser
 * @param {{ width?: number, height?: number, dark?: boolean, language?: string, touch?: boolean, offline?: boolean,
 *   script?: boolean, clock?: boolean, reads?: boolean }} [options] clock: time goes on when the test says so, too
 *   (page.clock) · reads: what is looked at for a while counts as read, as it does for visitors
 */
export async function openPage(
  browser,
  {
    width = 1440,
    height = 900,
    dark = false,
    language = "ko-KR",
    touch = false,
    script = true,
    clock = false,
    reads = clock,
  } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    locale: language,
    hasTouch: touch,
    reducedMotion: "reduce",
    javaScriptEnabled: script,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await context.addInitScript(noteCopied);
  await context.addInitScript(waitLonger);
  if (!reads) await context.addInitScript(lookAway);
  const page = await context.newPage();
  if (clock) await page.clock.install();
  /** @type {string[]} */
  const trouble = [];
  page.on("pageerror", (error) => trouble.push(`error on the page: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "127.0.0.1")
      trouble.push(`request to another host: ${request.url()}`);
  });
  return { page, trouble, close: () => context.close() };
}

/**
 * Runs in the page. What a page ends after some seconds, such as a message with a button, a slow test would find gone:
 * it stays for minutes.
 */
function waitLonger() {
  const wait = setTimeout.bind(globalThis);
  const long = (/** @type {any} */ run, delay = 0, /** @type {any[]} */ ...values) =>
    wait(run, delay < 3000 ? delay : delay * 100, ...values);
  Object.assign(globalThis, { setTimeout: long });
}

/** Runs in the page. Nobody reads it, however long a test takes. */
function lookAway() {
  Object.defineProperty(Document.prototype, "hidden", { get: () => true });
}

/** Runs in the page. A browser has one clipboard, which other tests use at the same time: each page notes its own. */
function noteCopied() {
  const { clipboard } = navigator;
  if (!clipboard) return;
  const write = clipboard.writeText.bind(clipboard);
  clipboard.writeText = async (text) => {
    await write(text);
    Object.assign(globalThis, { copied: text });
  };
}

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/**
 * What the page put into the clipboard, once that holds some text.
 * @param {import("playwright-core").Page} page
 * @param {string} [part]
 * @returns {Promise<string>}
 */
export async function copiedText(page, part = "") {
  await page.waitForFunction((want) => /** @type {any} */ (globalThis).copied?.includes(want), part);
  return page.evaluate(() => /** @type {any} */ (globalThis).copied);
}

/**
 * The text of a file that a page gave to save.
 * @param {import("playwright-core").Download} download
 */
export async function savedText(download) {
  const stream = await download.createReadStream();
  return Buffer.concat(await stream.toArray()).toString("utf8");
}

/** Runs in the page, until what was drawn stands: colours that fade in are not those that stay. */
async function still() {
  const ending = document.getAnimations().filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime));
  await Promise.all(ending.map((each) => each.finished.catch(() => {})));
}

/** @param {import("playwright-core").Page} page @param {{ type: "tag" | "rule", values: string[] }} runOnly */
async function violations(page, runOnly) {
  // It takes minutes there, and finds the same.
  if (isSlow) return [];
  await page.evaluate(still);
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(readFileSync(axePath, "utf8"));
  return page.evaluate(async (rules) => {
    const result = await /** @type {any} */ (globalThis).axe.run(document, {
      runOnly: rules,
      resultTypes: ["violations"],
    });
    return /** @type {string[]} */ (
      result.violations.flatMap((/** @type {any} */ rule) =>
        rule.nodes.map(
          (/** @type {any} */ node) =>
            `${rule.id}: ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`,
        ),
      )
    );
  }, runOnly);
}

/**
 * Violations, on the page as it is drawn, of WCAG 2.2 A and AA, one line each.
 * @param {import("playwright-core").Page} page
 */
export function axe(page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  return violations(page, { type: "tag", values: tags });
}

/**
 * The same in both themes, one after the other on the same page, which ends dark. The other theme changes nothing but
 * colours, so that only the rules on colours are asked again.
 * @param {import("playwright-core").Page} page
 */
async function axeInBothThemes(page) {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await axe(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violations(page, { type: "rule", values: ["color-contrast", "link-in-text-block"] });
  return [...light.map((each) => `light: ${each}`), ...dark.map((each) => `dark: ${each}`)];
}

/**
 * Nothing on the page, as it is drawn, is wider than it, and axe finds nothing in either theme.
 * @param {import("playwright-core").Page} page
 * @param {string} what is shown, for the message
 */
export async function passesAxe(page, what) {
  assert.deepEqual(await axeInBothThemes(page), [], what);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${what} is too wide`);
}

/**
 * The same at each of these addresses, one after the other on the same page.
 * @param {import("playwright-core").Page} page
 * @param {string} base
 * @param {string[]} paths
 */
export async function passAxe(page, base, paths) {
  for (const path of paths) {
    await page.goto(base + path);
    await settled(page);
    await passesAxe(page, path || "the front page");
  }
}
