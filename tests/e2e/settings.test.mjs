// Theme, text size and language: chosen, stored, and applied before the first paint.

import assert from "node:assert/strict";
import { test } from "node:test";
import { becomes, holds } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";

const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];

suite("settings", { of: mock() }, ({ open }) => {
  test("light and dark and system", async () => {
    const { page, close } = await open("", { dark: true });
    const paper = () =>
      page.evaluate(() => {
        const canvas = document.createElement("canvas").getContext("2d");
        if (!canvas) return 0;
        canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
        canvas.fillRect(0, 0, 1, 1);
        return canvas.getImageData(0, 0, 1, 1).data[0];
      });
    await holds(async () => (await paper()) < 60, "dark by the system");
    await page.click("#yk-menu-button");
    await page.click(".yk-menu label:has-text('밝게')");
    await holds(async () => (await paper()) > 230, "light by choice");
    await page.click(".yk-menu label:has-text('시스템')");
    await holds(async () => (await paper()) < 60, "the system's again");
    await page.emulateMedia({ colorScheme: "light" });
    await holds(async () => (await paper()) > 230, "and it follows the system");
    await close();
  });

  test("text size: the text grows, the controls do not, and nothing is wider than the page", async () => {
    const { page, close } = await open("", { width: 360, height: 740, touch: true });
    const size = (/** @type {string} */ selector) =>
      page.evaluate(
        (each) => parseFloat(getComputedStyle(/** @type {Element} */ (document.querySelector(each))).fontSize),
        selector,
      );
    const before = { text: await size(".yk-overview p"), control: await size(".yk-bottom a") };
    await page.click("#yk-menu-button");
    for (let step = 0; step < 3; step += 1) await page.locator(".yk-menu .yk-segments button").last().click();
    await holds(async () => (await size(".yk-overview p")) >= before.text * 1.45);
    await becomes(() => size(".yk-bottom a"), before.control);
    await holds(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await close();
  });

  test("Korean and English interface: it speaks the browser's language, or the chosen one", async () => {
    const { page, close } = await open("", { language: "en-GB" });
    await becomes(() => page.evaluate(() => document.documentElement.lang), "en");
    await becomes(
      () =>
        page
          .locator("h1")
          .innerText()
          .then((text) => /14 February 2026|February 14, 2026/.test(text)),
      true,
    );
    await page.click("#yk-menu-button");
    await page.click(".yk-menu label:has-text('한국어')");
    await page.waitForFunction(() => document.documentElement.lang === "ko");
    await page.waitForSelector(".yk-views-nav a:has-text('목록')");
    await page.reload();
    await page.waitForSelector(".yk-views-nav a:has-text('목록')");
    await close();
  });

  test("theme and text size are kept and set before the first paint", async () => {
    const { page, close } = await open("");
    await page.click("#yk-menu-button");
    await page.click(".yk-menu label:has-text('어둡게')");
    await page.click(".yk-segments button >> nth=1");
    await page.route("**/app.js", (route) => route.abort());
    await page.reload();
    await becomes(() => page.evaluate(() => document.documentElement.dataset.theme), "dark");
    await becomes(() => page.evaluate(() => document.documentElement.style.getPropertyValue("--yoyak-size")), "1.125");
    await close();
  });

  for (const size of SIZES)
    test(`the browser's edges have the colour of a theme that was chosen: ${size.width} px`, async () => {
      const { page, close } = await open("", size);
      await page.waitForSelector(".yk-entry");
      const edges = () =>
        page.evaluate(() =>
          [...document.querySelectorAll("meta[name=theme-color]")].map((each) => each.getAttribute("content")),
        );
      const [light, dark] = await edges();
      assert.notEqual(light, dark);
      await page.click("#yk-menu-button");
      for (const [nth, want] of /** @type {[number, (string | null)[]][]} */ ([
        [2, [dark, dark]],
        [1, [light, light]],
        [0, [light, dark]],
      ])) {
        await page.click(`.yk-menu [name="yk-theme"] + span >> nth=${nth}`);
        await becomes(edges, want);
      }
      await close();
    });
});
