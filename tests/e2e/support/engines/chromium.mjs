// Chromium, by Playwright.

import { chromiumPath, closeShared, sharedBrowser } from "../browser.mjs";

/** @type {import("./index.mjs").Engine} */
export const chromiumEngine = {
  name: "Chromium",
  missing: chromiumPath ? false : "no Chromium on this machine (Debian: chromium)",
  async launch() {
    const browser = await sharedBrowser();
    return {
      async open(viewport) {
        const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
        const page = await context.newPage();
        /** @type {string[]} */
        const trouble = [];
        page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
        page.on("console", (message) => message.type() === "error" && trouble.push(`console: ${message.text()}`));
        return {
          goto: async (url) => void (await page.goto(url)),
          evaluate: (run, ...values) => page.evaluate(`(${run})(...${JSON.stringify(values)})`),
          click: (selector) => page.click(selector),
          press: (key) => page.keyboard.press(key),
          back: async () => void (await page.goBack()),
          reload: async () => void (await page.reload()),
          trouble: async () => trouble,
          close: () => context.close(),
        };
      },
      close: async () => void (await closeShared()),
    };
  },
};
