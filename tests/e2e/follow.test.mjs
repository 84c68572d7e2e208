// Following channels, topics and searches: in the filters, and over the newest digests.

import assert from "node:assert/strict";
import { test } from "node:test";
import { MockArchive } from "../web/support/mock-archive.js";
import { axe, savedText } from "./support/browser.mjs";
import { becomes, holds } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";
import { settled } from "./support/viewer.mjs";

const archive = new MockArchive();

suite("following", { of: mock() }, ({ open }) => {
  const [channel, other] = archive.info.channels.map((/** @type {{ name: string }} */ { name }) => name);
  const list = (/** @type {string} */ name) => `index.html?view=list&channel=${encodeURIComponent(name)}`;
  const WIDE = { width: 1440, height: 900, wait: "yoyak-follow button" };

  test("a channel is followed, named, ordered and left by keyboard, with undo", async () => {
    const { page, trouble, close } = await open(list(channel), WIDE);
    const rail = page.locator("yoyak-rail yoyak-follow");
    const names = rail.locator("li a");
    await rail.locator("button", { hasText: "이 조건 따라가기" }).focus();
    await page.keyboard.press("Enter");
    await becomes(() => names.allInnerTexts(), [channel]);
    await page.goto(new URL(list(other), page.url()).href);
    await rail.locator("button", { hasText: "이 조건 따라가기" }).click();
    await becomes(() => names.allInnerTexts(), [channel, other]);
    // What is followed cannot be followed twice.
    await becomes(() => rail.locator("button", { hasText: "이 조건 따라가기" }).count(), 0);
    await rail.locator("button", { hasText: "고치기" }).click();
    await rail.locator("input").first().fill("첫째");
    await rail.locator("input").first().press("Tab");
    await rail.locator("[data-by='1']").first().focus();
    await page.keyboard.press("Enter");
    await becomes(
      () => rail.locator("input").evaluateAll((all) => all.map((each) => /** @type {any} */ (each).value)),
      [other, "첫째"],
    );
    await holds(() => page.evaluate(() => document.activeElement?.getAttribute("data-by") === "-1"));
    assert.deepEqual(await axe(page), []);
    await rail.getByRole("button", { name: "첫째 그만 따라가기" }).click();
    await becomes(() => rail.locator("input").count(), 1);
    await page.locator("yoyak-toast button", { hasText: "되돌리기" }).click();
    await becomes(() => rail.locator("input").count(), 2);
    await rail.locator("button", { hasText: "마침" }).click();
    await page.reload();
    await becomes(() => names.allInnerTexts(), [other, "첫째"]);
    assert.deepEqual(trouble, []);
    await close();
  });

  for (const size of [
    { width: 360, height: 740, touch: true },
    { width: 1440, height: 900, touch: false },
  ]) {
    test(`the newest digest begins with what is followed and new: ${size.width} px`, async () => {
      const { page, close } = await open("", { ...size, wait: ".yk-entry" });
      const days = [...new Set(archive.list.map((/** @type {any} */ { date }) => date))];
      const before = days[3];
      await page.evaluate(
        ([name, since]) => {
          const site = new URL(document.baseURI).pathname;
          localStorage.setItem(`yoyak:${site}:follows`, JSON.stringify([{ name, filter: { channels: [name] } }]));
          localStorage.setItem(`yoyak:${site}:visit`, JSON.stringify({ seen: since, before: null, at: 0 }));
        },
        [channel, before],
      );
      await page.reload();
      const fresh = archive.rows.filter((/** @type {any} */ row) => row.channel === channel && row.date > before);
      assert.ok(fresh.length > 0);
      const bar = page.locator("main .yk-follow-bar");
      await becomes(() => bar.locator("a").allInnerTexts(), [channel]);
      await becomes(() => bar.locator("small").allInnerTexts(), [`새 것 ${fresh.length}`]);
      await settled(page);
      assert.deepEqual(await axe(page), []);
      await bar.locator("a").click();
      await holds(() => page.evaluate(() => location.search.includes("channel=")));
      await becomes(() => page.locator("main .yk-follow-bar").count(), 0);
      await close();
    });
  }

  const STORY = { page: "s/2026-01-05-a.html", title: "등대 · 마을", days: 3 };
  /** @param {any} page @param {string[]} dates @param {Record<string, number>} entries */
  const withStory = (page, dates, entries = {}) =>
    page.route("**/s/stories.json", (/** @type {any} */ route) =>
      route.fulfill({ json: { stories: [{ ...STORY, dates }], entries } }),
    );

  test("the link of a story's page follows it, once, with undo", async () => {
    const { page, trouble, close } = await open("", { width: 1440, height: 900, wait: ".yk-entry" });
    await withStory(page, archive.list.map((/** @type {any} */ { date }) => date).reverse());
    const link = `index.html?view=search&q=${encodeURIComponent("등대")}&follow=${encodeURIComponent(STORY.page)}`;
    await page.goto(new URL(link, page.url()).href);
    const names = page.locator("yoyak-rail yoyak-follow li a");
    await becomes(() => names.allInnerTexts(), [STORY.title]);
    assert.equal(new URL(String(await names.getAttribute("href"))).pathname, `/${STORY.page}`);
    await holds(() => page.evaluate(() => !location.search.includes("follow=")));
    await page.locator("yoyak-toast button", { hasText: "되돌리기" }).click();
    await becomes(() => names.count(), 0);
    await page.reload();
    await settled(page);
    assert.equal(await names.count(), 0);
    await page.goto(new URL(link, page.url()).href);
    await becomes(() => names.allInnerTexts(), [STORY.title]);
    // What the site does not have is not followed.
    await page.goto(new URL("index.html?follow=s%2Fother.html", page.url()).href);
    await holds(() => page.evaluate(() => !location.search.includes("follow=")));
    await becomes(() => names.allInnerTexts(), [STORY.title]);
    // The menu leads to the list of stories.
    await page.click("#yk-menu-button");
    await becomes(
      () =>
        page
          .locator(".yk-menu nav a")
          .evaluateAll((all) => all.map((a) => new URL(/** @type {any} */ (a).href).pathname)),
      ["/m/all.html", "/w/all.html", "/s/all.html", "/m/feeds.html"],
    );
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(trouble, []);
    await close();
  });

  test("a story is followed from the related list, and over the newest digest with what is new", async () => {
    const { page, trouble, close } = await open("", { width: 360, height: 740, wait: ".yk-entry" });
    const days = [...new Set(archive.list.map((/** @type {any} */ { date }) => date))];
    const rows = archive.rows.filter((/** @type {any} */ { digest }) => digest === archive.list[0].id);
    await withStory(page, [...days.slice(0, 6), days[0]].sort(), { [`${rows[1].digest}/${rows[1].id}`]: 0 });
    await page.evaluate((since) => {
      const visit = { seen: since, before: null, at: 0 };
      localStorage.setItem(`yoyak:${new URL(document.baseURI).pathname}:visit`, JSON.stringify(visit));
    }, days[3]);
    await page.reload();
    const entry = page.locator(".yk-entry").nth(1);
    const related = entry.locator("yoyak-related [aria-expanded]");
    // What is still to come above it may move it away again.
    await becomes(async () => {
      await entry.locator(".yk-entry-foot").scrollIntoViewIfNeeded();
      return related.count();
    }, 1);
    await related.click();
    const button = entry.locator("button", { hasText: "이 이야기 따라가기" });
    await button.focus();
    await page.keyboard.press("Enter");
    await becomes(() => button.count(), 0);
    await holds(() => page.evaluate(() => document.activeElement?.matches(".yk-related p a") === true));
    const bar = page.locator("main .yk-follow-bar");
    await becomes(() => bar.locator("a").allInnerTexts(), [STORY.title]);
    // The newest day has two entries of it, the two days before one each.
    await becomes(() => bar.locator("small").allInnerTexts(), ["새 것 4"]);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(trouble, []);
    await close();
  });

  test("it is exported and imported with the marks", async () => {
    const { page, close } = await open(list(channel), WIDE);
    await page.locator("yoyak-rail yoyak-follow button", { hasText: "이 조건 따라가기" }).click();
    await page.click(".yk-views-nav a:has-text('저장')");
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("text=기록 내보내기")]);
    const text = await savedText(file);
    assert.deepEqual(
      JSON.parse(text).follows.map((/** @type {any} */ { name }) => name),
      [channel],
    );
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await becomes(() => page.locator("yoyak-rail yoyak-follow li").count(), 0);
    const marks = { name: "marks.json", mimeType: "application/json", buffer: Buffer.from(text) };
    await page.setInputFiles("yoyak-saved-view input[type=file]", marks);
    await becomes(() => page.locator("yoyak-rail yoyak-follow li a").allInnerTexts(), [channel]);
    await close();
  });

  test("in English", async () => {
    const { page, close } = await open(list(channel), { ...WIDE, language: "en-US" });
    await holds(async () => (await page.locator("yoyak-rail yoyak-follow").innerText()).includes("Follow this search"));
    await close();
  });
});
