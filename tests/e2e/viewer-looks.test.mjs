// How the viewer looks where looks carry meaning: in colours of the reader's own, at the edges of a column, and where
// lines wrap.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { join } from "node:path";
import { axe, chromiumPath, launch, openView } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";
import { buildSite, isBuilt, root } from "./support/site.mjs";

const skip = !chromiumPath ? "no Chromium on this machine" : isBuilt ? false : "run ./scripts/build first";
const SEARCH = `index.html?view=search&q=${encodeURIComponent("모델")}`;

describe("looks of the viewer", { skip }, () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let site;
  /** @type {Awaited<ReturnType<typeof buildSite>>} */
  let built;

  before(async () => {
    built = await buildSite(join(root, "data"));
    site = await serve(built.folder);
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
    built?.remove();
  });

  /** @param {string} path @param {Parameters<typeof openView>[2]} [options] */
  const open = (path, options) => openView(browser, site.url + path, options);

  /**
   * Values of one property of what a selector finds, each once.
   * @param {import("playwright-core").Page} page
   * @param {string} selector
   * @param {string} [property]
   * @returns {Promise<string[]>}
   */
  const styles = (page, selector, property = "backgroundColor") =>
    page
      .locator(selector)
      .evaluateAll(
        (all, name) => [...new Set(all.map((each) => /** @type {any} */ (getComputedStyle(each))[name]))],
        property,
      );

  for (const dark of [false, true])
    test(`with forced colours, what is current and counted can be seen: ${dark ? "dark" : "light"}`, async () => {
      const { page, close } = await open("", { dark });
      await page.emulateMedia({ forcedColors: "active" });
      const ground = await styles(page, "body");
      for (const links of [".yk-views-nav", ".yk-tabs"]) {
        assert.deepEqual(
          await styles(page, `${links} a:not([aria-current])`, "borderBottomColor"),
          await page.evaluate(() => {
            const probe = document.body.appendChild(document.createElement("i"));
            probe.style.color = "Canvas";
            const { color } = getComputedStyle(probe);
            probe.remove();
            return [color];
          }),
          links,
        );
        assert.notDeepEqual(
          await styles(page, `${links} a[aria-current]`, "borderBottomColor"),
          await styles(page, `${links} a:not([aria-current])`, "borderBottomColor"),
          links,
        );
      }
      assert.notDeepEqual(
        await styles(page, "yoyak-calendar [aria-current]"),
        await styles(page, "yoyak-calendar button:not([aria-current])"),
      );
      await page.goto(`${site.url}index.html?view=list&from=2026-11-03&to=2026-11-12`);
      await page.waitForSelector("yoyak-calendar [data-edge='from']");
      assert.notDeepEqual(
        await styles(page, "yoyak-calendar [data-edge] button"),
        await styles(page, "yoyak-calendar td:not([data-edge]) button"),
      );
      assert.equal((await styles(page, "yoyak-calendar [data-chosen]:not([data-edge])")).length, 1);
      assert.notDeepEqual(
        await styles(page, "yoyak-calendar [data-chosen]:not([data-edge])"),
        await styles(page, "yoyak-calendar td:not([data-chosen])"),
      );
      assert.ok(
        !(await styles(page, "yoyak-length-range .yk-range-bars i")).some((colour) => ground.includes(colour)),
        "lengths",
      );
      await page.goto(`${site.url}index.html?view=trends`);
      await page.waitForSelector(".yk-heat [data-shade='4']");
      assert.equal((await styles(page, ".yk-heat i[data-shade]")).length, 5, "a shade for each step");
      for (const bars of [".yk-bars i", ".yk-spark i"])
        assert.ok(!(await styles(page, bars)).some((colour) => ground.includes(colour)), bars);
      await close();
    });

  test("with forced colours, the view on a phone that is current differs from the others", async () => {
    const { page, close } = await open("", { width: 360, height: 740, touch: true });
    await page.emulateMedia({ forcedColors: "active" });
    assert.notDeepEqual(
      await styles(page, ".yk-bottom a[aria-current]", "borderTopWidth"),
      await styles(page, ".yk-bottom a:not([aria-current])", "borderTopWidth"),
    );
    assert.notDeepEqual(
      await styles(page, ".yk-strip a[aria-current] b"),
      await styles(page, ".yk-strip a:not([aria-current]) b"),
    );
    assert.deepEqual(await axe(page), []);
    await close();
  });

  for (const dark of [false, true])
    test(`a dialog has an edge: ${dark ? "dark" : "light"}`, async () => {
      const { page, close } = await open("", { dark });
      await page.keyboard.press("?");
      const edge = await page.locator("dialog[open]").evaluate((dialog) => {
        const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(dialog);
        return { wide: parseFloat(borderTopWidth) >= 1, seen: borderTopColor !== backgroundColor };
      });
      assert.deepEqual(edge, { wide: true, seen: true });
      await close();
    });

  for (const width of [360, 768, 1440])
    test(`text to press at the right end of a line ends where its column ends: ${width} px`, async () => {
      const { page, close } = await open("index.html?view=list", { width, touch: width === 360 });
      await page.locator("yoyak-list-view .yk-mark-star").first().click();
      for (const [view, path] of [
        ["list", "index.html?view=list"],
        ["search", SEARCH],
        ["saved", "index.html?view=saved"],
      ]) {
        await page.goto(site.url + path);
        const action = page.locator(`yoyak-${view}-view .yk-list-tools .yk-action`);
        await action.waitFor();
        const gap = await action.evaluate((element) => {
          const text = document.createRange();
          text.selectNodeContents(element);
          const column = /** @type {Element} */ (
            element.closest(".yk-list-head, .yk-search-head")
          ).getBoundingClientRect();
          return column.right - text.getBoundingClientRect().right;
        });
        assert.ok(Math.abs(gap) < 1, `${view}: ${gap} px`);
      }
      await close();
    });

  test("the search help has room for its text on a narrow page", async () => {
    const { page, close } = await open(SEARCH, { width: 360, height: 740, touch: true });
    await page.click(".yk-search > .yk-tool");
    await page.waitForSelector(".yk-search-help dd");
    const narrow = await page
      .locator(".yk-search-help dd")
      .evaluateAll((all) => all.filter((each) => each.clientWidth < 240).length);
    assert.equal(narrow, 0);
    await close();
  });

  for (const [view, path] of [
    ["digest", ""],
    ["list", "index.html?view=list"],
    ["trends", "index.html?view=trends"],
  ])
    test(`no dot between facts begins or ends a line: ${view}`, async () => {
      const { page, close } = await open(path, { width: 320, height: 740, touch: true, language: "en-GB" });
      await page.waitForSelector("main [active] .yk-facts .yk-dot");
      for (let width = 320; width <= 400; width += 10) {
        await page.setViewportSize({ width, height: 740 });
        const astray = await page.evaluate(() => {
          /** @param {Element | null} box */
          const lines = (box) => [...(box?.getClientRects() ?? [])];
          return [...document.querySelectorAll("main [active] .yk-dot")]
            .filter((dot) => {
              const list = /** @type {Element} */ (dot.closest(".yk-facts, .yk-meta"));
              const place = dot.getBoundingClientRect();
              if (place.width === 0) return false;
              const range = document.createRange();
              range.selectNodeContents(dot);
              const letters = range.getBoundingClientRect();
              const middle = (letters.left + letters.right) / 2;
              // Cut off at the edge of the list, it is not seen.
              if (getComputedStyle(list).clipPath !== "none" && middle < list.getBoundingClientRect().left - 4)
                return false;
              const words = document.createTreeWalker(list, NodeFilter.SHOW_TEXT, (node) =>
                node.parentElement?.closest(".yk-dot") || !node.textContent?.trim()
                  ? NodeFilter.FILTER_REJECT
                  : NodeFilter.FILTER_ACCEPT,
              );
              let before = false;
              let after = false;
              while (words.nextNode()) {
                const text = document.createRange();
                text.selectNodeContents(words.currentNode);
                for (const line of text.getClientRects()) {
                  if (line.bottom <= place.top || line.top >= place.bottom) continue;
                  before ||= line.right <= middle;
                  after ||= line.left >= middle;
                }
              }
              return !before || !after;
            })
            .map((dot) => dot.closest(".yk-facts, .yk-meta")?.textContent);
        });
        assert.deepEqual(astray, [], `${width} px`);
      }
      await close();
    });

  for (const [over, path] of [
    [".yk-bottom", "index.html?view=list"],
    [".yk-hits", `d/${encodeURIComponent("2026-08-29-기술-AI")}.html?q=${encodeURIComponent("모델")}`],
  ])
    test(`what has the focus is not hidden by what floats at the foot: ${over}`, async () => {
      const { page, close } = await open(path, { width: 360, height: 740 });
      await page.waitForSelector(over);
      const hidden = [];
      for (let stop = 0; stop < 60; stop += 1) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate((selector) => {
          const focused = /** @type {Element} */ (document.activeElement);
          const { top } = /** @type {Element} */ (document.querySelector(selector)).getBoundingClientRect();
          return {
            name: focused.textContent,
            hidden: !focused.closest(".yk-bottom, .yk-hits") && focused.getBoundingClientRect().bottom > top,
          };
        }, over);
        if (at.hidden) hidden.push(at.name);
      }
      assert.deepEqual(hidden, []);
      await close();
    });

  test("keys are explained where there is a keyboard, not where there are fingers alone", async () => {
    for (const touch of [false, true]) {
      const { page, close } = await open("", { width: 360, height: 740, touch });
      await page.click("#yk-menu-button");
      await page.waitForSelector(".yk-menu-action");
      assert.equal(await page.locator(".yk-menu-action:has-text('단축키')").count(), touch ? 0 : 1);
      await close();
    }
  });
});
