// Reading a digest: its days and topics, its entries and citations, what can be copied, played and printed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { MockArchive } from "../web/support/mock-archive.js";
import { copiedText } from "./support/browser.mjs";
import { becomes, holds, matches } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";
import { address, frames, settled, showsDigest } from "./support/viewer.mjs";

const archive = new MockArchive();
const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];

suite("a digest", { of: mock() }, ({ site, open }) => {
  /** Not the newest, and with other topics beside it. */
  const DAY = archive.list.find(
    ({ date, topic }) =>
      date < "2026-02-10" && topic === "사회" && archive.list.filter((each) => each.date === date).length > 1,
  );

  test("opens on the newest digest and stays at the address it was given", async () => {
    const { page, trouble, close } = await open("");
    await becomes(() => page.locator("h1").textContent(), "2026년 2월 14일 토요일, 기술-AI");
    assert.equal(page.url(), site.url);
    await becomes(() => page.locator(".yk-entry").count(), archive.list[0].entries);
    assert.deepEqual(trouble, []);
    await close();
  });

  test('"today": one step from any day to the newest digest, by a control and by a key', async () => {
    const { page, close } = await open(address(DAY.id));
    // Of the topic that one reads.
    const newest = archive.list.find(({ topic }) => topic === DAY.topic)?.id;
    await page.click("yoyak-rail .yk-presets a");
    await showsDigest(page, newest);
    await page.goBack();
    await showsDigest(page, DAY.id);
    await page.keyboard.press("t");
    await showsDigest(page, newest);
    await close();
  });

  test("topic tabs: the other topics of the day", async () => {
    const { page, close } = await open(address(DAY.id));
    const day = archive.list.filter(({ date }) => date === DAY.date);
    await becomes(
      () => page.locator(".yk-tabs a").allInnerTexts(),
      day.map(({ topic }) => topic),
    );
    const other = day.find(({ id }) => id !== DAY.id);
    await page.click(`.yk-tabs a:text-is("${other?.topic}")`);
    await showsDigest(page, other?.id);
    await becomes(() => page.locator(".yk-tabs [aria-current=page]").innerText(), other?.topic);
    await close();
  });

  test("previous and next day by link, by key and by the browser's back, each to where it was left", async () => {
    const { page, close } = await open("");
    await settled(page);
    await page.evaluate(() => scrollTo(0, 400));
    await frames(page);
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("2월 13일"));
    await matches(async () => decodeURI(page.url()), /d\/2026-02-13-기술-AI\.html$/);
    await becomes(() => page.evaluate(() => scrollY), 0);
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
    await becomes(() => page.evaluate(() => document.activeElement?.id), "h-v3_2_5");
    await settled(page);
    await page.evaluate(() => scrollBy(0, 150));
    await frames(page);
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
    await becomes(() => page.locator("[role=tooltip]").count(), 1);
    await settled(page);
    const before = await page.evaluate(() => scrollY);
    const id = (await cite.getAttribute("href"))?.slice(1);
    await page.keyboard.press("Enter");
    await page.waitForFunction((want) => document.activeElement?.id === "h-" + want, id);
    await holds(() => page.url().endsWith("#" + id));
    await page.click(".yk-way-back .yk-pill >> nth=0");
    await page.waitForFunction(() => document.activeElement?.classList.contains("yk-cite"));
    await becomes(() => page.evaluate(() => scrollY), before);
    await becomes(() => page.locator(".yk-way-back").count(), 0);
    await holds(() => !page.url().includes("#"));
    await close();
  });

  test("copy quote and copy link: a quotation with its source, a link with its entry", async () => {
    const { page, close } = await open("");
    await page.click(".yk-copy-quote >> nth=0");
    await page.waitForSelector(".yk-toast:has-text('복사')");
    const quote = await copiedText(page);
    const [sentence, source, video, address] = quote.split("\n");
    assert.equal(sentence, "“모델을 바꾸기 전에 글을 나누는 법을 바꿔 보세요.”");
    assert.match(source, /^— .+ · .+ · 2026-02-14$/);
    assert.match(video, /^https:\/\/www\.youtube\.com\/watch\?v=/);
    assert.match(address, /^http.+#.+:~:text=/);
    await page.click(".yk-copy-link >> nth=1");
    const link = `#${archive.rows[1].id}`;
    assert.ok((await copiedText(page, link)).endsWith(link));
    await close();
  });

  test("click to play: a video is asked for only when it is played", async () => {
    const { page, trouble, close } = await open("");
    assert.deepEqual(trouble, []);
    await page.route("**/*youtube*/**", (route) => route.abort());
    await page.click(".yk-play >> nth=0");
    const frame = page.locator("yoyak-video iframe");
    await frame.waitFor();
    await matches(
      async () => (await frame.getAttribute("src")) ?? "",
      /^https:\/\/www\.youtube-nocookie\.com\/embed\/v0_0_0\?/,
    );
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
      await becomes(() => page.evaluate(() => /** @type {any} */ (globalThis).shared?.url), site.url + address(DAY.id));
    await page.evaluate(() => Object.assign(navigator, { share: undefined }));
    await share();
    await page.waitForSelector(".yk-toast:has-text('링크를 복사했습니다')");
    assert.equal(await copiedText(page), site.url + address(DAY.id));
    await close();
  });

  test("focus mode leaves the text alone, and Esc ends it", async () => {
    const { page, close } = await open("");
    await page.click("#yk-menu-button");
    await page.click(".yk-menu-action:has-text('본문만 보기')");
    for (const part of [".yk-rail", ".yk-list-column", ".yk-views-nav"])
      await becomes(() => page.locator(part).isVisible(), false, part);
    await holds(() => page.locator(".yk-entry").first().isVisible());
    await page.keyboard.press("Escape");
    await page.waitForSelector(".yk-views-nav", { state: "visible" });
    await close();
  });

  test("print style: on paper the whole text, also what is folded, and nothing to press", async () => {
    const { page, close } = await open("");
    await page.click(".yk-entries-title .yk-action");
    const sections = page.locator(".yk-entry").first().locator(".yk-section");
    await becomes(() => sections.nth(1).isVisible(), false);
    await page.emulateMedia({ media: "print" });
    for (const section of await sections.all()) await holds(() => section.isVisible());
    await holds(() => page.locator(".yk-label").first().isVisible());
    for (const part of [".yk-bar", ".yk-rail", ".yk-list-column", ".yk-tools", ".yk-copy-link"])
      await becomes(() => page.locator(part).first().isVisible(), false, part);
    await close();
  });
});

suite("a long digest", { of: mock({ archive: { days: 8, entries: 35 } }) }, ({ site, open }) => {
  for (const size of SIZES)
    test(`entries off screen are not laid out, on paper all are: ${size.width} px`, async () => {
      const { page, close } = await open("", size);
      const laidOut = () =>
        [...document.querySelectorAll(".yk-entry h3")].filter((each) =>
          each.checkVisibility({ contentVisibilityAuto: true }),
        ).length;
      await becomes(() => page.locator(".yk-entry").count(), 35);
      await page.waitForFunction((count) => new Function(`return (${count})()`)() < 12, String(laidOut));
      // An address far down is come to all the same, and stays under the bar while its neighbours get their size.
      const id = await page.locator(".yk-entry").nth(30).getAttribute("data-entry");
      await page.goto(`${site.url}${address("2026-02-14-기술-AI")}#${id}`);
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
});
