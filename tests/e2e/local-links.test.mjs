// Links between pages of the folder, and pictures beside them: on the site, in the single file, and of own files.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { folder, yoyak } from "../cli/helpers.mjs";
import { becomes } from "./support/eventually.mjs";
import { siteOf } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const root = folder(/** @type {any} */ ({ after }), {
  "글/2026-01-06-나중.md":
    "---\ntitle: 나중 글\n---\n\n![그림](../img/점.png)\n\n[앞의 글](2026-01-05-먼저.md#둘째) [자료](../자료.csv)\n",
  "글/2026-01-05-먼저.md":
    "---\ntitle: 먼저 쓴 글\n---\n\n내용\n\n## [첫째](https://example.com/1)\n\n글\n\n## [둘째](https://example.com/2)\n\n끝\n",
  "img/점.png": PIXEL,
  "자료.csv": "가,나\n",
});

/** @param {import("playwright-core").Page} page */
const shown = (page) => () => page.locator("yoyak-digest-view article").getAttribute("data-digest");

/** Waits until the picture is drawn. @param {import("playwright-core").Page} page */
const seesPicture = (page) =>
  page.waitForFunction(() => {
    const image = document.querySelector("main [active] yoyak-text img");
    return image instanceof HTMLImageElement && image.complete && image.naturalWidth === 1;
  });

suite("links between pages", { of: siteOf(root), serving: { base: "/some/base/" } }, ({ site, blank }) => {
  const made = mkdtempSync(join(tmpdir(), "yoyak-single-"));
  const file = join(made, "one.html");

  before(async () => {
    assert.equal((await yoyak(["single", root, "-o", file])).code, 0);
  });
  after(() => rmSync(made, { recursive: true }));

  /** @param {import("playwright-core").Page} page */
  async function followed(page) {
    await becomes(shown(page), "2026-01-06-나중");
    await seesPicture(page);
    await page.locator("main [active] yoyak-text a.yk-page").click();
    await becomes(shown(page), "2026-01-05-먼저");
    await page.waitForFunction(
      () => document.activeElement?.closest("[data-entry]")?.getAttribute("data-entry") === "둘째",
    );
    await page.goBack();
    await becomes(shown(page), "2026-01-06-나중");
    await seesPicture(page);
  }

  test("site: a link leads to the entry of another day, a picture is drawn, from either address", async () => {
    const { page, trouble } = await blank();
    for (const path of ["", `d/${encodeURIComponent("2026-01-06-나중")}.html`]) {
      await page.goto(site.url + path);
      await page.locator("main [active] yoyak-text a.yk-page").waitFor();
      await followed(page);
    }
    assert.deepEqual(trouble, []);
  });

  test("site without JavaScript: the same", async () => {
    const { page } = await blank({ script: false });
    await page.goto(site.url);
    await page.locator("article a.yk-page").click();
    await becomes(() => page.locator("article").getAttribute("data-digest"), "2026-01-05-먼저");
    assert.ok(decodeURIComponent(page.url()).endsWith("#둘째"));
  });

  test("single file: the same, and a file is saved from it", async () => {
    const { page, trouble } = await blank();
    await page.goto(pathToFileURL(file).href);
    await page.locator("main [active] yoyak-text a.yk-page").waitFor();
    await followed(page);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("main [active] yoyak-text a[data-file][href]").click(),
    ]);
    assert.match(download.suggestedFilename(), /^[0-9a-f]{16}\.csv$/);
    assert.deepEqual(trouble, []);
  });

  test("own files: the same", async () => {
    const { page, trouble } = await blank();
    await page.goto(site.url);
    await page.locator("main [active] yoyak-text").first().waitFor();
    await page.click("#yk-menu-button");
    await page.click(".yk-menu-action:has-text('내 파일 읽기')");
    await page.setInputFiles("yoyak-own-files input >> nth=1", root);
    await page.click(".yk-own-actions .yk-primary");
    await page.locator("main [active] yoyak-text img[data-file]").waitFor();
    await followed(page);
    assert.deepEqual(trouble, []);
  });
});
