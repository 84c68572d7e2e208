// No finding of axe, and nothing wider than the page: in any view, layer, theme and language, at many widths.

import assert from "node:assert/strict";
import { test } from "node:test";
import { passAxe, passesAxe } from "./support/browser.mjs";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";

suite("axe", { of: mock() }, ({ site, blank, open }) => {
  /** The layers above the page, each with the clicks and the key that open it. */
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
        const { page } = await open("index.html?view=list&search=1", { width, height: 740, touch, language });
        await page.waitForSelector("yoyak-list-view .yk-row");
        for (const [name, steps] of Object.entries(LAYERS)) {
          if (name === "filters" && width > 500) continue;
          for (const step of steps.slice(0, -1))
            await (step === "?" ? page.keyboard.press(step) : page.locator(step).first().click());
          const layer = /** @type {string} */ (steps.at(-1));
          await page.waitForSelector(layer);
          await passesAxe(page, name);
          await page.keyboard.press("Escape");
          await page.waitForSelector(layer, { state: "detached" });
        }
      });
  }

  // At other widths, in both languages, sites.test.mjs looks at the sample and at the real pages.
  for (const language of ["ko-KR", "en-US"]) {
    test(`320 px, ${language}: nothing wider than the page, axe finds nothing, any view and theme`, async () => {
      const { page, trouble } = await blank({ width: 320, height: 800, touch: true, language });
      await passAxe(page, site.url, [
        "",
        "index.html?view=list&topic=" + encodeURIComponent("사회") + "&from=2026-01-01&min=10",
        "index.html?view=list&from=2001-01-01&to=2001-01-02",
        "index.html?view=saved",
        "index.html?view=trends",
      ]);
      assert.deepEqual(trouble, []);
    });
  }
});
