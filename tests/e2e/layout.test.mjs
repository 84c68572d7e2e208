// The layout: the edges of a column, wrapped lines, and floating elements.

import assert from "node:assert/strict";
import { test } from "node:test";
import { sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { settled } from "./support/viewer.mjs";

const SEARCH = `index.html?view=search&q=${encodeURIComponent("모델")}`;

suite("layout", { of: sample }, ({ site, open }) => {
  for (const width of [360, 768, 1440])
    test(`text to press at the right end of a line ends where its column ends: ${width} px`, async () => {
      const { page, close } = await open("index.html?view=list", { width, touch: width === 360 });
      await page.locator("yoyak-list-view .yk-mark-star").first().click();
      for (const [view, path] of [
        ["list", "index.html?view=list"],
        ["search", SEARCH],
        ["saved", "index.html?view=saved"],
      ]) {
        await page.goto(site.url + path);
        const action = page.locator(`yoyak-${view}-view .yk-list-tools .yk-action`).last();
        await action.waitFor();
        await settled(page);
        const gap = await action.evaluate((element) => {
          const text = document.createRange();
          text.selectNodeContents(element);
          const column = /** @type {Element} */ (
            element.closest(".yk-list-head, .yk-search-head")
          ).getBoundingClientRect();
          return column.right - text.getBoundingClientRect().right;
        });
        assert.ok(Math.abs(gap) < 1, `${view}: ${gap} px`);
      }
      await close();
    });

  test("the tools of a list stand on one line of a phone, in both languages", async () => {
    for (const language of ["ko-KR", "en-US"]) {
      const { page, close } = await open("index.html?view=list", { width: 360, height: 740, touch: true, language });
      await page.waitForSelector("main .yk-row");
      await settled(page);
      const middles = await page
        .locator("yoyak-list-view .yk-list-tools > *")
        .evaluateAll((all) =>
          all.map((each) => each.getBoundingClientRect()).map(({ top, bottom }) => (top + bottom) / 2),
        );
      assert.ok(middles.length > 3 && middles.every((each) => Math.abs(each - middles[0]) < 2), middles.join(" "));
      await close();
    }
  });

  test("the search help has room for its text on a narrow page", async () => {
    const { page, close } = await open(SEARCH, { width: 360, height: 740, touch: true });
    await page.click(".yk-search > .yk-tool");
    await page.waitForSelector(".yk-search-help dd");
    const narrow = await page
      .locator(".yk-search-help dd")
      .evaluateAll((all) => all.filter((each) => each.clientWidth < 240).length);
    assert.equal(narrow, 0);
    await close();
  });

  for (const [view, path] of [
    ["digest", ""],
    ["list", "index.html?view=list"],
    ["trends", "index.html?view=trends"],
  ])
    test(`no dot between facts begins or ends a line: ${view}`, async () => {
      const { page, close } = await open(path, { width: 320, height: 740, touch: true, language: "en-GB" });
      await page.waitForSelector("main [active] .yk-facts .yk-dot");
      await settled(page);
      for (let width = 320; width <= 400; width += 10) {
        await page.setViewportSize({ width, height: 740 });
        const astray = await page.evaluate(() => {
          return [...document.querySelectorAll("main [active] .yk-dot")]
            .filter((dot) => {
              const list = /** @type {Element} */ (dot.closest(".yk-facts, .yk-meta"));
              const place = dot.getBoundingClientRect();
              if (place.width === 0) return false;
              const range = document.createRange();
              range.selectNodeContents(dot);
              const letters = range.getBoundingClientRect();
              const middle = (letters.left + letters.right) / 2;
              // Cut off at the edge of the list, it is not seen.
              if (getComputedStyle(list).clipPath !== "none" && middle < list.getBoundingClientRect().left - 4)
                return false;
              const words = document.createTreeWalker(list, NodeFilter.SHOW_TEXT, (node) =>
                node.parentElement?.closest(".yk-dot") || !node.textContent?.trim()
                  ? NodeFilter.FILTER_REJECT
                  : NodeFilter.FILTER_ACCEPT,
              );
              let before = false;
              let after = false;
              while (words.nextNode()) {
                const text = document.createRange();
                text.selectNodeContents(words.currentNode);
                for (const line of text.getClientRects()) {
                  if (line.bottom <= place.top || line.top >= place.bottom) continue;
                  before ||= line.right <= middle;
                  after ||= line.left >= middle;
                }
              }
              return !before || !after;
            })
            .map((dot) => dot.closest(".yk-facts, .yk-meta")?.textContent);
        });
        assert.deepEqual(astray, [], `${width} px`);
      }
      await close();
    });

  for (const [over, path] of [
    [".yk-bottom", "index.html?view=list"],
    [".yk-hits", `d/${encodeURIComponent("2026-08-29-기술-AI")}.html?q=${encodeURIComponent("모델")}`],
  ])
    test(`what has the focus is not hidden by what floats at the foot: ${over}`, async () => {
      const { page, close } = await open(path, { width: 360, height: 740 });
      await page.waitForSelector(over);
      await settled(page);
      const hidden = [];
      for (let stop = 0; stop < 60; stop += 1) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate((selector) => {
          const focused = /** @type {Element} */ (document.activeElement);
          const { top } = /** @type {Element} */ (document.querySelector(selector)).getBoundingClientRect();
          return {
            name: focused.textContent,
            hidden: !focused.closest(".yk-bottom, .yk-hits") && focused.getBoundingClientRect().bottom > top,
          };
        }, over);
        if (at.hidden) hidden.push(at.name);
      }
      assert.deepEqual(hidden, []);
      await close();
    });
});
