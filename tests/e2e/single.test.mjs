// The single file, from disk; and the built site under a base path, with and without JavaScript.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { folder, twoDays, yoyak } from "../cli/helpers.mjs";
import { launch, openPage } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";

let browser;
const root = folder(/** @type {any} */ ({ after }), twoDays);

before(async () => {
  for (const args of [
    ["single", root, "-o", join(root, "one.html")],
    ["build", root, "--out", join(root, "site")],
  ]) {
    const { code, stderr } = await yoyak(args);
    assert.equal(code, 0, stderr);
  }
  browser = await launch();
});

after(() => browser?.close());

test("single: opens from disk, moves between days, filters, and asks no one for anything", async (context) => {
  const { page, trouble, close } = await openPage(browser);
  context.after(close);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  await page.goto(pathToFileURL(join(root, "one.html")).href);
  await page.locator("yoyak-digest-view article[data-digest]").waitFor();
  const shown = () => page.locator("yoyak-digest-view article").getAttribute("data-digest");
  assert.equal(await shown(), "2026-01-06-경제");
  await page.goto(`${pathToFileURL(join(root, "one.html")).href}#/d/${encodeURIComponent("2026-01-05-기술-AI")}`);
  await page.waitForFunction(
    () => document.querySelector("yoyak-digest-view article")?.getAttribute("data-digest") === "2026-01-05-기술-AI",
  );
  assert.match(await page.locator("yoyak-digest-view article").innerText(), /모델 이야기/);
  assert.deepEqual(
    asked.filter((url) => !/^(file:.*one\.html|data:|blob:)/.test(url)),
    [],
  );
  assert.deepEqual(trouble, []);
});

test("site: works under a base path; the viewer takes over from the prerendered page", async (context) => {
  const server = await serve(join(root, "site"), { base: "/some/base/" });
  context.after(() => server.close());
  const { page, trouble, close } = await openPage(browser);
  context.after(close);
  page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  await page.goto(`${server.url}d/${encodeURIComponent("2026-01-05-기술-AI")}.html`);
  await page.locator("yoyak-digest-view article[data-digest='2026-01-05-기술-AI']").waitFor();
  assert.equal(
    await page.locator("article.yk-digest").filter({ visible: true }).count(),
    1,
    "the prerendered page has gone",
  );
  assert.deepEqual(trouble, []);
});

test("site: reads without JavaScript", async (context) => {
  const server = await serve(join(root, "site"), { base: "/some/base/" });
  context.after(() => server.close());
  const { page, close } = await openPage(browser, { script: false });
  context.after(close);
  await page.goto(`${server.url}index.html`);
  assert.match(await page.locator("main").innerText(), /오늘의 흐름은 이렇습니다[\s\S]*시장 이야기[\s\S]*요점입니다/);
  await page.goto(`${server.url}d/${encodeURIComponent("2026-01-05-기술-AI")}.html`);
  assert.match(await page.locator("main").innerText(), /모델 이야기/);
});
