// No finding of axe, and nothing wider than the page: in any view, layer, theme and language, at many widths.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./support/browser.mjs";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";

suite("axe", { of: mock() }, ({ open }) => {
  /** What lies above the page, each with what opens it: places to click and a key. */
  const LAYERS = {
    menu: ["#yk-menu-button", ".yk-menu"],
    help: ["?", "dialog[open]"],
    own: [
      "#yk-menu-button",
      ".yk-menu-action:has-text('내 파일'), .yk-menu-action:has-text('own files')",
      "dialog[open]",
    ],
    export: ["yoyak-list-view .yk-list-tools > .yk-action", "dialog[open]"],
    filters: ["yoyak-list-view .yk-list-tools > .yk-button", "dialog[open]"],
  };

  for (const [width, touch] of /** @type {[number, boolean][]} */ ([
    [360, true],
    [1440, false],
  ])) {
    for (const language of ["ko-KR", "en-US"])
      test(`no finding of axe in any layer and theme: ${width} px, ${language}`, async () => {
        for (const dark of [false, true])
          for (const [name, steps] of Object.entries(LAYERS)) {
            if (name === "filters" && width > 500) continue;
            const { page, close } = await open("index.html?view=list&search=1", {
              width,
              height: 740,
              touch,
              dark,
              language,
            });
            await page.waitForSelector("yoyak-list-view .yk-row");
            for (const step of steps.slice(0, -1))
              await (step === "?" ? page.keyboard.press(step) : page.locator(step).first().click());
            await page.waitForSelector(/** @type {string} */ (steps.at(-1)));
            await page.waitForTimeout(100);
            assert.deepEqual(await axe(page), [], `${name}, ${dark ? "dark" : "light"}`);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
            await page.keyboard.press("Escape");
            await page.waitForSelector(/** @type {string} */ (steps.at(-1)), { state: "detached" });
            await close();
          }
      });
  }

  for (const [width, touch] of /** @type {[number, boolean][]} */ ([
    [320, true],
    [360, true],
    [768, false],
    [1440, false],
  ])) {
    for (const language of ["ko-KR", "en-US"]) {
      test(`${width} px, ${language}: nothing wider than the page, axe finds nothing, any view and theme`, async () => {
        for (const dark of [false, true]) {
          for (const path of [
            "",
            "index.html?view=list&topic=" + encodeURIComponent("사회") + "&from=2026-01-01&min=10",
            "index.html?view=list&from=2001-01-01&to=2001-01-02",
            "index.html?view=saved",
            "index.html?view=trends",
          ]) {
            const { page, trouble, close } = await open(path, { width, height: 800, touch, dark, language });
            await page.waitForTimeout(150);
            assert.equal(
              await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
              true,
              `${path} is too wide`,
            );
            assert.deepEqual(await axe(page), [], `${path} ${dark ? "dark" : "light"}`);
            assert.deepEqual(trouble, []);
            await close();
          }
        }
      });
    }
  }
});
