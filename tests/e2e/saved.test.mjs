// Data on the device: saved and read entries, and the last visit.

import assert from "node:assert/strict";
import { test } from "node:test";
import { savedText } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { settled, total } from "./support/viewer.mjs";

suite("marks", { of: mock() }, ({ open }) => {
  test("read and starred state is kept on the device, exported and imported", async () => {
    const { page, close } = await open("");
    await page.click(".yk-mark-star >> nth=1");
    await page.reload();
    await page.click(".yk-views-nav a:has-text('저장')");
    await page.waitForSelector("yoyak-saved-view .yk-row");
    await becomes(() => page.locator("yoyak-saved-view .yk-row").count(), 1);
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("text=기록 내보내기")]);
    const marks = {
      name: file.suggestedFilename(),
      mimeType: "application/json",
      buffer: Buffer.from(await savedText(file)),
    };
    await page.click("yoyak-saved-view .yk-mark-star");
    await page.waitForSelector("yoyak-saved-view .yk-row", { state: "detached" });
    await page.setInputFiles("yoyak-saved-view input[type=file]", marks);
    await page.waitForSelector("yoyak-saved-view .yk-row");
    await close();
  });

  for (const size of [
    { width: 360, height: 740, touch: true },
    { width: 1440, height: 900, touch: false },
  ]) {
    test(`what was saved is filtered itself, and a star that was taken can be had back: ${size.width} px`, async () => {
      const { page } = await open("index.html?view=list&search=1", { ...size, wait: "main .yk-row" });
      for (const nth of [0, 1, 2]) await page.locator("main .yk-mark-star").nth(nth).click();
      const saved = await page
        .locator("main .yk-row-title")
        .evaluateAll((all) => all.slice(0, 3).map((each) => each.textContent));
      await page.click(".yk-views-nav a[href*=saved], .yk-bottom a[href*=saved]");
      await page.waitForSelector("yoyak-saved-view .yk-row");
      await becomes(() => page.locator("yoyak-saved-view .yk-row").count(), 3);
      const channel = await page.locator("yoyak-saved-view .yk-channel [lang]").first().innerText();
      const title = await page.locator("yoyak-saved-view .yk-row-title").first().innerText();
      assert.ok(saved.includes(title));
      const facets = size.width > 768 ? "yoyak-rail yoyak-facets" : "dialog yoyak-facets";
      if (size.width < 768) await page.click("yoyak-saved-view .yk-list-tools .yk-button");
      // The counts are those of what was saved.
      await page.waitForSelector(`${facets} .yk-option:has-text("${channel}") small:text-is("1")`);
      await page.click(`${facets} .yk-option:has-text("${channel}")`);
      if (size.width < 768) await page.click("dialog .yk-primary");
      await page.waitForFunction(() => document.querySelectorAll("yoyak-saved-view[active] .yk-row").length === 1);
      await becomes(() => page.innerText("yoyak-saved-view .yk-row-title"), title);
      await page.click("yoyak-saved-view .yk-chips .yk-chip");
      await page.waitForFunction(() => document.querySelectorAll("yoyak-saved-view[active] .yk-row").length === 3);
      await page.fill("yoyak-saved-view .yk-find input", title);
      await page.waitForFunction(() => document.querySelectorAll("yoyak-saved-view[active] .yk-row").length === 1);
      await page.fill("yoyak-saved-view .yk-find input", "");
      await page.waitForFunction(() => document.querySelectorAll("yoyak-saved-view[active] .yk-row").length === 3);
      await page.click("yoyak-saved-view .yk-mark-star >> nth=0");
      await page.waitForFunction(() => document.querySelectorAll("yoyak-saved-view .yk-row").length === 2);
      await page.click(".yk-toast button");
      await page.waitForFunction(() => document.querySelectorAll("yoyak-saved-view .yk-row").length === 3);
      await becomes(() => page.locator("yoyak-saved-view .yk-row-title").first().innerText(), title);
    });
  }

  test("an entry is read when its end was reached by reading, not by flying past", async () => {
    const { page, close } = await open("", { width: 1440, height: 900, clock: true });
    await settled(page);
    const read = () => page.locator(".yk-entry[data-read]").count();
    // From now on time passes when the test says so: however slow the machine is, flying past takes no time.
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 60_000));
    const at = () => page.evaluate(() => scrollY);
    for (const target of ["last", "first"]) {
      const before = await at();
      await page.evaluate((which) => {
        const entries = document.querySelectorAll(".yk-entry");
        const entry = entries[which === "first" ? 0 : entries.length - 1];
        scrollBy(0, entry.getBoundingClientRect().top - 100);
      }, target);
      await eventually(at, (y) => assert.notEqual(y, before));
      // The page has noticed where it is.
      await page.clock.runFor(1000);
      assert.equal(await read(), 0, target);
    }
    await page.clock.runFor(2800);
    await page.waitForSelector(".yk-entry[data-read]");
    assert.equal(await page.locator(".yk-entry").first().getAttribute("data-read"), "");
    await close();
  });

  test("what came since the last visit is marked as new", async () => {
    const { page, close } = await open("", { width: 360, height: 740, touch: true });
    await page.evaluate(() => {
      const key = Object.keys(localStorage).find((each) => each.endsWith("visit")) ?? "";
      localStorage.setItem(
        key,
        JSON.stringify({ seen: "2026-02-12", before: null, at: Date.now() - 24 * 3600 * 1000 }),
      );
    });
    await page.reload();
    await page.waitForSelector(".yk-strip [data-new]");
    await becomes(() => page.locator(".yk-strip [data-new] b").allInnerTexts(), ["13", "14"]);
    await close();
  });
});

suite("marks as filters", { of: sample }, ({ open }) => {
  test("unread only and saved only: the list goes by the marks on this device", async () => {
    const { page, close } = await open("index.html?view=list");
    await settled(page);
    const all = await total(page);
    await page.locator("yoyak-list-view .yk-mark-read").nth(2).click();
    await page.locator("yoyak-list-view .yk-mark-star").nth(3).click();
    await page.click("yoyak-rail .yk-option:has-text('읽지 않은 것만')");
    await page.waitForFunction(
      (want) => document.querySelector("yoyak-list-view h1")?.textContent?.replace(/\D/g, "") === String(want),
      all - 1,
    );
    await page.click("yoyak-rail .yk-option:has-text('저장한 것만')");
    await page.waitForFunction(
      () => document.querySelector("yoyak-list-view h1")?.textContent?.replace(/\D/g, "") === "1",
    );
    await page.reload();
    await page.waitForFunction(
      () => document.querySelector("yoyak-list-view h1")?.textContent?.replace(/\D/g, "") === "1",
    );
    await becomes(() => page.locator("yoyak-list-view .yk-chips .yk-chip").count(), 2);
    await close();
  });
});
