// What people expect of a reader and get, by the names that the design gives it: what the other files of this folder do
// not name.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import first from "../../web/i18n/ko.js";
import later from "../../web/i18n/ko-later.js";
import { MockArchive } from "../web/support/mock-archive.js";
import { axe, chromiumPath, launch, openView } from "./support/browser.mjs";
import { buildMockSite } from "./support/mock-site.mjs";
import { serve } from "./support/server.mjs";

const archive = new MockArchive();

describe("what people expect, by name", { skip: chromiumPath ? false : "no Chromium on this machine" }, () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let site;
  /** @type {Awaited<ReturnType<typeof buildMockSite>>} */
  let built;

  before(async () => {
    built = await buildMockSite();
    site = await serve(built.folder, { fallback: "index.html" });
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
    built?.remove();
  });

  /** @param {string} path @param {Parameters<typeof openView>[2]} [options] */
  const open = (path, options) => openView(browser, site.url + path, options);

  /** Not the newest, and with other topics beside it. */
  const DAY = archive.list.find(
    ({ date, topic }) =>
      date < "2026-02-10" && topic === "사회" && archive.list.filter((each) => each.date === date).length > 1,
  );
  const address = (/** @type {string} */ id) => `d/${encodeURIComponent(id)}.html`;
  /** @param {import("playwright-core").Page} page @param {string | undefined} id */
  const digest = (page, id) => page.waitForSelector(`article[data-digest="${id}"]`);

  test('"today": one step from any day to the newest digest, by a control and by a key', async () => {
    const { page, close } = await open(address(DAY.id));
    await page.click("yoyak-rail .yk-presets a");
    await digest(page, archive.list[0].id);
    await page.goBack();
    await digest(page, DAY.id);
    await page.keyboard.press("t");
    await digest(page, archive.list[0].id);
    await close();
  });

  test("topic tabs: the other topics of the day", async () => {
    const { page, close } = await open(address(DAY.id));
    const day = archive.list.filter(({ date }) => date === DAY.date);
    assert.deepEqual(
      await page.locator(".yk-tabs a").allInnerTexts(),
      day.map(({ topic }) => topic),
    );
    const other = day.find(({ id }) => id !== DAY.id);
    await page.click(`.yk-tabs a:text-is("${other?.topic}")`);
    await digest(page, other?.id);
    assert.equal(await page.locator(".yk-tabs [aria-current=page]").innerText(), other?.topic);
    await close();
  });

  test("facets with counts, and a find-in-channels box", async () => {
    const { page, close } = await open("index.html?view=list");
    const count = archive.rows.filter(({ channel }) => channel === "도시 관찰기").length;
    await page.fill("yoyak-rail .yk-facet .yk-find input", "도시관");
    const option = page.locator("yoyak-rail .yk-facet:has(.yk-find) .yk-option");
    assert.equal(await option.count(), 1);
    assert.equal((await option.innerText()).replace(/\s+/g, " "), `도시 관찰기 ${count}`);
    await option.click();
    await page.waitForFunction(
      (want) => document.querySelector("yoyak-list-view h1")?.textContent?.replace(/\D/g, "") === String(want),
      count,
    );
    await close();
  });

  test("active filters are removable chips", async () => {
    const { page, close } = await open(
      `index.html?view=list&topic=${encodeURIComponent("사회")}&min=10&from=2026-01-01` +
        `&q=${encodeURIComponent("버스")}&unread=1&search=1`,
    );
    const chips = page.locator("yoyak-list-view .yk-chips .yk-chip");
    assert.deepEqual((await chips.allInnerTexts()).length, 5);
    for (let left = 5; left > 0; left -= 1) {
      assert.equal(await chips.count(), left);
      await chips.first().click();
      await page.waitForFunction(
        (want) => document.querySelectorAll("yoyak-list-view .yk-chips .yk-chip").length === want,
        left - 1,
      );
    }
    assert.equal(new URL(page.url()).search, "?view=list");
    await close();
  });

  test("deep links to a digest, an entry, a section and a search", async () => {
    const { page, close } = await open(address(DAY.id));
    await digest(page, DAY.id);
    const row = archive.rows.filter((each) => each.digest === DAY.id)[2];
    await page.goto(`${site.url}${address(DAY.id)}?1#${row.id}`);
    await page.waitForFunction((id) => document.activeElement?.id === "h-" + id, row.id);
    const link = page.locator(`[data-entry="${row.id}"] .yk-section[data-kind="key_sentences"] .yk-section-link`);
    const href = /** @type {string} */ (await link.getAttribute("href"));
    assert.match(href, new RegExp(`#${row.id}~key_sentences$`));
    await page.goto("about:blank");
    await page.goto(href);
    await page.waitForSelector("main [active] h1");
    await page.waitForFunction((id) => {
      const top = document.getElementById(`${id}~key_sentences`)?.getBoundingClientRect().top ?? -1;
      return top > 0 && top < innerHeight / 2;
    }, row.id);
    // By the link itself too, and the label says what it links to.
    assert.equal(await link.getAttribute("aria-label"), "핵심 문장의 링크");
    await page.goto(`${site.url}index.html?view=search&search=1&q=${encodeURIComponent("버스")}`);
    await page.waitForSelector("yoyak-search-view .yk-row mark");
    assert.equal(await page.locator("yoyak-search-view input").inputValue(), "버스");
    await close();
  });

  test("back and forward work over views, filters and digests", async () => {
    const { page, close } = await open(address(DAY.id));
    await page.click(".yk-views-nav a:has-text('목록')");
    await page.waitForSelector("yoyak-list-view[active] .yk-row");
    await page.locator("yoyak-list-view .yk-row-title").nth(1).click();
    await page.waitForSelector("yoyak-digest-view[active]");
    const there = page.url();
    await page.goBack();
    await page.waitForSelector("yoyak-list-view[active]");
    await page.goBack();
    await digest(page, DAY.id);
    await page.goForward();
    await page.goForward();
    await page.waitForSelector("yoyak-digest-view[active]");
    assert.equal(page.url(), there);
    await close();
  });

  test("share: the device's own sheet with the digest's address, its link copied where there is none", async () => {
    const { page, close } = await open(address(DAY.id), { width: 360, height: 740, touch: true });
    await page.evaluate(() =>
      Object.assign(navigator, {
        share: async (/** @type {object} */ what) => Object.assign(globalThis, { shared: what }),
      }),
    );
    const share = async () => {
      await page.click("#yk-menu-button");
      await page.click(".yk-menu-action:has-text('이 요약 공유')");
    };
    const coarse = await page.evaluate(() => matchMedia("(pointer: coarse)").matches);
    await share();
    if (coarse)
      assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).shared?.url), site.url + address(DAY.id));
    await page.evaluate(() => Object.assign(navigator, { share: undefined }));
    await share();
    await page.waitForSelector(".yk-toast:has-text('링크를 복사했습니다')");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), site.url + address(DAY.id));
    await close();
  });

  test("export of a selection as Markdown, CSV and JSON", async () => {
    const { page, close } = await open(`index.html?view=list&topic=${encodeURIComponent("사회")}&from=2026-02-01`);
    const rows = archive.rows.filter(({ topic, date }) => topic === "사회" && date >= "2026-02-01");
    const saved = /** @type {Record<string, string>} */ ({});
    for (const [format, label] of [
      ["md", "Markdown"],
      ["csv", "CSV"],
      ["json", "JSON"],
    ]) {
      await page.click("yoyak-list-view .yk-action:has-text('내보내기')");
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.click(`yoyak-export button:text-is("${label}")`),
      ]);
      assert.ok(file.suggestedFilename().endsWith(`.${format}`));
      saved[format] = readFileSync(await file.path(), "utf8");
    }
    assert.deepEqual(
      JSON.parse(saved.json).map((/** @type {any} */ each) => each.id),
      rows.map(({ id }) => id),
    );
    assert.equal(saved.csv.trim().split("\r\n").length, rows.length + 1);
    assert.equal(saved.md.match(/^- \[/gm)?.length, rows.length);
    await close();
  });

  test("light and dark and system", async () => {
    const { page, close } = await open("", { dark: true });
    const paper = () =>
      page.evaluate(() => {
        const canvas = document.createElement("canvas").getContext("2d");
        if (!canvas) return 0;
        canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
        canvas.fillRect(0, 0, 1, 1);
        return canvas.getImageData(0, 0, 1, 1).data[0];
      });
    assert.ok((await paper()) < 60, "dark by the system");
    await page.click("#yk-menu-button");
    await page.click(".yk-menu label:has-text('밝게')");
    assert.ok((await paper()) > 230, "light by choice");
    await page.click(".yk-menu label:has-text('시스템')");
    assert.ok((await paper()) < 60, "the system's again");
    await page.emulateMedia({ colorScheme: "light" });
    assert.ok((await paper()) > 230, "and it follows the system");
    await close();
  });

  test("text size: the text grows, the controls do not, and nothing is wider than the page", async () => {
    const { page, close } = await open("", { width: 360, height: 740, touch: true });
    const size = (/** @type {string} */ selector) =>
      page.evaluate(
        (each) => parseFloat(getComputedStyle(/** @type {Element} */ (document.querySelector(each))).fontSize),
        selector,
      );
    const before = { text: await size(".yk-overview p"), control: await size(".yk-bottom a") };
    await page.click("#yk-menu-button");
    for (let step = 0; step < 3; step += 1) await page.locator(".yk-menu .yk-segments button").last().click();
    assert.ok((await size(".yk-overview p")) >= before.text * 1.45);
    assert.equal(await size(".yk-bottom a"), before.control);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await close();
  });

  test("landmarks, one main heading, and a skip link that is the first stop of the focus order", async () => {
    const { page, close } = await open("");
    assert.equal(await page.locator("h1:visible").count(), 1);
    for (const landmark of ["header", "main", "nav", "aside"])
      assert.ok((await page.locator(`${landmark}:visible`).count()) > 0, landmark);
    // Every landmark of a kind has a name of its own.
    const names = await page
      .locator("nav:visible, aside:visible")
      .evaluateAll((all) =>
        all.map(
          (each) =>
            each.getAttribute("aria-label") ??
            document.getElementById(each.getAttribute("aria-labelledby") ?? "")?.textContent ??
            "",
        ),
      );
    assert.equal(new Set(names).size, names.length, names.join(", "));
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.className), "yk-skip");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "yk-main");
    // On from there the order is that of the page: nothing jumps backwards.
    const tops = [];
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press("Tab");
      tops.push(
        await page.evaluate(() =>
          [...document.querySelectorAll("main *")].indexOf(/** @type {Element} */ (document.activeElement)),
        ),
      );
    }
    assert.deepEqual(
      tops,
      [...tops].sort((a, b) => a - b),
    );
    await close();
  });

  test("a live region tells the count of results", async () => {
    const { page, close } = await open("index.html?view=list");
    await page.click("yoyak-rail .yk-option:has-text('사회')");
    const count = archive.rows.filter(({ topic }) => topic === "사회").length;
    await page.waitForFunction(
      (want) => document.querySelector("#yk-live[role=status]")?.textContent?.replace(/\D/g, "") === String(want),
      count,
    );
    await close();
  });

  test("no colour-only meaning: read, starred, chosen and new are told in words or by shape too", async () => {
    const { page, close } = await open("");
    const entry = page.locator(".yk-entry").first();
    const shape = () =>
      entry.locator(".yk-mark-star .yk-icon").evaluate((icon) => icon.innerHTML + getComputedStyle(icon).fill);
    const before = await shape();
    await entry.locator(".yk-mark-star").click();
    assert.notEqual(await shape(), before);
    assert.equal(await entry.locator(".yk-mark-star").getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator("yoyak-calendar [aria-current=date]").count(), 1);
    assert.equal(await page.locator(".yk-tabs [aria-current=page]").count(), 1);
    assert.match(await page.locator("yoyak-calendar [data-has] .yk-sr").first().innerText(), /요약 \d편/);
    await close();
  });

  test("reduced motion: nothing moves; without it, a digest comes from the side of its date", async () => {
    for (const calm of [true, false]) {
      const { page, close } = await open(address(DAY.id));
      await page.emulateMedia({ reducedMotion: calm ? "reduce" : "no-preference" });
      await page.evaluate(() => {
        const moved = /** @type {string[]} */ ([]);
        const original = Element.prototype.animate;
        Object.assign(globalThis, { moved });
        Element.prototype.animate = function animate(/** @type {any} */ frames, options) {
          moved.push(`${this.className} ${frames[0].translate} ${/** @type {any} */ (options).duration}`);
          return original.call(this, frames, options);
        };
      });
      await page.keyboard.press("ArrowLeft");
      await page.waitForFunction((id) => document.querySelector("article")?.dataset.digest !== id, DAY.id);
      await page.click(".yk-views-nav a:has-text('목록')");
      await page.waitForSelector("yoyak-list-view[active] .yk-row");
      const moved = await page.evaluate(() => /** @type {any} */ (globalThis).moved);
      assert.deepEqual(
        moved.filter((/** @type {string} */ each) => each.startsWith("yk-digest")),
        calm ? [] : ["yk-digest -14px 0 160"],
      );
      const running = await page.evaluate(
        () =>
          document.getAnimations().filter((each) => /** @type {any} */ (each).effect?.getTiming().duration > 200)
            .length,
      );
      assert.equal(running, 0);
      await close();
    }
  });

  test("no layout shift: a digest, the list and the search, opened on a phone and on a wide screen", async () => {
    for (const width of [360, 1440]) {
      for (const path of [
        "",
        "index.html?view=list",
        `index.html?view=search&search=1&q=${encodeURIComponent("버스")}`,
      ]) {
        const { page, close } = await open(path, { width, height: 800, touch: width < 500 });
        await page.waitForTimeout(500);
        const shift = await page.evaluate(
          () =>
            new Promise((done) => {
              new PerformanceObserver((list) =>
                done(
                  list
                    .getEntries()
                    .reduce(
                      (sum, each) =>
                        sum + /** @type {any} */ (each.hadRecentInput ? 0 : /** @type {any} */ (each).value),
                      0,
                    ),
                ),
              ).observe({ type: "layout-shift", buffered: true });
              setTimeout(() => done(0), 300);
            }),
        );
        assert.ok(/** @type {number} */ (shift) < 0.02, `${path} at ${width} px shifts by ${shift}`);
        await close();
      }
    }
  });

  test("200 % zoom: everything is there, nothing is cut or wider than the page", async () => {
    // A zoom of 200 % halves the page's width in CSS pixels: 1280 by 800 becomes 640 by 400.
    for (const path of [
      "",
      "index.html?view=list&topic=%EC%82%AC%ED%9A%8C",
      `index.html?view=search&search=1&q=${encodeURIComponent("버스")}`,
      "index.html?view=trends",
      "index.html?view=saved",
    ]) {
      const { page, trouble, close } = await open(path, { width: 640, height: 400 });
      await page.waitForTimeout(100);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path);
      // Bars that stay put leave most of the height to the text.
      const bars = await page.evaluate(() =>
        [...document.querySelectorAll(".yk-bar, .yk-bottom")].reduce(
          (sum, each) => sum + each.getBoundingClientRect().height,
          0,
        ),
      );
      assert.ok(bars <= 400 * 0.4, `bars take ${bars} of 400 px`);
      assert.deepEqual(await axe(page), [], path);
      assert.deepEqual(trouble, []);
      await close();
    }
  });

  test("screen-reader names are in the interface language", async () => {
    const { page, close } = await open("index.html?search=1", { language: "en-US" });
    await page.click("#yk-menu-button");
    await page.waitForSelector(".yk-menu");
    const hangul = await page.evaluate(() =>
      [...document.querySelectorAll("[aria-label], [title], .yk-sr")]
        .filter((each) => !each.closest("[lang=ko]") && !each.closest(".yk-skip"))
        .map((each) => each.getAttribute("aria-label") ?? each.getAttribute("title") ?? each.textContent ?? "")
        // Names of entries and topics are the digests', whatever the interface speaks.
        .filter((text) => /\p{Script=Hangul}/u.test(text)),
    );
    const words = Object.values({ ...first, ...later }).filter(
      (message) => typeof message === "string" && !message.includes("{"),
    );
    assert.deepEqual(
      hangul.filter((text) => words.some((word) => text === word)),
      [],
    );
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    await close();
  });

  test("one hand, 360 px: the views and the filters lie in the lower half, large enough for a thumb", async () => {
    const { page, close } = await open("index.html?view=list&search=1", { width: 360, height: 740, touch: true });
    for (const box of await page
      .locator(".yk-bottom a")
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()))) {
      assert.ok(box.height >= 44 && box.width >= 44 && box.top > 740 / 2, JSON.stringify(box));
    }
    await page.click("yoyak-list-view .yk-button:has-text('필터')");
    const show = await page.locator("dialog .yk-primary").evaluate((each) => each.getBoundingClientRect().toJSON());
    assert.ok(show.height >= 44 && show.top > 740 / 2);
    await close();
  });

  /** What lies above the page, each with what opens it: places to click and a key. */
  const LAYERS = {
    menu: ["#yk-menu-button", ".yk-menu"],
    help: ["?", "dialog[open]"],
    own: [
      "#yk-menu-button",
      ".yk-menu-action:has-text('내 파일'), .yk-menu-action:has-text('own files')",
      "dialog[open]",
    ],
    export: ["yoyak-list-view .yk-list-tools > .yk-action", "dialog[open]"],
    filters: ["yoyak-list-view .yk-list-tools > .yk-button", "dialog[open]"],
  };

  for (const [width, touch] of /** @type {[number, boolean][]} */ ([
    [360, true],
    [1440, false],
  ])) {
    for (const language of ["ko-KR", "en-US"])
      test(`no finding of axe in any layer and theme: ${width} px, ${language}`, async () => {
        for (const dark of [false, true])
          for (const [name, steps] of Object.entries(LAYERS)) {
            if (name === "filters" && width > 500) continue;
            const { page, close } = await open("index.html?view=list&search=1", {
              width,
              height: 740,
              touch,
              dark,
              language,
            });
            await page.waitForSelector("yoyak-list-view .yk-row");
            for (const step of steps.slice(0, -1))
              await (step === "?" ? page.keyboard.press(step) : page.locator(step).first().click());
            await page.waitForSelector(/** @type {string} */ (steps.at(-1)));
            await page.waitForTimeout(100);
            assert.deepEqual(await axe(page), [], `${name}, ${dark ? "dark" : "light"}`);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
            await page.keyboard.press("Escape");
            await page.waitForSelector(/** @type {string} */ (steps.at(-1)), { state: "detached" });
            await close();
          }
      });
  }

  /**
   * Tab until the focus is on something that fits.
   * @param {import("playwright-core").Page} page
   * @param {string} selector
   * @param {string} [key]
   */
  async function tabTo(page, selector, key = "Tab") {
    for (let step = 0; step < 120; step += 1) {
      if (await page.evaluate((each) => document.activeElement?.matches(each) ?? false, selector)) return;
      await page.keyboard.press(key);
    }
    assert.fail(`Tab does not reach ${selector}`);
  }

  test("keyboard only: narrow a list by channel, open an entry, star it, and export what is left", async () => {
    const { page, trouble, close } = await open("index.html?search=1");
    await page.keyboard.press("l");
    await page.waitForSelector("yoyak-list-view[active] .yk-row");
    await tabTo(page, "yoyak-rail .yk-facet .yk-find input", "Shift+Tab");
    await page.keyboard.type("도시");
    await tabTo(page, "yoyak-rail .yk-facet:has(.yk-find) .yk-option input");
    await page.keyboard.press("Space");
    const rows = archive.rows.filter(({ channel }) => channel === "도시 관찰기");
    await page.waitForFunction(
      (want) => document.querySelector("yoyak-list-view h1")?.textContent?.replace(/\D/g, "") === String(want),
      rows.length,
    );
    await tabTo(page, "yoyak-list-view .yk-list-tools > .yk-action");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open] .yk-export");
    await tabTo(page, "yoyak-export li:nth-child(3) button");
    const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    assert.equal(JSON.parse(readFileSync(await file.path(), "utf8")).length, rows.length);
    // The focus comes back to what opened the dialog.
    await page.waitForFunction(() => document.activeElement?.matches("yoyak-list-view .yk-action"));
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("s");
    await page.keyboard.press("o");
    await page.waitForFunction((id) => document.activeElement?.id === "h-" + id, rows[1].id);
    assert.equal(await page.locator(`[data-entry="${rows[1].id}"] .yk-mark-star`).getAttribute("aria-pressed"), "true");
    assert.deepEqual(trouble, []);
    await close();
  });

  test("keyboard only: find something, read it, and go back to where one was", async () => {
    const { page, close } = await open("?search=1");
    await page.keyboard.press("/");
    await page.waitForSelector("yoyak-search-view[active] input");
    await page.keyboard.type("버스");
    await page.waitForSelector("yoyak-search-view .yk-row mark");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const row = await page.evaluate(() => document.activeElement?.getAttribute("data-row") ?? "");
    await page.keyboard.press("Enter");
    await page.waitForFunction((id) => document.activeElement?.id === "h-" + id, row.split("#")[1]);
    await page.goBack();
    await page.waitForSelector("yoyak-search-view[active] .yk-row");
    assert.equal(await page.locator("yoyak-search-view input").inputValue(), "버스");
    await close();
  });

  test("keyboard only: theme and language are chosen in the menu, and Esc gives the focus back", async () => {
    const { page, close } = await open("");
    await tabTo(page, "#yk-menu-button");
    await page.keyboard.press("Enter");
    await tabTo(page, ".yk-menu input[name=yk-theme]");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
    await tabTo(page, ".yk-menu input[name=yk-language]");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.documentElement.lang === "en");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement?.id === "yk-menu-button");
    await close();
  });
});
