// "Embed this list": the lines for another page, their preview, and that they work on a page of another origin.
import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../../scripts/cli/serve/static.mjs";
import { axe } from "./support/browser.mjs";
import { becomes, eventually, holds } from "./support/eventually.mjs";
import { sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

suite("embed", { of: sample, serving: { cors: true } }, ({ site, open, blank }) => {
  test("the lines show the selection, in the preview and in a page with only the policy that they name", async () => {
    const topic = "기술-AI";
    const { page, trouble } = await open(`index.html?view=list&topic=${encodeURIComponent(topic)}&min=1`);
    await page.waitForSelector("yoyak-list-view .yk-row");
    await page.click("yoyak-list-view .yk-action:has-text('이 목록 넣기')");
    const sheet = page.locator("yoyak-embed");
    const text = (/** @type {number} */ at) => sheet.locator("pre").nth(at).textContent();
    await sheet.locator("input[type=number]").fill("3");
    const titles = (/** @type {any} */ frame) =>
      frame
        .locator("yoyak-digest")
        .evaluate((/** @type {any} */ each) =>
          [...(each.shadowRoot?.querySelectorAll(".entry-title") ?? [])].map((link) => link.textContent),
        );
    /** @type {string[]} */
    let shown = [];
    await eventually(
      async () => (shown = await titles(page.frameLocator("yoyak-embed iframe")).catch(() => [])),
      (found) => assert.equal(found.length, 3),
    );
    await holds(async () => ((await sheet.locator("iframe").boundingBox())?.height ?? 0) > 100);
    await becomes(() => sheet.locator("[role=status]").count(), 1, "a length cannot be embedded, which is said");
    assert.deepEqual(await axe(page), []);
    await sheet.locator("input[type=checkbox]").check();
    await eventually(
      () => text(0),
      (lines) => assert.match(lines ?? "", /widget\.js\?v=\w{8}" integrity="sha384-/),
    );
    const element = [await text(0), await text(1)];
    await sheet.locator("label:has-text('프레임')").click();
    await eventually(
      () => text(0),
      (lines) => assert.match(lines ?? "", /^<iframe/),
    );
    const frame = [await text(0), await text(1)];
    assert.deepEqual(trouble, []);
    for (const [lines, policy] of [element, frame]) {
      const host = await start((_, response) =>
        response
          .writeHead(200, {
            "content-type": "text/html; charset=utf-8",
            "content-security-policy": `default-src 'none'; img-src data:; style-src 'unsafe-inline'; ${policy}`,
          })
          .end(`<!doctype html><html lang="ko"><title>host</title><link rel="icon" href="data:,">${lines}`),
      );
      const { page: other, trouble: said } = await blank();
      await other.goto(host.url);
      await becomes(() => titles(lines?.startsWith("<iframe") ? other.frameLocator("iframe") : other), shown);
      assert.deepEqual(said, []);
      await host.close();
    }
    assert.ok(element[0]?.includes(`src="${site.url}"`));
  });
});
