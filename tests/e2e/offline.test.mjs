// Offline: digests that were read open again, and everything opens after it was saved.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { axe } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { serve } from "./support/server.mjs";
import { sample, sampleEntries } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

suite("without a network", { of: sample }, ({ site, blank }) => {
  /** @type {Awaited<ReturnType<typeof sampleEntries>>} */
  let entries;

  before(async () => {
    entries = await sampleEntries();
  });

  /** A site of its own: it is written to, and closed. @type {Awaited<ReturnType<typeof serve>>} */
  let host;
  const folder = mkdtempSync(join(tmpdir(), "yoyak-offline-"));

  before(() => cpSync(site.folder, folder, { recursive: true }));
  after(async () => {
    await host?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /**
   * A visit to a site of its own, until the service worker stands ready.
   * @param {boolean} again a second visit too, which passes the service worker
   */
  async function visited(again) {
    host = await serve(folder, { base: "/reading/" });
    const opened = await blank();
    await opened.page.goto(host.url);
    await opened.page.waitForSelector("main [active] h1");
    await opened.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    if (again) {
      await opened.page.reload();
      await opened.page.waitForSelector("main [active] .yk-entry");
    } else {
      // What a first visit loads does not pass the service worker: the page keeps its newest partition.
      await opened.page.waitForFunction(async () => {
        const kept = await (await caches.open("yoyak-content-2")).keys();
        return kept.some(({ url }) => /\/p\/[^?]+$/.test(url));
      });
    }
    return opened;
  }

  for (const again of [false, true])
    test(`what was read in the ${again ? "second" : "first"} visit opens again, other views too`, async () => {
      const { page, trouble, close } = await visited(again);
      await host.close();
      await page.reload();
      await page.waitForSelector("main [active] .yk-entry");
      await page.click(".yk-views-nav a:has-text('저장')");
      await page.waitForSelector("yoyak-saved-view[active] h1");
      assert.deepEqual(trouble, []);
      await close();
    });

  test("chunks of the version before stay for open pages, older ones go", { timeout: 600_000 }, async () => {
    const app = join(folder, "app.js");
    const plain = readFileSync(app);
    const listed = join(folder, "site-files.json");
    const list = readFileSync(listed, "utf8");
    const sha256 = (/** @type {string | Buffer} */ bytes) => createHash("sha256").update(bytes).digest("hex");
    const version = (/** @type {number} */ n) => {
      const { files, ...rest } = JSON.parse(list);
      files[`chunk-AAAA000${n}.js`] = sha256("");
      writeFileSync(join(folder, `chunk-AAAA000${n}.js`), "");
      writeFileSync(app, plain);
      appendFileSync(app, `\n//chunk-AAAA000${n}.js`);
      files["app.js"] = sha256(readFileSync(app));
      writeFileSync(listed, JSON.stringify({ ...rest, files }));
    };
    version(1);
    const { page, trouble, close } = await visited(true);
    const kept = () =>
      page.evaluate(async () => {
        const cache = await caches.open("yoyak-shell-2");
        return (await cache.keys()).map(({ url }) => /AAAA000\d/.exec(url)?.[0]).filter(Boolean);
      });
    const until = (/** @type {(names: (string | undefined)[]) => boolean} */ check) =>
      eventually(kept, (names) => assert.ok(check(names), names.join(" ")));
    await until((names) => names.includes("AAAA0001"));
    for (const n of [2, 3]) {
      version(n);
      await page.reload();
      await until((names) => names.includes(`AAAA000${n}`));
    }
    await until((names) => !names.includes("AAAA0001"));
    await becomes(kept, ["AAAA0002", "AAAA0003"]);
    assert.deepEqual(trouble, []);
    await close();
    await host.close();
    writeFileSync(app, plain);
    writeFileSync(listed, list);
  });

  test("everything opens once it is saved, also pages never visited", async () => {
    const { page, trouble, close } = await visited(true);
    await page.click("#yk-menu-button");
    await page.click(".yk-menu-action:has-text('오프라인 저장')");
    await page.click("dialog .yk-primary");
    await page.waitForSelector("dialog .yk-button:has-text('지우기')");
    assert.deepEqual(await axe(page), []);
    await host.close();
    const oldest = /** @type {{ digest: string }} */ (entries.at(-1)).digest;
    await page.goto(`${host.url}d/${encodeURIComponent(oldest)}.html`);
    await page.waitForSelector(`yoyak-digest-view article[data-digest="${oldest}"]`);
    await page.goto(`${host.url}index.html?view=list`);
    await page.waitForFunction(
      (want) => document.querySelector("yoyak-list-view h1")?.textContent?.replace(/\D/g, "") === String(want),
      entries.length,
    );
    assert.deepEqual(trouble, []);
    await close();
  });
});
