// The hostile inputs of tests/markdown, rendered and opened in Chromium: nothing runs, nothing is fetched, nothing
// leaves its place. tests/markdown/xss.test.mjs checks with a parser whether something could run; this test uses a
// browser.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { hostile } from "../markdown/hostile.mjs";
import { missing, renderAll } from "../markdown/support.mjs";
import { chromiumPath, closeShared, sharedBrowser } from "./support/browser.mjs";

const skip = missing || (chromiumPath ? false : "no Chromium (set CHROMIUM to its path)");
const perPage = 200;

after(closeShared);

for (const options of [[], ["--few-entities"]]) {
  test(`hostile inputs run nothing in a browser ${options.join(" ")}`, { skip }, async (context) => {
    const rendered = renderAll(hostile, ...options);
    const page = await (await sharedBrowser()).newPage();
    context.after(() => page.close());
    /** @type {unknown[]} */
    const ran = [];
    await page.exposeFunction("report", (/** @type {any} */ what) => {
      ran.push(what);
    });
    await page.addInitScript(() => {
      globalThis.alert = (text) => /** @type {any} */ (globalThis).report(`alert ${text}`);
    });
    page.on("dialog", (dialog) => {
      ran.push(dialog.message());
      dialog.dismiss();
    });
    await page.route("**/*", (route) =>
      route.request().url() === "http://page.invalid/"
        ? route.fulfill({ body: "<!doctype html><main></main>", contentType: "text/html" })
        : route.abort(),
    );
    await page.goto("http://page.invalid/");
    for (let at = 0; at < rendered.length; at += perPage) {
      const links = await page.evaluate(
        (documents) => {
          const main = /** @type {HTMLElement} */ (document.querySelector("main"));
          main.innerHTML = documents.map((html) => `<article>${html}</article>`).join("");
          // Events that handlers would wait for, and each link whose target is not a page.
          for (const element of main.querySelectorAll("*")) {
            for (const type of ["load", "error", "mouseover", "focus", "toggle"])
              element.dispatchEvent(new Event(type));
          }
          const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (main.querySelectorAll("a[href]"));
          const odd = [...links].filter((a) => !/^(https?|mailto):$/.test(a.protocol));
          for (const a of odd) a.click();
          return {
            odd: odd.map((a) => a.href).filter((href) => /^[a-z][a-z0-9+.-]*:/i.test(href)),
            articles: main.children.length,
            scripts: document.scripts.length,
          };
        },
        rendered.slice(at, at + perPage),
      );
      assert.deepEqual(links.odd, []);
      assert.equal(links.articles, Math.min(perPage, rendered.length - at), "each input stays in its article");
      assert.equal(links.scripts, 0);
      assert.equal(page.url(), "http://page.invalid/");
    }
    await page.waitForLoadState("networkidle");
    assert.deepEqual(ran, []);
  });
}
