// With forced colours, current items, counts and layers can still be recognised.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./support/browser.mjs";
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

  for (const dark of [false, true])
    test(`with forced colours, what is current and counted can be seen: ${dark ? "dark" : "light"}`, async () => {
      const { page, close } = await open("", { dark });
      await page.emulateMedia({ forcedColors: "active" });
      const ground = await styles(page, "body");
      for (const links of [".yk-views-nav", ".yk-tabs"]) {
        assert.deepEqual(
          await styles(page, `${links} a:not([aria-current])`, "borderBottomColor"),
          await page.evaluate(() => {
            const probe = document.body.appendChild(document.createElement("i"));
            probe.style.color = "Canvas";
            const { color } = getComputedStyle(probe);
            probe.remove();
            return [color];
          }),
          links,
        );
        assert.notDeepEqual(
          await styles(page, `${links} a[aria-current]`, "borderBottomColor"),
          await styles(page, `${links} a:not([aria-current])`, "borderBottomColor"),
          links,
        );
      }
      assert.notDeepEqual(
        await styles(page, "yoyak-calendar [aria-current]"),
        await styles(page, "yoyak-calendar button:not([aria-current])"),
      );
      await page.goto(`${site.url}index.html?view=list&from=2026-11-03&to=2026-11-12`);
      await page.waitForSelector("yoyak-calendar [data-edge='from']");
      assert.notDeepEqual(
        await styles(page, "yoyak-calendar [data-edge] button"),
        await styles(page, "yoyak-calendar td:not([data-edge]) button"),
      );
      assert.equal((await styles(page, "yoyak-calendar [data-chosen]:not([data-edge])")).length, 1);
      assert.notDeepEqual(
        await styles(page, "yoyak-calendar [data-chosen]:not([data-edge])"),
        await styles(page, "yoyak-calendar td:not([data-chosen])"),
      );
      assert.ok(
        !(await styles(page, "yoyak-length-range .yk-range-bars i")).some((colour) => ground.includes(colour)),
        "lengths",
      );
      await page.goto(`${site.url}index.html?view=trends`);
      await page.waitForSelector(".yk-heat [data-shade='4']");
      assert.equal((await styles(page, ".yk-heat i[data-shade]")).length, 5, "a shade for each step");
      for (const bars of [".yk-bars i", ".yk-spark i"])
        assert.ok(!(await styles(page, bars)).some((colour) => ground.includes(colour)), bars);
      await close();
    });

  test("with forced colours, the view on a phone that is current differs from the others", async () => {
    const { page, close } = await open("", { width: 360, height: 740, touch: true });
    await page.emulateMedia({ forcedColors: "active" });
    assert.notDeepEqual(
      await styles(page, ".yk-bottom a[aria-current]", "borderTopWidth"),
      await styles(page, ".yk-bottom a:not([aria-current])", "borderTopWidth"),
    );
    assert.notDeepEqual(
      await styles(page, ".yk-strip a[aria-current] b"),
      await styles(page, ".yk-strip a:not([aria-current]) b"),
    );
    assert.deepEqual(await axe(page), []);
    await close();
  });

  for (const dark of [false, true])
    test(`a dialog has an edge: ${dark ? "dark" : "light"}`, async () => {
      const { page, close } = await open("", { dark });
      await page.keyboard.press("?");
      const edge = await page.locator("dialog[open]").evaluate((dialog) => {
        const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(dialog);
        return { wide: parseFloat(borderTopWidth) >= 1, seen: borderTopColor !== backgroundColor };
      });
      assert.deepEqual(edge, { wide: true, seen: true });
      await close();
    });
});
