// What a visitor sees before anything but the page itself has come, and that it stays where it is when the rest does.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { becomes, holds } from "./support/eventually.mjs";
import { mock, PRERENDERED } from "./support/mock-site.mjs";
import { root, siteOf } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { frames, settled, shifts, watchShifts } from "./support/viewer.mjs";

const ACCENT = "#8a2be2";

/** The sample site in a colour of its own. */
function accented() {
  const source = mkdtempSync(join(tmpdir(), "yoyak-accented-"));
  after(() => rmSync(source, { recursive: true }));
  cpSync(join(root, "data"), source, { recursive: true });
  const config = join(source, "yoyak.config.json");
  writeFileSync(config, JSON.stringify({ ...JSON.parse(readFileSync(config, "utf8")), accent: ACCENT }));
  return source;
}

/**
 * The elements and texts of an article, one a line, without what only the viewer has. Runs in the page.
 * @param {Element} article
 */
function outline(article) {
  const copy = /** @type {Element} */ (article.cloneNode(true));
  const tools =
    ".yk-tools, button, yoyak-related, yoyak-muted, " +
    "svg, .yk-digest-foot, .yk-section-link, .yk-mono, .yk-channel > .yk-sr";
  for (const each of copy.querySelectorAll(tools)) each.remove();
  // The names of halves of the day differ between the data of Node and of the browser.
  for (const each of copy.querySelectorAll("time")) each.textContent = each.dateTime.slice(11, 16);
  const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  for (const each of [...iterate(comments)]) each.remove();
  copy.normalize();
  const wraps = new Set(["yoyak-text", "yk-text", "yk-channel"]);
  /** @type {string[]} */
  const lines = [];
  function* iterate(/** @type {TreeWalker} */ walker) {
    for (let node = walker.nextNode(); node; node = walker.nextNode()) yield /** @type {Comment} */ (node);
  }
  const walk = (/** @type {Element} */ element, /** @type {string} */ indent) => {
    const isWrap = wraps.has(element.localName) || wraps.has(element.className);
    const attributes = ["class", "id", "lang", "rel", "data-way", "data-place", "data-entry", "data-n", "datetime"]
      .filter((name) => element.hasAttribute(name))
      .map((name) => `${name}=${element.getAttribute(name)}`);
    if (!isWrap) lines.push([indent + element.localName, ...attributes].join(" "));
    for (const node of element.childNodes) {
      const text = node.nodeType === 3 ? (node.textContent ?? "").replace(/[\s‹›]+/g, " ").trim() : "";
      if (node.nodeType === 1) walk(/** @type {Element} */ (node), isWrap ? indent : `${indent} `);
      else if (text) lines.push(`${indent} ${text}`);
    }
  };
  walk(copy, "");
  return lines;
}

/** Whether nothing but pages is answered. */
let alone = false;

