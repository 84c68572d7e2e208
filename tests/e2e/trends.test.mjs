// Trends: days, topics, channels, rising words, a word over time; and the links of each.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { MockArchive } from "../web/support/mock-archive.js";
import { becomes, eventually, matches } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { sample, sampleEntries } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { settled } from "./support/viewer.mjs";

const archive = new MockArchive();

suite("trends over the sample site", { of: sample }, ({ open }) => {
  /** @type {Awaited<ReturnType<typeof sampleEntries>>} */
  let entries;

  before(async () => {
    entries = await sampleEntries();
  });

  test("trends: words that rise are told with what they were before, and lead to what says them", async () => {
    const { page, trouble, close } = await open("index.html?view=trends");
    const rising = page.locator(".yk-trend:has(h2:has-text('떠오른 낱말')) .yk-bars a");
    await rising.first().waitFor();
    await settled(page);
    const first = {
      word: await rising.first().locator("span").innerText(),
      count: Number(await rising.first().locator("b").innerText()),
    };
    await matches(() => rising.first().locator("small").innerText(), /^그전 \d+개$/);
    await rising.first().click();
    await page.waitForSelector(`yoyak-search-view[active] :not(details) > .yk-rows .yk-row`);
    await becomes(() => page.locator("yoyak-search-view .yk-search input").inputValue(), first.word);
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
    await settled(page);
    const counts = await page.locator(".yk-trend:has(.yk-columns) tbody td:nth-child(2)").allTextContents();
    const last = counts.map((text) => Number(text.replace(/\D/g, "")));
    assert.ok(last.reduce((sum, each) => sum + each, 0) > 0);
    await eventually(
      async () => [await page.locator(".yk-trend").count(), await page.locator(".yk-trend > .yk-table").count()],
      ([trends, tables]) => assert.equal(trends, tables),
    );
    await page.locator(".yk-columns a").last().click();
    await page.waitForFunction(
      (want) => document.querySelector("yoyak-list-view[active] h1")?.textContent?.replace(/\D/g, "") === String(want),
      last.at(-1),
    );
    assert.deepEqual(trouble, []);
    await close();
  });
});

suite("trends", { of: mock() }, ({ open }) => {
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
    await eventually(
      () => page.locator(".yk-table[open] tbody tr").first().locator("th, td").allInnerTexts(),
      ([name = "", shown = ""]) =>
        assert.equal(Number(shown.replace(/\D/g, "")), archive.rows.filter((row) => row.channel === name).length),
    );
    assert.deepEqual(trouble, []);
    await close();
  });
});
