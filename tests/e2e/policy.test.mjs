// The content security policy of a site's pages, enforced: every view works under it, and nothing is refused.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

suite("the policy of pages", { of: sample, serving: { base: "/reading/" } }, ({ site, blank }) => {
  test("every page of a site has one, without unsafe scripts", () => {
    const pages = readdirSync(site.folder, { recursive: true }).map(String);
    for (const name of pages.filter((each) => each.endsWith(".html") && !each.startsWith("demo"))) {
      const text = readFileSync(join(site.folder, name), "utf8");
      const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? "";
      assert.match(policy, /default-src 'none'/, name);
      assert.doesNotMatch(
        /script-src ([^;]*)/.exec(policy)?.[1] ?? "",
        /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)/,
        name,
      );
    }
  });

  for (const width of [360, 1440])
    test(`every view works under it at ${width} px, and nothing is refused`, async () => {
      const { page, trouble, close } = await blank({ width });
      await page.addInitScript(() => {
        /** @type {any} */ (globalThis).refused = [];
        addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
          /** @type {any} */ (globalThis).refused.push(`${violatedDirective} ${blockedURI} ${sample}`),
        );
      });
      const refused = () => page.evaluate(() => /** @type {any} */ (globalThis).refused);
      await page.goto(site.url);
      await page.waitForSelector("main [active] .yk-entry");
      for (const [view, ready] of [
        ["list", "yoyak-list-view .yk-row"],
        ["search&q=모델", "yoyak-search-view .yk-row"],
        ["saved", "yoyak-saved-view h1"],
        ["trends", "yoyak-trends-view h2"],
      ]) {
        await page.goto(`${site.url}index.html?view=${view}`);
        await page.waitForSelector(ready, { state: "attached" });
        assert.deepEqual(await refused(), [], view);
      }
      await page.goto(site.url);
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await page.click("#yk-menu-button");
      await page.waitForSelector(".yk-menu-action");
      assert.deepEqual(await refused(), []);
      assert.deepEqual(trouble, []);
      await close();
    });

  test("a script that a page's text smuggled in would not run", async () => {
    const { page, close } = await blank();
    await page.goto(site.url);
    await page.waitForSelector("main [active] .yk-entry");
    const ran = await page.evaluate(async () => {
      const script = document.createElement("script");
      let refused = "";
      try {
        script.textContent = "globalThis.smuggled = true";
        document.body.append(script);
      } catch (error) {
        refused = String(error);
      }
      return { ran: "smuggled" in globalThis, refused };
    });
    assert.equal(ran.ran, false);
    await close();
  });
});
