// The demo pages of the widget in the other engines: each draws on an origin of its own, reports nothing, passes axe,
// and is not too wide. Chromium, and what can be done on the pages: widget-demos.test.mjs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { SHOWN, serveDemos } from "./support/demo-host.mjs";
import { engines, recorder, until } from "./support/engines/index.mjs";
import { isBuilt } from "./support/site.mjs";
import { isSlow } from "./support/slow.mjs";
import { closeHosts } from "./support/widget-host.mjs";

/** @type {Awaited<ReturnType<typeof serveDemos>>} */
let host;
before(async () => {
  if (isBuilt) host = await serveDemos(recorder);
});
after(async () => {
  await closeHosts();
  host?.close();
});

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Runs in the page, whatever its policy: drivers run a function by its text. */
const startAxe = Object.assign(() => {}, {
  toString: () => `() => {
    ${axe};
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    // Frames are pages of their own, which axe cannot ask here.
    axe.run(document, { iframes: false, runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }).then(
      ({ violations }) => (globalThis.axeFound = violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => id + ": " + node.target.join(" ")))),
      (error) => (globalThis.axeFound = [String(error)]),
    );
    return true;
  }`,
});

/** Whether the widgets show these titles. A frame cannot be looked into, but has told its height. */
const shows = (/** @type {string[][]} */ wanted) => {
  const frame = document.querySelector("iframe");
  if (frame) return frame.hasAttribute("sandbox") || frame.offsetHeight > 200;
  const shown = [...document.querySelectorAll("yoyak-digest")].map((widget) =>
    [...(widget.shadowRoot?.querySelectorAll(".entry-title, .entries a[data-entry]") ?? [])].map(
      (link) => link.textContent,
    ),
  );
  return JSON.stringify(shown) === JSON.stringify(wanted);
};

for (const engine of engines.filter(({ name }) => name !== "Chromium")) {
  const skip = !isBuilt ? "not built: run ./scripts/build" : engine.missing;

  describe(`demo pages in ${engine.name}`, { skip }, () => {
    /** @type {Awaited<ReturnType<typeof engine.launch>>} */
    let browser;
    /** One page for all: a new one takes seconds. @type {import("./support/engines/index.mjs").EnginePage} */
    let page;
    before(async () => {
      browser = await engine.launch();
      page = await browser.open({ width: 480, height: 900 });
    });
    after(async () => {
      await page?.close();
      await browser?.close();
    });

    for (const name of Object.keys(SHOWN))
      test(`demo: ${name}`, async () => {
        const before = (await page.trouble()).length;
        await page.goto(`${host.url}demo/${name}.html`);
        await until(page, shows, SHOWN[name]);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "too wide");
        // Their own list, and what the driver reports. Later, axe itself does what a strict policy refuses.
        const seen = await page.evaluate(() => /** @type {any} */ (globalThis).recorded ?? ["no recorder"]);
        assert.deepEqual([...(await page.trouble()).slice(before), ...seen], []);
        if (isSlow) return;
        await page.evaluate(startAxe);
        assert.deepEqual(await until(page, () => /** @type {any} */ (globalThis).axeFound), []);
      });
  });
}
