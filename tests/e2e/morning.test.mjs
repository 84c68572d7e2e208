// The day in four minutes: a long day's overview first, its entries folded as the contents, and how far one has come.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./support/browser.mjs";
import { becomes, matches } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";
import { settled } from "./support/viewer.mjs";

const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];
/** 35 entries of four minutes each. */
const LONG = mock({ archive: { days: 8, entries: 35, characters: 2000, search: true } });

suite("the morning", { of: LONG }, ({ open }) => {
  const folded = (/** @type {import("playwright-core").Page} */ page) => page.locator(".yk-entry[data-folded]").count();

  for (const size of SIZES) {
    const at = `${size.width} px`;
    const wide = size.width > 1280;

    test(`the overview has minutes of its own: ${at}`, async () => {
      const { page } = await open("", { ...size, wait: ".yk-entry" });
      await matches(
        async () => (await page.innerText(".yk-digest-head .yk-facts")).replace(/\s+/g, " "),
        /요약 5분 · ?전체 2시간 25분/,
      );
    });

    test(`a long day opens with its entries folded, as the only list of them: ${at}`, async () => {
      const { page } = await open("", { ...size, wait: ".yk-entry" });
      // Where a list stands beside the text, that is the contents.
      await becomes(() => folded(page), wide ? 0 : 35);
      assert.equal(await page.locator(".yk-contents").count(), 0);
      if (wide) await page.click(".yk-entries-title .yk-action");
      await page.waitForFunction(() => document.querySelectorAll(".yk-entry[data-folded]").length === 35);
      assert.deepEqual(await axe(page), []);
      // All of a row opens it, where it is; the address stays.
      const entry = page.locator(".yk-entry").nth(2);
      const address = page.url();
      await entry.scrollIntoViewIfNeeded();
      await entry.locator(".yk-body").first().click();
      await page.waitForFunction(() => document.querySelectorAll(".yk-entry[data-folded]").length === 34);
      assert.equal(await entry.getAttribute("data-folded"), null);
      await page.locator(".yk-entry").nth(3).locator("h3 a").click();
      await page.waitForFunction(() => document.querySelectorAll(".yk-entry[data-folded]").length === 33);
      assert.equal(page.url(), address);
      // As it was left, over a reload and on Back.
      await page.reload();
      await page.waitForFunction(() => document.querySelectorAll(".yk-entry[data-folded]").length === 33);
      await page.locator(".yk-digest-head .yk-day-link, .yk-digest-foot .yk-day-link").last().click();
      await page.waitForSelector('.yk-digest:not([data-digest^="2026-02-14"]) .yk-entry');
      await becomes(() => folded(page), 35);
      await page.goBack();
      await page.waitForSelector('.yk-digest[data-digest^="2026-02-14"] .yk-entry');
      await becomes(() => folded(page), 33);
    });

    test(`all unfolded stay so on other days: ${at}`, async () => {
      const { page, close } = await open("", { ...size, wait: ".yk-entry" });
      if (wide) await page.click(".yk-entries-title .yk-action");
      await page.waitForSelector(".yk-entry[data-folded]");
      await page.click(".yk-entries-title .yk-action");
      await page.waitForFunction(() => !document.querySelector(".yk-entry[data-folded]"));
      await page.reload();
      await page.waitForSelector(".yk-entry");
      await settled(page);
      assert.equal(await folded(page), 0);
      await close();
    });

    test(`a citation opens the entry that it leads to, which has the same number: ${at}`, async () => {
      const { page } = await open("", { ...size, wait: ".yk-entry" });
      const cite = page.locator(".yk-overview .yk-cite").nth(1);
      await becomes(() => cite.innerText(), "[2]");
      const box = await cite.evaluate((each) => {
        const { top, bottom, left, right } = getComputedStyle(each, "::before");
        const { height, width } = each.getBoundingClientRect();
        return [height - parseFloat(top) - parseFloat(bottom), width - parseFloat(left) - parseFloat(right)];
      });
      assert.ok(Math.min(...box) >= 24, String(box));
      await cite.click();
      const heading = page.locator(".yk-entry h3:focus");
      await heading.waitFor();
      await becomes(() => heading.getAttribute("data-n"), "2");
      await becomes(() => page.locator(".yk-entry:has(h3:focus)").getAttribute("data-folded"), null);
      if (wide) await becomes(() => page.locator(".yk-pane .yk-row-title").nth(1).getAttribute("data-n"), "2");
    });

    test(`a finger on a citation shows what it cites, a pointer over it too: ${at}`, async () => {
      const { page, trouble } = await open("", { ...size, wait: ".yk-entry" });
      const cite = page.locator(".yk-overview .yk-cite").nth(1);
      if (!size.touch) {
        await cite.hover();
        await page.waitForSelector(".yk-hint .yk-hint-text:has-text('작은 모델은')");
        return;
      }
      const address = page.url();
      await cite.tap();
      await page.waitForSelector("dialog[open] yoyak-peek h3");
      assert.equal(page.url(), address);
      const title = await page.innerText("yoyak-peek h3");
      await matches(() => page.innerText("yoyak-peek .yk-meta"), /^2/);
      await matches(() => page.innerText("yoyak-peek .yk-peek-text"), /^작은 모델은/);
      assert.deepEqual(await axe(page), []);
      await page.click("dialog header .yk-tool");
      await page.waitForFunction(() => document.activeElement?.matches(".yk-cite"));
      assert.equal(page.url(), address);
      // Two that stand side by side, and the second of them opened.
      await page.evaluate(() => {
        const [first, second] = document.querySelectorAll(".yk-overview .yk-cite");
        first.after(", ", second);
      });
      await page.locator(".yk-overview .yk-cite").first().tap();
      await page.waitForSelector("yoyak-peek .yk-quiet:has-text('1 / 2')");
      await page.tap("yoyak-peek .yk-peek-foot > .yk-tool >> nth=1");
      await page.waitForSelector("yoyak-peek .yk-quiet:has-text('2 / 2')");
      await becomes(() => page.innerText("yoyak-peek h3"), title);
      await page.tap("yoyak-peek .yk-primary");
      await page.waitForSelector(`.yk-entry:has(h3:focus):has-text("${title}")`);
      await page.tap(".yk-way-back .yk-pill >> nth=0");
      await page.waitForFunction(() => document.activeElement?.matches(".yk-cite"));
      assert.deepEqual(trouble, []);
    });

    test(`all of a day is marked as read at its foot, and back: ${at}`, async () => {
      const { page } = await open("", { ...size, wait: ".yk-entry" });
      const fifth = page.locator(".yk-entry").nth(4);
      await fifth.scrollIntoViewIfNeeded();
      await fifth.locator(".yk-mark-read").click();
      await page.waitForSelector(".yk-digest-head .yk-facts:has-text('1 / 35 읽음')");
      await page.click(".yk-digest-foot .yk-facts .yk-action");
      await page.waitForSelector(".yk-digest-foot .yk-facts:has-text('35 / 35 읽음')");
      await page.click(".yk-toast button");
      await page.waitForSelector(".yk-digest-foot .yk-facts:has-text('1 / 35 읽음')");
      await becomes(() => page.locator(".yk-others a").allInnerTexts(), ["경제-투자", "사회"]);
      await page.click(".yk-others a >> nth=0");
      await page.waitForSelector('.yk-digest[data-digest="2026-02-14-경제-투자"]');
    });
  }
});
