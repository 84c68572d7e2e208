// Without a network the page says what is not here, and never that it is not there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { MockArchive } from "../web/support/mock-archive.js";
import { axe } from "./support/browser.mjs";
import { becomes } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";

const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];

const untitled = new MockArchive().rows.filter(({ date }) => date >= "2026-02-12").length;

suite("no network", { of: mock({ archive: { search: true } }) }, ({ site, open }) => {
  for (const size of SIZES) {
    const at = `${size.width} px`;
    const wide = size.width > 768;

    test(`a mark in the bar comes and goes with the network: ${at}`, async () => {
      const { page, trouble } = await open("", { ...size, wait: ".yk-entry" });
      assert.equal(await page.locator(".yk-offline").count(), 0);
      await page.context().setOffline(true);
      await page.waitForSelector(".yk-bar .yk-offline:has-text('오프라인')");
      assert.deepEqual(await axe(page), []);
      await page.context().setOffline(false);
      await page.waitForFunction(() => !document.querySelector(".yk-offline"));
      assert.deepEqual(trouble, []);
    });

    test(`days that could not be had are dimmed, and are had when the network is back: ${at}`, async () => {
      const { page } = await open("?lost=2026-02-12", { ...size, wait: ".yk-entry" });
      const lost = () =>
        page.locator(wide ? "yoyak-rail [data-day][data-lost]" : ".yk-strip [data-lost]").allInnerTexts();
      await page.waitForSelector(wide ? "yoyak-rail [data-lost]" : ".yk-strip [data-lost]");
      await becomes(async () => (await lost()).map((text) => text.replace(/\D/g, "").slice(-2)), ["12", "13", "14"]);
      assert.deepEqual(await axe(page), []);
      await page.context().setOffline(true);
      await page.waitForSelector(".yk-offline");
      await page.context().setOffline(false);
      await page.waitForFunction(() => !document.querySelector("[data-lost]"));
    });

    test(`entries of which only the existence is known are counted, not drawn as blank rows: ${at}`, async () => {
      const { page } = await open("index.html?view=list&untitled=2026-02-12", size);
      const lost = page.locator("yoyak-list-view .yk-lost");
      await becomes(() => lost.innerText(), `제목을 읽지 못한 글 ${untitled}개`);
      assert.ok((await page.locator("yoyak-list-view .yk-row").count()) > 0, "other days have their rows");
      await becomes(
        () =>
          page
            .locator("yoyak-list-view .yk-row-title")
            .evaluateAll((all) => all.filter((a) => !a.textContent?.trim()).length),
        0,
      );
      assert.deepEqual(await axe(page), []);
    });

    test(`a search that finds nothing here does not say that there is nothing: ${at}`, async () => {
      const path = "index.html?view=search&lost=2026-02-12&q=" + encodeURIComponent("없을 낱말");
      const { page } = await open(path, size);
      await page.waitForSelector("main .yk-state:has-text('읽은 자료에는')");
      await page.goto(site.url + "index.html?view=list&lost=2026-02-12");
      await page.waitForSelector(".yk-list-head .yk-facts:has-text('읽지 못한 자료는 빼고')");
    });
  }
});
