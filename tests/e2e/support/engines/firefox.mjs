// Firefox, by Puppeteer over WebDriver BiDi: no driver program is needed beside the browser.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { PATIENCE_MS } from "../browser.mjs";

const PLACES = [
  process.env.FIREFOX,
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
];
const executablePath = PLACES.find((path) => path && existsSync(path));

/** @param {string} name */
function isInstalled(name) {
  try {
    return Boolean(createRequire(import.meta.url).resolve(name));
  } catch {
    return false;
  }
}

/** No word to anyone outside, and no motion. */
const extraPrefsFirefox = {
  "network.dns.disabled": true,
  "ui.prefersReducedMotion": 1,
  "intl.accept_languages": "ko-KR",
};

/** @type {import("./index.mjs").Engine} */
export const firefoxEngine = {
  name: "Firefox",
  missing: !executablePath
    ? "no Firefox on this machine (Debian: firefox-esr)"
    : isInstalled("puppeteer-core")
      ? false
      : "the npm package puppeteer-core is not installed: run ./scripts/setup",
  async launch() {
    const { default: puppeteer } = await import("puppeteer-core");
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: /** @type {string} */ (executablePath),
      headless: true,
      extraPrefsFirefox,
      timeout: PATIENCE_MS,
      protocolTimeout: PATIENCE_MS,
    });
    return {
      async open(viewport) {
        const context = await browser.createBrowserContext();
        const page = await context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        await page.setViewport(viewport);
        /** @type {string[]} */
        const trouble = [];
        page.on("pageerror", (/** @type {any} */ error) => trouble.push(`error: ${error.message}`));
        page.on("console", (message) => message.type() === "error" && trouble.push(`console: ${message.text()}`));
        return {
          goto: async (url) => void (await page.goto(url)),
          evaluate: (run, ...values) => page.evaluate(`(${run})(...${JSON.stringify(values)})`),
          click: async (selector) => {
            await page.waitForSelector(selector);
            await page.$eval(selector, (element) => element.scrollIntoView({ block: "center" }));
            await page.click(selector);
          },
          press: (key) => page.keyboard.press(key),
          back: async () => void (await page.evaluate("history.back()")),
          reload: async () => void (await page.reload()),
          trouble: async () => trouble,
          close: () => context.close(),
        };
      },
      close: () => browser.close(),
    };
  },
};
