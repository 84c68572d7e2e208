// What was found by using the viewer, on a phone and on a wide screen. Each test is named after the finding that it
// answers. Places and the focus have a file of their own (place.test.mjs).

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { chromiumPath, launch, openPage } from "./support/browser.mjs";
import { buildMockSite } from "./support/mock-site.mjs";
import { serve } from "./support/server.mjs";

const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];
const PRERENDERED = `<article class="yk-digest" data-digest="2026-02-14-경제-투자">
  <header><h1>2026-02-14 경제-투자</h1></header>
  <section class="yk-overview"><p id="before-script">먼저 보이는 글</p></section></article>`;

describe("findings", { skip: chromiumPath ? false : "no Chromium on this machine" }, () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /**
   * @type {Record<string, { site: Awaited<ReturnType<typeof serve>>, built: Awaited<ReturnType<typeof buildMockSite>>
   *   }>}
   */
  const sites = {};

  before(async () => {
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    for (const { site, built } of Object.values(sites)) {
      await site.close();
      built.remove();
    }
  });

  /** @param {string} name @param {Parameters<typeof buildMockSite>[0]} options */
  async function siteOf(name, options) {
    if (!sites[name]) {
      const built = await buildMockSite(options);
      sites[name] = { built, site: await serve(built.folder, { fallback: "index.html" }) };
    }
    return sites[name].site;
  }

  const plain = () => siteOf("plain", { archive: { search: true } });
  const prerendered = () => siteOf("prerendered", { content: PRERENDERED });

  /**
   * @param {{ url: string }} site
   * @param {Parameters<typeof openPage>[1]} size
   * @param {string} [path]
   * @param {string} [wait]
   */
  async function open(site, size, path = "", wait = "main [active] h1") {
    const opened = await openPage(browser, size);
    await opened.page.goto(site.url + path);
    await opened.page.waitForSelector(wait);
    return opened;
  }

  for (const size of SIZES) {
    const at = `${size.width} px`;

    test(`A4: the newest text stays where what it was packed into cannot be had: ${at}`, async () => {
      const site = await prerendered();
      const { page, trouble, close } = await open(site, size, "?lost=2026-02-14", ".yk-state[data-rest]");
      assert.ok(await page.locator("#before-script").isVisible());
      assert.match(await page.locator(".yk-state").innerText(), /그대로 읽을 수 있습니다/);
      assert.equal(await page.locator("yoyak-digest-view .yk-entry").count(), 0);
      assert.deepEqual(trouble, []);
      // The same where the address names it; another digest takes its place.
      await page.goto(site.url + "d/" + encodeURIComponent("2026-02-14-경제-투자") + ".html?lost=2026-02-14");
      await page.waitForSelector(".yk-state[data-rest]");
      assert.ok(await page.locator("#before-script").isVisible());
      await page.goto(site.url + "d/" + encodeURIComponent("2026-02-13-경제-투자") + ".html?lost=2026-02-14");
      await page.waitForSelector("yoyak-digest-view .yk-entry");
      assert.equal(await page.locator("#before-script").count(), 0);
      await close();
    });
  }
});
