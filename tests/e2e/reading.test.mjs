// Reading: links before the archive is open, the topic that one reads, players, names that are not
// there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { becomes, eventually, matches } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";

const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];
/** As prerendered: a long text with a citation at its head. */
const PRERENDERED = `<article class="yk-digest" data-digest="2026-02-14-기술-AI">
  <header><h1>2026-02-14 기술-AI</h1></header>
  <section class="yk-overview"><p>먼저 보이는 글 <a class="yk-ref yk-cite" href="#v0_0_3">[4]</a></p>
  <div style="height:3000px"></div></section>
  <section class="yk-entry" id="v0_0_3"><h3>넷째</h3><div style="height:3000px"></div></section></article>`;

suite("reading", { of: mock({ archive: { search: true } }) }, ({ site, also, blank, open }) => {
  const prerendered = also(mock({ content: PRERENDERED }));
  const digest = (/** @type {string} */ id) => `d/${encodeURIComponent(id)}.html`;

  for (const size of SIZES) {
    const at = `${size.width} px`;

    test(`a citation leads to its entry before the archive is open, and stays there: ${at}`, async () => {
      const { page, trouble } = await blank(size);
      await page.goto(prerendered.url + "?hold=1");
      await page.waitForFunction(() => "release" in globalThis);
      await page.click(".yk-cite");
      await page.waitForFunction(() => scrollY > 1000 && location.hash === "#v0_0_3");
      await page.evaluate(() => /** @type {any} */ (globalThis).release());
      await page.waitForSelector("yoyak-digest-view .yk-entry");
      await page.waitForFunction(() => document.activeElement?.id === "h-v0_0_3");
      // What is laid out only when it comes into view may move the entry until the page is still.
      await page.waitForFunction(() => {
        const top = document.getElementById("v0_0_3")?.getBoundingClientRect().top ?? -1;
        return top >= 0 && top < 300;
      });
      await page.goBack();
      await page.waitForFunction(() => location.hash === "");
      assert.deepEqual(trouble, []);
    });

    test(`a video plays where it was asked for: ${at}`, async () => {
      const { page } = await open("", { ...size, wait: ".yk-entry" });
      await page.route("**/youtube-nocookie.com/**", (route) => route.fulfill({ body: "player" }));
      const play = page.locator(".yk-play").nth(1);
      await play.scrollIntoViewIfNeeded();
      await play.click();
      const player = page.locator(".yk-video");
      await player.waitFor();
      await page.waitForFunction(() => {
        const box = document.querySelector(".yk-video")?.getBoundingClientRect();
        return box && box.top >= 0 && box.bottom <= innerHeight && document.activeElement?.matches(".yk-video");
      });
    });

    test(`the topic stays over days without it, which say where it is: ${at}`, async () => {
      // Two days without 경제-투자 in a row of days, as the made-up archive leaves each topic out once a week.
      const { page } = await open(digest("2026-02-10-경제-투자"), { ...size, wait: ".yk-entry" });
      const topic = () => page.locator(".yk-tabs [aria-current]").innerText();
      const go = async (/** @type {string} */ day) => {
        const link = page.locator(size.width > 768 ? `yoyak-rail [data-day="${day}"]` : `.yk-strip a[href*="${day}"]`);
        await link.click();
        await page.waitForSelector(`.yk-digest[data-digest^="${day}"]`);
      };
      await go("2026-02-09");
      await eventually(topic, (value) => assert.notEqual(value, "경제-투자"));
      const note = page.locator(".yk-missing");
      await note.waitFor();
      await matches(() => note.innerText(), /2월 9일에는 경제-투자 요약이 없습니다/);
      await go("2026-02-08");
      await becomes(topic, "경제-투자");
      await becomes(() => note.count(), 0);
      await go("2026-02-09");
      await note.locator("a").click();
      await page.waitForFunction(() => !document.querySelector(".yk-missing"));
      await becomes(topic, "경제-투자");
      // The newest, too, is of that topic; Back leads to what stood there.
      await page.click(".yk-brand");
      await page.waitForSelector('.yk-digest[data-digest="2026-02-14-경제-투자"]');
      await page.click(".yk-tabs a:has-text('사회')");
      await page.waitForSelector('.yk-digest[data-digest="2026-02-14-사회"]');
      await page.goBack();
      await page.waitForSelector('.yk-digest[data-digest="2026-02-14-경제-투자"]');
      await page.goto(site.url);
      await page.waitForSelector('.yk-digest[data-digest="2026-02-14-사회"]');
    });

    test(`where the device keeps nothing, Saved says so from the start: ${at}`, async () => {
      const { page } = await blank(size);
      await page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("blocked", "SecurityError");
        };
      });
      await page.goto(site.url + "index.html?view=saved");
      await page.waitForSelector(".yk-saved-foot");
      await matches(() => page.innerText(".yk-saved-foot"), /이 기기에 저장할 수 없습니다/);
    });

    test(`what an address names and the site does not have is named: ${at}`, async () => {
      const { page } = await open(`index.html?view=list&channel=${encodeURIComponent("없는 채널")}`, size);
      await page.waitForSelector("main .yk-state");
      await matches(() => page.innerText("main .yk-state"), /없는 채널/);
      await page.click("main .yk-state .yk-button");
      await page.waitForSelector("main .yk-row");
      await becomes(() => new URL(page.url()).searchParams.get("channel"), null);
      await page.goto(site.url + digest("2026-02-14-기술-AI") + "#nowhere");
      await page.waitForSelector(".yk-toast:has-text('nowhere')");
      await becomes(() => page.evaluate(() => scrollY), 0);
    });
  }
});
