// Reading aloud: the sentences of the page in order, its bar, and what the lock screen of a phone can do. The voices
// are made up, as the browsers of the tests have none.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./support/browser.mjs";
import { becomes, holds, matches } from "./support/eventually.mjs";
import { sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { settled } from "./support/viewer.mjs";

const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];

/** A speech engine that says a sentence when told to (`said()`). @param {string[]} languages of its voices */
function engine(languages) {
  const spoken = /** @type {{ text: string, lang: string, rate: number }[]} */ ([]);
  /** @type {any} */
  let now = null;
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => languages.map((lang) => ({ lang, name: lang, localService: true, default: false })),
    speak(/** @type {any} */ utterance) {
      now = utterance;
      spoken.push({ text: utterance.text, lang: utterance.lang, rate: utterance.rate });
    },
    cancel() {
      const gone = now;
      now = null;
      gone?.onerror?.({ error: "interrupted" });
    },
  });
  class Utterance {
    rate = 1;
    lang = "";
    /** @param {string} text */
    constructor(text) {
      this.text = text;
    }
  }
  Object.defineProperty(globalThis, "speechSynthesis", { value: synthesis });
  Object.defineProperty(globalThis, "SpeechSynthesisUtterance", { value: Utterance });
  Object.assign(globalThis, {
    spoken,
    said: () => now.onend(),
    fail: (/** @type {string} */ error) => now.onerror({ error }),
  });
}

suite("reading aloud", { of: sample }, ({ open, blank, site }) => {
  /** @param {string[]} languages @param {(typeof SIZES)[number]} size */
  async function reading(languages, size) {
    const all = await blank(size);
    await all.page.addInitScript(engine, languages);
    await all.page.goto(site.url);
    await settled(all.page);
    await all.page.click("#yk-menu-button");
    await all.page.waitForSelector(".yk-menu-action");
    return all;
  }
  const spoken = (/** @type {import("playwright-core").Page} */ page) =>
    page.evaluate(() => /** @type {any} */ (globalThis).spoken.map((/** @type {{ text: string }} */ { text }) => text));

  for (const size of SIZES)
    test(`what the page says is said in order, and stops with the digest: ${size.width} px`, async () => {
      const { page, trouble, close } = await reading(["ko-KR", "en-US"], size);
      await page.click(".yk-menu-action:text-is('읽어 주기')");
      await page.waitForSelector(".yk-speaker");
      await becomes(async () => (await spoken(page)).length, 1);
      for (let n = 1; n < 6; n += 1) {
        await page.evaluate(() => /** @type {any} */ (globalThis).said());
        await becomes(async () => (await spoken(page)).length, n + 1);
      }
      const text = ((await page.locator(".yk-digest").textContent()) ?? "").replace(/\s+/g, " ");
      let at = 0;
      for (const sentence of await spoken(page)) {
        const words = sentence.replace(/\s+/g, " ").slice(0, 12);
        at = text.indexOf(words, at);
        assert.ok(at >= 0, words);
        assert.doesNotMatch(sentence, /\[\d+\]/);
      }
      await becomes(() => page.evaluate(() => /** @type {any} */ (CSS).highlights.has("yoyak-spoken")), true);
      assert.deepEqual(await axe(page), []);
      await page.click(".yk-speaker [aria-label='멈추기']");
      await page.waitForSelector(".yk-speaker [aria-label='이어서 읽어 주기']");
      const before = await spoken(page);
      await page.click(".yk-speaker [aria-label='이어서 읽어 주기']");
      await becomes(() => spoken(page), [...before, before.at(-1)]);
      await page.click(".yk-speaker [aria-label='다음 글']");
      await matches(() => page.locator(".yk-speaker-at").innerText(), /^2 \/ \d+ · ./);
      await page.click(".yk-speaker [aria-label^='빠르기']");
      await holds(() => page.evaluate(() => /** @type {any} */ (globalThis).spoken.at(-1).rate === 1.25));
      await page.click(size.touch ? ".yk-bottom a[href*='view=list']" : ".yk-views-nav a[href*='view=list']");
      await becomes(() => page.locator("yoyak-speaker").count(), 0);
      await becomes(() => page.evaluate(() => /** @type {any} */ (CSS).highlights.has("yoyak-spoken")), false);
      assert.deepEqual(trouble, []);
      await close();
    });

  test("without a voice of the language nothing is offered; a failure is told", async () => {
    const without = await reading(["fr-FR"], SIZES[1]);
    await becomes(() => without.page.locator(".yk-menu-action:text-is('읽어 주기')").count(), 0);
    await without.close();
    const { page, close } = await reading(["ko-KR"], SIZES[1]);
    await page.click(".yk-menu-action:text-is('읽어 주기')");
    await page.waitForSelector(".yk-speaker");
    await page.evaluate(() => /** @type {any} */ (globalThis).fail("synthesis-failed"));
    await matches(() => page.locator("yoyak-toast").innerText(), /^읽어 주지 못했습니다/);
    await page.waitForSelector(".yk-speaker [aria-label='이어서 읽어 주기']");
    await close();
  });

  test("the overview is printed alone when that is asked for", async () => {
    const { page, close } = await open("", SIZES[1]);
    await page.evaluate(() => (globalThis.print = () => {}));
    await page.click("#yk-menu-button");
    await page.click(".yk-menu-action:text-is('요약만 인쇄')");
    await page.emulateMedia({ media: "print" });
    await holds(() => page.locator(".yk-overview").isVisible());
    await becomes(() => page.locator(".yk-entry").first().isVisible(), false);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await holds(() => page.locator(".yk-entry").first().isVisible());
    await close();
  });
});
