// Old addresses: the page for what is not there finds the digest of the day that the address names.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { axe, chromiumPath, launch, openPage } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";
import { buildSite, isBuilt, root } from "./support/site.mjs";

const skip = !chromiumPath ? "no Chromium on this machine" : !isBuilt ? "not built: run ./scripts/build" : false;

describe("addresses that are not there", { skip }, () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof buildSite>>} */
  let built;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let site;

  before(async () => {
    built = await buildSite(join(root, "data"));
    const page = readFileSync(join(built.folder, "404.html"));
    // As GitHub Pages does: any missing address gets the site's 404.html.
    site = await serve(built.folder, {
      base: "/reading/",
      intercept: (path, response) => {
        const file = join(built.folder, path.slice("/reading/".length));
        if (existsSync(file) && statSync(file).isFile()) return false;
        if (path === "/reading/") return false;
        response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(page);
        return true;
      },
    });
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
    built?.remove();
  });

  test("the address of an older site leads to the digest of that day and topic", async () => {
    const { page, close } = await openPage(browser);
    await page.goto(`${site.url}docs/news/2026-11-22-기술-AI.html`);
    await page.waitForURL(`${site.url}d/${encodeURIComponent("2026-11-22-기술-AI")}.html`);
    await page.waitForSelector("main [active] .yk-entry");
    await close();
  });

  test("a day without such a digest leads to that day's list, anything else home", async () => {
    const { page, close } = await openPage(browser, { width: 360 });
    await page.goto(`${site.url}2026/11/22/something-else/`);
    const day = page.locator("#day");
    await day.waitFor();
    assert.match(String(await day.getAttribute("href")), /^\/reading\/\?view=list&from=2026-11-22&to=2026-11-22$/);
    assert.deepEqual(await axe(page), []);
    await page.goto(`${site.url}no/such/page`);
    await page.locator("#home").click();
    await page.waitForSelector("main [active] h1");
    await close();
  });
});
