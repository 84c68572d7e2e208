// A suite of browser tests: one site, served for the suite, and pages on it. The browser is one for all suites of a run
// (see browser.mjs), a site is built once for all that show it (see site.mjs), and each test has pages of its own,
// which are closed after it, however it ends.

import { after, afterEach, before, describe } from "node:test";
import { chromiumPath, closeShared, openPage, sharedBrowser } from "./browser.mjs";
import { serve } from "./server.mjs";

after(closeShared);

/**
 * Where pages come from: see `sample`, `corpus`, `siteOf` and `mock`.
 * @typedef {object} Source
 * @property {() => Promise<{ folder: string }>} build
 * @property {string | false | undefined} [missing] why it cannot be built here
 * @property {Serving} [serving] how its host answers, if the suite does not say
 *
 * @typedef {NonNullable<Parameters<typeof serve>[1]>} ServeOptions
 * @typedef {ServeOptions | ((folder: string) => ServeOptions)} Serving
 * @typedef {Awaited<ReturnType<typeof serve>> & { folder: string }} Site
 * @typedef {Awaited<ReturnType<typeof openPage>>} Opened
 * @typedef {NonNullable<Parameters<typeof openPage>[1]>} PageOptions
 *
 * @typedef {object} Suite
 * @property {Site} site filled in before the first test
 * @property {(source: Source, serving?: Serving) => Site} also one more site, served for this suite
 * @property {(options?: PageOptions) => Promise<Opened>} blank a page without an address
 * @property {(path?: string, options?: PageOptions & { from?: { url: string }, wait?: string }) => Promise<Opened>
 *   } open a page at a path of the site, once what `wait` selects is there: the view, unless said otherwise
 * @property {() => import("playwright-core").Browser} browser for what needs a context of its own
 */

/**
 * @param {string} name
 * @param {{ of?: Source, serving?: Serving, timeout?: number }} options
 *   of: the site, if the suite has one
 * @param {(suite: Suite) => void} define
 */
export function suite(name, { of: source, serving, timeout }, define) {
  const skip = source?.missing || (chromiumPath ? false : "no Chromium on this machine");
  describe(name, { skip, ...(timeout ? { timeout } : {}) }, () => {
    /** @type {import("playwright-core").Browser} */
    let browser;
    /** @type {Site[]} */
    const sites = [];
    /** @type {Set<Opened>} */
    const opened = new Set();

    before(async () => {
      browser = await sharedBrowser();
    });

    /** @type {Suite["also"]} */
    const also = (from, how = from.serving) => {
      const site = /** @type {Site} */ ({});
      before(async () => {
        const { folder } = await from.build();
        Object.assign(site, await serve(folder, typeof how === "function" ? how(folder) : how), { folder });
      });
      sites.push(site);
      return site;
    };
    const site = source ? also(source, serving) : /** @type {Site} */ ({});

    afterEach(async () => {
      await Promise.all([...opened].map((each) => each.close()));
      opened.clear();
    });
    after(() => Promise.all(sites.map((each) => each.close?.())));

    /** @type {Suite["blank"]} */
    const blank = async (options) => {
      const page = await openPage(browser, options);
      opened.add(page);
      return page;
    };
    /** @type {Suite["open"]} */
    const open = async (path = "", { from = site, wait = "main [active] h1", ...options } = {}) => {
      const page = await blank(options);
      await page.page.goto(from.url + path);
      await page.page.waitForSelector(wait);
      return page;
    };

    define({ site, also, blank, open, browser: () => browser });
  });
}