suite(
  "the first paint",
  {
    of: siteOf(accented),
    // What is not answered stays open until the server closes.
    serving: { intercept: (path) => alone && !/(\/|\.html)$/.test(path) },
  },
  ({ site, blank }) => {
    /** Where the parts of the text at the head of the page are. @param {import("playwright-core").Page} page */
    const places = (page) =>
      page.evaluate(() =>
        [
          ".yk-brand",
          ".yk-digest h1",
          ".yk-tabs",
          ".yk-facts",
          ".yk-overview h2",
          ".yk-overview p",
          ".yk-overview p:nth-of-type(2)",
        ].map((selector) => {
          const { left, top, height } = /** @type {Element} */ (
            document.querySelector(`:is(.yk-bar, main > .yk-digest, yoyak-digest-view) ${selector}`) ??
              document.querySelector(selector)
          ).getBoundingClientRect();
          return [selector, Math.round(left), Math.round(top), Math.round(height)].join(" ");
        }),
      );

    const accent = (/** @type {import("playwright-core").Page} */ page) =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--yoyak-accent"));

    for (const width of [360, 1440])
      test(`the text stands with nothing but the page and does not move when the rest comes: ${width} px`, async () => {
        const { page, trouble, close } = await blank({ width });
        alone = true;
        await page.goto(site.url, { waitUntil: "commit" });
        await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
        await becomes(() => page.locator(".yk-brand").innerText(), "요약 견본");
        await becomes(() => accent(page), ACCENT);
        const before = await places(page);
        await page.evaluate(() => stop());
        alone = false;
        await page.reload();
        await page.waitForSelector("yoyak-views[data-ready]");
        await settled(page);
        assert.deepEqual(await places(page), before);
        await becomes(() => accent(page), ACCENT);
        await becomes(() => page.locator(".yk-brand").count(), 1);
        assert.deepEqual(trouble, []);
        await close();
      });

    test("the viewer's first drawing of a digest is the prerendered page, but for its tools", async () => {
      const text = readFileSync(join(site.folder, "index.html"), "utf8");
      const id = /data-digest="([^"]+)"/.exec(text)?.[1] ?? "";
      for (const path of ["", `d/${encodeURIComponent(id)}.html`]) {
        const plain = await blank({ width: 360, script: false });
        await plain.page.goto(site.url + path);
        const prerendered = await plain.page.locator("article.yk-digest").evaluate(outline);
        await plain.close();
        assert.ok(prerendered.length > 40, `${prerendered.length} lines`);
        const { page, close } = await blank({ width: 360 });
        await page.goto(site.url + path);
        await page.waitForSelector("yoyak-views[data-ready]");
        await becomes(() => page.locator("article.yk-digest").evaluate(outline), prerendered);
        await close();
      }
    });

    test("without scripts the site's name leads to the front page", async () => {
      const { page, close } = await blank({ script: false });
      await page.goto(site.url);
      await page.locator("a.yk-day-link").first().click();
      await page.waitForURL(/\/d\//);
      await page.click(".yk-brand");
      await page.waitForURL(site.url);
      await becomes(() => page.locator("h1").count(), 1);
      await close();
    });
  },
);

suite("a prerendered page", { of: mock() }, ({ site, also, blank, open }) => {
  const prerendered = also(mock({ content: PRERENDERED }));

  test("takes over the prerendered page: its topic stays, and it is there until the view is", async () => {
    const { page, close } = await open("?hold=1", { from: prerendered, wait: "#before-script" });
    await page.waitForFunction(() => "release" in globalThis);
    await frames(page);
    assert.ok(await page.locator("#before-script").isVisible());
    assert.equal(await page.locator("yoyak-digest-view .yk-entry").count(), 0);
    await page.evaluate(() => /** @type {any} */ (globalThis).release());
    await page.waitForSelector("yoyak-digest-view .yk-entry");
    await becomes(() => page.locator("#before-script").count(), 0);
    await becomes(() => page.locator(".yk-tabs [aria-current]").innerText(), "경제-투자");
    await close();
  });

  test("without JavaScript the prerendered page can be read", async () => {
    const { page, close } = await open("", { from: prerendered, wait: "#before-script", script: false });
    await holds(() => page.locator("#before-script").isVisible());
    await holds(() => page.locator(".yk-noscript").isVisible());
    await close();
  });

  test("a page prerendered for a digest does not flash where the address asks for a list", async () => {
    const { page, close } = await open("index.html?view=list&hold=1", {
      from: prerendered,
      wait: "body",
      width: 360,
      height: 700,
    });
    await page.waitForFunction(() => "release" in globalThis);
    await frames(page);
    assert.equal(await page.locator("#before-script").count(), 1);
    assert.equal(await page.locator("#before-script").isVisible(), false);
    await close();
    const again = await open("index.html?view=list", { from: prerendered });
    await becomes(() => again.page.locator("#before-script").count(), 0);
    await again.close();
  });

  test("no layout shift: a digest, the list and the search, opened on a phone and on a wide screen", async () => {
    for (const width of [360, 1440]) {
      for (const path of [
        "",
        "index.html?view=list",
        `index.html?view=search&search=1&q=${encodeURIComponent("버스")}`,
      ]) {
        const { page, close } = await blank({ width, height: 800, touch: width < 500 });
        await watchShifts(page);
        await page.goto(site.url + path);
        const shift = await shifts(page);
        assert.ok(shift < 0.02, `${path} at ${width} px shifts by ${shift}`);
        await close();
      }
    }
  });
});
