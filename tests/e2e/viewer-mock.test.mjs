// The viewer over a made-up archive: how it behaves, and the states that a sound archive is never in. The main path
// over a real build is in viewer.test.mjs.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { MockArchive } from "../web/support/mock-archive.js";
import { axe, chromiumPath, launch, openPage } from "./support/browser.mjs";
import { buildMockSite } from "./support/mock-site.mjs";
import { serve } from "./support/server.mjs";

const archive = new MockArchive();
const PRERENDERED = `<article class="yk-digest" data-digest="2026-02-14-경제-투자">
  <header><h1>2026-02-14 경제-투자</h1></header>
  <section class="yk-overview"><p id="before-script">먼저 보이는 글</p></section></article>`;

describe("viewer over a made-up archive", { skip: chromiumPath ? false : "no Chromium on this machine" }, () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let site;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let prerendered;
  const folders = /** @type {{ remove: () => void }[]} */ ([]);

  before(async () => {
    const [plain, filled] = await Promise.all([buildMockSite(), buildMockSite({ content: PRERENDERED })]);
    folders.push(plain, filled);
    site = await serve(plain.folder, { fallback: "index.html" });
    prerendered = await serve(filled.folder, { fallback: "index.html" });
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
    await prerendered?.close();
    for (const folder of folders) folder.remove();
  });

  /**
   * @param {string} path
   * @param {Parameters<typeof openPage>[1] & { from?: { url: string }, wait?: string }} [options]
   */
  async function open(path, { from = site, wait = "main [active] h1", ...options } = {}) {
    const opened = await openPage(browser, options);
    await opened.page.goto(from.url + path);
    await opened.page.waitForSelector(wait);
    return opened;
  }

  /** @param {import("playwright-core").Page} page */
  const total = async (page) => Number((await page.locator("yoyak-list-view h1").innerText()).replace(/\D/g, ""));

  test("opens on the newest digest and stays at the address it was given", async () => {
    const { page, trouble, close } = await open("");
    assert.equal(await page.locator("h1").textContent(), "2026년 2월 14일 토요일, 기술-AI");
    assert.equal(page.url(), site.url);
    assert.equal(await page.locator(".yk-entry").count(), archive.list[0].entries);
    assert.deepEqual(trouble, []);
    await close();
  });

  test("takes over the prerendered page: its topic stays, and it is there until the view is", async () => {
    const { page, close } = await open("?delay=1200", { from: prerendered, wait: "#before-script" });
    assert.equal(await page.locator("yoyak-digest-view .yk-entry").count(), 0);
    await page.waitForSelector("yoyak-digest-view .yk-entry");
    assert.equal(await page.locator("#before-script").count(), 0);
    assert.equal(await page.locator(".yk-tabs [aria-current]").innerText(), "경제-투자");
    await close();
  });

  test("without JavaScript the prerendered page can be read", async () => {
    const { page, close } = await open("", { from: prerendered, wait: "#before-script", script: false });
    assert.ok(await page.locator("#before-script").isVisible());
    assert.ok(await page.locator(".yk-noscript").isVisible());
    await close();
  });

  test("a page prerendered for a digest does not flash where the address asks for a list", async () => {
    const { page, close } = await open("index.html?view=list&delay=1200", {
      from: prerendered,
      wait: "body",
      width: 360,
      height: 700,
    });
    assert.equal(await page.locator("#before-script").count(), 1);
    assert.equal(await page.locator("#before-script").isVisible(), false);
    await close();
    const again = await open("index.html?view=list", { from: prerendered });
    assert.equal(await again.page.locator("#before-script").count(), 0);
    await again.close();
  });

  test("previous and next day by link, by key and by the browser's back, each to where it was left", async () => {
    const { page, close } = await open("");
    await page.evaluate(() => scrollTo(0, 400));
    await page.waitForTimeout(100);
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("2월 13일"));
    assert.match(decodeURI(page.url()), /d\/2026-02-13-기술-AI\.html$/);
    assert.equal(await page.evaluate(() => scrollY), 0);
    await page.click(".yk-digest-head .yk-day-link[data-way=previous]");
    await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("2월 12일"));
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("2월 13일"));
    await page.goBack();
    await page.goBack();
    await page.goBack();
    await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("2월 14일"));
    await page.waitForFunction(() => scrollY === 400);
    await page.goForward();
    await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("2월 13일"));
    await close();
  });

  test("a reload and a deep link to an entry come to the same place", async () => {
    const { page, close } = await open("d/" + encodeURIComponent("2026-02-11-사회") + ".html#v3_2_5");
    await page.waitForFunction(() => {
      const top = document.getElementById("v3_2_5")?.getBoundingClientRect().top ?? 999;
      return top > 0 && top < 120;
    });
    assert.equal(await page.evaluate(() => document.activeElement?.id), "h-v3_2_5");
    await page.evaluate(() => scrollBy(0, 150));
    await page.waitForTimeout(100);
    // The place is the text under the eyes, not a number of pixels: what is off screen is not laid out.
    const top = () => document.getElementById("v3_2_5")?.getBoundingClientRect().top ?? 999;
    const before = await page.evaluate(top);
    await page.reload();
    await page.waitForSelector(".yk-entry");
    await page.waitForFunction(({ read, want }) => Math.abs(new Function(`return (${read})()`)() - want) < 3, {
      read: String(top),
      want: before,
    });
    await close();
  });

  test("a citation leads to its entry and back to where it was followed", async () => {
    const { page, close } = await open("");
    const cite = page.locator(".yk-overview a.yk-cite").nth(2);
    await cite.focus();
    assert.equal(await page.locator("[role=tooltip]").count(), 1);
    const before = await page.evaluate(() => scrollY);
    const id = (await cite.getAttribute("href"))?.slice(1);
    await page.keyboard.press("Enter");
    await page.waitForFunction((want) => document.activeElement?.id === "h-" + want, id);
    assert.ok(page.url().endsWith("#" + id));
    await page.click(".yk-way-back .yk-pill >> nth=0");
    await page.waitForFunction(() => document.activeElement?.classList.contains("yk-cite"));
    assert.equal(await page.evaluate(() => scrollY), before);
    assert.equal(await page.locator(".yk-way-back").count(), 0);
    assert.ok(!page.url().includes("#"));
    await close();
  });

  for (const [name, query, keep] of /** @type {[string, string, (row: any) => boolean][]} */ ([
    ["date", "from=2026-01-10&to=2026-01-20", (row) => row.date >= "2026-01-10" && row.date <= "2026-01-20"],
    [
      "channel",
      "channel=Paper+Lantern&channel=" + encodeURIComponent("새벽 시장"),
      (row) => ["Paper Lantern", "새벽 시장"].includes(row.channel),
    ],
    ["topic", "topic=" + encodeURIComponent("사회"), (row) => row.topic === "사회"],
    ["length", "min=20&max=60", (row) => row.seconds >= 1200 && row.seconds <= 3600],
    [
      "all of them",
      "from=2026-01-01&channel=Paper+Lantern&topic=" + encodeURIComponent("사회") + "&max=45",
      (row) =>
        row.date >= "2026-01-01" && row.channel === "Paper Lantern" && row.topic === "사회" && row.seconds <= 2700,
    ],
  ])) {
    test(`the list narrows by ${name}, and the counts are those of the entries`, async () => {
      const { page, close } = await open("index.html?view=list&" + query);
      assert.equal(await total(page), archive.rows.filter(keep).length);
      const shown = await page
        .locator("yoyak-list-view .yk-row-title")
        .evaluateAll((links) => links.map((link) => link.getAttribute("data-row")));
      assert.deepEqual(
        shown,
        archive.rows
          .filter(keep)
          .slice(0, shown.length)
          .map((row) => `${row.digest}#${row.id}`),
      );
      await close();
    });
  }

  test("facets, chips, clearing and its undo work together", async () => {
    const { page, close } = await open("index.html?view=list");
    await page.click("yoyak-rail .yk-option:has-text('사회')");
    await page.waitForFunction(() => location.search.includes("topic="));
    const social = archive.rows.filter((row) => row.topic === "사회");
    await page.waitForFunction(
      (want) => Number(document.querySelector("yoyak-list-view h1")?.textContent?.replace(/\D/g, "")) === want,
      social.length,
    );
    // Its own facet keeps its counts, the others follow.
    assert.equal(
      await page.locator("yoyak-rail .yk-option:has-text('경제-투자') small").innerText(),
      String(archive.rows.filter((row) => row.topic === "경제-투자").length),
    );
    assert.equal(
      await page.locator("yoyak-rail .yk-option:has-text('코드 온실') small").innerText(),
      String(social.filter((row) => row.channel === "코드 온실").length),
    );
    await page.fill("yoyak-rail .yk-find input", "lantern");
    await page.click("yoyak-rail .yk-option:has-text('Paper Lantern')");
    await page.waitForSelector(".yk-chip:has-text('Paper Lantern')");
    await page.click(".yk-chips .yk-action");
    await page.waitForFunction(() => !location.search.includes("topic="));
    assert.equal(await total(page), archive.rows.length);
    await page.click(".yk-toast button");
    await page.waitForFunction(() => location.search.includes("topic=") && location.search.includes("channel="));
    await page.click(".yk-chips .yk-chip >> nth=0");
    await page.waitForFunction(() => !location.search.includes("topic="));
    await close();
  });

  test("days are a range by two clicks and by dragging, a month by its name", async () => {
    const { page, close } = await open("index.html?view=list");
    await page.click("[data-day='2026-02-03']");
    await page.waitForFunction(() => location.search.includes("from=2026-02-03&to=2026-02-03"));
    await page.click("[data-day='2026-02-07']");
    await page.waitForFunction(() => location.search.includes("from=2026-02-03&to=2026-02-07"));
    await page.hover("[data-day='2026-02-12']");
    await page.mouse.down();
    await page.hover("[data-day='2026-02-10']");
    await page.mouse.up();
    await page.waitForFunction(() => location.search.includes("from=2026-02-10&to=2026-02-12"));
    await page.click(".yk-cal-month");
    await page.waitForFunction(() => location.search.includes("from=2026-02-01&to=2026-02-28"));
    await page.focus("[data-day='2026-02-28'], [data-day][tabindex='0']");
    await page.keyboard.press("PageUp");
    await page.waitForFunction(() => document.activeElement?.getAttribute("data-day") === "2026-01-01");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.activeElement?.getAttribute("data-day") === "2026-01-09");
    await close();
  });

  test("a long list comes a page at a time, and back leads to the same row", async () => {
    const { page, close } = await open("index.html?view=list");
    assert.equal(await page.locator("yoyak-list-view .yk-row").count(), 50);
    for (let i = 0; i < 3; i += 1) {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await page.waitForFunction(
        (want) => document.querySelectorAll("yoyak-list-view .yk-row").length >= want,
        100 + i * 50,
      );
    }
    const row = page.locator("yoyak-list-view .yk-row-title").nth(120);
    await row.scrollIntoViewIfNeeded();
    await page.waitForTimeout(200);
    // On the screen, not on the page: rows that were never drawn have a height that is guessed.
    const top = () => document.querySelectorAll("yoyak-list-view .yk-row-title")[120]?.getBoundingClientRect().top;
    const y = await page.evaluate(top);
    await row.click();
    await page.waitForSelector("yoyak-digest-view[active] .yk-entry");
    await page.goBack();
    await page.waitForSelector("yoyak-list-view[active]");
    const same = ([find, want]) => Math.abs(new Function(`return (${find})()`)() - Number(want)) < 5;
    await page.waitForFunction(same, [String(top), y]);
    await page.reload();
    await page.waitForFunction(same, [String(top), y]);
    await close();
  });

  test("a reader who is at the end again before the page is drawn gets the next one all the same", async () => {
    const { page, close } = await open("index.html?view=list");
    await page.evaluate(() => {
      const down = () => scrollTo(0, document.documentElement.scrollHeight);
      new MutationObserver(down).observe(document.querySelector("yoyak-list-view"), { childList: true, subtree: true });
      down();
    });
    await page.waitForFunction(() => document.querySelectorAll("yoyak-list-view .yk-row").length >= 300);
    await close();
  });

  test("a page of a list that does not come is told, what stands stays, and trying again brings it", async () => {
    const { page, trouble, close } = await open("index.html?view=list&failmore=2");
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForSelector("yoyak-list-view .yk-state[data-code=network]");
    assert.equal(await page.locator("yoyak-list-view .yk-row").count(), 50);
    await page.click("yoyak-list-view .yk-state .yk-button");
    await page.waitForSelector("yoyak-list-view .yk-state[data-code=network]");
    await page.click("yoyak-list-view .yk-state .yk-button");
    await page.waitForFunction(() => document.querySelectorAll("yoyak-list-view .yk-row").length >= 100);
    assert.equal(await page.locator("yoyak-list-view .yk-state").count(), 0);
    assert.deepEqual(trouble, []);
    await close();
  });

  test("the keyboard alone (j k o s m ?): step, star, mark, fold, help, and out again", async () => {
    const { page, close } = await open("");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    const second = archive.rows[1].id;
    assert.equal(await page.evaluate(() => document.activeElement?.id), "h-" + second);
    await page.keyboard.press("s");
    await page.keyboard.press("m");
    await page.keyboard.press("o");
    const entry = page.locator(`[data-entry="${second}"]`);
    assert.equal(await entry.locator(".yk-mark-star").getAttribute("aria-pressed"), "true");
    assert.equal(await entry.locator(".yk-mark-read").getAttribute("aria-pressed"), "true");
    assert.equal(await entry.locator(".yk-fold").getAttribute("aria-expanded"), "false");
    await page.keyboard.press("k");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "h-" + archive.rows[0].id);
    await page.keyboard.press("?");
    await page.waitForSelector("dialog[open]");
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog[open]", { state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement?.id), "h-" + archive.rows[0].id);
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement?.closest(".yk-find") !== null), true);
    await page.keyboard.type("jkos");
    assert.equal(await page.locator("yoyak-rail .yk-find input").inputValue(), "jkos");
    await close();
  });

  test("with the Korean layout on, the keys are the same", async () => {
    const { page, close } = await open("");
    await page.evaluate(() =>
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "ㅓ", code: "KeyJ", bubbles: true })),
    );
    assert.equal(await page.evaluate(() => document.activeElement?.id), "h-" + archive.rows[0].id);
    await page.evaluate(() =>
      document.dispatchEvent(
        new KeyboardEvent("keydown", { key: "ㄴ", code: "KeyS", bubbles: true, isComposing: true }),
      ),
    );
    assert.equal(await page.locator(".yk-mark-star[aria-pressed=true]").count(), 0);
    await close();
  });

  test("read and starred state is kept on the device, exported and imported", async () => {
    const { page, close } = await open("");
    await page.click(".yk-mark-star >> nth=1");
    await page.reload();
    await page.click(".yk-views-nav a:has-text('저장')");
    await page.waitForSelector("yoyak-saved-view .yk-row");
    assert.equal(await page.locator("yoyak-saved-view .yk-row").count(), 1);
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("text=기록 내보내기")]);
    const path = await file.path();
    await page.click("yoyak-saved-view .yk-mark-star");
    await page.waitForSelector("yoyak-saved-view .yk-row", { state: "detached" });
    await page.setInputFiles("yoyak-saved-view input[type=file]", path);
    await page.waitForSelector("yoyak-saved-view .yk-row");
    await close();
  });

  test("a selection is exported whole, not only its first page", async () => {
    const { page, close } = await open("index.html?view=list&topic=" + encodeURIComponent("사회"));
    await page.click(".yk-list-tools .yk-action");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.click(".yk-export .yk-button:has-text('JSON')"),
    ]);
    const { readFileSync } = await import("node:fs");
    const rows = JSON.parse(readFileSync(/** @type {string} */ (await file.path()), "utf8"));
    assert.equal(rows.length, archive.rows.filter((row) => row.topic === "사회").length);
    await close();
  });

  test("copy quote and copy link: a quotation with its source, a link with its entry", async () => {
    const { page, close } = await open("");
    await page.click(".yk-copy-quote >> nth=0");
    await page.waitForSelector(".yk-toast:has-text('복사')");
    const quote = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(
      quote,
      /^“모델을 바꾸기 전에 글을 나누는 법을 바꿔 보세요\.”\n— .+ · .+ · 2026-02-14\nhttps:\/\/www\.youtube\.com\/watch\?v=/,
    );
    await page.click(".yk-copy-link >> nth=1");
    await page.waitForFunction(
      async (want) => (await navigator.clipboard.readText()).endsWith("#" + want),
      archive.rows[1].id,
    );
    await close();
  });

  test("click to play: a video is asked for only when it is played", async () => {
    const { page, trouble, close } = await open("");
    assert.deepEqual(trouble, []);
    await page.route("**/*youtube*/**", (route) => route.abort());
    await page.click(".yk-play >> nth=0");
    const frame = page.locator("yoyak-video iframe");
    await frame.waitFor();
    assert.match((await frame.getAttribute("src")) ?? "", /^https:\/\/www\.youtube-nocookie\.com\/embed\/v0_0_0\?/);
    await close();
  });

  test("where one stopped is offered the next time", async () => {
    const { page, close } = await open("");
    await page.evaluate(() => document.querySelectorAll(".yk-entry")[2].scrollIntoView());
    await page.waitForTimeout(1200);
    await page.goto(site.url + "index.html");
    await page.waitForSelector(".yk-way-back");
    await page.click(".yk-way-back .yk-pill >> nth=0");
    await page.waitForFunction(
      () => Math.abs(document.querySelectorAll(".yk-entry")[2].getBoundingClientRect().top) < 80,
    );
    await close();
  });

  for (const code of [
    "network",
    "bad-manifest",
    "newer-format",
    "damaged",
    "truncated",
    "no-wasm",
    "wrong-abi",
    "trap",
    "something-new",
  ]) {
    test(`an error state that says what to do: "${code}" says what happened and has a detail to copy`, async () => {
      const { page, trouble, close } = await open("?fail=" + code, { wait: ".yk-state" });
      assert.equal(
        await page.locator(".yk-state").getAttribute("data-code"),
        code === "something-new" ? "unknown" : code,
      );
      await page.click(".yk-state summary");
      await page.click(".yk-state details .yk-action");
      assert.match(
        await page.evaluate(() => navigator.clipboard.readText()),
        new RegExp(`^${code}\nmade up for a test`),
      );
      assert.equal(await page.locator(".yk-state .yk-button").count(), code === "no-wasm" ? 0 : 1);
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(trouble, []);
      await close();
    });
  }

  test("a failure leaves the prerendered page readable", async () => {
    const { page, close } = await open("?fail=network", { from: prerendered, wait: ".yk-state" });
    assert.ok(await page.locator("#before-script").isVisible());
    await close();
  });

  test("after a failure, trying again goes on", async () => {
    const { page, close } = await open("?fail=network", { wait: ".yk-state" });
    await page.evaluate(() => Object.assign(globalThis, { repaired: true }));
    await page.click(".yk-state .yk-button");
    await page.waitForSelector(".yk-entry");
    await close();
  });

  test("a damaged part is a quiet notice, and can be tried again", async () => {
    const { page, close } = await open("?problem=1");
    await page.waitForSelector(".yk-notice");
    await page.click(".yk-notice .yk-action");
    await page.waitForSelector(".yk-notice", { state: "detached" });
    await close();
  });

  test("a digest that is not there names a way out", async () => {
    const { page, close } = await open("d/2020-01-01-none.html", { wait: ".yk-state[data-code=not-found]" });
    await page.click(".yk-state a.yk-button");
    await page.waitForSelector(".yk-entry");
    await close();
  });

  test("skeletons rather than spinners: one comes only where the answer is slow", async () => {
    const { page, close } = await open("?delay=700", { wait: ".yk-skeleton" });
    await page.waitForSelector(".yk-entry");
    await close();
  });

  test("Korean and English interface: it speaks the browser's language, or the chosen one", async () => {
    const { page, close } = await open("", { language: "en-GB" });
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    assert.equal(
      await page
        .locator("h1")
        .innerText()
        .then((text) => /14 February 2026|February 14, 2026/.test(text)),
      true,
    );
    await page.click("#yk-menu-button");
    await page.click(".yk-menu label:has-text('한국어')");
    await page.waitForFunction(() => document.documentElement.lang === "ko");
    await page.waitForSelector(".yk-views-nav a:has-text('목록')");
    await page.reload();
    await page.waitForSelector(".yk-views-nav a:has-text('목록')");
    await close();
  });

  test("theme and text size are kept and set before the first paint", async () => {
    const { page, close } = await open("");
    await page.click("#yk-menu-button");
    await page.click(".yk-menu label:has-text('어둡게')");
    await page.click(".yk-segments button >> nth=1");
    await page.route("**/app.js", (route) => route.abort());
    await page.reload();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
    assert.equal(await page.evaluate(() => document.documentElement.style.getPropertyValue("--yoyak-size")), "1.125");
    await close();
  });

  test("on a phone: filters in a sheet whose button counts along", async () => {
    const { page, close } = await open("index.html?view=list", { width: 360, height: 740, touch: true });
    await page.tap(".yk-list-tools .yk-button");
    await page.tap("dialog .yk-option:has-text('사회')");
    const want = archive.rows.filter((row) => row.topic === "사회").length;
    await page.waitForSelector(`dialog .yk-primary:has-text("${want}개 보기")`);
    await page.tap("dialog .yk-primary");
    await page.waitForSelector("dialog", { state: "detached" });
    assert.equal(await total(page), want);
    await close();
  });

  test("search answers while typing, shows hits and the helpful tier, and the keyboard moves through it", async () => {
    const { page, close } = await open("?search=1");
    await page.keyboard.press("/");
    await page.waitForSelector("yoyak-search-view[active] input");
    await page.keyboard.type("반도체");
    const want = archive.rows.filter((row) => row.title.includes("반도체")).length;
    await page.waitForSelector(`yoyak-search-view .yk-facts:has-text("정확히 ${want}개")`);
    assert.equal(await page.locator("yoyak-search-view .yk-row mark").first().innerText(), "반도체");
    assert.equal(await page.locator("yoyak-search-view .yk-row").count(), 50);
    await page.click("yoyak-search-view .yk-more button");
    await page.waitForFunction(
      (number) => document.querySelectorAll("yoyak-search-view .yk-row").length === number,
      Math.min(want, 100),
    );
    await page.focus("yoyak-search-view input");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    assert.equal(
      await page.evaluate(() =>
        [...document.querySelectorAll("yoyak-search-view .yk-row-title")].indexOf(
          /** @type {Element} */ (document.activeElement),
        ),
      ),
      1,
    );
    await page.waitForFunction(() => new URLSearchParams(location.search).get("q") === "반도체");
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press("Enter");
    await page.waitForSelector("yoyak-digest-view[active]");
    await page.goBack();
    await page.waitForSelector("yoyak-search-view[active] .yk-row");
    assert.equal(await page.locator("yoyak-search-view input").inputValue(), "반도체");
    await page.fill("yoyak-search-view input", "ㅂㄷㅊ");
    await page.waitForSelector(".yk-tier:has-text('초성으로') .yk-row");
    await page.fill("yoyak-search-view input", "없는말없는말");
    await page.waitForSelector("yoyak-search-view .yk-state");
    await page.focus("yoyak-search-view input");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".yk-tier .yk-chip:has-text('반도체')");
    await close();
  });

  test("an honest empty state: dates without entries lead to the nearest day that has some", async () => {
    const { page, close } = await open("index.html?view=list&from=2026-03-01&to=2026-03-05");
    await page.click("yoyak-list-view .yk-state .yk-button:has-text('2월 14일')");
    await page.waitForFunction(() => location.search.includes("from=2026-02-14&to=2026-02-14"));
    assert.equal(await total(page), archive.rows.filter((row) => row.date === "2026-02-14").length);
    await close();
  });

  test("without a search index nothing offers to search", async () => {
    const { page, close } = await open("");
    assert.equal(await page.locator("a[href*='view=search']").count(), 0);
    await close();
  });

  for (const [width, touch] of /** @type {[number, boolean][]} */ ([
    [320, true],
    [360, true],
    [768, false],
    [1440, false],
  ])) {
    for (const language of ["ko-KR", "en-US"]) {
      test(`${width} px, ${language}: nothing wider than the page, axe finds nothing, any view and theme`, async () => {
        for (const dark of [false, true]) {
          for (const path of [
            "",
            "index.html?view=list&topic=" + encodeURIComponent("사회") + "&from=2026-01-01&min=10",
            "index.html?view=list&from=2001-01-01&to=2001-01-02",
            "index.html?view=saved",
            "index.html?view=trends",
          ]) {
            const { page, trouble, close } = await open(path, { width, height: 800, touch, dark, language });
            await page.waitForTimeout(150);
            assert.equal(
              await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
              true,
              `${path} is too wide`,
            );
            assert.deepEqual(await axe(page), [], `${path} ${dark ? "dark" : "light"}`);
            assert.deepEqual(trouble, []);
            await close();
          }
        }
      });
    }
  }
});
