// On a phone: what a thumb reaches.

import assert from "node:assert/strict";
import { test } from "node:test";
import { MockArchive } from "../web/support/mock-archive.js";
import { becomes } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";
import { total } from "./support/viewer.mjs";

const archive = new MockArchive();

suite("a phone", { of: mock() }, ({ open }) => {
  test("on a phone: filters in a sheet whose button counts along", async () => {
    const { page, close } = await open("index.html?view=list", { width: 360, height: 740, touch: true });
    await page.tap(".yk-list-tools .yk-button");
    await page.tap("dialog .yk-option:has-text('사회')");
    const want = archive.rows.filter((row) => row.topic === "사회").length;
    await page.waitForSelector(`dialog .yk-primary:has-text("${want}개 보기")`);
    await page.tap("dialog .yk-primary");
    await page.waitForSelector("dialog", { state: "detached" });
    await becomes(() => total(page), want);
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
});
