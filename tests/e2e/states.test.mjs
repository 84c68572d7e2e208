// The page when parts of a site are slow, damaged, empty or missing: it says so, and offers a next step.

import assert from "node:assert/strict";
import { test } from "node:test";
import { MockArchive } from "../web/support/mock-archive.js";
import { axe, copiedText } from "./support/browser.mjs";
import { becomes, holds, matches } from "./support/eventually.mjs";
import { mock, PRERENDERED } from "./support/mock-site.mjs";
import { sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { settled, total } from "./support/viewer.mjs";

const archive = new MockArchive();
const SEARCH = `index.html?view=search&q=${encodeURIComponent("모델")}`;
const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];

/** @type {"sound" | "damaged" | "slow"} */
let state = "sound";

/** @param {string} path @param {import("node:http").ServerResponse} response */
function answer(path, response) {
  if (state === "slow") return path.endsWith("archive.json");
  if (state !== "damaged" || !path.startsWith("/p/")) return false;
  response.writeHead(200, { "content-type": "application/octet-stream" }).end(Buffer.alloc(2000));
  return true;
}

suite("states of a site", { of: sample, serving: { intercept: answer } }, ({ site, blank }) => {
  /**
   * @param {string} path
   * @param {typeof state} how
   * @param {string} wait
   * @param {import("./support/suite.mjs").PageOptions} [options]
   */
  async function show(path, how, wait, options) {
    state = how;
    const opened = await blank(options);
    await opened.page.goto(site.url + path, { waitUntil: "commit" });
    await opened.page.waitForSelector(wait);
    return opened;
  }

  test("a search over parts that cannot be read ends, and says what its count leaves out", async () => {
    const { page, close } = await show(SEARCH, "damaged", "yoyak-search-view .yk-state");
    await becomes(() => page.locator(".yk-search-head .yk-facts").innerText(), "0개, 읽지 못한 자료는 빼고");
    await holds(() => page.locator(".yk-notice").isVisible());
    assert.deepEqual(await axe(page), []);
    await close();
  });

  test("styles of Trends and the menu come with the first of them, once", async () => {
    const { page, close } = await show("index.html", "sound", "main [active] h1");
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(request.url().split("/").at(-1) ?? ""));
    const sheets = page.locator('link[href$="lazy.css"]');
    await becomes(() => sheets.count(), 0);
    await page.click("#yk-menu-button");
    await becomes(() => page.locator(".yk-menu").evaluate((menu) => getComputedStyle(menu).position), "absolute");
    await page.keyboard.press("Escape");
    await page.goto(`${site.url}index.html?view=trends`);
    await becomes(() => page.locator(".yk-heat").evaluate((heat) => getComputedStyle(heat).display), "flex");
    await becomes(() => sheets.count(), 1);
    assert.equal(asked.filter((name) => name === "lazy.css").length, 2, asked.join(" "));
    await close();
  });

  test("a list without anything offers to take off filters only where there are some", async () => {
    const all = await show("index.html?view=list", "damaged", "yoyak-list-view .yk-state");
    await becomes(() => all.page.locator("yoyak-list-view .yk-state").innerText(), "읽을 수 있는 글이 없습니다.");
    assert.equal(await all.page.locator("yoyak-list-view .yk-state button").count(), 0);
    await all.close();
    const narrowed = await show("index.html?view=list&min=170", "sound", "yoyak-list-view .yk-state button");
    await narrowed.page.click("yoyak-list-view .yk-state button");
    await narrowed.page.waitForSelector("yoyak-list-view .yk-row");
    await narrowed.close();
  });

  for (const view of ["list", "search&q=%EB%AA%A8%EB%8D%B8", "saved", "trends"])
    test(`while the archive is on its way, ${view.split("&")[0]} shows the shape of what comes`, async () => {
      const { page, close } = await show(`index.html?view=${view}`, "slow", "main .yk-skeleton");
      await becomes(() => page.locator("main .yk-skeleton").count(), 1);
      await close();
    });

  test("before the first search stands what can be written, and where nothing is found, how to search", async () => {
    const { page, trouble, close } = await show("index.html?view=search", "sound", "yoyak-search-view .yk-chip", {
      width: 360,
      touch: true,
      dark: true,
    });
    // Behind where to go: digests, topics, channels.
    const example = page.locator("yoyak-search-view .yk-chip", { hasText: /^채널:/ }).first();
    await matches(() => example.innerText(), /^채널:/);
    assert.deepEqual(await axe(page), []);
    await example.click();
    await page.waitForSelector("yoyak-search-view > div > .yk-rows .yk-row");
    await page.fill("yoyak-search-view input", "쿠엑칩핑");
    await page.click("yoyak-search-view .yk-state .yk-button");
    await page.waitForSelector(".yk-search-help dt");
    assert.deepEqual(trouble, []);
    await close();
  });
});

