// The program of scripts/screenshots: builds sites, serves them on 127.0.0.1 and takes screenshots of their views.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { SiteServer } from "../cli/serve/server.mjs";
import { writeGrownSample } from "./grown-sample.mjs";

const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));
/** Heights of screens by their widths. */
const HEIGHTS = /** @type {Record<number, number>} */ ({ 360: 740, 768: 960, 1440: 900, 1920: 1080 });
const BOTH = /** @type {const} */ (["light", "dark"]);
const QUERY = "모델";
/** Of WebP, as the browser writes it: lower, and letters get shadows. */
const QUALITY = 35;
/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ name: string, path: string, wait?: string, act?: (page: Page) => Promise<void> }} View */
/** @type {View[]} */
const VIEWS = [
  { name: "digest", path: "" },
  { name: "list", path: "index.html?view=list" },
  {
    name: "search",
    path: `index.html?view=search&q=${encodeURIComponent(QUERY)}`,
    wait: "yoyak-search-view .yk-row mark",
  },
  {
    name: "hits",
    path: `index.html?view=search&q=${encodeURIComponent(QUERY)}`,
    wait: "yoyak-text mark",
    act: (page) => page.locator("yoyak-search-view .yk-row-title:visible").first().click(),
  },
  { name: "saved", path: "index.html?view=saved" },
  { name: "trends", path: "index.html?view=trends", wait: ".yk-trend" },
];
const of = (/** @type {string} */ name) => VIEWS.filter((view) => view.name === name);
/** A day of 35 entries: its overview, and where the entries begin. @type {View[]} */
const DAY = [{ name: "day", path: "" }];
/** @type {View[]} */
const ENTRIES = [
  {
    name: "day-entries",
    path: "",
    act: (page) => page.locator("yoyak-digest-view .yk-entries-title").evaluate((title) => title.scrollIntoView()),
  },
];
/** A date for the screenshots: the sample site then looks as it does to a visitor in its last week. */
const TODAY = new Date("2026-11-22T08:00:00+09:00");

const words = process.argv.slice(2);
const at = words.indexOf("--out");
const out = resolve(root, at >= 0 ? words[at + 1] : "docs/screenshots");
const source = words.find((word, i) => !word.startsWith("--") && (at < 0 || i !== at + 1)) ?? join(root, "data");

const work = mkdtempSync(join(tmpdir(), "yoyak-screenshots-"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "",
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
});
mkdirSync(out, { recursive: true });
let bytes = 0;
let count = 0;
try {
  await onSite(source, async (address) => {
    for (const theme of BOTH) await take(address, VIEWS, { width: 360, theme });
    await take(address, VIEWS, { width: 1440, theme: "light" });
    await take(address, of("digest"), { width: 1440, theme: "dark" });
    await take(address, of("search"), { width: 768, theme: "light" });
    await take(address, of("trends"), { width: 768, theme: "dark" });
  });
  writeGrownSample(join(work, "grown"));
  await onSite(join(work, "grown"), async (address) => {
    for (const width of [360, 768, 1440, 1920])
      for (const theme of BOTH)
        for (const locale of ["ko-KR", "en-US"]) await take(address, DAY, { width, theme, locale });
    for (const width of [360, 1440]) for (const theme of BOTH) await take(address, ENTRIES, { width, theme });
  });
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
console.log(`${count} pictures in ${out}, ${Math.round(bytes / 1024)} KB`);

/** Builds a site and serves it meanwhile. @param {string} from @param {(address: string) => Promise<void>} run */
async function onSite(from, run) {
  const site = mkdtempSync(join(work, "site-"));
  execFileSync(process.execPath, [join(root, "scripts/yoyak.mjs"), "build", from, "--out", site], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const server = new SiteServer();
  server.publish(
    new Map(
      readdirSync(site, { recursive: true })
        .map(String)
        .filter((name) => statSync(join(site, name)).isFile())
        .map((name) => [name, new Uint8Array(readFileSync(join(site, name)))]),
    ),
  );
  try {
    await run(`http://127.0.0.1:${await server.listen(0, true)}/`);
  } finally {
    server.close();
  }
}

/**
 * @param {string} address @param {View[]} views
 * @param {{ width: number, theme: "light" | "dark", locale?: string }} look
 */
async function take(address, views, { width, theme, locale }) {
  const context = await browser.newContext({
    viewport: { width, height: HEIGHTS[width] },
    colorScheme: theme,
    locale: locale ?? "ko-KR",
    timezoneId: "Asia/Seoul",
    reducedMotion: "reduce",
    hasTouch: width < 500,
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.clock.setFixedTime(TODAY);
  await mark(page, address);
  for (const { name, path, wait, act } of views) {
    await page.goto(address + path);
    await page.waitForSelector("main [active] h1");
    await act?.(page);
    if (wait) await page.waitForSelector(wait, { state: "attached" });
    await page.waitForLoadState("networkidle");
    const file = join(out, [name, width, theme, ...(locale ? [locale.slice(0, 2)] : [])].join("-") + ".webp");
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
    writeFileSync(file, Buffer.from(data, "base64"));
    bytes += statSync(file).size;
    count += 1;
  }
  await context.close();
}

/**
 * Marks some entries as read and some as saved, as after a few days of use.
 * @param {Page} page @param {string} address
 */
async function mark(page, address) {
  await page.goto(`${address}index.html?view=list`);
  await page.waitForSelector("yoyak-list-view .yk-row");
  for (const nth of [1, 4, 6, 11]) await page.locator("yoyak-list-view .yk-mark-star").nth(nth).click();
  for (const nth of [0, 1, 5]) await page.locator("yoyak-list-view .yk-mark-read").nth(nth).click();
}
