// The calendar: which days have digests, and days as a range.

import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, weekday } from "../../web/lib/dates.js";
import { MockArchive } from "../web/support/mock-archive.js";
import { axe } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";

const archive = new MockArchive();
const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];

suite("the calendar", { of: mock() }, ({ open }) => {
  test("the calendar shows which days have digests, and a day leads to its digest", async () => {
    const { page, close } = await open("");
    const days = new Set(archive.list.filter(({ date }) => date.startsWith("2026-02")).map(({ date }) => date));
    await page.waitForSelector("yoyak-calendar [data-has]");
    const marked = () =>
      page.locator("yoyak-calendar [data-has]").evaluateAll((all) => all.map((each) => each.getAttribute("data-day")));
    await becomes(async () => new Set(await marked()), days);
    // The pages of the month and of its weeks. A week begins on Sunday.
    const pages = page.locator("yoyak-calendar .yk-periods a");
    const week = (/** @type {string} */ day) => addDays(day, -weekday(day));
    const weeks = [...new Set([...days].sort().map(week))].map((day) => `w/${day}.html`);
    const names = () =>
      pages.evaluateAll((all) =>
        all.map((each) => new URL(/** @type {any} */ (each).href).pathname.replace(/^.*\/(?=[mw]\/)/, "")),
      );
    await becomes(names, ["m/2026-02.html", ...weeks]);
    await page.click('yoyak-calendar [data-day="2026-02-10"]');
    await page.waitForSelector('article[data-digest^="2026-02-10"]');
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

  test("on phones the calendar opens beside the days, and a day closes it", async () => {
    const { page, close } = await open("", SIZES[0]);
    await page.locator(".yk-strip button").click();
    const dialog = page.locator("dialog[open]");
    await dialog.locator("[data-has]").first().waitFor();
    await becomes(() => axe(page), []);
    await dialog.locator(".yk-cal-head button").first().click();
    await dialog.locator('[data-day="2026-01-20"][data-has]').click();
    await page.waitForSelector('article[data-digest^="2026-01-20"]');
    await becomes(() => page.locator("dialog[open]").count(), 0);
    await page.locator(".yk-strip button").click();
    await dialog.locator(".yk-cal-month").click();
    await page.waitForFunction(() => location.search.includes("from=2026-01-01&to=2026-01-31"));
    await becomes(() => page.locator("dialog[open]").count(), 0);
    await close();
  });

  test("the filters at the side are hidden and shown by a button", async () => {
    const { page, close } = await open("", { width: 800, height: 900, touch: true });
    await page.waitForSelector("yoyak-rail yoyak-calendar [data-has]");
    const button = page.locator(".yk-bar-tools [aria-pressed]");
    await becomes(() => button.getAttribute("aria-pressed"), "true");
    await button.click();
    await becomes(() => page.locator("yoyak-rail yoyak-calendar").count(), 0);
    await becomes(() => button.getAttribute("aria-pressed"), "false");
    await button.click();
    await page.waitForSelector("yoyak-rail yoyak-calendar [data-has]");
    await close();
  });

  for (const size of SIZES)
    test(`what is cleared in the sheet can be had back there; a chosen day can be read: ${size.width} px`, async () => {
      const { page, close } = await open("index.html?view=list&from=2026-02-09&to=2026-02-13", size);
      await page.waitForSelector("main .yk-row");
      const wide = size.width > 768;
      if (!wide) await page.click(".yk-list-tools .yk-button");
      const facets = wide ? "yoyak-rail yoyak-facets" : "dialog yoyak-facets";
      const day = page.locator(`${facets} [data-day="2026-02-09"]`);
      await day.hover();
      const inks = (/** @type {typeof day} */ of) =>
        of.evaluate((each) => {
          const { backgroundColor, color } = getComputedStyle(each);
          return [backgroundColor, color];
        });
      const unpointed = page.locator(`${facets} [data-day="2026-02-13"]`);
      await eventually(
        async () => [await inks(day), await inks(unpointed)],
        ([pointed, other]) => assert.deepEqual(pointed, other),
      );
      if (!wide) {
        await page.click("yoyak-filter-foot .yk-button >> nth=0");
        await page.waitForFunction(() => !location.search.includes("from="));
        await page.click("yoyak-filter-foot .yk-button:not(.yk-primary)");
        await page.waitForFunction(() => location.search.includes("from=2026-02-09"));
        await becomes(() => page.locator("dialog[open]").count(), 1);
      }
      await close();
    });
});
