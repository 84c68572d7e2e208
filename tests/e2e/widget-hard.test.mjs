// The widget where something is missing: an answer, WebAssembly, workers, or colours that fit the system. Each ends in
// something that can be read.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { folder, twoDays } from "../cli/helpers.mjs";
import { becomes, holds } from "./support/eventually.mjs";
import { closeHosts, openHost, publish, ready } from "./support/widget-host.mjs";

/** @type {Awaited<ReturnType<typeof publish>>} */
let site;
before(async () => {
  site = await publish(folder(/** @type {any} */ ({ after }), twoDays));
});
after(closeHosts);

const CHILD = '<a href="/x">mine</a>';
/** @param {Record<string, string>} directives */
const policy = (directives) => ({
  "content-security-policy": Object.entries({
    "default-src": "'none'",
    "script-src": `'unsafe-inline' ${site.url} 'wasm-unsafe-eval'`,
    "connect-src": site.url,
    "worker-src": "blob:",
    "img-src": "data:",
    ...directives,
  })
    .map(([name, value]) => `${name} ${value}`)
    .join("; "),
});

test("widget: a server that hangs: after 150 ms a placeholder has the shape of what comes", async () => {
  const page = await openHost(`<script type="module" src="${site.url}widget.js"></script><main></main>`);
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.route("**/archive.json*", () => {});
  for (const [view, limit, bars] of /** @type {const} */ ([
    ["list", 2, 5],
    ["latest", 10, 13],
  ])) {
    await page.evaluate(
      (/** @type {any} */ [src, view, limit]) => {
        const main = /** @type {HTMLElement} */ (document.querySelector("main"));
        main.innerHTML = `<yoyak-digest src="${src}?${view}" view="${view}" limit="${limit}"></yoyak-digest>`;
      },
      [`${site.url}archive.json`, view, limit],
    );
    const busy = () => page.locator("yoyak-digest").getAttribute("aria-busy");
    const shape = () => page.locator("yoyak-digest .wait i").count();
    await becomes(busy, "true");
    await page.clock.runFor(149);
    assert.equal(await shape(), 0, "an earlier placeholder would flicker");
    await page.clock.runFor(1);
    await becomes(shape, bars);
  }
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.close();
});

test("widget: without WebAssembly, the children and a link stay, with one named event and no retry", async () => {
  const page = await openHost(
    `<yoyak-digest src="${site.url}">${CHILD}</yoyak-digest>`,
    policy({ "script-src": `'unsafe-inline' ${site.url}` }),
  );
  await page.waitForFunction(() => window.heard.length > 0);
  await becomes(
    () => page.evaluate(() => window.heard.map(([type, detail]) => [type, detail.code])),
    [["yoyak-error", "no-wasm"]],
  );
  await becomes(() => page.locator("yoyak-digest > a").isVisible(), true);
  await becomes(() => page.locator("yoyak-digest .foot a").first().getAttribute("href"), site.url);
  assert.equal(await page.locator("yoyak-digest button").count(), 0, "trying again cannot help");
  await page.close();
});

test("widget: where no worker may run, the page's own thread does the work", async () => {
  const page = await openHost(
    `<yoyak-digest src="${site.url}" view="list">${CHILD}</yoyak-digest>`,
    policy({ "worker-src": "'none'" }),
  );
  await ready(page);
  await becomes(() => page.locator("yoyak-digest .entry").count(), 3);
  assert.deepEqual(await page.evaluate(() => window.heard.map(([type]) => type)), ["yoyak-ready"]);
  assert.equal(page.workers().length, 0);
  await page.close();
});

test("widget: its picture is that of its host, whatever the system: light and dark", async () => {
  /** @param {string} style of the host @param {"light" | "dark"} system */
  const picture = async (style, system) => {
    const page = await openHost(
      `<div style="${style}; width: 500px; padding: 1rem"><h1>host</h1>
        <yoyak-digest src="${site.url}" view="list"></yoyak-digest>
        <yoyak-digest src="${site.url}" view="search"></yoyak-digest></div>`,
      {},
      { colorScheme: system, reducedMotion: "reduce" },
    );
    await ready(page, 2);
    await holds(() => page.locator("yoyak-digest .entry").count());
    const bytes = await page.locator("div").first().screenshot({ animations: "disabled", caret: "hide" });
    await page.close();
    return bytes.toString("base64");
  };
  const light = "color-scheme: light; background: #fff; color: #222";
  const dark = "color-scheme: dark; background: #111; color: #eee";
  const shown = await picture(light, "light");
  assert.ok(shown === (await picture(light, "dark")), "a light host on a dark system");
  const night = await picture(dark, "dark");
  assert.ok(night === (await picture(dark, "light")), "a dark host on a light system");
  assert.ok(shown !== night);
});
