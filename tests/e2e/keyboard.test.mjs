// The keyboard alone: single keys, the focus order, and whole tasks.

import assert from "node:assert/strict";
import { test } from "node:test";
import { MockArchive } from "../web/support/mock-archive.js";
import { savedText } from "./support/browser.mjs";
import { becomes } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { settled } from "./support/viewer.mjs";

const archive = new MockArchive();

suite("the keyboard", { of: mock() }, ({ site, blank, open }) => {
  test("the keyboard alone (j k o s m ?): step, star, mark, fold, help, and out again", async () => {
    const { page, close } = await open("");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    const second = archive.rows[1].id;
    await becomes(() => page.evaluate(() => document.activeElement?.id), "h-" + second);
    await page.keyboard.press("s");
    await page.keyboard.press("m");
    await page.keyboard.press("o");
    const entry = page.locator(`[data-entry="${second}"]`);
    await becomes(() => entry.locator(".yk-mark-star").getAttribute("aria-pressed"), "true");
    await becomes(() => entry.locator(".yk-mark-read").getAttribute("aria-pressed"), "true");
    await becomes(() => entry.locator(".yk-fold").getAttribute("aria-expanded"), "false");
    await page.keyboard.press("k");
    await becomes(() => page.evaluate(() => document.activeElement?.id), "h-" + archive.rows[0].id);
    await page.keyboard.press("?");
    await page.waitForSelector("dialog[open]");
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog[open]", { state: "detached" });
    await becomes(() => page.evaluate(() => document.activeElement?.id), "h-" + archive.rows[0].id);
    await page.keyboard.press("/");
    await becomes(() => page.evaluate(() => document.activeElement?.closest(".yk-find") !== null), true);
    await page.keyboard.type("jkos");
    await becomes(() => page.locator("yoyak-rail .yk-find input").inputValue(), "jkos");
    await close();
  });

  test("keys pressed before the keyboard's code is loaded take effect when it is", async () => {
    const { page, close } = await blank();
    /** @type {() => void} */
    let deliver = () => {};
    const pressed = new Promise((done) => (deliver = () => done(undefined)));
    const wanted = page.waitForRequest("**/later-*.js");
    await page.route("**/later-*.js", async (route) => {
      await pressed;
      await route.continue();
    });
    await page.goto(site.url);
    await page.waitForSelector("main [active] h1");
    await wanted;
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    deliver();
    await becomes(() => page.evaluate(() => document.activeElement?.id), "h-" + archive.rows[1].id);
    await close();
  });

  test("the focus in the bar, the filters or the list beside the text does not move the text", async () => {
    const { page, close } = await open("", { width: 1440, height: 700 });
    await page.waitForSelector(".yk-pane a");
    await page.evaluate(() => scrollTo({ top: 400, behavior: "instant" }));
    await becomes(() => page.evaluate(() => scrollY), 400);
    for (const part of [".yk-bar a", ".yk-rail :is(a, button, input)", ".yk-pane a"]) {
      for (const which of [page.locator(part).first(), page.locator(part).last()]) {
        await which.focus();
        // A browser scrolls at once when the focus comes.
        assert.equal(await page.evaluate(() => scrollY), 400, part);
      }
    }
    await close();
  });

  test("with the Korean layout on, the keys are the same", async () => {
    const { page, close } = await open("");
    await page.evaluate(() =>
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "ㅓ", code: "KeyJ", bubbles: true })),
    );
    await becomes(() => page.evaluate(() => document.activeElement?.id), "h-" + archive.rows[0].id);
    await page.evaluate(() =>
      document.dispatchEvent(
        new KeyboardEvent("keydown", { key: "ㄴ", code: "KeyS", bubbles: true, isComposing: true }),
      ),
    );
    // What comes after it is heard.
    await page.keyboard.press("j");
    await becomes(() => page.evaluate(() => document.activeElement?.id), "h-" + archive.rows[1].id);
    assert.equal(await page.locator(".yk-mark-star[aria-pressed=true]").count(), 0);
    await close();
  });

  /**
   * Tab until the focus is on something that fits.
   * @param {import("playwright-core").Page} page
   * @param {string} selector
   * @param {string} [key]
   */
  async function tabTo(page, selector, key = "Tab") {
    for (let step = 0; step < 120; step += 1) {
      if (await page.evaluate((each) => document.activeElement?.matches(each) ?? false, selector)) return;
      await page.keyboard.press(key);
    }
    assert.fail(`Tab does not reach ${selector}`);
  }

  test("keyboard only: narrow a list by channel, open an entry, star it, and export what is left", async () => {
    const { page, trouble, close } = await open("index.html?search=1");
    await page.keyboard.press("l");
    await page.waitForSelector("yoyak-list-view[active] .yk-row");
    await tabTo(page, "yoyak-rail .yk-facet .yk-find input", "Shift+Tab");
    await page.keyboard.type("도시");
    await tabTo(page, "yoyak-rail .yk-facet:has(.yk-find) .yk-option input");
    await page.keyboard.press("Space");
    const rows = archive.rows.filter(({ channel }) => channel === "도시 관찰기");
    await page.waitForFunction(
      (want) => document.querySelector("yoyak-list-view h1")?.textContent?.replace(/\D/g, "") === String(want),
      rows.length,
    );
    await tabTo(page, "yoyak-list-view .yk-list-tools > .yk-action");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open] .yk-export");
    await tabTo(page, "yoyak-export li:nth-child(3) button");
    const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    assert.equal(JSON.parse(await savedText(file)).length, rows.length);
    // The focus comes back to what opened the dialog.
    await page.waitForFunction(() => document.activeElement?.matches("yoyak-list-view .yk-action"));
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("s");
    await page.keyboard.press("o");
    await page.waitForFunction((id) => document.activeElement?.id === "h-" + id, rows[1].id);
    await becomes(
      () => page.locator(`[data-entry="${rows[1].id}"] .yk-mark-star`).getAttribute("aria-pressed"),
      "true",
    );
    assert.deepEqual(trouble, []);
    await close();
  });

  test("keyboard only: find something, read it, and go back to where one was", async () => {
    const { page, close } = await open("?search=1");
    await page.keyboard.press("/");
    await page.waitForSelector("yoyak-search-view[active] input");
    await page.keyboard.type("버스");
    await page.waitForSelector("yoyak-search-view .yk-row mark");
    await settled(page);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const row = await page.evaluate(() => document.activeElement?.getAttribute("data-row") ?? "");
    await page.keyboard.press("Enter");
    await page.waitForFunction((id) => document.activeElement?.id === "h-" + id, row.split("#")[1]);
    await page.goBack();
    await page.waitForSelector("yoyak-search-view[active] .yk-row");
    await becomes(() => page.locator("yoyak-search-view input").inputValue(), "버스");
    await close();
  });

  test("keyboard only: theme and language are chosen in the menu, and Esc gives the focus back", async () => {
    const { page, close } = await open("");
    await tabTo(page, "#yk-menu-button");
    await page.keyboard.press("Enter");
    await tabTo(page, ".yk-menu input[name=yk-theme]");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await becomes(() => page.evaluate(() => document.documentElement.dataset.theme), "dark");
    await tabTo(page, ".yk-menu input[name=yk-language]");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.documentElement.lang === "en");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement?.id === "yk-menu-button");
    await close();
  });
});

suite("keys in the menu", { of: sample }, ({ open }) => {
  test("keys are explained where there is a keyboard, not where there are fingers alone", async () => {
    for (const touch of [false, true]) {
      const { page, close } = await open("", { width: 360, height: 740, touch });
      await page.click("#yk-menu-button");
      await page.waitForSelector(".yk-menu-action");
      await becomes(() => page.locator(".yk-menu-action:has-text('단축키')").count(), touch ? 0 : 1);
      await close();
    }
  });
});
