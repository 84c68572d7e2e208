// Words and channels that the user does not want to see, over the core: left out, counted, shown again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, savedText } from "./support/browser.mjs";
import { becomes, eventually, holds, matches } from "./support/eventually.mjs";
import { sample, sampleEntries } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { address, settled, showsTotal } from "./support/viewer.mjs";

/** @typedef {import("playwright-core").Page} Page */

const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];

const line = (/** @type {Page} */ page) => page.locator("main [active] .yk-muted-line");
const shown = (/** @type {Page} */ page) => page.locator("main [active] .yk-entry").count();

suite("mute", { of: sample }, ({ site, open }) => {
  for (const size of SIZES) {
    const at = `${size.width} px`;

    test(`a channel is muted from an entry, counted everywhere, and back in one step: ${at}`, async () => {
      const all = await sampleEntries();
      const { page, trouble } = await open("", { ...size, wait: ".yk-entry" });
      await settled(page);
      const before = await shown(page);
      const digest = await page.locator(".yk-digest").getAttribute("data-digest");
      const entry = page.locator(".yk-entry").first();
      const channel = await entry.locator(".yk-channel [lang]").innerText();
      const ofDay = all.filter((row) => row.digest === digest && row.channel === channel).length;
      const ofAll = all.filter((row) => row.channel === channel).length;
      const here = page.url();
      await entry.locator(".yk-entry-foot").scrollIntoViewIfNeeded();
      await entry.locator(".yk-mute").click();
      await page.waitForSelector("dialog[open] yoyak-mute");
      assert.deepEqual(await axe(page), []);
      await page.click("yoyak-mute .yk-mute-channel");
      await page.waitForSelector("yoyak-mute .yk-chip");
      await page.click("dialog header .yk-tool");
      await becomes(() => shown(page), before - ofDay);
      await becomes(async () => (await line(page).innerText()).replace(/\s+/g, " "), `${ofDay}개 가림 보기 고치기`);
      // A link that is shared does not tell.
      assert.equal(page.url(), here);
      // To see them for a while.
      await line(page).locator("button").first().click();
      await becomes(() => shown(page), before);
      await line(page).locator("button").first().click();
      await becomes(() => shown(page), before - ofDay);
      // The list and its counts; and who asks for the channel gets it.
      await page.goto(new URL("index.html?view=list", here).href);
      await showsTotal(page, all.length - ofAll);
      await becomes(async () => (await line(page).innerText()).split("개")[0], String(ofAll));
      await page.goto(new URL(`index.html?view=list&channel=${encodeURIComponent(channel)}`, here).href);
      await showsTotal(page, ofAll);
      // The settings, and one step back.
      await page.goto(new URL("index.html?view=list", here).href);
      await showsTotal(page, all.length - ofAll);
      await line(page).locator("button").last().click();
      await page.click("yoyak-mute .yk-chip");
      await page.waitForSelector("yoyak-mute .yk-chip", { state: "detached" });
      await page.click("dialog header .yk-tool");
      await showsTotal(page, all.length);
      await page.click(".yk-toast button");
      await showsTotal(page, all.length - ofAll);
      assert.deepEqual(trouble, []);
    });

    test(`a word is muted in titles, and a link to such an entry shows it: ${at}`, async () => {
      const all = await sampleEntries();
      const [word, row] = all
        .map(
          (each) => /** @type {const} */ ([each.title.split(/[^\p{L}]+/u).find((part) => part.length > 1) ?? "", each]),
        )
        .find(([part]) => part) ?? ["", all[0]];
      const { page } = await open("index.html?view=list", { ...size, wait: "main .yk-row" });
      await page.click("#yk-menu-button");
      await page.click(".yk-menu-action:has-text('가린 낱말과 채널')");
      await page.fill("yoyak-mute input", word);
      await page.keyboard.press("Enter");
      await page.waitForSelector("yoyak-mute .yk-chip");
      await page.click("dialog header .yk-tool");
      const muted = await eventually(
        async () => Number((await line(page).innerText()).split("개")[0]),
        (n) => assert.ok(n >= 1),
      );
      await showsTotal(page, all.length - muted);
      const here = page.locator(`.yk-entry[data-entry="${row.id}"]`);
      await page.goto(site.url + address(row.digest));
      await page.waitForSelector("main [active] .yk-muted-line");
      await becomes(() => here.count(), 0);
      await page.goto(`${site.url}${address(row.digest)}#${encodeURIComponent(row.id)}`);
      await page.reload();
      await becomes(() => here.count(), 1);
      await page.waitForSelector(`.yk-entry[data-entry="${row.id}"] h3:focus`);
    });
  }

  test("what is muted goes along with the marks", async () => {
    const { page } = await open("index.html?view=list", { wait: "main .yk-row" });
    await page.click("#yk-menu-button");
    await page.click(".yk-menu-action:has-text('가린 낱말과 채널')");
    await page.fill("yoyak-mute input", "없는낱말");
    await page.keyboard.press("Enter");
    await page.waitForSelector("yoyak-mute .yk-chip");
    await page.click("dialog header .yk-tool");
    await page.click("main .yk-mark-star >> nth=0");
    await page.click(".yk-views-nav a[href*=saved]");
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("text=기록 내보내기")]);
    const buffer = Buffer.from(await savedText(file));
    assert.deepEqual(JSON.parse(buffer.toString()).muted, { channels: [], words: ["없는낱말"] });
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.setInputFiles("yoyak-saved-view input[type=file]", {
      name: "m.json",
      mimeType: "application/json",
      buffer,
    });
    await page.waitForSelector("yoyak-saved-view .yk-row");
    await holds(() =>
      page.evaluate(() =>
        Object.entries({ ...localStorage }).some(([key, value]) => key.endsWith("muted") && value.includes("없는낱말")),
      ),
    );
  });

  test("a channel and a topic in the query tick the filters, and leave the query there", async () => {
    const all = await sampleEntries();
    const { channel, topic } = all[0];
    const q = `채널:"${channel}" 주제:${topic}`;
    const { page } = await open(`index.html?view=list&q=${encodeURIComponent(q)}`, { wait: "main .yk-row" });
    const both = all.filter((row) => row.channel === channel && row.topic === topic).length;
    await showsTotal(page, both);
    const ticked = () => page.locator("yoyak-rail .yk-option:has(input:checked) span").allInnerTexts();
    await becomes(async () => (await ticked()).sort(), [channel, topic].sort());
    await page.click(`yoyak-rail .yk-option:has-text("${channel}")`);
    await becomes(ticked, [topic]);
    await becomes(() => new URL(page.url()).searchParams.get("q"), `주제:${topic}`);
    await page.click(`yoyak-rail .yk-option:has-text("${topic}")`);
    await becomes(ticked, []);
    await showsTotal(page, all.length);
    await becomes(() => new URL(page.url()).searchParams.get("q"), null);
  });

  test("days and lengths in the query are shown by their filters, and leave the query there", async () => {
    const all = await sampleEntries();
    const month = all[0].date.slice(0, 7);
    const typed = `날짜:${month} 길이:>20분`;
    const { page } = await open(`index.html?view=list&q=${encodeURIComponent(typed)}`, { wait: "main .yk-row" });
    await showsTotal(page, all.filter((row) => row.date.startsWith(month) && (row.seconds ?? 0) > 20 * 60).length);
    const whole = page.locator("yoyak-rail .yk-cal-month");
    await becomes(() => whole.getAttribute("aria-pressed"), "true");
    await matches(() => page.innerText("yoyak-rail yoyak-length-range p"), /20/);
    // Another day takes the place of the typed one, and the length stays.
    await page.click(`yoyak-rail [data-day="${all[0].date}"]`);
    await becomes(() => new URL(page.url()).searchParams.get("q"), "길이:>20분");
    await becomes(() => new URL(page.url()).searchParams.get("from"), all[0].date);
    await page.locator("yoyak-rail yoyak-length-range input").first().focus();
    await page.keyboard.press("ArrowLeft");
    await becomes(() => new URL(page.url()).searchParams.get("q"), null);
    await becomes(() => new URL(page.url()).searchParams.get("min"), "15");
  });
});
