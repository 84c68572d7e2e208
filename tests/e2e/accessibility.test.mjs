// What assistive technology needs, beside what axe finds (axe.test.mjs): landmarks, names, live regions, calm, zoom.

import assert from "node:assert/strict";
import { test } from "node:test";
import first from "../../web/i18n/ko.js";
import later from "../../web/i18n/ko-later.js";
import { MockArchive } from "../web/support/mock-archive.js";
import { axe } from "./support/browser.mjs";
import { becomes, eventually, holds, matches } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { address, settled } from "./support/viewer.mjs";

const archive = new MockArchive();

suite("accessibility", { of: mock() }, ({ open }) => {
  /** Not the newest, and with other topics beside it. */
  const DAY = archive.list.find(
    ({ date, topic }) =>
      date < "2026-02-10" && topic === "사회" && archive.list.filter((each) => each.date === date).length > 1,
  );

  test("landmarks, one main heading, and a skip link that is the first stop of the focus order", async () => {
    const { page, close } = await open("");
    await settled(page);
    await becomes(() => page.locator("h1:visible").count(), 1);
    for (const landmark of ["header", "main", "nav", "aside"])
      await holds(async () => (await page.locator(`${landmark}:visible`).count()) > 0, landmark);
    // Every landmark of a kind has a name of its own.
    const names = await page
      .locator("nav:visible, aside:visible")
      .evaluateAll((all) =>
        all.map(
          (each) =>
            each.getAttribute("aria-label") ??
            document.getElementById(each.getAttribute("aria-labelledby") ?? "")?.textContent ??
            "",
        ),
      );
    assert.equal(new Set(names).size, names.length, names.join(", "));
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
    await page.keyboard.press("Tab");
    await becomes(() => page.evaluate(() => document.activeElement?.className), "yk-skip");
    await page.keyboard.press("Enter");
    await becomes(() => page.evaluate(() => document.activeElement?.id), "yk-main");
    // On from there the order is that of the page: nothing jumps backwards.
    const tops = [];
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press("Tab");
      tops.push(
        await page.evaluate(() =>
          [...document.querySelectorAll("main *")].indexOf(/** @type {Element} */ (document.activeElement)),
        ),
      );
    }
    assert.deepEqual(
      tops,
      [...tops].sort((a, b) => a - b),
    );
    await close();
  });

  test("a live region tells the count of results", async () => {
    const { page, close } = await open("index.html?view=list");
    await page.click("yoyak-rail .yk-option:has-text('사회')");
    const count = archive.rows.filter(({ topic }) => topic === "사회").length;
    await page.waitForFunction(
      (want) => document.querySelector("#yk-live[role=status]")?.textContent?.replace(/\D/g, "") === String(want),
      count,
    );
    await close();
  });

  test("no colour-only meaning: read, starred, chosen and new are told in words or by shape too", async () => {
    const { page, close } = await open("");
    const entry = page.locator(".yk-entry").first();
    const shape = () =>
      entry.locator(".yk-mark-star .yk-icon").evaluate((icon) => icon.innerHTML + getComputedStyle(icon).fill);
    const before = await shape();
    await entry.locator(".yk-mark-star").click();
    await eventually(shape, (value) => assert.notEqual(value, before));
    await becomes(() => entry.locator(".yk-mark-star").getAttribute("aria-pressed"), "true");
    await becomes(() => page.locator("yoyak-calendar [aria-current=date]").count(), 1);
    await becomes(() => page.locator(".yk-tabs [aria-current=page]").count(), 1);
    await matches(() => page.locator("yoyak-calendar [data-has] .yk-sr").first().innerText(), /요약 \d편/);
    await close();
  });

  test("reduced motion: nothing moves; without it, a digest comes from the side of its date", async () => {
    for (const calm of [true, false]) {
      const { page, close } = await open(address(DAY.id));
      await page.emulateMedia({ reducedMotion: calm ? "reduce" : "no-preference" });
      await page.evaluate(() => {
        const moved = /** @type {string[]} */ ([]);
        const original = Element.prototype.animate;
        Object.assign(globalThis, { moved });
        Element.prototype.animate = function animate(/** @type {any} */ frames, /** @type {any} */ options) {
          moved.push(`${this.className} ${frames[0].translate} ${/** @type {any} */ (options).duration}`);
          return original.call(this, frames, options);
        };
      });
      await page.keyboard.press("ArrowLeft");
      await page.waitForFunction((id) => document.querySelector("article")?.dataset.digest !== id, DAY.id);
      await settled(page);
      await page.click(".yk-views-nav a:has-text('목록')");
      await page.waitForSelector("yoyak-list-view[active] .yk-row");
      const moved = await page.evaluate(() => /** @type {any} */ (globalThis).moved);
      assert.deepEqual(
        moved.filter((/** @type {string} */ each) => each.startsWith("yk-digest")),
        calm ? [] : ["yk-digest -14px 0 160"],
      );
      const running = await page.evaluate(
        () =>
          document.getAnimations().filter((each) => /** @type {any} */ (each).effect?.getTiming().duration > 200)
            .length,
      );
      assert.equal(running, 0);
      await close();
    }
  });

  test("200 % zoom: everything is there, nothing is cut or wider than the page", async () => {
    // A zoom of 200 % halves the page's width in CSS pixels: 1280 by 800 becomes 640 by 400.
    for (const path of [
      "",
      "index.html?view=list&topic=%EC%82%AC%ED%9A%8C",
      `index.html?view=search&search=1&q=${encodeURIComponent("버스")}`,
      "index.html?view=trends",
      "index.html?view=saved",
    ]) {
      const { page, trouble, close } = await open(path, { width: 640, height: 400 });
      await settled(page);
      await holds(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path);
      // Bars that stay put leave most of the height to the text.
      const bars = await page.evaluate(() =>
        [...document.querySelectorAll(".yk-bar, .yk-bottom")].reduce(
          (sum, each) => sum + each.getBoundingClientRect().height,
          0,
        ),
      );
      assert.ok(bars <= 400 * 0.4, `bars take ${bars} of 400 px`);
      assert.deepEqual(await axe(page), [], path);
      assert.deepEqual(trouble, []);
      await close();
    }
  });

  test("screen-reader names are in the interface language", async () => {
    const { page, close } = await open("index.html?search=1", { language: "en-US" });
    await page.click("#yk-menu-button");
    await page.waitForSelector(".yk-menu");
    await settled(page);
    const hangul = await page.evaluate(() =>
      [...document.querySelectorAll("[aria-label], [title], .yk-sr")]
        .filter((each) => !each.closest("[lang=ko]") && !each.closest(".yk-skip"))
        .map((each) => each.getAttribute("aria-label") ?? each.getAttribute("title") ?? each.textContent ?? "")
        // Names of entries and topics are the digests', whatever the interface speaks.
        .filter((text) => /\p{Script=Hangul}/u.test(text)),
    );
    const words = Object.values({ ...first, ...later }).filter(
      (message) => typeof message === "string" && !message.includes("{"),
    );
    assert.deepEqual(
      hangul.filter((text) => words.some((word) => text === word)),
      [],
    );
    await becomes(() => page.evaluate(() => document.documentElement.lang), "en");
    await close();
  });
});

suite("code for the keyboard", { of: sample }, ({ open }) => {
  test("code that is wider than the page is a stop of the focus and scrolls by keys", async () => {
    const { page } = await open(address("2026-10-15-기술-AI"), { width: 360, height: 740, wait: "yoyak-text pre" });
    await settled(page);
    assert.deepEqual(await axe(page), []);
    const code = page.locator("yoyak-digest-view pre").first();
    await code.evaluate((each) => Object.assign(each.style, { width: "8rem" }));
    await code.focus();
    await page.keyboard.press("ArrowRight");
    await becomes(() => code.evaluate((each) => each === document.activeElement && each.scrollLeft > 0), true);
  });
});
