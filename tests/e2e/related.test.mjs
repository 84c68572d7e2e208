// Related entries: a button at the foot of an entry, and the list that it opens.

import assert from "node:assert/strict";
import { test } from "node:test";
import { MockArchive } from "../web/support/mock-archive.js";
import { axe } from "./support/browser.mjs";
import { becomes, holds } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";
import { address, settled, showsDigest } from "./support/viewer.mjs";

const archive = new MockArchive();
const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];

suite("related entries", { of: mock() }, ({ open }) => {
  const [newest] = archive.list;
  const rows = archive.rows.filter(({ digest }) => digest === newest.id);
  const before = archive.list.filter(({ topic }) => topic === newest.topic)[1];

  for (const size of SIZES) {
    test(`same day and before, one tap away: ${size.width} px`, async () => {
      const { page, trouble, close } = await open(address(newest.id), { ...size, wait: ".yk-entry" });
      const entry = page.locator(".yk-entry").nth(1);
      await entry.locator(".yk-entry-foot").scrollIntoViewIfNeeded();
      const button = entry.locator("yoyak-related [aria-expanded]");
      await becomes(() => button.getAttribute("aria-expanded"), "false");
      assert.equal(await entry.locator(".yk-related").count(), 0);
      await button.focus();
      await page.keyboard.press("Enter");
      await becomes(() => button.getAttribute("aria-expanded"), "true");
      await becomes(() => entry.locator(".yk-related h4").allInnerTexts(), ["같은 날", "이전"]);
      await becomes(() => entry.locator(".yk-related a").first().innerText(), rows[0].title);
      await holds(async () => (await entry.locator(".yk-related").innerText()).includes("입력, 도구"));
      assert.deepEqual(await axe(page), []);
      await entry.locator(".yk-related a").last().click();
      await showsDigest(page, before.id);
      assert.deepEqual(trouble, []);
      await close();
    });
  }

  test("an entry that is a part of a story leads to its page", async () => {
    const { page, trouble, close } = await open(address(newest.id), { width: 360, height: 740, wait: ".yk-entry" });
    const story = { page: "s/2026-01-05-a.html", title: "등대 · 마을", days: 4 };
    const index = { stories: [story], entries: { [`${newest.id}/${rows[1].id}`]: 0 } };
    await page.route("**/s/stories.json", (route) => route.fulfill({ json: index }));
    const entry = page.locator(".yk-entry").nth(1);
    await entry.locator(".yk-entry-foot").scrollIntoViewIfNeeded();
    await entry.locator("yoyak-related [aria-expanded]").click();
    const link = entry.locator(".yk-related p a");
    await becomes(() => link.innerText(), "등대 · 마을: 4일의 이야기 보기");
    assert.equal(new URL(String(await link.getAttribute("href"))).pathname, "/s/2026-01-05-a.html");
    assert.deepEqual(await axe(page), []);
    // Of one that is no part of it, nothing is said.
    const other = page.locator(".yk-entry").nth(2);
    await other.locator(".yk-entry-foot").scrollIntoViewIfNeeded();
    await other.locator("yoyak-related [aria-expanded]").click();
    await becomes(() => other.locator(".yk-related h4").count(), 2);
    assert.equal(await other.locator(".yk-related p a").count(), 0);
    assert.deepEqual(trouble, []);
    await close();
  });

  test("what was not near the screen is not asked for, and nothing is shown where there is nothing", async () => {
    const { page, close } = await open(`${address(newest.id)}`, { wait: ".yk-entry" });
    await settled(page);
    const last = page.locator(".yk-entry").last();
    assert.equal(await last.locator("yoyak-related [aria-expanded]").count(), 0);
    await last.locator(".yk-entry-foot").scrollIntoViewIfNeeded();
    await becomes(() => last.locator("yoyak-related [aria-expanded]").count(), 1);
    await close();
  });

  test("what is read does not move when it arrives", async () => {
    const { page, close } = await open(address(newest.id), { width: 360, height: 740, wait: ".yk-entry" });
    await settled(page);
    const heading = page.locator(".yk-entry").nth(2).locator("h3");
    await heading.scrollIntoViewIfNeeded();
    await settled(page);
    const place = () => heading.evaluate((element) => Math.round(element.getBoundingClientRect().top));
    const top = await place();
    await becomes(() => page.locator(".yk-entry").nth(2).locator("yoyak-related [aria-expanded]").count(), 1);
    await becomes(place, top);
    await close();
  });

  test("in English", async () => {
    const { page, close } = await open(address(newest.id), { language: "en-US", wait: ".yk-entry" });
    const entry = page.locator(".yk-entry").nth(1);
    await entry.locator(".yk-entry-foot").scrollIntoViewIfNeeded();
    await holds(async () =>
      (await entry.locator("yoyak-related [aria-expanded]").innerText()).startsWith("Related (2)"),
    );
    await close();
  });
});