suite("states that a sound site is never in", { of: mock() }, ({ also, open }) => {
  const prerendered = also(mock({ content: PRERENDERED }));

  for (const code of [
    "network",
    "bad-manifest",
    "newer-format",
    "older-format",
    "damaged",
    "truncated",
    "no-wasm",
    "wrong-abi",
    "trap",
    "something-new",
  ]) {
    test(`an error state that says what to do: "${code}" says what happened and has a detail to copy`, async () => {
      const { page, trouble, close } = await open("?fail=" + code, { wait: ".yk-state" });
      await becomes(
        () => page.locator(".yk-state").getAttribute("data-code"),
        code === "something-new" ? "unknown" : code,
      );
      await page.click(".yk-state summary");
      await page.click(".yk-state details .yk-action");
      assert.match(await copiedText(page), new RegExp(`^${code}\nmade up for a test`));
      await becomes(() => page.locator(".yk-state .yk-button").count(), code === "no-wasm" ? 0 : 1);
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(trouble, []);
      await close();
    });
  }

  test("a failure leaves the prerendered page readable", async () => {
    const { page, close } = await open("?fail=network", { from: prerendered, wait: ".yk-state" });
    await holds(() => page.locator("#before-script").isVisible());
    await close();
  });

  for (const size of SIZES)
    test(`the newest text stays where what it was packed into cannot be had: ${size.width} px`, async () => {
      const { page, trouble, close } = await open("?lost=2026-02-14", {
        ...size,
        from: prerendered,
        wait: ".yk-state[data-rest]",
      });
      await holds(() => page.locator("#before-script").isVisible());
      await matches(() => page.locator(".yk-state").innerText(), /그대로 읽을 수 있습니다/);
      assert.equal(await page.locator("yoyak-digest-view .yk-entry").count(), 0);
      assert.deepEqual(trouble, []);
      // The same where the address names it; another digest takes its place.
      await page.goto(prerendered.url + "d/" + encodeURIComponent("2026-02-14-경제-투자") + ".html?lost=2026-02-14");
      await page.waitForSelector(".yk-state[data-rest]");
      await holds(() => page.locator("#before-script").isVisible());
      await page.goto(prerendered.url + "d/" + encodeURIComponent("2026-02-13-경제-투자") + ".html?lost=2026-02-14");
      await page.waitForSelector("yoyak-digest-view .yk-entry");
      await becomes(() => page.locator("#before-script").count(), 0);
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
    await becomes(() => page.title(), archive.info.site.title);
    await page.click(".yk-state a.yk-button");
    await page.waitForSelector(".yk-entry");
    await close();
  });

  test("skeletons rather than spinners: one comes only where the answer is slow", async () => {
    const { page, close } = await open("?hold=page", { wait: ".yk-skeleton" });
    await page.evaluate(() => /** @type {any} */ (globalThis).release());
    await page.waitForSelector(".yk-entry");
    await close();
  });

  test("an honest empty state: dates without entries lead to the nearest day that has some", async () => {
    const { page, close } = await open("index.html?view=list&from=2026-03-01&to=2026-03-05");
    await page.click("yoyak-list-view .yk-state .yk-button:has-text('2월 14일')");
    await page.waitForFunction(() => location.search.includes("from=2026-02-14&to=2026-02-14"));
    await becomes(() => total(page), archive.rows.filter((row) => row.date === "2026-02-14").length);
    await close();
  });

  test("without a search index nothing offers to search", async () => {
    const { page, close } = await open("");
    await settled(page);
    assert.equal(await page.locator("a[href*='view=search']").count(), 0);
    await close();
  });
});
