// Trends: days, topics, channels, rising words, a word over time; and the links of each.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { MockArchive } from "../web/support/mock-archive.js";
import { axe, savedText } from "./support/browser.mjs";
import { becomes, eventually, matches } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { sample, sampleEntries } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { settled } from "./support/viewer.mjs";

const archive = new MockArchive();
const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];

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
    // Months and weeks have pages of their own, which the site's build wrote.
    const pages = await page
      .locator(".yk-trend .yk-periods a")
      .evaluateAll((all) => all.map((each) => /** @type {any} */ (each).href));
    assert.ok(pages.length > 1 && pages.every((each) => /\/(m\/\d{4}-\d{2}|w\/all)\.html$/.test(each)), pages.join());
    for (const each of pages) assert.ok((await page.request.get(each)).ok(), each);
    const first = {
      word: await rising.first().locator("span").innerText(),
      count: Number(await rising.first().locator("b").innerText()),
    };
    await matches(() => rising.first().locator("small").innerText(), /^그전 \d+개$/);
    await matches(() => rising.first().locator("em").innerText(), /^(×[\d,.]+|처음)$/);
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
    await page.locator(".yk-trend:has(.yk-columns) > .yk-table summary").click();
    await page.locator(".yk-trend:has(.yk-columns) tbody a").last().click();
    await page.waitForFunction(
      (want) => document.querySelector("yoyak-list-view[active] h1")?.textContent?.replace(/\D/g, "") === String(want),
      last.at(-1),
    );
    assert.deepEqual(trouble, []);
    await close();
  });
});

suite("plots of trends over the sample site", { of: sample }, ({ open }) => {
  for (const size of SIZES)
    test(`a bar narrows Trends and a second click gives that up: ${size.width} px`, async () => {
      const { page, trouble, close } = await open("index.html?view=trends", size);
      const bars = (/** @type {string} */ title) => page.locator(`.yk-trend:has(h2:text-is("${title}")) .yk-bars a`);
      const topic = bars("주제 비율").first();
      const name = await topic.locator("span").innerText();
      await topic.click();
      await page.waitForFunction((want) => new URLSearchParams(location.search).get("topic") === want, name);
      await page.waitForSelector("yoyak-trends-view[active] .yk-chips");
      await becomes(() => bars("주제 비율").count(), 1);
      await bars("주제 비율").first().click();
      await page.waitForFunction(() => !location.search.includes("topic="));
      // The sample ends on the 22nd: its last month is not over, and says so.
      const last = bars("달마다").last();
      await matches(() => last.locator("span").innerText(), /\(22일까지\)$/);
      await becomes(() => last.getAttribute("data-part"), "");
      await becomes(() => bars("달마다").first().getAttribute("data-part"), "");
      await becomes(() => bars("달마다").nth(1).getAttribute("data-part"), null);
      await last.click();
      await page.waitForFunction(() => location.search.includes("from=2026-11-01&to=2026-11-30"));
      await becomes(() => bars("달마다").count(), 1);
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(trouble, []);
      await close();
    });

  test("days and weeks are gone through by keyboard, and what is current is said", async () => {
    const { page, trouble, close } = await open("index.html?view=trends");
    const heat = page.locator(".yk-heat");
    await heat.focus();
    await matches(async () => (await heat.getAttribute("aria-valuetext")) ?? "", /^11월 22일.* · 영상 \d+개$/);
    await page.keyboard.press("ArrowLeft");
    await matches(async () => (await heat.getAttribute("aria-valuetext")) ?? "", /^11월 15일/);
    await page.keyboard.press("ArrowDown");
    await matches(() => page.locator(".yk-heat-box .yk-trend-at").innerText(), /^11월 16일/);
    const weeks = page.locator(".yk-weeks");
    await weeks.focus();
    await page.keyboard.press("ArrowLeft");
    await matches(async () => (await weeks.getAttribute("aria-valuetext")) ?? "", /15.*21일 · .*분$/);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.search.includes("from=2026-11-15&to=2026-11-21"));
    await page.locator("yoyak-trends-view .yk-chips .yk-chip").first().click();
    await page.waitForSelector('.yk-heat [data-date="2026-11-22"]');
    await heat.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.waitForSelector('article[data-digest^="2026-11-22"]');
    assert.deepEqual(trouble, []);
    await close();
  });

  test("words are compared, at most four, on one scale, and saved as a table", async () => {
    const { page, trouble, close } = await open("index.html?view=trends");
    await page.fill(".yk-trend-query input", '모델, 버스，"없는, 낱말", 하나, 둘');
    const names = page.locator(".yk-compared h3");
    await becomes(
      async () => (await names.allInnerTexts()).map((text) => text.split(" ")[0]),
      ["모델", "버스", '"없는,', "하나"],
    );
    await becomes(() => page.locator(".yk-compared .yk-quiet").first().isVisible(), true);
    await page.locator(".yk-trend:has(.yk-compared) > .yk-table summary").click();
    const columns = page.locator(".yk-trend:has(.yk-compared) thead th");
    await becomes(() => columns.allInnerTexts(), ["달", "모델", "버스", '"없는, 낱말"', "하나"]);
    const saving = page.waitForEvent("download");
    await page.locator(".yk-trend:has(.yk-compared) > .yk-table button").click();
    const text = await savedText(await saving);
    const [head = "", ...lines] = text.replace("\ufeff", "").trimEnd().split("\r\n");
    assert.equal(head, '달,모델,버스,"""없는, 낱말""",하나');
    const rows = page.locator(".yk-trend:has(.yk-compared) tbody tr");
    assert.equal(lines.length, await rows.count());
    assert.deepEqual(lines[0]?.split(","), await rows.first().locator("th, td").allInnerTexts());
    await page.click(".yk-compared button[aria-label='버스 빼기']");
    await becomes(() => names.count(), 3);
    await becomes(() => page.inputValue(".yk-trend-query input"), '모델, "없는, 낱말", 하나');
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
    await page.locator(".yk-trend:has(h2:text-is('주제 비율')) > .yk-table summary").click();
    await page.click(".yk-trend .yk-table a:text-is('사회')");
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
