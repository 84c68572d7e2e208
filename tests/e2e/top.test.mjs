// The entries of a digest that count most: a sheet that the menu opens.

import assert from "node:assert/strict";
import { test } from "node:test";
import { MockArchive } from "../web/support/mock-archive.js";
import { axe } from "./support/browser.mjs";
import { becomes, holds } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";
import { address } from "./support/viewer.mjs";

const archive = new MockArchive();

suite("what a digest covers most", { of: mock() }, ({ open }) => {
  const [newest] = archive.list;
  const rows = archive.rows.filter(({ digest }) => digest === newest.id);

  for (const size of [
    { width: 360, height: 740, touch: true },
    { width: 1440, height: 900, touch: false },
  ]) {
    test(`the menu opens it, and it says why: ${size.width} px`, async () => {
      const { page, trouble, close } = await open(address(newest.id), { ...size, wait: ".yk-entry" });
      await page.locator("#yk-menu-button").click();
      await page.locator(".yk-menu-action", { hasText: "많이 다룬 글" }).click();
      const items = page.locator("yoyak-top li");
      await becomes(() => items.count(), 2);
      await becomes(() => items.locator("a").allInnerTexts(), [rows[1].title, rows[2].title]);
      await holds(async () => (await items.nth(0).innerText()).includes("요약에서 4번 언급"));
      await holds(async () => (await items.nth(1).innerText()).includes("같은 날 비슷한 글 2개"));
      assert.deepEqual(await axe(page), []);
      await items.nth(1).locator("a").click();
      await becomes(() => page.locator("dialog[open]").count(), 0);
      await becomes(() => page.evaluate(() => decodeURIComponent(location.hash)), `#${rows[2].id}`);
      assert.deepEqual(trouble, []);
      await close();
    });
  }

  test("in English", async () => {
    const { page, close } = await open(address(newest.id), { language: "en-US", wait: ".yk-entry" });
    await page.locator("#yk-menu-button").click();
    await page.locator(".yk-menu-action", { hasText: "Covered most" }).click();
    await holds(async () => (await page.locator("yoyak-top").innerText()).includes("mentioned once in the overview"));
    await holds(async () => (await page.locator("yoyak-top").innerText()).includes("2 similar entries that day"));
    await close();
  });
});
