// The place is kept: over views, Back, a reload, another width or text size, and per digest. On days of real length, on
// a phone and on a wide screen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { becomes } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";
import { frames, scrolled, settled } from "./support/viewer.mjs";

/** @typedef {import("playwright-core").Page} Page */

const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];
const VIEWS = ["list", "search", "saved", "trends"];

/** The block under the bar: what the user reads. In the page. */
const reading = () => {
  const bar = Math.max(0, document.querySelector(".yk-bar")?.getBoundingClientRect().bottom ?? 0);
  const view = document.querySelector("main [active]");
  const block = [...(view?.querySelectorAll("h1, h2, h3, h4, p, li") ?? [])].find((each) => {
    const box = each.getBoundingClientRect();
    return box.height > 0 && box.bottom > bar + 1;
  });
  if (!block) return null;
  const box = block.getBoundingClientRect();
  const part = block.closest("[data-place]")?.getAttribute("data-place");
  return { part, text: block.textContent?.trim().slice(0, 40), share: (bar - box.top) / box.height };
};

suite(
  "the place is kept",
  { of: mock({ archive: { days: 40, entries: 35, characters: 100, search: true } }) },
  ({ site, open }) => {
    /** As a user scrolls: to somewhere in an entry, or in the overview. @param {Page} page @param {string} selector */
    async function readOn(page, selector) {
      await settled(page);
      await scrolled(
        page,
        (target) => {
          const block = /** @type {Element} */ (document.querySelector(target));
          scrollBy(0, block.getBoundingClientRect().top - 40);
        },
        selector,
      );
      const place = await page.evaluate(reading);
      assert.ok(place && (await page.evaluate(() => scrollY)) > 0);
      return place;
    }

    /**
     * @param {Page} page
     * @param {Awaited<ReturnType<typeof readOn>>} want @param {number} [slack] share of the block
     */
    async function isAt(page, want, slack = 0.2) {
      await page
        .waitForFunction(
          ([find, part, text, share, within]) => {
            const now = new Function(`return (${find})()`)();
            return (
              now && now.part === part && now.text === text && Math.abs(now.share - Number(share)) <= Number(within)
            );
          },
          [String(reading), want.part, want.text, want.share, slack],
        )
        .catch(async () => assert.deepEqual(await page.evaluate(reading), want));
    }

    /**
     * By the mouse's own events: page.click() scrolls to what sticks to the top.
     * @param {Page} page
     * @param {string} selector
     */
    async function tap(page, selector) {
      const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (
        await page.locator(selector).boundingBox()
      );
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    }

    /** @param {Page} page @param {string} view */
    async function openView(page, view) {
      await tap(page, `:is(.yk-bottom, .yk-views-nav) a[href*="${view === "digest" ? "/d/" : `view=${view}`}"]`);
      await page.waitForSelector(`yoyak-${view}-view[active] h1`);
    }

    const SOMEWHERE = ".yk-entry:nth-of-type(12) .yk-section:nth-of-type(2) li:nth-of-type(2)";

    for (const size of SIZES) {
      const at = `${size.width} px`;

      for (const view of VIEWS)
        test(`to ${view} and back, by Back and by the view's name: ${at}`, async () => {
          const { page, close } = await open("", size);
          const place = await readOn(page, SOMEWHERE);
          await openView(page, view);
          await page.goBack();
          await isAt(page, place);
          await openView(page, view);
          await openView(page, "digest");
          await isAt(page, place);
          await close();
        });

      test(`by a link in an entry and Back, twice, and over a reload: ${at}`, async () => {
        const { page, close } = await open("", size);
        const place = await readOn(page, SOMEWHERE);
        await page
          .locator(".yk-entry a.yk-channel")
          .nth(12)
          .evaluate((link) => /** @type {HTMLElement} */ (link).click());
        await page.waitForSelector("yoyak-list-view[active] .yk-row");
        const row = await readOn(page, "yoyak-list-view .yk-row:nth-of-type(3)");
        await page.goBack();
        await isAt(page, place);
        await page.goForward();
        await page.waitForSelector("yoyak-list-view[active] .yk-row");
        await isAt(page, row);
        await page.goBack();
        await isAt(page, place);
        await page.reload();
        await page.waitForSelector("main [active] h1");
        await isAt(page, place);
        await close();
      });

      for (const view of ["list", "trends", "saved", "search"])
        test(`${view} opens at its head: ${at}`, async () => {
          const { page, close } = await open("", size);
          await readOn(page, SOMEWHERE);
          await openView(page, view);
          if (view === "trends") await page.waitForSelector(".yk-heat");
          await settled(page);
          assert.equal(await page.evaluate(() => scrollY), 0);
          await close();
        });

      test(`a place in the overview is offered where one comes back later: ${at}`, async () => {
        const { page, close } = await open("", size);
        const place = await readOn(page, ".yk-overview p:nth-of-type(8)");
        assert.equal(place.part, "overview");
        await page.goto("about:blank");
        await page.evaluate(() => 0);
        const again = await page.context().newPage();
        await page.close();
        await again.goto(site.url);
        await again.waitForSelector("main [active] h1");
        await again.click(".yk-way-back .yk-pill");
        await isAt(again, place);
        await close();
      });

      test(`a citation that was followed and left leaves no place: ${at}`, async () => {
        const { page, close } = await open("", { ...size, clock: true });
        await settled(page);
        // Without scrolling to it: a place that one scrolls to and rests at is kept.
        const citation = page.locator(".yk-overview a.yk-ref").nth(3);
        await citation.evaluate((link) => /** @type {HTMLElement} */ (link).click());
        await page.waitForFunction(() => scrollY > 1000);
        await settled(page);
        // The jump is over.
        await page.clock.fastForward(1200);
        await scrolled(page, () => scrollBy(0, 10));
        const again = await page.context().newPage();
        await again.goto(site.url);
        await again.waitForSelector(".yk-entry");
        await settled(again);
        assert.equal(await again.locator(".yk-way-back").count(), 0);
        // Back at the head by hand, nothing is left either.
        await scrolled(page, () => scrollTo(0, 0));
        await again.reload();
        await again.waitForSelector(".yk-entry");
        await settled(again);
        assert.equal(await again.locator(".yk-way-back").count(), 0);
        await close();
      });

      test(`who rests at the end of the page has read the last entry: ${at}`, async () => {
        const { page, close } = await open("", { ...size, reads: true });
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await page.waitForSelector(".yk-entry:last-of-type[data-read]");
        await close();
      });

      test(`another text size, font and theme: ${at}`, async () => {
        const { page, close } = await open("", size);
        const place = await readOn(page, SOMEWHERE);
        const before = await page.evaluate(() => scrollY);
        await tap(page, "#yk-menu-button");
        await page.waitForSelector(".yk-menu:focus");
        await frames(page);
        assert.equal(await page.evaluate(() => scrollY), before, "the menu scrolls the page");
        for (const step of [1, 2, 3]) {
          await tap(page, ".yk-menu-row .yk-segments button >> nth=1");
          await isAt(page, place, 0.35 + step * 0.05);
        }
        for (const input of ["font", "theme"]) {
          await tap(page, `.yk-menu [name="yk-${input}"] + span >> nth=1`);
          await isAt(page, place, 0.5);
        }
        await close();
      });

      test(`another width, and back: ${at}`, async () => {
        const { page, close } = await open("", size);
        const place = await readOn(page, SOMEWHERE);
        await page.setViewportSize({ width: size.height, height: size.width });
        await isAt(page, place, 0.5);
        await page.setViewportSize({ width: size.width, height: size.height });
        await isAt(page, place, 0.35);
        await close();
      });

      test(`an entry folded in its middle is at its head, in every frame: ${at}`, async () => {
        const { page, close } = await open("", size);
        const { part } = await readOn(page, SOMEWHERE);
        await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
        await page.evaluate(
          ([read, folding]) => {
            /** @type {string[]} */
            const parts = [];
            // An observer that is new is called last before the frame is painted.
            const beforePaint = () =>
              new ResizeObserver((_, self) => {
                self.disconnect();
                const isFolded = document.getElementById(folding ?? "")?.hasAttribute("data-folded");
                if (isFolded) parts.push(new Function(`return (${read})()?.part`)());
                requestAnimationFrame(beforePaint);
              }).observe(document.body);
            Object.assign(globalThis, { parts });
            requestAnimationFrame(beforePaint);
          },
          [String(reading), part],
        );
        await page.keyboard.press("o");
        // More frames than those in which entries get their size.
        await page.waitForFunction(() => /** @type {any} */ (globalThis).parts.length > 20);
        assert.deepEqual(await page.evaluate(() => [...new Set(/** @type {any} */ (globalThis).parts)]), [part]);
        await close();
      });

      test(`/ from far down leads to the field; no letter is lost or a command: ${at}`, async () => {
        const { page, close } = await open("", size);
        await readOn(page, SOMEWHERE);
        // The search view's code takes its time.
        /** @type {() => void} */
        let deliver = () => {};
        const typed = new Promise((done) => (deliver = () => done(undefined)));
        await page.route("**/*.js", async (route) => {
          await typed;
          await route.continue();
        });
        await page.keyboard.press("/");
        await page.keyboard.type("slms");
        deliver();
        await page.waitForFunction(
          () =>
            /** @type {HTMLInputElement | null} */ (document.activeElement?.closest(".yk-search input"))?.value ===
            "slms",
        );
        await page.keyboard.type(" ok");
        await becomes(() => page.inputValue(".yk-search input"), "slms ok");
        await becomes(() => page.evaluate(() => scrollY), 0);
        await becomes(() => page.locator("yoyak-search-view[active]").count(), 1);
        // From far down in what was found, too.
        await page.fill(".yk-search input", "모델");
        await page.waitForSelector("yoyak-search-view .yk-row");
        await page.evaluate(() => scrollTo(0, 1500));
        await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
        await page.keyboard.press("/");
        await page.waitForFunction(() => document.activeElement?.matches(".yk-search input"));
        await page.waitForFunction(() => (document.activeElement?.getBoundingClientRect().top ?? -1) > 0);
        await close();
      });

      for (const path of ["index.html?view=list", "index.html?view=search&q=" + encodeURIComponent("모델")])
        test(`Back returns to the row that was opened, with the focus: ${path.slice(16, 20)}, ${at}`, async () => {
          const { page, close } = await open(path, size);
          await page.waitForSelector("main [active] .yk-row");
          const row = page.locator("main [active] .yk-row-title").nth(7);
          const key = await row.getAttribute("data-row");
          await row.evaluate((link) => link.scrollIntoView({ block: "center" }));
          await row.click({ position: { x: 20, y: 8 } });
          await page.waitForSelector("yoyak-digest-view[active] .yk-entry");
          await page.goBack();
          await page.waitForFunction((want) => document.activeElement?.getAttribute("data-row") === want, key);
          await page.keyboard.press("j");
          await page.waitForFunction((want) => {
            const titles = [...document.querySelectorAll("main [active] .yk-row-title")];
            return (
              titles.findIndex((title) => title.getAttribute("data-row") === want) === 7 &&
              document.activeElement === titles[8]
            );
          }, key);
          await close();
        });

      test(`a chip that is taken off hands the focus to the next one, the last to the head: ${at}`, async () => {
        const topics = ["기술-AI", "경제-투자"].map((topic) => `&topic=${encodeURIComponent(topic)}`).join("");
        const { page, close } = await open(`index.html?view=list&from=2026-02-01${topics}`, size);
        for (const left of [2, 1, 0]) {
          await page.locator(".yk-chips .yk-chip").first().focus();
          await page.keyboard.press("Enter");
          await page.waitForFunction((n) => document.querySelectorAll(".yk-chips .yk-chip").length === n, left);
          await page.waitForFunction(
            (n) => document.activeElement?.matches(n ? ".yk-chips .yk-chip" : "main [active] h1"),
            left,
          );
        }
        await close();
      });

      test(`the view's own name leads to its head and back, then to the newest: ${at}`, async () => {
        const { page, close } = await open("d/" + encodeURIComponent("2026-02-10-기술-AI") + ".html", size);
        const place = await readOn(page, SOMEWHERE);
        await openView(page, "digest");
        await page.waitForFunction(() => scrollY === 0);
        await tap(page, ".yk-way-back .yk-pill >> nth=0");
        await isAt(page, place);
        await openView(page, "digest");
        await page.waitForFunction(() => scrollY === 0);
        await openView(page, "digest");
        await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("2월 14일"));
        await page.goBack();
        await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("2월 10일"));
        await openView(page, "list");
        await page.waitForSelector("yoyak-list-view .yk-row");
        await page.evaluate(() => scrollTo(0, 900));
        await openView(page, "list");
        await page.waitForFunction(() => scrollY === 0);
        await close();
      });
    }
  },
);

suite("the place of the last visit", { of: mock() }, ({ site, open }) => {
  test("where one stopped is offered the next time", async () => {
    const { page, close } = await open("");
    await settled(page);
    await scrolled(page, () => document.querySelectorAll(".yk-entry")[2].scrollIntoView());
    await page.goto(site.url + "index.html");
    await page.waitForSelector(".yk-way-back");
    await page.click(".yk-way-back .yk-pill >> nth=0");
    await page.waitForFunction(
      () => Math.abs(document.querySelectorAll(".yk-entry")[2].getBoundingClientRect().top) < 80,
    );
    await close();
  });
});
