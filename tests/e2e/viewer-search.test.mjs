// Search over the sample site as its publisher builds it: what a reader types, and what stands on the screen.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { axe, chromiumPath, launch, openView } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";
import { buildSite, exportedEntries, isBuilt, root } from "./support/site.mjs";

const skip = !chromiumPath ? "no Chromium on this machine" : isBuilt ? false : "run ./scripts/build first";
const data = join(root, "data");

describe("search over the sample site", { skip }, () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let site;
  /** @type {Awaited<ReturnType<typeof buildSite>>} */
  let built;
  /** @type {Awaited<ReturnType<typeof exportedEntries>>} */
  let entries;

  before(async () => {
    built = await buildSite(data);
    entries = await exportedEntries(data);
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

  const view = "yoyak-search-view";
  /** @param {import("playwright-core").Page} page @param {string} text */
  const facts = (page, text) =>
    page.waitForFunction(
      (want) => document.querySelector("yoyak-search-view .yk-facts")?.textContent?.includes(want),
      text,
    );

  test("search: hits are marked in titles and texts, and where a row leads", async () => {
    const { page, trouble, close } = await open("index.html?view=search");
    await page.fill(`${view} input`, "모델");
    await page.waitForSelector(`${view} :not(details) > .yk-rows mark`);
    const total = Number(
      (await page.locator(`${view} .yk-facts`).innerText()).replace(/\D.*$/, "").replace(/\D/g, "") ||
        (await page.locator(`${view} .yk-facts`).innerText()).replace(/\D/g, ""),
    );
    assert.ok(total >= entries.filter(({ title }) => title.includes("모델")).length);
    assert.equal(await page.locator(`${view} :not(details) > .yk-rows mark`).first().innerText(), "모델");
    assert.deepEqual(await axe(page), []);
    await page.locator(`${view} :not(details) > .yk-rows .yk-row-title`).first().click();
    await page.waitForSelector(".yk-entry mark");
    assert.equal(new URL(page.url()).searchParams.get("q"), "모델");
    // The list beside the text is what was found.
    await page.waitForSelector(".yk-pane .yk-chip:has-text('모델')");
    await page.goBack();
    await page.waitForSelector(`${view}[active] :not(details) > .yk-rows mark`);
    assert.deepEqual(trouble, []);
    await close();
  });

  test("search: what is found is starred by key, and exported: as many as were counted", async () => {
    for (const width of [360, 1440]) {
      const { page, close } = await open(`index.html?view=search&q=${encodeURIComponent("모델")}`, {
        width,
        touch: width < 500,
      });
      await page.waitForSelector(`${view} :not(details) > .yk-rows mark`);
      const count = Number(
        (await page.locator(`${view} .yk-facts`).innerText()).replace(/개.*/, "").replace(/\D/g, ""),
      );
      await page.keyboard.press("ArrowDown");
      const row = await page.evaluate(() => document.activeElement?.getAttribute("data-row"));
      await page.keyboard.press("s");
      await page.waitForSelector(`${view} .yk-row:has([data-row="${row}"]) .yk-mark-star[aria-pressed=true]`);
      await page.click(`${view} .yk-list-tools > .yk-action`);
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.click("yoyak-export li:nth-child(3) button"),
      ]);
      assert.equal(JSON.parse(readFileSync(await file.path(), "utf8")).length, count);
      await close();
    }
  });

  test("search: the other keyboard, and words one slip away, are offered under headings of their own", async () => {
    const { page, close } = await open("index.html?view=search");
    await page.fill(`${view} input`, "ahepf");
    await page.waitForSelector(".yk-tier h2:text-matches('^자판을 바꾸면 [0-9]+개: 모델$')");
    await page.fill(`${view} input`, "모댈");
    await page.click(".yk-state .yk-button:has-text('모델')");
    await page.waitForSelector(`${view} :not(details) > .yk-rows mark`);
    assert.equal(await page.locator(`${view} input`).inputValue(), "모델");
    await close();
  });

  test("search: an operator is completed from the names that there are", async () => {
    const { page, close } = await open("index.html?view=search", { width: 360, height: 740, touch: true });
    const [{ channel }] = entries.filter(({ channel }) => channel.includes(" "));
    await page.focus(`${view} input`);
    await page.keyboard.insertText(`채널:${channel.slice(0, 2)}`);
    await page.waitForSelector(`.yk-complete button:text-is("${channel}")`);
    await page.click(`.yk-complete button:text-is("${channel}")`);
    assert.equal(await page.locator(`${view} input`).inputValue(), `채널:"${channel}" `);
    await facts(page, `${entries.filter((each) => each.channel === channel).length}개`);
    await close();
  });

  test("search: filters narrow what is found, and their counts are of what is found", async () => {
    const { page, close } = await open(`index.html?view=search&q=${encodeURIComponent("모델")}`);
    await page.waitForSelector(`${view} :not(details) > .yk-rows mark`);
    const option = page.locator("yoyak-rail .yk-option").filter({ hasText: /\d/ }).first();
    await page.waitForFunction(() =>
      /\d/.test(document.querySelector("yoyak-rail .yk-option small")?.textContent ?? ""),
    );
    await page.waitForTimeout(800);
    const count = Number((await option.locator("small").innerText()).replace(/\D/g, ""));
    await option.click();
    await facts(page, `${count}개`);
    await page.waitForSelector(`${view} .yk-chips .yk-chip`);
    await close();
  });

  test("unread only and saved only: the list goes by the marks on this device", async () => {
    const { page, close } = await open("index.html?view=list");
    const number = () =>
      page.evaluate(() => Number(document.querySelector("yoyak-list-view h1")?.textContent?.replace(/\D/g, "")));
    const all = await number();
    await page.locator("yoyak-list-view .yk-mark-read").nth(2).click();
    await page.locator("yoyak-list-view .yk-mark-star").nth(3).click();
    await page.click("yoyak-rail .yk-option:has-text('읽지 않은 것만')");
    await page.waitForFunction(
      (want) => document.querySelector("yoyak-list-view h1")?.textContent?.replace(/\D/g, "") === String(want),
      all - 1,
    );
    await page.click("yoyak-rail .yk-option:has-text('저장한 것만')");
    await page.waitForFunction(
      () => document.querySelector("yoyak-list-view h1")?.textContent?.replace(/\D/g, "") === "1",
    );
    await page.reload();
    await page.waitForFunction(
      () => document.querySelector("yoyak-list-view h1")?.textContent?.replace(/\D/g, "") === "1",
    );
    assert.equal(await page.locator("yoyak-list-view .yk-chips .yk-chip").count(), 2);
    await close();
  });

  test("trends: words that rise are told with what they were before, and lead to what says them", async () => {
    const { page, trouble, close } = await open("index.html?view=trends");
    const rising = page.locator(".yk-trend:has(h2:has-text('떠오른 낱말')) .yk-bars a");
    await rising.first().waitFor();
    const first = {
      word: await rising.first().locator("span").innerText(),
      count: Number(await rising.first().locator("b").innerText()),
    };
    assert.match(await rising.first().locator("small").innerText(), /^그전 \d+개$/);
    await rising.first().click();
    await page.waitForSelector(`${view}[active] :not(details) > .yk-rows .yk-row`);
    assert.equal(await page.locator("yoyak-search-view .yk-search input").inputValue(), first.word);
    const { searchParams } = new URL(page.url());
    const titles = entries.filter(
      (entry) =>
        entry.date >= (searchParams.get("from") ?? "") &&
        entry.date <= (searchParams.get("to") ?? "") &&
        entry.title.includes(first.word),
    );
    assert.ok(titles.length >= first.count && first.count >= 3, `${first.word}: ${first.count} of ${titles.length}`);
    assert.deepEqual(trouble, []);
    await close();
  });

  test("trends: a word over time, with a table, and each month leads to its list", async () => {
    const { page, trouble, close } = await open("index.html?view=trends");
    await page.fill(".yk-trend-query input", "모델");
    await page.waitForSelector(".yk-columns a");
    const counts = await page.locator(".yk-trend:has(.yk-columns) tbody td:nth-child(2)").allTextContents();
    const last = counts.map((text) => Number(text.replace(/\D/g, "")));
    assert.ok(last.reduce((sum, each) => sum + each, 0) > 0);
    assert.equal(await page.locator(".yk-trend").count(), await page.locator(".yk-trend > .yk-table").count());
    await page.locator(".yk-columns a").last().click();
    await page.waitForFunction(
      (want) => document.querySelector("yoyak-list-view[active] h1")?.textContent?.replace(/\D/g, "") === String(want),
      last.at(-1),
    );
    assert.deepEqual(trouble, []);
    await close();
  });

  test("search: a syllable that is being composed is searched for, and its keys are no commands", async () => {
    const { page, close } = await open("index.html?view=search");
    await page.focus(`${view} input`);
    const session = await page.context().newCDPSession(page);
    // As an input method types it: every step replaces the one before.
    for (const text of ["ㅁ", "모", "몯", "모데", "모델"]) {
      await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await page.waitForTimeout(90);
      assert.equal(await page.locator(`${view} input`).inputValue(), text);
    }
    await page.waitForSelector(`${view} :not(details) > .yk-rows mark`);
    // Enter that ends a composition does not leave the field.
    await page.evaluate(() =>
      document
        .querySelector("yoyak-search-view input")
        ?.dispatchEvent(
          new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }),
        ),
    );
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "INPUT");
    await session.send("Input.insertText", { text: "모델" });
    assert.equal(await page.locator(`${view} input`).inputValue(), "모델");
    await page.waitForFunction(() => new URLSearchParams(location.search).get("q") === "모델");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.className), "yk-row-title");
    await close();
  });
});
