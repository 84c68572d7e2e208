// What must hold on the sample and on a site of real size, on phones and on wide screens.

import assert from "node:assert/strict";
import { test } from "node:test";
import { grown, sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { settled, shifts, watchShifts } from "./support/viewer.mjs";

const SITES = { sample, grown };
const WIDTHS = [360, 1440];
/** The height of a line with a monogram, in pixels, and less than two. */
const LINE = 30;
/** A layout shift that no eye sees. */
const UNSEEN = 0.001;

for (const [name, of] of Object.entries(SITES)) {
  suite(`at its size: ${name}`, { of }, ({ site, open, blank }) => {
    for (const width of WIDTHS) {
      test(`a name of any length leaves the facts after it on its line: ${width}`, async () => {
        const { page } = await open("", { width, touch: width < 500 });
        for (const path of ["", "index.html?view=list"]) {
          await page.goto(site.url + path);
          await settled(page);
          const lines = await page.evaluate(() => {
            for (const each of /** @type {NodeListOf<HTMLElement>} */ (
              document.querySelectorAll(".yk-entry, .yk-group")
            ))
              each.style.contentVisibility = "visible";
            return [...document.querySelectorAll(":is(.yk-entry > header, .yk-row) .yk-meta")]
              .filter((each) => each.checkVisibility())
              .map((each) => ({ text: each.textContent, height: each.getBoundingClientRect().height }));
          });
          assert.ok(lines.length > 2, path);
          assert.deepEqual(
            lines.filter(({ height }) => height > LINE),
            [],
            path,
          );
        }
      });

      test(`every entry that comes near has its tools: ${width}`, async () => {
        const { page } = await open("", { width, touch: width < 500 });
        await settled(page);
        const entries = page.locator(".yk-entry");
        const last = entries.last();
        const count = await entries.count();
        if (name === "grown") assert.ok((await page.locator(".yk-entry:has(.yk-mark-star)").count()) < count);
        await last.scrollIntoViewIfNeeded();
        await last.locator(".yk-mark-star").waitFor();
        if ((await last.getAttribute("data-folded")) !== null) await last.locator(".yk-fold").click();
        await last.locator(":is(.yk-copy-quote, .yk-section-link)").first().waitFor();
        await last.locator(".yk-copy-link").waitFor();
      });

      for (const language of ["ko-KR", "en-US"]) {
        test(`nothing moves while the newest digest loads: ${width}, ${language}`, async () => {
          const { page } = await blank({ width, touch: width < 500, language });
          await watchShifts(page);
          await page.goto(site.url);
          const moved = await shifts(page);
          assert.ok(moved < UNSEEN, `${moved}`);
        });
      }
    }
  });
}
