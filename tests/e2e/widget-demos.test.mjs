// The demo pages of the widget (build/dist/demo), one for each use: each draws on an origin of its own, says nothing in
// the console, passes axe on a light and a dark system, and fits. All are opened in one page, one after the other.
// Firefox and WebKit: widget-engines.test.mjs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { passesAxe, sharedBrowser } from "./support/browser.mjs";
import { becomes, holds } from "./support/eventually.mjs";
import { SHOWN, demoNames, serveDemos } from "./support/demo-host.mjs";
import { closeHosts } from "./support/widget-host.mjs";

/** @type {any} */
let page;
/** @type {Awaited<ReturnType<typeof serveDemos>>} */
let host;
/** Everything that the page says in its console. @type {string[]} */
const said = [];

before(async () => {
  host = await serveDemos();
  page = await (await sharedBrowser()).newPage();
  page.on("pageerror", (/** @type {any} */ error) => said.push(error.message));
  page.on("console", (/** @type {any} */ message) => said.push(message.text()));
});
after(async () => {
  await closeHosts();
  host?.close();
});

/** Texts of the links to entries, in the page or in its frame. */
const titles = () =>
  page
    .frames()
    .at(-1)
    .evaluate(() =>
      [...document.querySelectorAll("yoyak-digest")].map((widget) =>
        [...(widget.shadowRoot?.querySelectorAll(".entry-title, .entries a[data-entry]") ?? [])].map(
          (link) => link.textContent,
        ),
      ),
    );
const shadow = (/** @type {string} */ selector) => page.locator(`yoyak-digest ${selector}`);

/** What else is to be seen on some of them. @type {Record<string, () => Promise<void>>} */
const MORE = {
  async frame() {
    await holds(async () => (await page.locator("iframe").boundingBox()).height > 200);
  },
  async sandbox() {
    const inside = page.frames()[1];
    await inside.locator("yoyak-digest .entry-title").first().click();
    await holds(async () => (await inside.locator("yoyak-digest .back").count()) === 1);
  },
  async search() {
    await shadow(".field").fill("둘째");
    await becomes(() => shadow(".entry-title").first().textContent(), "둘째 이야기");
    await shadow(".entry-title").first().click();
    await becomes(() => shadow(".back").count(), 1);
  },
  async related() {
    const url = page.url();
    await shadow(".entry-title").first().click();
    await becomes(() => page.locator("#one").getAttribute("entry"), "CCCCCCCCCCC");
    await holds(() =>
      page.locator("#one").evaluate((/** @type {any} */ each) => Boolean(each.shadowRoot.querySelector(".frame"))),
    );
    assert.equal(page.url(), url);
  },
  async dark() {
    const colours = () =>
      shadow(".frame").evaluateAll((/** @type {any} */ all) =>
        all.map((/** @type {any} */ each) => getComputedStyle(each).color),
      );
    await becomes(colours, ["rgb(26, 26, 26)", "rgb(232, 232, 232)"]);
  },
  async documentation() {
    const styles = () =>
      shadow(".entry-title")
        .first()
        .evaluate((/** @type {any} */ link) => [
          getComputedStyle(link).textTransform,
          getComputedStyle(link.closest("li"), "::before").content,
        ]);
    await becomes(styles, ["none", "none"]);
  },
};

test("every use has a demo page, and the document names each", () => {
  const names = demoNames();
  assert.deepEqual(names.sort(), Object.keys(SHOWN).sort());
  const document = readFileSync(new URL("../../docs/widget.md", import.meta.url), "utf8");
  for (const name of names) assert.ok(document.includes(`demo/${name}.html`), name);
});

for (const name of Object.keys(SHOWN))
  test(`demo: ${name}`, async () => {
    said.length = 0;
    await page.setViewportSize({ width: 1000, height: 1600 });
    await page.goto(`${host.url}demo/${name}.html`);
    await becomes(titles, SHOWN[name]);
    await MORE[name]?.();
    assert.deepEqual(said, []); // axe itself speaks to frames
    await passesAxe(page, name);
    await page.setViewportSize({ width: 360, height: 800 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360), `${name} is wider than a phone`);
  });
