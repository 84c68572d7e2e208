// What a visitor sees before anything but the page itself has come, and that it stays where it is when the rest does.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromiumPath, launch, openPage } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";
import { buildSite, isBuilt, root } from "./support/site.mjs";

const skip = !chromiumPath ? "no Chromium on this machine" : isBuilt ? false : "run ./scripts/build first";
const ACCENT = "#8a2be2";

describe("the first paint", { skip }, () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let site;
  /** @type {Awaited<ReturnType<typeof buildSite>>} */
  let built;
  const source = mkdtempSync(join(tmpdir(), "yoyak-source-"));
  /** Whether nothing but pages is answered. */
  let alone = false;

  before(async () => {
    cpSync(join(root, "data"), source, { recursive: true });
    const config = join(source, "yoyak.config.json");
    writeFileSync(config, JSON.stringify({ ...JSON.parse(readFileSync(config, "utf8")), accent: ACCENT }));
    built = await buildSite(source);
    // What is not answered stays open until the server closes.
    site = await serve(built.folder, { intercept: (path) => alone && !/(\/|\.html)$/.test(path) });
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
    built?.remove();
    rmSync(source, { recursive: true });
  });

  /** Where the parts of the text at the head of the page are. @param {import("playwright-core").Page} page */
  const places = (page) =>
    page.evaluate(() =>
      [
        ".yk-brand",
        ".yk-digest h1",
        ".yk-tabs",
        ".yk-facts",
        ".yk-overview h2",
        ".yk-overview p",
        ".yk-overview p:nth-of-type(2)",
      ].map((selector) => {
        const { left, top, height } = /** @type {Element} */ (
          document.querySelector(`:is(.yk-bar, main > .yk-digest, yoyak-digest-view) ${selector}`) ??
            document.querySelector(selector)
        ).getBoundingClientRect();
        return [selector, Math.round(left), Math.round(top), Math.round(height)].join(" ");
      }),
    );
  const accent = (/** @type {import("playwright-core").Page} */ page) =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--yoyak-accent"));

  for (const width of [360, 1440])
    test(`the text stands with nothing but the page, and does not move when the rest comes: ${width} px`, async () => {
      const { page, trouble, close } = await openPage(browser, { width });
      alone = true;
      await page.goto(site.url, { waitUntil: "commit" });
      await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
      assert.equal(await page.locator(".yk-brand").innerText(), "요약 견본");
      assert.equal(await accent(page), ACCENT);
      const before = await places(page);
      await page.evaluate(() => stop());
      alone = false;
      await page.reload();
      await page.waitForSelector("yoyak-views[data-ready]");
      assert.deepEqual(await places(page), before);
      assert.equal(await accent(page), ACCENT);
      assert.equal(await page.locator(".yk-brand").count(), 1);
      assert.deepEqual(trouble, []);
      await close();
    });

  test("without scripts the site's name leads to the front page", async () => {
    const { page, close } = await openPage(browser, { script: false });
    await page.goto(site.url);
    await page.locator("a.yk-day-link").first().click();
    await page.waitForURL(/\/d\//);
    await page.click(".yk-brand");
    await page.waitForURL(site.url);
    assert.equal(await page.locator("h1").count(), 1);
    await close();
  });
});
