// Which elements draw again when something changes: those that follow it (`static follows`), and no other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";
import { settled } from "./support/viewer.mjs";

suite("redraws", { of: mock() }, ({ open }) => {
  /** A page whose elements count how often they draw from now on. @param {string} path */
  async function counted(path) {
    const opened = await open(path, { width: 1440 });
    await opened.page.waitForSelector(".yk-pane .yk-row");
    // Days and names that come when the page is idle are there.
    await opened.page.waitForSelector(".yk-cal [data-has]");
    await settled(opened.page);
    // So are related entries of what is near the screen.
    await opened.page.waitForFunction(() => {
      const near = /** @type {Iterable<any>} */ (document.querySelectorAll("yoyak-related[near]"));
      return (
        customElements.get("yoyak-related") &&
        [...near].every(({ found, isUpdatePending }) => found && !isUpdatePending)
      );
    });
    await opened.page.evaluate(() => {
      const counts = /** @type {Record<string, number>} */ (/** @type {any} */ (window).drawn = {});
      for (const element of /** @type {Iterable<any>} */ (document.querySelectorAll("*"))) {
        const draw = element.performUpdate;
        if (typeof draw !== "function") continue;
        element.performUpdate = function () {
          counts[element.localName] = (counts[element.localName] ?? 0) + 1;
          return draw.call(element);
        };
      }
    });
    const drawn = () => opened.page.evaluate(() => /** @type {any} */ (window).drawn);
    return { ...opened, drawn };
  }

  test("scrolling past an entry redraws what follows the entry under the eyes, and nothing else", async () => {
    const { page, close, drawn } = await counted("");
    await page.locator(".yk-entry").nth(2).scrollIntoViewIfNeeded();
    await page.evaluate(() => document.querySelectorAll(".yk-entry")[2].scrollIntoView());
    const current = await page.locator(".yk-entry").nth(2).getAttribute("data-entry");
    await page.waitForSelector(`.yk-pane [aria-current][data-row$="#${current}"]`);
    const { "yoyak-related": related = 0, ...counts } = await drawn();
    assert.deepEqual(Object.keys(counts), ["yoyak-list-pane"]);
    // Related entries of what comes near: when they are asked for, and when they arrive.
    assert.ok(related <= 2 * (await page.locator("yoyak-related").count()), `${related} times`);
    // Once for each entry that came under the eyes, not for each scroll.
    assert.ok(counts["yoyak-list-pane"] <= 3, JSON.stringify(counts));
    await close();
  });

  test("a message at the foot redraws nothing but itself", async () => {
    const { page, close, drawn } = await counted("");
    // Without scrolling to it: that would bring another entry under the eyes.
    const link = page.locator(".yk-copy-link").first();
    await link.evaluate((each) => /** @type {HTMLElement} */ (each).click());
    await page.waitForSelector(".yk-toast span");
    assert.deepEqual(Object.keys(await drawn()), []);
    await close();
  });

  test("opening the menu redraws the bar that it hangs from", async () => {
    const { page, close, drawn } = await counted("");
    await page.click("#yk-menu-button");
    await page.waitForSelector(".yk-menu");
    assert.deepEqual(Object.keys(await drawn()), ["yoyak-top-bar"]);
    await close();
  });
});
