// From what a search found into the text and back, over the sample site; and what lies around the search field.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { axe, chromiumPath, launch, openView } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";
import { buildSite, isBuilt, root } from "./support/site.mjs";

const skip = !chromiumPath ? "no Chromium on this machine" : isBuilt ? false : "run ./scripts/build first";
const QUERY = "모델";
/** Texts and titles of the entries; the contents only lead there. */
const PLACES = ":is(yoyak-text, .yk-entry h3) mark";
const SEARCH = `index.html?view=search&q=${encodeURIComponent(QUERY)}`;

describe("hits and the search field", { skip }, () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let site;
  /** @type {Awaited<ReturnType<typeof buildSite>>} */
  let built;

  before(async () => {
    built = await buildSite(join(root, "data"));
    site = await serve(built.folder);
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
    built?.remove();
  });

  /** @param {string} path @param {Parameters<typeof openView>[2]} [options] */
  const open = (path, options) => openView(browser, site.url + path, options);

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
      await row.scrollIntoViewIfNeeded();
      await page.waitForTimeout(150);
      const before = await page.evaluate(() => scrollY);
      await row.click();
      await page.waitForSelector(".yk-entry h3 mark", { state: "attached" });
      const count = await page.locator(PLACES).count();
      await shows(page, String(count));
      assert.deepEqual(new Set(await page.locator(PLACES).allInnerTexts()), new Set([QUERY]));
      await page.click(".yk-hits-step >> nth=1");
      const first = (await current(page)).at;
      assert.ok(first >= 0);
      await page.waitForFunction(() => {
        const box = document.querySelector("mark[data-current]")?.getBoundingClientRect();
        return box && box.top >= 0 && box.bottom <= innerHeight;
      });
      await page.keyboard.press("n");
      assert.equal((await current(page)).at, (first + 1) % count);
      await page.keyboard.press("Shift+N");
      await shows(page, `${first + 1}/${count}`);
      assert.deepEqual(await axe(page), []);
      await page.click(".yk-hits a");
      await page.waitForSelector("yoyak-search-view[active] > div > .yk-rows .yk-row");
      assert.equal(await page.locator("yoyak-search-view input").inputValue(), QUERY);
      await page.waitForFunction((y) => Math.abs(scrollY - y) < 60, before);
      assert.deepEqual(trouble, []);
      await close();
    });

  test("a hit that markup cuts is one place", async () => {
    const folder = mkdtempSync(join(tmpdir(), "yoyak-cut-"));
    writeFileSync(
      join(folder, "2026-01-05-기술.md"),
      "---\ntitle: 기술\n---\n\n# 2026-01-05 기술\n\n## [짧은 글](https://a.example/)\n\n### 주요 내용\n\n" +
        "작은 모**델은** 크다. 모[델*과* 같은](https://a.example/b) 것. 모델 하나.\n\n- 모\n- 델\n",
    );
    const other = await buildSite(folder);
    const served = await serve(other.folder);
    const { page, close } = await openView(browser, `${served.url}index.html?q=${encodeURIComponent(QUERY)}`);
    await page.waitForSelector(".yk-hits output");
    assert.equal(await page.locator("yoyak-text mark").count(), 5);
    await shows(page, "3");
    await page.keyboard.press("n");
    await shows(page, "1/3");
    assert.deepEqual(await page.locator("mark[data-current]").allInnerTexts(), ["모", "델"]);
    await page.keyboard.press("n");
    await page.keyboard.press("n");
    assert.deepEqual(await page.locator("mark[data-current]").allInnerTexts(), ["모델"]);
    await close();
    await served.close();
    other.remove();
    rmSync(folder, { recursive: true });
  });

  test("what was found is marked in titles too, and the place one comes to does not look like a hit", async () => {
    const { page, trouble, close } = await open(SEARCH);
    const title = page.locator("yoyak-search-view > div > .yk-rows .yk-row-title").first();
    await title.locator("mark").waitFor();
    const words = await title.locator("mark").allInnerTexts();
    assert.deepEqual(words, [QUERY]);
    const name = await title.innerText();
    await title.click();
    const heading = page.locator(".yk-entry h3", { hasText: name });
    await heading.locator("mark").waitFor();
    assert.deepEqual(await heading.locator("mark").allInnerTexts(), words);
    await page.waitForSelector(`.yk-pane .yk-row-title mark`);
    assert.equal(await page.locator("[aria-current=true] mark").innerText(), QUERY);
    // Only the letters that were found have the ground of a hit, also just after the arrival.
    await page.evaluate(() =>
      document
        .querySelector("yoyak-digest-view")
        ?.arrive(document.querySelector("h3 mark")?.closest("[data-entry]")?.id),
    );
    assert.ok(await page.evaluate(() => document.querySelector(".yk-flash") !== null));
    const grounds = await page.evaluate(() =>
      [...document.querySelectorAll(".yk-flash h3, .yk-flash h3 a")].map(
        (each) => getComputedStyle(each).backgroundColor,
      ),
    );
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
      assert.ok((await off()) < 2);
      await page.keyboard.press("[");
      await page.waitForFunction(() => document.documentElement.dataset.rail === "closed");
      assert.ok((await off()) < 2);
      await close();
    }
  });

  test("a hit in a folded entry opens it, and a digest of no search has no bar", async () => {
    const { page, close } = await open(SEARCH);
    await page.locator("yoyak-search-view > div > .yk-rows .yk-row-title").first().click();
    await page.waitForSelector(".yk-hits output");
    await page.click(".yk-entries-title .yk-action");
    const count = await page.locator(PLACES).count();
    for (let i = 0; i < count; i += 1) await page.keyboard.press("n");
    await page.waitForFunction(() => !document.querySelector("mark[data-current]")?.closest("[data-folded]"));
    await page.click(".yk-brand");
    await page.waitForFunction(() => !location.search.includes("q="));
    assert.equal(await page.locator(".yk-hits").count(), 0);
    await close();
  });

  test("the spark line of matches per month narrows to a month, by click and by key", async () => {
    const { page, trouble, close } = await open(SEARCH);
    const months = page.locator("yoyak-months [role=slider]");
    await months.waitFor();
    assert.match((await months.getAttribute("aria-valuetext")) ?? "", /2026년 11월, \d+개/);
    await months.focus();
    await page.keyboard.press("ArrowLeft");
    assert.match((await months.getAttribute("aria-valuetext")) ?? "", /2026년 10월/);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.search.includes("from=2026-10-01&to=2026-10-31"));
    const want = Number(/(\d+)개/.exec((await months.getAttribute("aria-valuetext")) ?? "")?.[1]);
    await page.waitForFunction(
      (n) => document.querySelector("yoyak-search-view .yk-facts")?.textContent?.includes(`정확히 ${n}개`),
      want,
    );
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => !location.search.includes("from="));
    await page.locator("yoyak-months i").first().click({ force: true });
    await page.waitForFunction(() => location.search.includes("from=2026-08-01"));
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(trouble, []);
    await close();
  });

  test("the order of what was found is part of the address, by length too", async () => {
    const { page, trouble, close } = await open(SEARCH);
    await page.waitForSelector("yoyak-search-view > div > .yk-rows .yk-row");
    await page.selectOption("yoyak-search-view select", "longest");
    await page.waitForFunction(() => location.search.includes("order=longest"));
    await page.reload();
    await page.waitForSelector("yoyak-search-view > div > .yk-rows .yk-row");
    assert.equal(await page.locator("yoyak-search-view select").inputValue(), "longest");
    const minutes = (await page.locator("yoyak-search-view > div > .yk-rows .yk-meta").allInnerTexts()).map(
      (text) => Number(/(?:(\d+)시간 )?(\d+)분/.exec(text)?.[1] ?? 0) * 60 + Number(/(\d+)분/.exec(text)?.[1] ?? 0),
    );
    assert.ok(minutes.length > 5);
    assert.deepEqual(
      minutes,
      [...minutes].sort((a, b) => b - a),
    );
    assert.deepEqual(trouble, []);
    await close();
  });

  test("recent searches are kept, and go one by one or all at once", async () => {
    const { page, close } = await open("index.html?view=search");
    for (const q of ["모델", "겨울"]) {
      await page.fill("yoyak-search-view input", q);
      await page.waitForSelector("yoyak-search-view > div > .yk-rows .yk-row");
      await page.keyboard.press("Enter");
      await page.waitForTimeout(100);
    }
    await page.fill("yoyak-search-view input", "");
    await page.waitForSelector(".yk-recent");
    assert.deepEqual(await page.locator(".yk-recent .yk-chip").allInnerTexts(), ["겨울", "모델"]);
    assert.deepEqual(await axe(page), []);
    await page.click('.yk-recent [aria-label="지우기: 겨울"]');
    assert.deepEqual(await page.locator(".yk-recent .yk-chip").allInnerTexts(), ["모델"]);
    await page.click(".yk-recent .yk-action");
    assert.equal(await page.locator(".yk-recent").count(), 0);
    await close();
  });

  for (const language of ["ko-KR", "en-US"])
    test(`help on queries is one step from the field, and an example can be tried: ${language}`, async () => {
      const { page, trouble, close } = await open("index.html?view=search", {
        language,
        width: 360,
        height: 740,
        touch: true,
        dark: true,
      });
      // Also right after a key, whose address is still to be written.
      await page.locator("yoyak-search-view input").pressSequentially("모");
      await page.click(".yk-search > .yk-tool");
      await page.waitForSelector(".yk-search-help dt");
      await page.waitForTimeout(700);
      assert.ok(await page.locator(".yk-search-help").isVisible());
      assert.deepEqual(await axe(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
      await page.locator(".yk-search-help a").nth(9).click();
      await page.waitForFunction(() => !document.querySelector("dialog"));
      assert.match(
        await page.locator("yoyak-search-view input").inputValue(),
        language === "ko-KR" ? /^길이:/ : /^len:/,
      );
      await page.waitForSelector("yoyak-search-view > div > .yk-rows .yk-row");
      assert.deepEqual(trouble, []);
      await close();
    });

  test("the list beside the text has the order of the results that it was opened from", async () => {
    const { page, close } = await open(SEARCH);
    const titles = (/** @type {string} */ selector) => page.locator(selector).allInnerTexts();
    const pane = async (/** @type {string[]} */ want) => {
      await page.waitForFunction(
        (first) => document.querySelector(".yk-pane .yk-row-title")?.textContent === first,
        want[0],
      );
      assert.deepEqual(await titles(".yk-pane .yk-row-title"), want);
    };
    const rows = "yoyak-search-view > div > .yk-rows .yk-row-title";
    await page.waitForSelector(`${rows} mark`);
    const found = await titles(rows);
    await page.locator(rows).nth(2).click();
    await pane(found);
    await page.locator(".yk-pane .yk-row-title").nth(4).click();
    await page.waitForSelector(".yk-pane .yk-row:nth-child(5) [aria-current]");
    await pane(found);
    await page.goto(`${site.url}index.html?view=list&q=${encodeURIComponent("모델")}&sort=longest`);
    const list = "yoyak-list-view .yk-row-title";
    await page.waitForSelector(list);
    const longest = await titles(list);
    assert.notDeepEqual(longest, found);
    await page.locator(list).nth(1).click();
    await pane(longest);
    await close();
  });
});
