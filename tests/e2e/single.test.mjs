// The single file, opened from disk; and the built site under a base path, with and without JavaScript.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { folder, twoDays, yoyak } from "../cli/helpers.mjs";
import { becomes, matches } from "./support/eventually.mjs";
import { siteOf } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const root = folder(/** @type {any} */ ({ after }), twoDays);

suite("a site of two days", { of: siteOf(root), serving: { base: "/some/base/" } }, ({ site, blank }) => {
  const file = join(mkdtempSync(join(tmpdir(), "yoyak-single-")), "one.html");

  before(async () => {
    const { code, stderr } = await yoyak(["single", root, "-o", file]);
    assert.equal(code, 0, stderr);
  });
  after(() => rmSync(dirname(file), { recursive: true }));

  test("single: opens from disk, moves between days, filters, and asks no one for anything", async () => {
    const { page, trouble } = await blank();
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
    await page.goto(pathToFileURL(file).href);
    await page.locator("yoyak-digest-view article[data-digest]").waitFor();
    const shown = () => page.locator("yoyak-digest-view article").getAttribute("data-digest");
    await becomes(shown, "2026-01-06-경제");
    await page.goto(`${pathToFileURL(file).href}#/d/${encodeURIComponent("2026-01-05-기술-AI")}`);
    await page.waitForFunction(
      () => document.querySelector("yoyak-digest-view article")?.getAttribute("data-digest") === "2026-01-05-기술-AI",
    );
    await matches(() => page.locator("yoyak-digest-view article").innerText(), /모델 이야기/);
    assert.deepEqual(
      asked.filter((url) => !/^(file:.*one\.html|data:|blob:)/.test(url)),
      [],
    );
    assert.deepEqual(trouble, []);
  });

  test("site: works under a base path; the viewer takes over from the prerendered page", async () => {
    const { page, trouble } = await blank();
    page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
    await page.goto(`${site.url}d/${encodeURIComponent("2026-01-05-기술-AI")}.html`);
    await page.locator("yoyak-digest-view article[data-digest='2026-01-05-기술-AI']").waitFor();
    await becomes(
      () => page.locator("article.yk-digest").filter({ visible: true }).count(),
      1,
      "the prerendered page has gone",
    );
    assert.deepEqual(trouble, []);
  });

  test("site: reads without JavaScript", async () => {
    const { page } = await blank({ script: false });
    await page.goto(`${site.url}index.html`);
    await matches(
      () => page.locator("main").innerText(),
      /오늘의 흐름은 이렇습니다[\s\S]*시장 이야기[\s\S]*요점입니다/,
    );
    await page.goto(`${site.url}d/${encodeURIComponent("2026-01-05-기술-AI")}.html`);
    await matches(() => page.locator("main").innerText(), /모델 이야기/);
  });
});
