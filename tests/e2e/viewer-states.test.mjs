// What stands on the page when parts of a site are slow, damaged or empty: it says so, and leads on.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { join } from "node:path";
import { axe, chromiumPath, launch, openPage } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";
import { buildSite, isBuilt, root } from "./support/site.mjs";

const skip = !chromiumPath ? "no Chromium on this machine" : isBuilt ? false : "run ./scripts/build first";
const SEARCH = `index.html?view=search&q=${encodeURIComponent("모델")}`;

describe("states of the viewer", { skip }, () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let site;
  /** @type {Awaited<ReturnType<typeof buildSite>>} */
  let built;
  /** @type {"sound" | "damaged" | "slow"} */
  let state = "sound";

  before(async () => {
    built = await buildSite(join(root, "data"));
    site = await serve(built.folder, {
      intercept: (path, response) => {
        if (state === "slow") return path.endsWith("archive.json");
        if (state !== "damaged" || !path.startsWith("/p/")) return false;
        response.writeHead(200, { "content-type": "application/octet-stream" }).end(Buffer.alloc(2000));
        return true;
      },
    });
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
    built?.remove();
  });

  /**
   * @param {string} path
   * @param {typeof state} how
   * @param {string} wait
   * @param {Parameters<typeof openPage>[1]} [options]
   */
  async function open(path, how, wait, options) {
    state = how;
    const opened = await openPage(browser, options);
    await opened.page.goto(site.url + path, { waitUntil: "commit" });
    await opened.page.waitForSelector(wait);
    return opened;
  }

  test("a search over parts that cannot be read ends, and says what its count leaves out", async () => {
    const { page, close } = await open(SEARCH, "damaged", "yoyak-search-view .yk-state");
    assert.equal(await page.locator(".yk-search-head .yk-facts").innerText(), "0개, 읽지 못한 자료는 빼고");
    assert.ok(await page.locator(".yk-notice").isVisible());
    assert.deepEqual(await axe(page), []);
    await close();
  });

  test("a list without anything offers to take off filters only where there are some", async () => {
    const all = await open("index.html?view=list", "damaged", "yoyak-list-view .yk-state");
    assert.equal(await all.page.locator("yoyak-list-view .yk-state").innerText(), "읽을 수 있는 글이 없습니다.");
    assert.equal(await all.page.locator("yoyak-list-view .yk-state button").count(), 0);
    await all.close();
    const narrowed = await open("index.html?view=list&min=170", "sound", "yoyak-list-view .yk-state button");
    await narrowed.page.click("yoyak-list-view .yk-state button");
    await narrowed.page.waitForSelector("yoyak-list-view .yk-row");
    await narrowed.close();
  });

  for (const view of ["list", "search&q=%EB%AA%A8%EB%8D%B8", "saved", "trends"])
    test(`while the archive is on its way, ${view.split("&")[0]} shows the shape of what comes`, async () => {
      const { page, close } = await open(`index.html?view=${view}`, "slow", "main .yk-skeleton");
      assert.equal(await page.locator("main .yk-skeleton").count(), 1);
      await close();
    });

  test("before the first search stands what can be written, and where nothing is found, how to search", async () => {
    const { page, trouble, close } = await open("index.html?view=search", "sound", "yoyak-search-view .yk-chip", {
      width: 360,
      touch: true,
      dark: true,
    });
    const example = page.locator("yoyak-search-view .yk-chip").first();
    assert.match(await example.innerText(), /^채널:/);
    assert.deepEqual(await axe(page), []);
    await example.click();
    await page.waitForSelector("yoyak-search-view > div > .yk-rows .yk-row");
    await page.fill("yoyak-search-view input", "쿠엑칩핑");
    await page.click("yoyak-search-view .yk-state .yk-button");
    await page.waitForSelector(".yk-search-help dt");
    assert.deepEqual(trouble, []);
    await close();
  });
});
