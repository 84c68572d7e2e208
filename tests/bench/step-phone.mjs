// A built site on a slow phone's network (1.6 Mbit/s, 150 ms): when the newest digest can be read, when a typed query
// has results, and the bytes of both. The host makes the network slow: Chromium's own throttling leaves workers alone.
// usage: node tests/bench/step-phone.mjs SITE WORD…
import { chromiumPath, launch } from "../e2e/support/browser.mjs";
import { median } from "./score.mjs";
import { serve } from "./server.mjs";

const [site, ...words] = process.argv.slice(2);
if (!chromiumPath) throw new Error("there is no Chromium on this machine");
const browser = await launch();
const host = await serve(site, { bitsPerSecond: 1.6e6, latency: 150 });
/** @type {Record<string, any>[]} */
const runs = [];
for (const word of words) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: "ko-KR",
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  host.taken();
  /** @type {Record<string, any>} */
  const run = {};
  try {
    await page.goto(host.url, { waitUntil: "commit" });
    // Readable: the overview's text is drawn with its styles. Paints are reported in milliseconds since the address was
    // entered.
    await page.waitForSelector("main .yk-text p");
    run.readable = await page.evaluate(async () => {
      const paint = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
      while (paint() === undefined)
        await new Promise((done) => {
          setTimeout(done, 20);
        });
      return paint();
    });
    const painted = host.taken();
    Object.assign(run, { paintBytes: painted.bytes, paintRequests: painted.requests });
    // The viewer has taken over: its search opens.
    await page.waitForSelector("yoyak-digest-view[active]");
    run.ready = await page.evaluate(() => performance.now());
    await page.waitForLoadState("networkidle");
    const rest = host.taken();
    Object.assign(run, {
      viewerBytes: painted.bytes + rest.bytes,
      viewerRequests: painted.requests + rest.requests,
      parts: [...painted.paths, ...rest.paths],
    });
    await page.evaluate(() => {
      const link = /** @type {HTMLElement | null} */ (document.querySelector('a[href*="view=search"]'));
      link?.click();
    });
    const field = page.locator("yoyak-search-view input[type=search]");
    await field.waitFor();
    await field.focus();
    host.taken();
    const start = performance.now();
    await page.keyboard.insertText(word);
    await page.waitForFunction(() => document.querySelectorAll("yoyak-search-view .yk-rows > *").length > 0, null, {
      polling: 20,
    });
    run.results = performance.now() - start;
    const first = host.taken();
    await page.waitForLoadState("networkidle");
    const whole = host.taken();
    Object.assign(run, {
      resultBytes: first.bytes,
      resultRequests: first.requests,
      wholeBytes: first.bytes + whole.bytes,
      wholeRequests: first.requests + whole.requests,
    });
  } catch (error) {
    run.failed = String(error.message).split("\n")[0];
  }
  runs.push(run);
  await context.close();
}
await browser.close();
await host.close();
const middle = (/** @type {string} */ name) => {
  const values = runs.map((run) => run[name]).filter((value) => value !== undefined);
  return values.length ? median(values) : null;
};
const names = [
  "readable",
  "ready",
  "results",
  "paintBytes",
  "paintRequests",
  "viewerBytes",
  "viewerRequests",
  "resultBytes",
  "resultRequests",
  "wholeBytes",
  "wholeRequests",
];
console.log(
  JSON.stringify({
    ...Object.fromEntries(names.map((name) => [name, middle(name)])),
    failed: runs.find(({ failed }) => failed)?.failed ?? null,
    parts: runs[0].parts,
  }),
);
