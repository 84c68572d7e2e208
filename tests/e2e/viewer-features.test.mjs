// What people expect of a reading site, one test each, over a made-up archive.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { formatDuration } from "../../web/lib/format.js";
import { MockArchive } from "../web/support/mock-archive.js";
import { chromiumPath, launch, openView } from "./support/browser.mjs";
import { buildMockSite } from "./support/mock-site.mjs";
import { serve } from "./support/server.mjs";

const archive = new MockArchive();

describe("features of the viewer", { skip: chromiumPath ? false : "no Chromium on this machine" }, () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let site;
  /** @type {Awaited<ReturnType<typeof buildMockSite>>} */
  let built;

  before(async () => {
    built = await buildMockSite();
    site = await serve(built.folder, { fallback: "index.html" });
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
    built?.remove();
  });

  /** @param {string} path @param {Parameters<typeof openView>[2]} [options] */
  const open = (path, options) => openView(browser, site.url + path, options);

  test("the total watching time of a selection", async () => {
    const { page, close } = await open(`index.html?view=list&topic=${encodeURIComponent("사회")}`);
    const { seconds } = await archive.select({ topics: ["사회"] });
    await page.waitForFunction(
      (want) => document.querySelector("yoyak-list-view .yk-facts")?.textContent?.includes(want),
      formatDuration(seconds, "ko"),
    );
    await close();
  });

  test("the calendar shows which days have digests, and a day leads to its digest", async () => {
    const { page, close } = await open("");
    const days = new Set(archive.list.filter(({ date }) => date.startsWith("2026-02")).map(({ date }) => date));
    await page.waitForSelector("yoyak-calendar [data-has]");
    const marked = await page
      .locator("yoyak-calendar [data-has]")
      .evaluateAll((all) => all.map((each) => each.getAttribute("data-day")));
    assert.deepEqual(new Set(marked), days);
    await page.click('yoyak-calendar [data-day="2026-02-10"]');
    await page.waitForSelector('article[data-digest^="2026-02-10"]');
    await close();
  });

  test("trends: a day, a bar and a row of the table each lead on", async () => {
    const { page, trouble, close } = await open("index.html?view=trends");
    await page.waitForSelector(".yk-heat [data-date]");
    await page.click('.yk-heat [data-date="2026-02-10"]');
    await page.waitForSelector('article[data-digest^="2026-02-10"]');
    await page.goBack();
    const count = (/** @type {string} */ topic) => archive.rows.filter((row) => row.topic === topic).length;
    await page.click(".yk-trend .yk-bars a:has(span:text-is('사회'))");
    await page.waitForFunction(
      (want) => document.querySelector("yoyak-list-view[active] h1")?.textContent?.replace(/\D/g, "") === String(want),
      count("사회"),
    );
    await page.goBack();
    await page.locator(".yk-trend:has(.yk-multiples) > .yk-table summary").click();
    const [name, shown] = await page.locator(".yk-table[open] tbody tr").first().locator("th, td").allInnerTexts();
    assert.equal(Number(shown.replace(/\D/g, "")), archive.rows.filter((row) => row.channel === name).length);
    assert.deepEqual(trouble, []);
    await close();
  });

  test("focus mode leaves the text alone, and Esc ends it", async () => {
    const { page, close } = await open("");
    await page.click("#yk-menu-button");
    await page.click(".yk-menu-action:has-text('본문만 보기')");
    for (const part of [".yk-rail", ".yk-list-column", ".yk-views-nav"])
      assert.equal(await page.locator(part).isVisible(), false, part);
    assert.ok(await page.locator(".yk-entry").first().isVisible());
    await page.keyboard.press("Escape");
    await page.waitForSelector(".yk-views-nav", { state: "visible" });
    await close();
  });

  test("print style: on paper the whole text, also what is folded, and nothing to press", async () => {
    const { page, close } = await open("");
    await page.click(".yk-entries-title .yk-action");
    const sections = page.locator(".yk-entry").first().locator(".yk-section");
    assert.equal(await sections.nth(1).isVisible(), false);
    await page.emulateMedia({ media: "print" });
    for (const section of await sections.all()) assert.ok(await section.isVisible());
    assert.ok(await page.locator(".yk-label").first().isVisible());
    for (const part of [".yk-bar", ".yk-rail", ".yk-list-column", ".yk-tools", ".yk-copy-link"])
      assert.equal(await page.locator(part).first().isVisible(), false, part);
    await close();
  });

  test("the title of the page is that of what it shows, back from another view too", async () => {
    const { page, close } = await open("");
    const title = await page.title();
    await page.click(".yk-views-nav a:last-child");
    await page.waitForFunction((digest) => document.title !== digest, title);
    await page.click(".yk-views-nav a:first-child");
    await page.waitForSelector("yoyak-digest-view[active] h1");
    await page.waitForFunction((digest) => document.title === digest, title, { timeout: 3000 });
    await close();
  });

  test("an entry is read when its end was reached by reading, not by flying past", async () => {
    const { page, close } = await open("", { width: 1440, height: 900 });
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForTimeout(400);
    assert.equal(await page.locator(".yk-entry[data-read]").count(), 0);
    await page.evaluate(() =>
      scrollTo(0, (document.querySelector(".yk-entry")?.getBoundingClientRect().top ?? 0) + scrollY - 100),
    );
    await page.waitForTimeout(2800);
    await page.mouse.wheel(0, 60);
    await page.waitForSelector(".yk-entry[data-read]");
    assert.equal(await page.locator(".yk-entry").first().getAttribute("data-read"), "");
    await close();
  });

  test("what came since the last visit is marked as new", async () => {
    const { page, close } = await open("", { width: 360, height: 740, touch: true });
    await page.evaluate(() => {
      const key = Object.keys(localStorage).find((each) => each.endsWith("visit")) ?? "";
      localStorage.setItem(
        key,
        JSON.stringify({ seen: "2026-02-12", before: null, at: Date.now() - 24 * 3600 * 1000 }),
      );
    });
    await page.reload();
    await page.waitForSelector(".yk-strip [data-new]");
    const fresh = await page.locator(".yk-strip [data-new] b").allInnerTexts();
    assert.deepEqual(fresh, ["13", "14"]);
    await close();
  });
});
