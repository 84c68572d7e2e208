// From search results into the text and back.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { axe } from "./support/browser.mjs";
import { becomes, eventually, holds } from "./support/eventually.mjs";
import { sample, siteOf } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { frames, settled } from "./support/viewer.mjs";

const QUERY = "모델";
/** Texts and titles of the entries; the contents only lead there. */
const PLACES = ":is(yoyak-text, .yk-entry h3) mark";
const SEARCH = `index.html?view=search&q=${encodeURIComponent(QUERY)}`;

/** A folder with a page in which markup cuts words. */
function cutByMarkup() {
  const folder = mkdtempSync(join(tmpdir(), "yoyak-cut-"));
  after(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, "2026-01-05-기술.md"),
    "---\ntitle: 기술\n---\n\n# 2026-01-05 기술\n\n## [짧은 글](https://a.example/)\n\n### 주요 내용\n\n" +
      "작은 모**델은** 크다. 모[델*과* 같은](https://a.example/b) 것. 모델 하나.\n\n- 모\n- 델\n",
  );
  return folder;
}

suite("hits", { of: sample }, ({ site, also, open }) => {
  /** @param {import("playwright-core").Page} page @param {string} text */
  const shows = (page, text) =>
    page.waitForFunction((want) => document.querySelector(".yk-hits output")?.textContent === want, text);

  const current = (/** @type {import("playwright-core").Page} */ page) =>
    page.evaluate((places) => {
      const marks = [...document.querySelectorAll(places)];
      const at = marks.findIndex((mark) => mark.hasAttribute("data-current"));
      const box = marks[at]?.getBoundingClientRect();
      return { at, inView: Boolean(box && box.top >= 0 && box.bottom <= innerHeight) };
    }, PLACES);

  for (const width of [360, 1440])
    test(`a result opens with its hits marked; next, previous and back by button and key: ${width} px`, async () => {
      const { page, trouble, close } = await open(SEARCH, { width, height: 740, touch: width === 360 });
      const row = page.locator("yoyak-search-view > div > .yk-rows .yk-row-title").nth(5);
      await row.waitFor();
      await settled(page);
      await row.scrollIntoViewIfNeeded();
      await frames(page);
      const before = await page.evaluate(() => scrollY);
      await row.click();
      await page.waitForSelector(".yk-entry h3 mark", { state: "attached" });
      await settled(page);
      const count = await page.locator(PLACES).count();
      await shows(page, String(count));
      await becomes(async () => new Set(await page.locator(PLACES).allInnerTexts()), new Set([QUERY]));
      await page.click(".yk-hits-step >> nth=1");
      const { at: first } = await eventually(
        () => current(page),
        ({ at }) => assert.ok(at >= 0),
      );
      await page.waitForFunction(() => {
        const box = document.querySelector("mark[data-current]")?.getBoundingClientRect();
        return box && box.top >= 0 && box.bottom <= innerHeight;
      });
      await page.keyboard.press("n");
      await becomes(async () => (await current(page)).at, (first + 1) % count);
      await page.keyboard.press("Shift+N");
      await shows(page, `${first + 1}/${count}`);
      assert.deepEqual(await axe(page), []);
      await page.click(".yk-hits a");
      await page.waitForSelector("yoyak-search-view[active] > div > .yk-rows .yk-row");
      await becomes(() => page.locator("yoyak-search-view input").inputValue(), QUERY);
      await page.waitForFunction((y) => Math.abs(scrollY - y) < 60, before);
      assert.deepEqual(trouble, []);
      await close();
    });

  const cut = also(siteOf(cutByMarkup));

  test("a hit that markup cuts is one place", async () => {
    const { page, close } = await open(`index.html?q=${encodeURIComponent(QUERY)}`, { from: cut });
    await page.waitForSelector(".yk-hits output");
    await becomes(() => page.locator("yoyak-text mark").count(), 5);
    await shows(page, "3");
    await page.keyboard.press("n");
    await shows(page, "1/3");
    await becomes(() => page.locator("mark[data-current]").allInnerTexts(), ["모", "델"]);
    await page.keyboard.press("n");
    await page.keyboard.press("n");
    await becomes(() => page.locator("mark[data-current]").allInnerTexts(), ["모델"]);
    await close();
  });

  test("what was found is marked in titles too, and the place one comes to does not look like a hit", async () => {
    const { page, trouble, close } = await open(SEARCH);
    const title = page.locator("yoyak-search-view > div > .yk-rows .yk-row-title").first();
    await title.locator("mark").waitFor();
    await settled(page);
    const words = [QUERY];
    await becomes(() => title.locator("mark").allInnerTexts(), words);
    const name = await title.innerText();
    await title.click();
    const heading = page.locator(".yk-entry h3", { hasText: name });
    await heading.locator("mark").waitFor();
    await becomes(() => heading.locator("mark").allInnerTexts(), words);
    await page.waitForSelector(`.yk-pane .yk-row-title mark`);
    await becomes(() => page.locator("[aria-current=true] mark").innerText(), QUERY);
    // Only the letters that were found have the ground of a hit, also just after the arrival.
    const grounds = await page.evaluate(async () => {
      const view = /** @type {any} */ (document.querySelector("yoyak-digest-view"));
      view.goToEntry(document.querySelector("h3 mark")?.closest("[data-entry]")?.id);
      // It is seen for a moment only.
      while (!document.querySelector(".yk-flash")) await new Promise(requestAnimationFrame);
      return [...document.querySelectorAll(".yk-flash h3, .yk-flash h3 a")].map(
        (each) => getComputedStyle(each).backgroundColor,
      );
    });
    assert.deepEqual(new Set(grounds), new Set(["rgba(0, 0, 0, 0)"]));
    await page.waitForFunction(() => !document.querySelector(".yk-flash"));
    await page.click("yoyak-digest-view .yk-hits a");
    await page.waitForSelector("yoyak-search-view[active]");
    assert.deepEqual(trouble, []);
    await close();
  });

  test("the bar of hits stands under the text, wherever the columns beside it are", async () => {
    for (const [width, language] of /** @type {const} */ ([
      [1440, "ko-KR"],
      [768, "en-US"],
    ])) {
      const { page, close } = await open(SEARCH, { width, language });
      await page.locator("yoyak-search-view > div > .yk-rows .yk-row-title").first().click();
      await page.waitForSelector(".yk-hits output");
      const off = () =>
        page.evaluate(() => {
          const middle = (/** @type {string} */ selector) => {
            const { left, right } = /** @type {Element} */ (document.querySelector(selector)).getBoundingClientRect();
            return (left + right) / 2;
          };
          return Math.abs(middle(".yk-hits") - middle(".yk-main"));
        });
      await holds(async () => (await off()) < 2);
      await page.keyboard.press("[");
      await page.waitForFunction(() => document.documentElement.dataset.rail === "closed");
      await holds(async () => (await off()) < 2);
      await close();
    }
  });

  test("a hit in a folded entry opens it, and a digest of no search has no bar", async () => {
    const { page, close } = await open(SEARCH);
    await page.locator("yoyak-search-view > div > .yk-rows .yk-row-title").first().click();
    await page.waitForSelector(".yk-hits output");
    await page.click(".yk-entries-title .yk-action");
    await settled(page);
    const count = await page.locator(PLACES).count();
    for (let i = 0; i < count; i += 1) await page.keyboard.press("n");
    await page.waitForFunction(() => !document.querySelector("mark[data-current]")?.closest("[data-folded]"));
    await page.click(".yk-brand");
    await page.waitForFunction(() => !location.search.includes("q="));
    await becomes(() => page.locator(".yk-hits").count(), 0);
    await close();
  });

  test("the list beside the text has the order of the results that it was opened from", async () => {
    const { page, close } = await open(SEARCH);
    const titles = (/** @type {string} */ selector) => page.locator(selector).allInnerTexts();
    const pane = async (/** @type {string[]} */ want) => {
      await becomes(() => titles(".yk-pane .yk-row-title"), want);
    };
    const rows = "yoyak-search-view > div > .yk-rows .yk-row-title";
    await page.waitForSelector(`${rows} mark`);
    await settled(page);
    const found = await titles(rows);
    await page.locator(rows).nth(2).click();
    await pane(found);
    await page.locator(".yk-pane .yk-row-title").nth(4).click();
    await page.waitForSelector(".yk-pane .yk-row:nth-child(5) [aria-current]");
    await pane(found);
    await page.goto(`${site.url}index.html?view=list&q=${encodeURIComponent("모델")}&sort=longest`);
    const list = "yoyak-list-view .yk-row-title";
    await page.waitForSelector(list);
    await settled(page);
    const longest = await titles(list);
    assert.notDeepEqual(longest, found);
    await page.locator(list).nth(1).click();
    await pane(longest);
    await close();
  });
});
