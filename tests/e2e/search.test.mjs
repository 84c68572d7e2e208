// Search: what the user types, and what the screen shows. hits.test.mjs tests the way from there into the text.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { MockArchive } from "../web/support/mock-archive.js";
import { axe, savedText } from "./support/browser.mjs";
import { becomes, eventually, holds, matches } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { sample, sampleEntries } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { settled } from "./support/viewer.mjs";

const archive = new MockArchive();
const SEARCH = `index.html?view=search&q=${encodeURIComponent("모델")}`;

const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];

suite("search", { of: sample }, ({ open }) => {
  /** @type {Awaited<ReturnType<typeof sampleEntries>>} */
  let entries;

  before(async () => {
    entries = await sampleEntries();
  });

  const view = "yoyak-search-view";

  /** @param {import("playwright-core").Page} page @param {string} text */
  const facts = (page, text) =>
    page.waitForFunction(
      (want) => document.querySelector("yoyak-search-view .yk-facts")?.textContent?.includes(want),
      text,
    );

  test("search: hits are marked in titles and texts, and where a row leads", async () => {
    const { page, trouble, close } = await open("index.html?view=search");
    await page.fill(`${view} input`, "모델");
    await page.waitForSelector(`${view} :not(details) > .yk-rows mark`);
    await settled(page);
    const total = Number(
      (await page.locator(`${view} .yk-facts`).innerText()).replace(/\D.*$/, "").replace(/\D/g, "") ||
        (await page.locator(`${view} .yk-facts`).innerText()).replace(/\D/g, ""),
    );
    assert.ok(total >= entries.filter(({ title }) => title.includes("모델")).length);
    await becomes(() => page.locator(`${view} :not(details) > .yk-rows mark`).first().innerText(), "모델");
    assert.deepEqual(await axe(page), []);
    await page.locator(`${view} :not(details) > .yk-rows .yk-row-title`).first().click();
    await page.waitForSelector(".yk-entry mark");
    await becomes(() => new URL(page.url()).searchParams.get("q"), "모델");
    // The list beside the text is what was found.
    await page.waitForSelector(".yk-pane .yk-chip:has-text('모델')");
    await page.goBack();
    await page.waitForSelector(`${view}[active] :not(details) > .yk-rows mark`);
    assert.deepEqual(trouble, []);
    await close();
  });

  test("search: what is found is starred by key, and exported: as many as were counted", async () => {
    for (const width of [360, 1440]) {
      const { page, close } = await open(`index.html?view=search&q=${encodeURIComponent("모델")}`, {
        width,
        touch: width < 500,
      });
      await page.waitForSelector(`${view} :not(details) > .yk-rows mark`);
      await settled(page);
      const count = Number(
        (await page.locator(`${view} .yk-facts`).innerText()).replace(/개.*/, "").replace(/\D/g, ""),
      );
      await page.keyboard.press("ArrowDown");
      const row = await eventually(
        () => page.evaluate(() => document.activeElement?.getAttribute("data-row")),
        (value) => assert.ok(value),
      );
      await page.keyboard.press("s");
      await page.waitForSelector(`${view} .yk-row:has([data-row="${row}"]) .yk-mark-star[aria-pressed=true]`);
      await page.click(`${view} .yk-list-tools > .yk-action`);
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.click("yoyak-export li:nth-child(3) button"),
      ]);
      assert.equal(JSON.parse(await savedText(file)).length, count);
      await close();
    }
  });

  test("search: the other keyboard, and words one slip away, are offered under headings of their own", async () => {
    const { page, close } = await open("index.html?view=search");
    await page.fill(`${view} input`, "ahepf");
    await page.waitForSelector(".yk-tier h2:text-matches('^자판을 바꾸면 [0-9]+개: 모델$')");
    await page.fill(`${view} input`, "모댈");
    await page.click(".yk-state .yk-button:has-text('모델')");
    await page.waitForSelector(`${view} :not(details) > .yk-rows mark`);
    await becomes(() => page.locator(`${view} input`).inputValue(), "모델");
    await close();
  });

  test("search: an operator is completed from the names that there are", async () => {
    const { page, close } = await open("index.html?view=search", { width: 360, height: 740, touch: true });
    const [{ channel }] = entries.filter(({ channel }) => channel.includes(" "));
    await page.focus(`${view} input`);
    await page.keyboard.insertText(`채널:${channel.slice(0, 2)}`);
    await page.waitForSelector(`.yk-complete button:text-is("${channel}")`);
    await page.click(`.yk-complete button:text-is("${channel}")`);
    await becomes(() => page.locator(`${view} input`).inputValue(), `채널:"${channel}" `);
    await facts(page, `${entries.filter((each) => each.channel === channel).length}개`);
    await close();
  });

  test("search: a name is completed where the cursor is, by its initial consonants, and Enter takes it", async () => {
    const { page, close } = await open("index.html?view=search");
    const [{ channel }] = entries.filter(({ channel }) => /^[가-힣]+ [가-힣]+$/.test(channel));
    const initials = [...channel.replace(" ", "")]
      .map((each) => "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"[Math.floor((each.charCodeAt(0) - 0xac00) / 588)])
      .join("");
    const field = page.locator(`${view} input`);
    await page.fill(`${view} input`, "모델 채널: 배당");
    await field.evaluate((input) => /** @type {HTMLInputElement} */ (input).setSelectionRange(6, 6));
    await page.keyboard.insertText(initials);
    await page.waitForSelector(`.yk-complete button:text-is("${channel}")`);
    const first = await page.locator(".yk-complete button").first().innerText();
    await page.keyboard.press("Enter");
    const before = `모델 채널:"${first}" `;
    await page.waitForFunction(
      ([selector, text, at]) => {
        const input = /** @type {HTMLInputElement} */ (document.querySelector(String(selector)));
        return input.value === text && input.selectionStart === at && document.activeElement === input;
      },
      /** @type {const} */ ([`${view} input`, `${before} 배당`, before.length]),
    );
    await close();
  });

  test("search: channels are found by initial consonants beside their filter", async () => {
    const { page, close } = await open(`index.html?view=search&q=${encodeURIComponent("모델")}`);
    const [{ channel }] = entries.filter(({ channel }) => /^[가-힣]+ [가-힣]+$/.test(channel));
    const initial = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"[Math.floor((channel.charCodeAt(0) - 0xac00) / 588)];
    const rail = "yoyak-rail .yk-facet:has(.yk-find)";
    await page.fill(`${rail} .yk-find input`, `${initial}${channel.slice(1)}`);
    await page.waitForFunction(
      ([selector, name]) => {
        const shown = [...document.querySelectorAll(`${selector} .yk-option span`)].map((each) => each.textContent);
        return shown.length === 1 && shown[0] === name;
      },
      [rail, channel],
    );
    await close();
  });

  test("search: filters narrow what is found, and their counts are of what is found", async () => {
    const { page, close } = await open(`index.html?view=search&q=${encodeURIComponent("모델")}`);
    await page.waitForSelector(`${view} :not(details) > .yk-rows mark`);
    const option = page.locator("yoyak-rail .yk-option").filter({ hasText: /\d/ }).first();
    await page.waitForFunction(() =>
      /\d/.test(document.querySelector("yoyak-rail .yk-option small")?.textContent ?? ""),
    );
    await settled(page);
    const count = Number((await option.locator("small").innerText()).replace(/\D/g, ""));
    await option.click();
    await facts(page, `${count}개`);
    await page.waitForSelector(`${view} .yk-chips .yk-chip`);
    await close();
  });

  test("search: a syllable that is being composed is searched for, and its keys are no commands", async () => {
    const { page, close } = await open("index.html?view=search");
    await page.focus(`${view} input`);
    const session = await page.context().newCDPSession(page);
    // As an input method types it: every step replaces the one before.
    for (const text of ["ㅁ", "모", "몯", "모데", "모델"]) {
      await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await settled(page);
      await becomes(() => page.locator(`${view} input`).inputValue(), text);
    }
    await page.waitForSelector(`${view} :not(details) > .yk-rows mark`);
    // Enter that ends a composition does not leave the field.
    await page.evaluate(() =>
      document
        .querySelector("yoyak-search-view input")
        ?.dispatchEvent(
          new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }),
        ),
    );
    await becomes(() => page.evaluate(() => document.activeElement?.tagName), "INPUT");
    await session.send("Input.insertText", { text: "모델" });
    await becomes(() => page.locator(`${view} input`).inputValue(), "모델");
    await page.waitForFunction(() => new URLSearchParams(location.search).get("q") === "모델");
    await page.keyboard.press("Enter");
    await becomes(() => page.evaluate(() => document.activeElement?.className), "yk-row-title");
    await close();
  });

  test("the spark line of matches per month narrows to a month, by click and by key", async () => {
    const { page, trouble, close } = await open(SEARCH);
    const months = page.locator("yoyak-months [role=slider]");
    await months.waitFor();
    await matches(async () => (await months.getAttribute("aria-valuetext")) ?? "", /2026년 11월, \d+개/);
    await months.focus();
    await page.keyboard.press("ArrowLeft");
    await matches(async () => (await months.getAttribute("aria-valuetext")) ?? "", /2026년 10월/);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.search.includes("from=2026-10-01&to=2026-10-31"));
    const want = Number(/(\d+)개/.exec((await months.getAttribute("aria-valuetext")) ?? "")?.[1]);
    await page.waitForFunction(
      (n) => document.querySelector("yoyak-search-view .yk-facts")?.textContent?.includes(`정확히 ${n}개`),
      want,
    );
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => !location.search.includes("from="));
    await page.locator("yoyak-months i").first().click({ force: true });
    await page.waitForFunction(() => location.search.includes("from=2026-08-01"));
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(trouble, []);
    await close();
  });

  test("the order of what was found is part of the address, by length too", async () => {
    const { page, trouble, close } = await open(SEARCH);
    await page.waitForSelector("yoyak-search-view > div > .yk-rows .yk-row");
    await page.selectOption("yoyak-search-view select", "longest");
    await page.waitForFunction(() => location.search.includes("order=longest"));
    await page.reload();
    await page.waitForSelector("yoyak-search-view > div > .yk-rows .yk-row");
    await settled(page);
    await becomes(() => page.locator("yoyak-search-view select").inputValue(), "longest");
    const minutes = (await page.locator("yoyak-search-view > div > .yk-rows .yk-meta").allInnerTexts()).map(
      (text) => Number(/(?:(\d+)시간 )?(\d+)분/.exec(text)?.[1] ?? 0) * 60 + Number(/(\d+)분/.exec(text)?.[1] ?? 0),
    );
    assert.ok(minutes.length > 5);
    assert.deepEqual(
      minutes,
      [...minutes].sort((a, b) => b - a),
    );
    assert.deepEqual(trouble, []);
    await close();
  });

  test("before a query there are digests, topics and channels to go to, and examples", async () => {
    const { page, close } = await open("index.html?view=search", { width: 360, height: 740, touch: true });
    const tiers = page.locator("yoyak-search-view .yk-tier");
    await becomes(() => tiers.locator("h2").allInnerTexts(), ["최근 요약", "주제", "채널", "예를 들면"]);
    const days = await tiers
      .nth(0)
      .locator("a")
      .evaluateAll((all) => all.map((each) => /d\/([\d-]{10})/.exec(each.getAttribute("href") ?? "")?.[1]));
    assert.equal(days.length, 5);
    assert.deepEqual(days, [...days].sort().reverse());
    assert.deepEqual(await axe(page), []);
    const channel = tiers.nth(2).locator("a").first();
    const name = await channel.innerText();
    await channel.click();
    await page.waitForSelector("yoyak-list-view[active]");
    assert.equal(new URL(page.url()).searchParams.get("channel"), name);
    await close();
  });

  test("recent searches are kept, and go one by one or all at once", async () => {
    const { page, close } = await open("index.html?view=search");
    for (const q of ["모델", "겨울"]) {
      await page.fill("yoyak-search-view input", q);
      await settled(page);
      await page.waitForSelector("yoyak-search-view > div > .yk-rows .yk-row");
      await page.keyboard.press("Enter");
      await page.waitForFunction(
        (word) => Object.keys(localStorage).some((key) => key.endsWith("searches") && localStorage[key].includes(word)),
        q,
      );
    }
    await page.fill("yoyak-search-view input", "");
    await page.waitForSelector(".yk-recent");
    await becomes(() => page.locator(".yk-recent .yk-chip").allInnerTexts(), ["겨울", "모델"]);
    assert.deepEqual(await axe(page), []);
    await page.click('.yk-recent [aria-label="지우기: 겨울"]');
    await becomes(() => page.locator(".yk-recent .yk-chip").allInnerTexts(), ["모델"]);
    await page.click(".yk-recent .yk-action");
    await becomes(() => page.locator(".yk-recent").count(), 0);
    await close();
  });

  for (const language of ["ko-KR", "en-US"])
    test(`help on queries is one step from the field, and an example can be tried: ${language}`, async () => {
      const { page, trouble, close } = await open("index.html?view=search", {
        language,
        width: 360,
        height: 740,
        touch: true,
        dark: true,
      });
      // Also right after a key, whose address is still to be written.
      await page.locator("yoyak-search-view input").pressSequentially("모");
      await page.click(".yk-search > .yk-tool");
      await page.waitForSelector(".yk-search-help dt");
      await page.waitForFunction(() => new URLSearchParams(location.search).get("q") === "모");
      await holds(() => page.locator(".yk-search-help").isVisible());
      assert.deepEqual(await axe(page), []);
      await becomes(() => page.evaluate(() => document.documentElement.scrollWidth), 360);
      await page.locator(".yk-search-help a").nth(9).click();
      await page.waitForFunction(() => !document.querySelector("dialog"));
      await matches(
        () => page.locator("yoyak-search-view input").inputValue(),
        language === "ko-KR" ? /^길이:/ : /^len:/,
      );
      await page.waitForSelector("yoyak-search-view > div > .yk-rows .yk-row");
      assert.deepEqual(trouble, []);
      await close();
    });
});

