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

    test(`A6: what is cleared in the sheet can be had back there; A12: a chosen day can be read: ${at}`, async () => {
      const { page, close } = await open(await plain(), size, "index.html?view=list&from=2026-02-09&to=2026-02-13");
      await page.waitForSelector("main .yk-row");
      const wide = size.width > 768;
      if (!wide) await page.click(".yk-list-tools .yk-button");
      const facets = wide ? "yoyak-rail yoyak-facets" : "dialog yoyak-facets";
      const day = page.locator(`${facets} [data-day="2026-02-09"]`);
      await day.hover();
      const [ground, letters] = await day.evaluate((each) => {
        const { backgroundColor, color } = getComputedStyle(each);
        return [backgroundColor, color];
      });
      const unpointed = await page.locator(`${facets} [data-day="2026-02-13"]`).evaluate((each) => {
        const { backgroundColor, color } = getComputedStyle(each);
        return [backgroundColor, color];
      });
      assert.deepEqual([ground, letters], unpointed);
      if (!wide) {
        await page.click("yoyak-filter-foot .yk-button >> nth=0");
        await page.waitForFunction(() => !location.search.includes("from="));
        await page.click("yoyak-filter-foot .yk-button:not(.yk-primary)");
        await page.waitForFunction(() => location.search.includes("from=2026-02-09"));
        assert.equal(await page.locator("dialog[open]").count(), 1);
      }
      await close();
    });

    test(`A20: the button for more says how many it adds: ${at}`, async () => {
      const { page, close } = await open(
        await plain(),
        size,
        "index.html?view=search&q=" + encodeURIComponent("에이전트"),
      );
      const button = page.locator("main .yk-more .yk-button");
      const [adds, left] = (await button.innerText()).match(/\d+/g)?.map(Number) ?? [];
      const rows = await page.locator("main .yk-rows > .yk-row").count();
      await button.click();
      await page.waitForFunction((n) => document.querySelectorAll("main .yk-rows > .yk-row").length === n, rows + adds);
      assert.equal(adds, Math.min(50, left));
      await close();
    });

    test(`A24: a drag that leaves the window leaves nothing open: ${at}`, async () => {
      const { page, close } = await open(await plain(), size);
      await page.waitForSelector(".yk-entry");
      const drag = (/** @type {string} */ type) =>
        page.evaluate((name) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["x"], "a.md"));
          document.body.dispatchEvent(new DragEvent(name, { bubbles: true, dataTransfer, relatedTarget: null }));
        }, type);
      await drag("dragenter");
      await page.waitForSelector("dialog[open] .yk-drop");
      await drag("dragleave");
      await page.waitForFunction(() => !document.querySelector("dialog[open]"));
      await close();
    });

    test(`A26: the ring of a row's focus is whole: ${at}`, async () => {
      const { page, close } = await open(await plain(), size, "index.html?view=list");
      const title = page.locator("main .yk-group .yk-row-title").nth(2);
      await title.focus();
      const room = await title.evaluate((each) => {
        const { outlineOffset, outlineWidth } = getComputedStyle(each);
        const group = /** @type {Element} */ (each.closest(".yk-group")).getBoundingClientRect();
        return each.getBoundingClientRect().left - group.left - parseFloat(outlineOffset) - parseFloat(outlineWidth);
      });
      assert.ok(room >= 0, `${room} px`);
      await close();
    });

    test(`A28: the browser's edges have the colour of a theme that was chosen: ${at}`, async () => {
      const { page, close } = await open(await plain(), size);
      await page.waitForSelector(".yk-entry");
      const edges = () =>
        page.evaluate(() =>
          [...document.querySelectorAll("meta[name=theme-color]")].map((each) => each.getAttribute("content")),
        );
      const [light, dark] = await edges();
      assert.notEqual(light, dark);
      await page.click("#yk-menu-button");
      for (const [nth, want] of /** @type {[number, (string | null)[]][]} */ ([
        [2, [dark, dark]],
        [1, [light, light]],
        [0, [light, dark]],
      ])) {
        await page.click(`.yk-menu [name="yk-theme"] + span >> nth=${nth}`);
        assert.deepEqual(await edges(), want);
      }
      await close();
    });

    test(`A33: entries off screen are not laid out, on paper all are: ${at}`, async () => {
      const site = await siteOf("long", { archive: { days: 8, entries: 35 } });
      const { page, close } = await open(site, size);
      const laidOut = () =>
        [...document.querySelectorAll(".yk-entry h3")].filter((each) =>
          each.checkVisibility({ contentVisibilityAuto: true }),
        ).length;
      assert.equal(await page.locator(".yk-entry").count(), 35);
      await page.waitForFunction((count) => new Function(`return (${count})()`)() < 12, String(laidOut));
      // An address far down is come to all the same, and stays under the bar while its neighbours get their size.
      const id = await page.locator(".yk-entry").nth(30).getAttribute("data-entry");
      await page.goto(`${site.url}d/${encodeURIComponent("2026-02-14-기술-AI")}.html#${id}`);
      await page.waitForFunction((entry) => {
        const top = document.getElementById(entry ?? "")?.getBoundingClientRect().top ?? -1;
        return top >= 50 && top < 120 && document.activeElement?.id === "h-" + entry;
      }, id);
      // What the hairline between entries spans is the text.
      const text = await page
        .locator(".yk-entry h3")
        .nth(30)
        .evaluate((each) => each.getBoundingClientRect().left);
      const head = await page.locator(".yk-overview > h2").evaluate((each) => each.getBoundingClientRect().left);
      assert.equal(text, head);
      await page.emulateMedia({ media: "print" });
      await page.waitForFunction((count) => new Function(`return (${count})()`)() === 35, String(laidOut));
      await close();
    });

    test(`A14: to clear the chips of a search leaves its words: ${at}`, async () => {
      const words = encodeURIComponent("모델");
      const { page, close } = await open(await plain(), size, `index.html?view=search&q=${words}&min=10`);
      await page.click("yoyak-search-view .yk-chips .yk-action");
      await page.waitForFunction(() => !location.search.includes("min="));
      assert.equal(await page.inputValue(".yk-search input"), "모델");
      assert.equal(new URL(page.url()).searchParams.get("q"), "모델");
      await close();
    });

    test(`A22: what is new stays so for the day, until it is read, and has a name: ${at}`, async () => {
      const { page, close } = await open(await plain(), size, "index.html?view=list");
      await page.evaluate(() => {
        const key = Object.keys(localStorage).find((each) => each.endsWith(":visit")) ?? "";
        // As if the page had been opened first thing this morning, by someone who knew of the day before.
        const at = new Date().setHours(0, 0, 0, 0);
        localStorage.setItem(key, JSON.stringify({ seen: "2026-02-14", before: "2026-02-13", at }));
      });
      await page.reload();
      const row = page.locator("main .yk-row[data-new]").first();
      await row.waitFor();
      const fresh = await page.locator("main .yk-row[data-new]").count();
      assert.match((await row.locator(".yk-row-title").textContent()) ?? "", /^새 글: /);
      await row.locator(".yk-mark-read").click();
      await page.waitForFunction((n) => document.querySelectorAll("main .yk-row[data-new]").length === n, fresh - 1);
      await close();
    });
  }
});
