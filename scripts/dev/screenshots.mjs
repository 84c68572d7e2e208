// The program of scripts/screenshots: builds a site, serves it on 127.0.0.1 and takes screenshots of its views.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { SiteServer } from "../cli/serve/server.mjs";

const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));
const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 960 },
  { width: 1440, height: 900 },
];
const THEMES = /** @type {const} */ (["light", "dark"]);
const QUERY = "모델";
/** Of WebP, as the browser writes it: lower, and letters get shadows. */
const QUALITY = 60;
/** @typedef {import("playwright-core").Page} Page */
/** @type {{ name: string, path: string, wait?: string, act?: (page: Page) => Promise<void> }[]} */
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
/** A date for the screenshots: the sample site then looks as it does to a visitor in its last week. */
const TODAY = new Date("2026-11-22T08:00:00+09:00");

const words = process.argv.slice(2);
const at = words.indexOf("--out");
const out = resolve(root, at >= 0 ? words[at + 1] : "docs/screenshots");
const source = words.find((word, i) => !word.startsWith("--") && (at < 0 || i !== at + 1)) ?? join(root, "data");

const site = mkdtempSync(join(tmpdir(), "yoyak-screenshots-"));
execFileSync(process.execPath, [join(root, "scripts/yoyak.mjs"), "build", source, "--out", site], {
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
const address = `http://127.0.0.1:${await server.listen(0, true)}/`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "",
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
});
mkdirSync(out, { recursive: true });
let bytes = 0;
let count = 0;
try {
  for (const viewport of SIZES) {
    for (const theme of THEMES) {
      const context = await browser.newContext({
        viewport,
        colorScheme: theme,
        locale: "ko-KR",
        timezoneId: "Asia/Seoul",
        reducedMotion: "reduce",
        hasTouch: viewport.width < 500,
        serviceWorkers: "block",
      });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await page.clock.setFixedTime(TODAY);
      await mark(page);
      for (const { name, path, wait, act } of VIEWS) {
        await page.goto(address + path);
        await page.waitForSelector("main [active] h1");
        await act?.(page);
        if (wait) await page.waitForSelector(wait, { state: "attached" });
        await page.waitForLoadState("networkidle");
        const file = join(out, `${name}-${viewport.width}-${theme}.webp`);
        const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
        writeFileSync(file, Buffer.from(data, "base64"));
        bytes += statSync(file).size;
        count += 1;
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  server.close();
  rmSync(site, { recursive: true, force: true });
}
console.log(`${count} pictures in ${out}, ${Math.round(bytes / 1024)} KB`);

/**
 * Marks some entries as read and some as saved, as after a few days of use. @param {import("playwright-core").Page}
 * page
 */
async function mark(page) {
  await page.goto(`${address}index.html?view=list`);
  await page.waitForSelector("yoyak-list-view .yk-row");
  for (const nth of [1, 4, 6, 11]) await page.locator("yoyak-list-view .yk-mark-star").nth(nth).click();
  for (const nth of [0, 1, 5]) await page.locator("yoyak-list-view .yk-mark-read").nth(nth).click();
}