suite("search over a made-up archive", { of: mock() }, ({ open }) => {
  test("search answers while typing, shows hits and the helpful tier, and the keyboard moves through it", async () => {
    const { page, close } = await open("?search=1");
    await page.keyboard.press("/");
    await page.waitForSelector("yoyak-search-view[active] input");
    await page.keyboard.type("반도체");
    const want = archive.rows.filter((row) => row.title.includes("반도체")).length;
    await page.waitForSelector(`yoyak-search-view .yk-facts:has-text("정확히 ${want}개")`);
    await becomes(() => page.locator("yoyak-search-view .yk-row mark").first().innerText(), "반도체");
    await becomes(() => page.locator("yoyak-search-view .yk-row").count(), 50);
    await page.click("yoyak-search-view .yk-more button");
    await page.waitForFunction(
      (number) => document.querySelectorAll("yoyak-search-view .yk-row").length === number,
      Math.min(want, 100),
    );
    await page.focus("yoyak-search-view input");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await becomes(
      () =>
        page.evaluate(() =>
          [...document.querySelectorAll("yoyak-search-view .yk-row-title")].indexOf(
            /** @type {Element} */ (document.activeElement),
          ),
        ),
      1,
    );
    await page.waitForFunction(() => new URLSearchParams(location.search).get("q") === "반도체");
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press("Enter");
    await page.waitForSelector("yoyak-digest-view[active]");
    await page.goBack();
    await page.waitForSelector("yoyak-search-view[active] .yk-row");
    await becomes(() => page.locator("yoyak-search-view input").inputValue(), "반도체");
    await page.fill("yoyak-search-view input", "ㅂㄷㅊ");
    await page.waitForSelector(".yk-tier:has-text('초성으로') .yk-row");
    await page.fill("yoyak-search-view input", "없는말없는말");
    await page.waitForSelector("yoyak-search-view .yk-state");
    await page.focus("yoyak-search-view input");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".yk-tier .yk-chip:has-text('반도체')");
    await close();
  });

  for (const size of SIZES)
    test(`the button for more says how many it adds: ${size.width} px`, async () => {
      const { page, close } = await open("index.html?view=search&search=1&q=" + encodeURIComponent("에이전트"), size);
      const button = page.locator("main .yk-more .yk-button");
      await button.waitFor();
      await settled(page);
      const [adds, left] = (await button.innerText()).match(/\d+/g)?.map(Number) ?? [];
      const rows = await page.locator("main .yk-rows > .yk-row").count();
      await button.click();
      await page.waitForFunction((n) => document.querySelectorAll("main .yk-rows > .yk-row").length === n, rows + adds);
      assert.equal(adds, Math.min(50, left));
      await close();
    });

  for (const size of SIZES)
    test(`to clear the chips of a search leaves its words: ${size.width} px`, async () => {
      const { page, close } = await open(
        `index.html?view=search&search=1&q=${encodeURIComponent("모델")}&min=10`,
        size,
      );
      await page.click("yoyak-search-view .yk-chips .yk-action");
      await page.waitForFunction(() => !location.search.includes("min="));
      await becomes(() => page.inputValue(".yk-search input"), "모델");
      assert.equal(new URL(page.url()).searchParams.get("q"), "모델");
      await close();
    });
});
