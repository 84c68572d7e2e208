// The service worker and a bad network: one wrong answer must not outlive "try again", a publish under an open page
// must not break it, and what the visitor keeps stays. Each test uses a server that can misbehave.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { becomes, eventually } from "./support/eventually.mjs";
import { serve } from "./support/server.mjs";
import { root, sample, yoyak } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

suite("a hostile network", { of: sample, timeout: 3_600_000 }, ({ site, blank }) => {
  /** The site of the day after: one more digest. */
  let next = "";

  /** What the server serves. */
  let folder = "";

  /** @type {((path: string, response: import("node:http").ServerResponse) => boolean) | null} */
  let bend = null;

  const NEW = "2026-11-23-기술-AI";

  /** @type {Awaited<ReturnType<typeof serve>>} */
  let host;

  before(async () => {
    const source = mkdtempSync(join(tmpdir(), "yoyak-source-"));
    cpSync(join(root, "data"), source, { recursive: true });
    const newest = readFileSync(join(source, "digests/2026-11-22-기술-AI.md"), "utf8");
    writeFileSync(join(source, `digests/${NEW}.md`), newest.replaceAll("2026-11-22", "2026-11-23"));
    next = mkdtempSync(join(tmpdir(), "yoyak-site-"));
    await yoyak("build", source, "--out", next);
    rmSync(source, { recursive: true });
  });

  after(() => {
    rmSync(next, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  /** Replaces the served files, as an upload does: old partitions no longer exist. @param {string} from */
  function publish(from) {
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    cpSync(from, folder, { recursive: true });
  }

  /** A visitor with the service worker in charge. @param {string} [base] */
  async function visitor(base = "/reading/") {
    folder = mkdtempSync(join(tmpdir(), "yoyak-served-"));
    publish(site.folder);
    bend = null;
    host = await serve(folder, { base, intercept: (path, response) => bend?.(path, response) ?? false });
    const opened = await blank();
    await opened.page.goto(host.url);
    await opened.page.waitForSelector("main [active] .yk-entry");
    await opened.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    return {
      ...opened,
      leave: async () => {
        await opened.close();
        await host.close();
      },
    };
  }

  const DAY_BEFORE = "main [active] .yk-day-link[rel=prev]";

  const day = (/** @type {import("playwright-core").Page} */ page) =>
    page.getAttribute("main [active] article[data-digest]", "data-digest");

  /** Goes to the day before, and waits for it. @param {import("playwright-core").Page} page */
  async function goBack(page) {
    const before = await day(page);
    await page.locator(DAY_BEFORE).first().click();
    await page.waitForFunction((was) => {
      const shown = document.querySelector("main [active] article[data-digest]");
      return shown && shown.getAttribute("data-digest") !== was && shown.querySelector(".yk-entry");
    }, before);
  }

  test("a publish under an open page: days before open, without a reload", async () => {
    const { page, trouble, leave } = await visitor();
    const first = await day(page);
    publish(next);
    await goBack(page);
    await eventually(
      () => day(page),
      (value) => assert.notEqual(value, first),
    );
    assert.equal(await page.locator(".yk-state").count(), 0);
    assert.deepEqual(trouble, []);
    await leave();
  });

  test("a partition that is answered with zeroes once is right after 'try again', and after a reload", async () => {
    const { page, leave } = await visitor();
    // What the page keeps unasked is there first: then nothing comes back while it is being removed.
    await page.waitForFunction(async () => {
      const kept = await (await caches.open("yoyak-content-2")).keys();
      return kept.some(({ url }) => /\/p\/[^?]+$/.test(url));
    });
    await page.evaluate(async () => {
      for (const request of await (await caches.open("yoyak-content-2")).keys())
        if (request.url.includes("/p/")) await (await caches.open("yoyak-content-2")).delete(request);
    });
    let lies = 2;
    bend = (path, response) => {
      if (!path.includes("/p/") || lies === 0) return false;
      lies -= 1;
      response.writeHead(200, { "content-type": "application/octet-stream" }).end(Buffer.alloc(4096));
      return true;
    };
    await page.reload();
    // Wrong twice, the text that came with the page stays, with a word about it.
    await page.waitForSelector(".yk-state, main [active] .yk-entry");
    bend = null;
    const tried = await page.evaluate(() => {
      const again = /** @type {HTMLElement | null} */ (document.querySelector(".yk-state button"));
      again?.click();
      return again !== null;
    });
    if (!tried) await page.reload();
    await page.waitForSelector("main [active] .yk-entry");
    await goBack(page);
    await page.reload();
    await page.waitForSelector("main [active] .yk-entry");
    assert.equal(await page.locator(".yk-state").count(), 0);
    await leave();
  });

  test("chunks that are answered with a page once do not outlive a reload", async () => {
    const { page, leave } = await visitor();
    await page.evaluate(async () => {
      const cache = await caches.open("yoyak-shell-2");
      for (const request of await cache.keys()) if (/chunk-/.test(request.url)) await cache.delete(request);
    });
    bend = (path, response) => {
      if (!/chunk-/.test(path)) return false;
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><p>maintenance");
      return true;
    };
    await page.reload();
    await page.waitForLoadState("load");
    bend = null;
    await page.reload();
    await page.waitForSelector("main [active] .yk-entry");
    await page.click(".yk-views-nav a:has-text('목록')");
    await page.waitForSelector("yoyak-list-view .yk-row");
    await leave();
  });

  test("a site at the root of an origin leaves its neighbours alone", async () => {
    const { page, leave } = await visitor("/");
    let answers = 0;
    bend = (path, response) => {
      if (!path.startsWith("/neighbour/")) return false;
      answers += 1;
      const type = path.endsWith(".json") ? "application/json" : "text/html";
      response
        .writeHead(200, { "content-type": type, "cache-control": "no-store, private" })
        .end(path.endsWith(".json") ? String(answers) : "<!doctype html><title>Neighbour</title>");
      return true;
    };
    await page.evaluate(() => fetch("/neighbour/data.json?user=bob"));
    await page.goto(`${host.url}neighbour/`);
    await becomes(() => page.title(), "Neighbour");
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().filter(({ url }) => url.includes("neighbour")).length;
    });
    assert.equal(kept, 0);
    await page.goto(`${host.url}%ff`).catch(() => {});
    await page.goto(host.url);
    await page.waitForSelector("main [active] .yk-entry");
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await leave();
  });

  test("who saved everything keeps it over a publish, also offline", async () => {
    const { page, leave } = await visitor();
    await page.click("#yk-menu-button");
    await page.click(".yk-menu-action:has-text('오프라인 저장')");
    await page.click("dialog .yk-primary");
    await page.waitForSelector("dialog .yk-button:has-text('지우기')");
    await page.keyboard.press("Escape");
    publish(next);
    await page.reload();
    await page.waitForSelector("main [active] .yk-entry");
    // The changed partition comes in the background, and only then the manifest changes over.
    await page.waitForFunction(async () => {
      const kept = await (await caches.open("yoyak-shell-2")).match(new URL("archive.json", document.baseURI).href);
      return (await kept?.text())?.includes("2026-11-23");
    });
    await host.close();
    await page.goto(`${host.url}index.html?view=list`);
    await page.waitForSelector("yoyak-list-view .yk-row");
    await page.goto(`${host.url}d/${encodeURIComponent(NEW)}.html`);
    await page.waitForSelector(`article[data-digest="${NEW}"] .yk-entry`);
    assert.equal(await page.locator(".yk-state").count(), 0);
    await leave();
  });

  test("a full disk harms nobody who reads online, and saving says so", async () => {
    const { page, leave } = await visitor();
    const session = await page.context().newCDPSession(page);
    const { usage } = await session.send("Storage.getUsageAndQuota", { origin: new URL(host.url).origin });
    await session.send("Storage.overrideQuotaForOrigin", {
      origin: new URL(host.url).origin,
      quotaSize: usage + 10_000,
    });
    await goBack(page);
    await page.reload();
    await page.waitForSelector("main [active] .yk-entry");
    await page.click("#yk-menu-button");
    await page.click(".yk-menu-action:has-text('오프라인 저장')");
    await page.click("dialog .yk-primary");
    await page.waitForFunction(() => document.querySelector("dialog [role=status]")?.textContent?.includes("자리"));
    await leave();
  });
});
