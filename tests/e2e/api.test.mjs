// The package entry in a browser, unbundled, as a page imports it from node_modules: in the page, in its worker, in a
// worker of one's own.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { folder, twoDays } from "../cli/helpers.mjs";
import { serve } from "./support/server.mjs";
import { root, siteOf } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const source = folder(/** @type {any} */ ({ after }), twoDays);

// Another origin than that of the package, as a host of files is.
suite("the package in a browser", { of: siteOf(source), serving: { base: "/digests/", cors: true } }, (of) => {
  const { site } = of;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let packageHost;
  /** @type {import("playwright-core").Page} */
  let page;

  before(async () => {
    packageHost = await serve(root);
    page = await of.browser().newPage();
    await page.goto(`${packageHost.url}package.json`);
  });
  after(() => Promise.all([page?.close(), packageHost?.close()]));

  test("api in a page: a site of another origin, by its worker", async () => {
    packageHost.requests.length = 0;
    const result = await page.evaluate(async (site) => {
      // @ts-ignore: an address of the page
      const { open } = await import("/web/engine/api.js");
      const archive = await open(site);
      const { total, rows } = await archive.search({ query: "이야기", sort: "oldest" });
      const html = await archive.render({ digest: rows[0].digest, entry: rows[0].id });
      const stats = await archive.stats();
      archive.dispose();
      return { total, titles: rows.map((/** @type {any} */ { title }) => title), html, stats };
    }, site.url);
    assert.equal(result.total, 3);
    assert.deepEqual(result.titles, ["모델 이야기", "둘째 이야기", "시장 이야기"]);
    assert.match(result.html, /요점입니다\./);
    assert.ok(
      result.stats.requests > 1 && result.stats.bytes > 0 && result.stats.memory > 0,
      JSON.stringify(result.stats),
    );
    assert.ok(packageHost.requests.includes("/build/dist/worker.js"), "the work is done in a worker");
    assert.ok(
      !packageHost.requests.includes("/build/dist/packer.wasm"),
      "what reads Markdown is loaded only for Markdown",
    );
  });

  test("api in a page: Markdown in memory, and an address beside the page", async () => {
    const result = await page.evaluate(async ([name, text]) => {
      // @ts-ignore: an address of the page
      const { open, renderMarkdown, YoyakError } = await import("/web/engine/api.js");
      const archive = await open({ [name]: text });
      const { entryList } = await archive.digest((await archive.digests()).digests[0].id);
      archive.dispose();
      const code = await open("./nowhere").catch((/** @type {any} */ error) =>
        error instanceof YoyakError ? [error.code, error.detail.url] : error,
      );
      return { title: entryList[0].title, html: await renderMarkdown("**굵게(bold)**는 <x>"), code };
    }, Object.entries(twoDays)[1]);
    assert.equal(result.title, "시장 이야기");
    assert.equal(result.html, "<p><strong>굵게(bold)</strong>는 &lt;x&gt;</p>\n");
    assert.deepEqual(result.code, ["network", `${packageHost.url}nowhere/archive.json`]);
  });

  test("api in a worker of one's own", async () => {
    const titles = await page.evaluate(
      (site) =>
        new Promise((done, failed) => {
          const code = `import { open } from "${location.origin}/web/engine/api.js";
        const archive = await open(${JSON.stringify(site)}, { worker: "never" });
        postMessage((await archive.select({ sort: "oldest" })).rows.map(({ title }) => title));`;
          const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), {
            type: "module",
          });
          worker.onmessage = ({ data }) => done(data);
          worker.onerror = (event) => failed(new Error(event.message));
        }),
      site.url,
    );
    assert.deepEqual(titles, ["모델 이야기", "둘째 이야기", "시장 이야기"]);
  });
});
