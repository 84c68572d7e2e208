// A sentence is taken along with its source and a link that marks it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, copiedText } from "./support/browser.mjs";
import { becomes, holds, matches } from "./support/eventually.mjs";
import { sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { settled } from "./support/viewer.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Selects the first words of a block of an entry, and gives them. @param {Page} page @param {string} selector */
const select = (page, selector) =>
  page
    .locator(selector)
    .first()
    .evaluate((block) => {
      const text = /** @type {Text} */ (document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode());
      getSelection()?.setBaseAndExtent(text, 0, text, text.data.trimEnd().length);
      return text.data.replace(/\s+/g, " ").trim();
    });

suite("share", { of: sample }, ({ site, open }) => {
  for (const size of [
    { width: 360, height: 740, touch: false },
    { width: 1440, height: 900, touch: false },
  ]) {
    test(`a selected sentence is copied with its source, and its link marks it: ${size.width} px`, async () => {
      const { page, trouble } = await open("", { ...size, wait: ".yk-entry" });
      await settled(page);
      const entry = page.locator(".yk-entry:has([data-kind=main] p)").first();
      const id = await entry.getAttribute("data-entry");
      if ((await entry.getAttribute("data-folded")) !== null) await entry.locator(".yk-fold").click();
      const sentence = await select(page, `.yk-entry[data-entry="${id}"] [data-kind=main] p`);
      await page.waitForSelector("yoyak-share .yk-pill");
      assert.deepEqual(await axe(page), []);
      await page.click("yoyak-share .yk-pill");
      await page.waitForSelector("yoyak-share .yk-pill", { state: "detached" });
      await matches(() => copiedText(page), /^“/);
      const lines = (await copiedText(page)).split("\n");
      assert.equal(lines[0], `“${sentence}”`);
      const title = await entry.locator("h3 a").innerText();
      assert.ok(lines[1].startsWith(`— ${title} · `), lines[1]);
      // The video, then the page.
      assert.equal(lines[2], await entry.locator("a.yk-action").getAttribute("href"));
      assert.ok(lines[3].startsWith(site.url), lines[3]);
      assert.match(lines[3], /#[^#]+:~:text=/);
      const { page: other } = await open(lines[3].slice(site.url.length), { ...size, wait: `[id="${id}"] mark` });
      await becomes(
        () =>
          other
            .locator(`[id="${id}"] mark`)
            .allInnerTexts()
            .then((all) => all.join("")),
        sentence,
      );
      await holds(() => new URL(other.url()).searchParams.get("q")?.includes(sentence.slice(0, 10)));
      assert.deepEqual(trouble, []);
    });
  }

  test("nothing is offered for what is not of a digest, or reaches over two entries", async () => {
    const { page } = await open("", { width: 1440, height: 900, wait: ".yk-entry" });
    await settled(page);
    await select(page, ".yk-overview p");
    await page.waitForSelector("yoyak-share .yk-pill");
    await page.evaluate(() => {
      const [from, to] = document.querySelectorAll(".yk-entry");
      const body = (/** @type {Element} */ entry) => /** @type {Element} */ (entry.querySelector(".yk-body"));
      getSelection()?.setBaseAndExtent(body(from), 0, body(to), 1);
    });
    await page.waitForSelector("yoyak-share .yk-pill", { state: "detached" });
    await select(page, ".yk-overview p");
    await page.waitForSelector("yoyak-share .yk-pill");
    await select(page, ".yk-digest-head h1");
    await page.waitForSelector("yoyak-share .yk-pill", { state: "detached" });
  });
});
