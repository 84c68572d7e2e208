// Three browser engines behind one small surface, so that one suite runs in all of them. An engine that is not on this
// machine says so, and its tests skip with that reason.
//
// A page takes functions that run in the browser (values in and out as JSON), native clicks and keys, and answers with
// what went wrong on it. Everything beyond that belongs to the tests of one engine.

import { PATIENCE_MS } from "../browser.mjs";
import { chromiumEngine } from "./chromium.mjs";
import { firefoxEngine } from "./firefox.mjs";
import { webkitEngine } from "./webkit.mjs";

/**
 * @typedef {object} EnginePage
 * @property {(url: string) => Promise<void>} goto
 * @property {(run: (...values: any[]) => any, ...values: any[]) => Promise<any>} evaluate
 * @property {(selector: string) => Promise<void>} click the first element that matches
 * @property {(key: "ArrowLeft" | "ArrowRight" | "Tab" | "Escape" | "j" | "s") => Promise<void>} press
 * @property {() => Promise<void>} back
 * @property {() => Promise<void>} reload
 * @property {() => Promise<string[]>} trouble errors on the page; a page that reports them itself (see `recorder`) adds
 *   its own
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Engine
 * @property {string} name
 * @property {string | false} missing why it cannot be used here
 * @property {() => Promise<{ open: (size: { width: number, height: number }) => Promise<EnginePage>, close: () =>
 *   Promise<void> }>} launch
 */

/** @type {Engine[]} */
export const engines = [chromiumEngine, firefoxEngine, webkitEngine];

/**
 * Waits until a function in the page returns something true, and returns that.
 * @param {EnginePage} page @param {(...values: any[]) => any} run @param {any[]} values
 */
export async function until(page, run, ...values) {
  const end = Date.now() + PATIENCE_MS;
  /** @type {Error | undefined} */
  let last;
  for (;;) {
    // A page that is just being replaced cannot answer.
    const value = await page.evaluate(run, ...values).catch((error) => void (last = error));
    if (value) return value;
    if (Date.now() > end)
      throw new Error(`waited in vain for ${run} with ${JSON.stringify(values)}${last ? `: ${last.message}` : ""}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/**
 * Put first into a page's head, it gathers errors over all pages of a visit: not every driver tells of them.
 * "blocked" is a policy's refusal, which drivers do not report either.
 */
export const recorder = `<script>(function (list) {
  var note = function (text) {
    list.push(text);
    try { sessionStorage.setItem("trouble", JSON.stringify(list)); } catch (e) {}
  };
  // Firefox reports what it stops loading when a page is left.
  var leaving = false;
  addEventListener("beforeunload", function () { leaving = true; });
  addEventListener("error", function (event) {
    if (leaving && !event.message) return;
    var target = event.target || {};
    note("error: " + (event.message || target.src || target.href || "?"));
  }, true);
  addEventListener("unhandledrejection", function (event) { note("unhandled: " + event.reason); });
  document.addEventListener("securitypolicyviolation", function (event) {
    note("blocked: " + event.violatedDirective + " " + event.blockedURI);
  });
  var loud = console.error;
  console.error = function () {
    note("console: " + [].join.call(arguments, " "));
    loud.apply(console, arguments);
  };
  globalThis.recorded = list;
})((function () {
  try { return JSON.parse(sessionStorage.getItem("trouble") || "[]"); } catch (e) { return []; }
})())</script>`;
