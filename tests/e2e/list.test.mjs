// The list: filters, their counts and chips, and page after page of rows.

import assert from "node:assert/strict";
import { test } from "node:test";
import { formatDuration } from "../../web/lib/format.js";
import { MockArchive } from "../web/support/mock-archive.js";
import { savedText } from "./support/browser.mjs";
import { becomes, matches } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";
import { frames, showsTotal, total } from "./support/viewer.mjs";

const archive = new MockArchive();
const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];

suite("the list", { of: mock() }, ({ open }) => {
  for (const [name, query, keep] of /** @type {[string, string, (row: any) => boolean][]} */ ([
    ["date", "from=2026-01-10&to=2026-01-20", (row) => row.date >= "2026-01-10" && row.date <= "2026-01-20"],
    [
      "channel",
      "channel=Paper+Lantern&channel=" + encodeURIComponent("새벽 시장"),
      (row) => ["Paper Lantern", "새벽 시장"].includes(row.channel),
    ],
    ["topic", "topic=" + encodeURIComponent("사회"), (row) => row.topic === "사회"],
    ["length", "min=20&max=60", (row) => row.seconds >= 1200 && row.seconds <= 3600],
    [
      "all of them",
      "from=2026-01-01&channel=Paper+Lantern&topic=" + encodeURIComponent("사회") + "&max=45",
      (row) =>
        row.date >= "2026-01-01" && row.channel === "Paper Lantern" && row.topic === "사회" && row.seconds <= 2700,
    ],
  ])) {
    test(`the list narrows by ${name}, and the counts are those of the entries`, async () => {
      const { page, close } = await open("index.html?view=list&" + query);
      await becomes(() => total(page), archive.rows.filter(keep).length);
      await becomes(
        () =>
          page
            .locator("yoyak-list-view .yk-row-title")
            .evaluateAll((links) => links.map((link) => link.getAttribute("data-row"))),
        archive.rows
          .filter(keep)
          .slice(0, 50)
          .map((row) => `${row.digest}#${row.id}`),
      );
      await close();
    });
  }

  test("facets with counts, and a find-in-channels box", async () => {
    const { page, close } = await open("index.html?view=list");
    const count = archive.rows.filter(({ channel }) => channel === "도시 관찰기").length;
    await page.fill("yoyak-rail .yk-facet .yk-find input", "도시관");
    const option = page.locator("yoyak-rail .yk-facet:has(.yk-find) .yk-option");
    await becomes(() => option.count(), 1);
    await becomes(async () => (await option.innerText()).replace(/\s+/g, " "), `도시 관찰기 ${count}`);
    await option.click();
    await page.waitForFunction(
      (want) => document.querySelector("yoyak-list-view h1")?.textContent?.replace(/\D/g, "") === String(want),
      count,
    );
    await close();
  });

  test("active filters are removable chips", async () => {
    const { page, close } = await open(
      `index.html?view=list&topic=${encodeURIComponent("사회")}&min=10&from=2026-01-01` +
        `&q=${encodeURIComponent("버스")}&unread=1&search=1`,
    );
    const chips = page.locator("yoyak-list-view .yk-chips .yk-chip");
    await becomes(async () => (await chips.allInnerTexts()).length, 5);
    for (let left = 5; left > 0; left -= 1) {
      await becomes(() => chips.count(), left);
      await chips.first().click();
      await page.waitForFunction(
        (want) => document.querySelectorAll("yoyak-list-view .yk-chips .yk-chip").length === want,
        left - 1,
      );
    }
    await becomes(() => new URL(page.url()).search, "?view=list");
    await close();
  });

  test("facets, chips, clearing and its undo work together", async () => {
    const { page, close } = await open("index.html?view=list");
    await page.click("yoyak-rail .yk-option:has-text('사회')");
    await page.waitForFunction(() => location.search.includes("topic="));
    const social = archive.rows.filter((row) => row.topic === "사회");
    await page.waitForFunction(
      (want) => Number(document.querySelector("yoyak-list-view h1")?.textContent?.replace(/\D/g, "")) === want,
      social.length,
    );
    // Its own facet keeps its counts, the others follow.
    await becomes(
      () => page.locator("yoyak-rail .yk-option:has-text('경제-투자') small").innerText(),
      String(archive.rows.filter((row) => row.topic === "경제-투자").length),
    );
    await becomes(
      () => page.locator("yoyak-rail .yk-option:has-text('코드 온실') small").innerText(),
      String(social.filter((row) => row.channel === "코드 온실").length),
    );
    await page.fill("yoyak-rail .yk-find input", "lantern");
    await page.click("yoyak-rail .yk-option:has-text('Paper Lantern')");
    await page.waitForSelector(".yk-chip:has-text('Paper Lantern')");
    await page.click(".yk-chips .yk-action");
    await page.waitForFunction(() => !location.search.includes("topic="));
    await becomes(() => total(page), archive.rows.length);
    await page.click(".yk-toast button");
    await page.waitForFunction(() => location.search.includes("topic=") && location.search.includes("channel="));
    await page.click(".yk-chips .yk-chip >> nth=0");
    await page.waitForFunction(() => !location.search.includes("topic="));
    await close();
  });

  test("the total watching time of a selection", async () => {
    const { page, close } = await open(`index.html?view=list&topic=${encodeURIComponent("사회")}`);
    const { seconds } = await archive.select({ topics: ["사회"] });
    await page.waitForFunction(
      (want) => document.querySelector("yoyak-list-view .yk-facts")?.textContent?.includes(want),
      formatDuration(seconds, "ko"),
    );
    await close();
  });

  test("a long list comes a page at a time, and back leads to the same row", async () => {
    const { page, close } = await open("index.html?view=list");
    await becomes(() => page.locator("yoyak-list-view .yk-row").count(), 50);
    for (let i = 0; i < 3; i += 1) {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await page.waitForFunction(
        (want) => document.querySelectorAll("yoyak-list-view .yk-row").length >= want,
        100 + i * 50,
      );
    }
    const row = page.locator("yoyak-list-view .yk-row-title").nth(120);
    await row.scrollIntoViewIfNeeded();
    await frames(page);
    // On the screen, not on the page: rows that were never drawn have a height that is guessed.
    const top = () => document.querySelectorAll("yoyak-list-view .yk-row-title")[120]?.getBoundingClientRect().top;
    const y = await page.evaluate(top);
    await row.click();
    await page.waitForSelector("yoyak-digest-view[active] .yk-entry");
    await page.goBack();
    await page.waitForSelector("yoyak-list-view[active]");
    const same = (/** @type {unknown[]} */ [find, want]) =>
      Math.abs(new Function(`return (${find})()`)() - Number(want)) < 5;
    await page.waitForFunction(same, [String(top), y]);
    await page.reload();
    await page.waitForFunction(same, [String(top), y]);
    await close();
  });

  test("a reader who is at the end again before the page is drawn gets the next one all the same", async () => {
    const { page, close } = await open("index.html?view=list");
    await page.evaluate(() => {
      const down = () => scrollTo(0, document.documentElement.scrollHeight);
      const view = /** @type {Element} */ (document.querySelector("yoyak-list-view"));
      new MutationObserver(down).observe(view, { childList: true, subtree: true });
      down();
    });
    await page.waitForFunction(() => document.querySelectorAll("yoyak-list-view .yk-row").length >= 300);
    await close();
  });

  test("a page of a list that does not come is told, what stands stays, and trying again brings it", async () => {
    const { page, trouble, close } = await open("index.html?view=list&failmore=2");
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForSelector("yoyak-list-view .yk-state[data-code=network]");
    await becomes(() => page.locator("yoyak-list-view .yk-row").count(), 50);
    await page.click("yoyak-list-view .yk-state .yk-button");
    await page.waitForSelector("yoyak-list-view .yk-state[data-code=network]");
    await page.click("yoyak-list-view .yk-state .yk-button");
    await page.waitForFunction(() => document.querySelectorAll("yoyak-list-view .yk-row").length >= 100);
    await becomes(() => page.locator("yoyak-list-view .yk-state").count(), 0);
    assert.deepEqual(trouble, []);
    await close();
  });

  for (const size of SIZES)
    test(`the ring of a row's focus is whole: ${size.width} px`, async () => {
      const { page, close } = await open("index.html?view=list", size);
      const title = page.locator("main .yk-group .yk-row-title").nth(2);
      await title.focus();
      const room = await title.evaluate((each) => {
        const { outlineOffset, outlineWidth } = getComputedStyle(each);
        const group = /** @type {Element} */ (each.closest(".yk-group")).getBoundingClientRect();
        return each.getBoundingClientRect().left - group.left - parseFloat(outlineOffset) - parseFloat(outlineWidth);
      });
      assert.ok(room >= 0, `${room} px`);
      await close();
    });

  for (const size of SIZES)
    test(`everything before a day is marked as read at once, and can be taken back: ${size.width} px`, async () => {
      const { page, close } = await open("index.html?view=list&to=2026-01-31", size);
      const before = archive.rows.filter(({ date }) => date <= "2026-01-31").length;
      await showsTotal(page, before);
      await page.locator("main .yk-row").nth(1).locator(".yk-mark-read").click();
      await page.waitForFunction(() => document.querySelectorAll("main .yk-row[data-read]").length === 1);
      await page.locator(".yk-list-tools button:text-is('모두 읽음')").click();
      await matches(
        () => page.locator("yoyak-toast").innerText(),
        new RegExp(`^${(before - 1).toLocaleString("ko")}개를`),
      );
      await page.waitForFunction(() => !document.querySelector("main .yk-row:not([data-read])"));
      await page.locator("yoyak-toast button").click();
      await page.waitForFunction(() => document.querySelectorAll("main .yk-row[data-read]").length === 1);
      await close();
    });

  for (const size of SIZES)
    test(`what is new stays so for the day, until it is read, and has a name: ${size.width} px`, async () => {
      const { page, close } = await open("index.html?view=list&search=1", size);
      await page.evaluate(() => {
        const key = Object.keys(localStorage).find((each) => each.endsWith(":visit")) ?? "";
        // As if the page had been opened first thing this morning, by someone who knew of the day before.
        const at = new Date().setHours(0, 0, 0, 0);
        localStorage.setItem(key, JSON.stringify({ seen: "2026-02-14", before: "2026-02-13", at }));
      });
      await page.reload();
      const row = page.locator("main .yk-row[data-new]").first();
      await row.waitFor();
      const fresh = await page.locator("main .yk-row[data-new]").count();
      await matches(async () => (await row.locator(".yk-row-title").textContent()) ?? "", /^새 글: /);
      await row.locator(".yk-mark-read").click();
      await page.waitForFunction((n) => document.querySelectorAll("main .yk-row[data-new]").length === n, fresh - 1);
      // The number above the list is a way to them.
      await page.locator("main .yk-facts a").click();
      await page.waitForFunction(
        () => location.search.includes("from=2026-02-14") && location.search.includes("unread"),
      );
      await showsTotal(page, fresh - 1);
      await becomes(() => page.locator("main .yk-row").count(), fresh - 1);
      await close();
    });

  test("a wide list is a table that sorts, and rows are chosen, marked, saved and exported by keyboard", async () => {
    const { page, trouble } = await open("index.html?view=list", { width: 1440, wait: ".yk-looks" });
    await page.click(".yk-looks label:has-text('표')");
    await page.waitForSelector(".yk-entries");
    await page.click(".yk-sort:has-text('길이')");
    await page.waitForURL(/sort=longest/);
    const longest = Math.max(...archive.rows.map(({ seconds }) => seconds ?? 0));
    await becomes(
      () => page.locator(".yk-entries tbody td:nth-child(5)").first().innerText(),
      formatDuration(longest, "ko"),
    );
    await becomes(() => page.getAttribute(".yk-entries th:has-text('길이')", "aria-sort"), "descending");
    await page.focus(".yk-entries .yk-row-title >> nth=1");
    await page.keyboard.press("x");
    for (const key of ["j", "j", "Shift+KeyX"]) await page.keyboard.press(key);
    await becomes(() => page.locator(".yk-row[data-chosen]").count(), 3);
    await page.click(".yk-chosen >> text=읽음으로 표시");
    await becomes(() => page.locator(".yk-row[data-read]").count(), 3);
    await page.click(".yk-toast button");
    await becomes(() => page.locator(".yk-row[data-read]").count(), 0);
    await page.click(".yk-chosen >> text=저장");
    await becomes(() => page.locator(".yk-mark-star[aria-pressed=true]").count(), 3);
    await page.click(".yk-chosen >> text=내보내기");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.click("yoyak-export button:text-is('JSON')"),
    ]);
    assert.equal(JSON.parse(await savedText(file)).length, 3);
    assert.match(file.suggestedFilename().normalize("NFC"), /고른-3개\.json$/);
    await page.keyboard.press("Escape");
    await becomes(() => page.locator(".yk-chosen").count(), 0);
    // The look is kept on the device, and the text stands beside the rows.
    await page.click(".yk-looks label:has-text('본문 곁에')");
    await page.reload();
    await page.waitForSelector(".yk-beside .yk-section");
    const title = await page.locator("main .yk-row-title").nth(3).innerText();
    await page.locator("main .yk-row-title").nth(3).click();
    await becomes(() => page.innerText(".yk-beside h2"), title);
    assert.match(page.url(), /view=list/);
    await page.click(".yk-beside >> text=요약에서 보기");
    await page.waitForSelector("yoyak-digest-view[active] article");
    assert.deepEqual(trouble, []);
  });
});
