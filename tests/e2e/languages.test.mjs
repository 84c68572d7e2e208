// A digest in another language than its site: its texts say so, before and after the viewer runs.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { folder } from "../cli/helpers.mjs";
import { siteOf } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const root = folder(/** @type {any} */ ({ after }), {
  "2026-01-05-notes.md":
    "# Notes\n\nPlain words.\n\n## [One](https://a.example/1)\n\nText\n\n## [둘](https://a.example/2)\n\n한국어\n",
  "2026-01-06-글.md": "# 글\n\n한국어로 쓴 글입니다. 사이트의 말은 이것입니다.\n",
});

suite("a digest in another language", { of: siteOf(root) }, ({ site, blank }) => {
  test("each text has its language, with and without scripts", async () => {
    const seen = [];
    for (const script of [false, true]) {
      const { page } = await blank({ script });
      await page.goto(`${site.url}d/2026-01-05-notes.html`);
      if (script) await page.waitForSelector("main [active] .yk-entry yoyak-text[lang]");
      const texts = page.locator(script ? "main [active] yoyak-text" : "main .yk-text");
      seen.push(await texts.evaluateAll((all) => all.map((each) => each.getAttribute("lang"))));
    }
    assert.deepEqual(seen, [
      ["en", "en", "ko"],
      ["en", "en", "ko"],
    ]);
  });
});
