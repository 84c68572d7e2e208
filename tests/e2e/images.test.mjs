// Images of other hosts: nothing is asked of them until the visitor wants to see one.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { axe } from "./support/browser.mjs";
import { becomes } from "./support/eventually.mjs";
import { siteOf } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { settled } from "./support/viewer.mjs";

const ADDRESS = "https://images.example/cat.png";
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A folder with a page that shows an image of another host. @param {string} [settings] */
function withImage(settings) {
  const folder = mkdtempSync(join(tmpdir(), "yoyak-image-"));
  after(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, "2026-01-05-기술.md"),
    `---\ntitle: 기술\n---\n\n글 앞.\n\n![고양이](${ADDRESS})\n\n글 뒤.\n`,
  );
  if (settings) writeFileSync(join(folder, "yoyak.config.json"), settings);
  return folder;
}

suite("images", { of: siteOf(() => withImage()) }, ({ site, blank }) => {
  for (const width of [360, 1440])
    test(`an image of another host is loaded when its button is pressed: ${width} px`, async () => {
      const { page, trouble } = await blank({ width, height: 740, touch: width === 360 });
      await page.route("https://images.example/**", (route) =>
        route.fulfill({ contentType: "image/png", body: PIXEL }),
      );
      await page.goto(site.url);
      const button = page.locator("main [active] yoyak-text a.yk-image");
      await button.waitFor();
      await settled(page);
      assert.match(await button.innerText(), /고양이.*images\.example/s);
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(trouble, []);
      await button.click();
      await page.waitForFunction((address) => {
        const image = document.querySelector("main [active] yoyak-text img");
        return (
          image instanceof HTMLImageElement &&
          image.src === address &&
          image.naturalWidth === 1 &&
          image.referrerPolicy === "no-referrer" &&
          document.activeElement === image
        );
      }, ADDRESS);
      await button.waitFor({ state: "detached" });
      await becomes(() => Promise.resolve([...trouble]), [`request to another host: ${ADDRESS}`]);
    });
});

suite("images, shown", { of: siteOf(() => withImage('{"images":"show"}')) }, ({ site, blank }) => {
  test("a site may show images of other hosts unasked, in the viewer as before", async () => {
    const { page } = await blank();
    await page.route("https://images.example/**", (route) => route.fulfill({ contentType: "image/png", body: PIXEL }));
    await page.goto(site.url);
    await page.waitForFunction(() => {
      const image = document.querySelector("main [active] yoyak-text img");
      return image instanceof HTMLImageElement && image.naturalWidth === 1 && image.referrerPolicy === "no-referrer";
    });
  });
});

suite("images without JavaScript", { of: siteOf(() => withImage()) }, ({ site, blank }) => {
  test("the frame is a link to the image", async () => {
    const { page } = await blank({ script: false });
    await page.goto(site.url);
    const link = page.locator("article a.yk-image");
    await link.waitFor();
    assert.equal(await link.getAttribute("href"), ADDRESS);
  });
});
