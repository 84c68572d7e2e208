// With forced colours, current items, counts and layers can still be recognised.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

suite("forced colours", { of: sample }, ({ site, open }) => {
  /**
   * Values of one property of what a selector finds, each once.
   * @param {import("playwright-core").Page} page
   * @param {string} selector
   * @param {string} [property]
   * @returns {Promise<string[]>}
   */
  const styles = (page, selector, property = "backgroundColor") =>
    page
      .locator(selector)
      .evaluateAll(
        (all, name) => [...new Set(all.map((each) => /** @type {any} */ (getComputedStyle(each))[name]))],
        property,
      );

  /**
   * Waits until two selections are there and look different.
   * @param {import("playwright-core").Page} page
   */
  const differences = (page) => (/** @type {[string, string?]} */ one, /** @type {[string, string?]} */ other) =>
    eventually(
      async () => [await styles(page, ...one), await styles(page, ...other)],
      ([these, those]) => {
        assert.ok(these.length && those.length, `${one} or ${other} is not there`);
        assert.notDeepEqual(these, those, `${one} and ${other}`);
      },
    );

  for (const dark of [false, true])
    test(`with forced colours, what is current and counted can be seen: ${dark ? "dark" : "light"}`, async () => {
      const { page, close } = await open("", { dark });
      await page.emulateMedia({ forcedColors: "active" });
      const ground = await styles(page, "body");
      const apart = (/** @type {string} */ bars) =>
        eventually(
          () => styles(page, bars),
          (colours) => assert.ok(colours.length && !colours.some((each) => ground.includes(each)), bars),
        );
      const differ = differences(page);
      const canvas = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.style.color = "Canvas";
        const { color } = getComputedStyle(probe);
        probe.remove();
        return [color];
      });
      for (const links of [".yk-views-nav", ".yk-tabs"]) {
        await becomes(() => styles(page, `${links} a:not([aria-current])`, "borderBottomColor"), canvas, links);
        await differ(
          [`${links} a[aria-current]`, "borderBottomColor"],
          [`${links} a:not([aria-current])`, "borderBottomColor"],
        );
      }
      await differ(["yoyak-calendar [aria-current]"], ["yoyak-calendar button:not([aria-current])"]);
      await page.goto(`${site.url}index.html?view=list&from=2026-11-03&to=2026-11-12`);
      await page.waitForSelector("yoyak-calendar [data-edge='from']");
      await differ(["yoyak-calendar [data-edge] button"], ["yoyak-calendar td:not([data-edge]) button"]);
      await becomes(async () => (await styles(page, "yoyak-calendar [data-chosen]:not([data-edge])")).length, 1);
      await differ(["yoyak-calendar [data-chosen]:not([data-edge])"], ["yoyak-calendar td:not([data-chosen])"]);
      await apart("yoyak-length-range .yk-range-bars i");
      await page.goto(`${site.url}index.html?view=trends`);
      await page.waitForSelector(".yk-heat [data-shade='4']");
      await becomes(async () => (await styles(page, ".yk-heat i[data-shade]")).length, 5, "a shade for each step");
      for (const bars of [".yk-bars i", ".yk-spark i"]) await apart(bars);
      await close();
    });

  test("with forced colours, the view on a phone that is current differs from the others", async () => {
    const { page, close } = await open("", { width: 360, height: 740, touch: true });
    await page.emulateMedia({ forcedColors: "active" });
    const differ = differences(page);
    await differ(
      [".yk-bottom a[aria-current]", "borderTopWidth"],
      [".yk-bottom a:not([aria-current])", "borderTopWidth"],
    );
    await differ([".yk-strip a[aria-current] b"], [".yk-strip a:not([aria-current]) b"]);
    assert.deepEqual(await axe(page), []);
    await close();
  });

  for (const dark of [false, true])
    test(`a dialog has an edge: ${dark ? "dark" : "light"}`, async () => {
      const { page, close } = await open("", { dark });
      await page.keyboard.press("?");
      const edge = () =>
        page.locator("dialog[open]").evaluate((dialog) => {
          const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(dialog);
          return { wide: parseFloat(borderTopWidth) >= 1, seen: borderTopColor !== backgroundColor };
        });
      await becomes(edge, { wide: true, seen: true });
      await close();
    });
});
