// No hidden errors: the console stays empty on every view, however it is reached, and opening requests only what is
// shown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { holds } from "./support/eventually.mjs";
import { corpus, sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { frames } from "./support/viewer.mjs";

const VIEWS = [
  "",
  "index.html",
  "index.html?view=list",
  "index.html?view=saved",
  "index.html?view=trends",
  "index.html?view=search",
  "?view=list&len=10-",
  "index.html?view=nonsense",
];

suite("a quiet console", { of: sample, serving: { base: "/some where/" } }, ({ site, blank }) => {
  /**
   * A page, and everything that its console and its requests complain of.
   * @param {import("./support/suite.mjs").PageOptions} [options]
   */
  async function listen(options) {
    const { page, trouble, close } = await blank(options);
    page.on(
      "console",
      (message) =>
        ["error", "warning"].includes(message.type()) && trouble.push(`${message.type()}: ${message.text()}`),
    );
    page.on(
      "response",
      (response) => response.status() >= 400 && trouble.push(`${response.status()} ${response.url()}`),
    );
    return { page, trouble, close };
  }

  const drawn = (/** @type {import("playwright-core").Page} */ page) => page.waitForSelector("main [active] h1");

  for (const width of [360, 1440]) {
    test(`${width} px: every view opened directly, on a slow line, reloaded, and by back and forward`, async () => {
      for (const path of VIEWS) {
        const { page, trouble, close } = await listen({ width });
        // The shell is there long before the archive: what is drawn meanwhile has to do without it.
        await page.route("**/archive.json", async (route) => {
          await page.waitForFunction(() => customElements.get("yoyak-views") !== undefined).catch(() => {});
          await frames(page).catch(() => {});
          await route.continue().catch(() => {});
        });
        await page.goto(site.url + path);
        await drawn(page);
        await page.reload();
        await drawn(page);
        await page.goto(site.url + "index.html?view=list&sort=oldest");
        await drawn(page);
        await page.goBack();
        await drawn(page);
        await page.goForward();
        await drawn(page);
        assert.deepEqual(trouble, [], path || "the site's own address");
        await close();
      }
    });
  }

  test("a visit that the service worker serves", async () => {
    const { page, trouble, close } = await listen();
    await page.goto(site.url);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    for (const path of VIEWS) {
      await page.goto(site.url + path);
      await drawn(page);
      await page.reload();
      await drawn(page);
    }
    assert.deepEqual(trouble, []);
    await close();
  });

  test("an archive that is not there: every view says so, and no element stumbles over it", async () => {
    for (const path of VIEWS) {
      const { page, trouble, close } = await blank();
      await page.route("**/archive.json", (route) => route.fulfill({ status: 404, body: "not found" }));
      await page.goto(site.url + path);
      await page.waitForSelector("main .yk-state[data-code='network']");
      assert.deepEqual(trouble, [], path);
      await close();
    }
  });

  test("a viewer of which a part does not arrive leaves the text to be read", async () => {
    const { page, close } = await blank({ width: 1440 });
    await page.route("**/chunk-*.js", (route) => route.fulfill({ status: 404, body: "not found" }));
    await page.goto(site.url + "index.html?view=list");
    await page.waitForFunction(() => !("js" in document.documentElement.dataset));
    await holds(() => page.locator("main > .yk-digest").isVisible());
    await holds(async () => (await page.locator("main > .yk-digest").innerText()).length > 500);
    await close();
  });
});

suite("requests", { of: corpus }, ({ site, browser }) => {
  test("opening asks for the manifest, the newest partition's head, and one range of one digest", async () => {
    // Without a service worker, which afterwards keeps the newest partition for offline use.
    const context = await browser().newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
    const page = await context.newPage();
    /** @type {string[]} */
    const asked = [];
    page.on(
      "request",
      (request) =>
        /archive\.json|\.yoyak$/.test(request.url()) &&
        asked.push(
          `${request.url().replace(/.*\/([\w-]+)\..*/, "$1")} ` +
            (request.headers().range?.replace(/\d+$/, "") ?? "whole"),
        ),
    );
    await page.goto(site.url);
    await page.waitForSelector("main [active] h1");
    await page.waitForLoadState("networkidle");
    const [manifest, head, digest, ...rest] = asked;
    assert.equal(manifest, "archive whole");
    assert.equal(head, "2026-01 bytes=0-");
    // Its titles and its text lie so close together that they are fetched at once.
    assert.match(String(digest), /^2026-01 bytes=[1-9]/);
    assert.deepEqual(rest, [], String(asked));
    await context.close();
  });
});
