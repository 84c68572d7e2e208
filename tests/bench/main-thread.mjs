// Time of the page's main thread on a long day: to load the newest digest, to unfold all its entries, to go to the day
// before. Two builds of one folder are measured in turns, so that a busy machine slows both alike; the time is that of
// the processor in the thread of the page, not of the clock.
// usage: node tests/bench/main-thread.mjs --new SITE [--old SITE] [--runs 7] [--width 360]
//   SITE: a folder that `yoyak build` made; of an older state, by its own command line from the same pages

import { parseArgs } from "node:util";
import { launch } from "../e2e/support/browser.mjs";
import { median } from "./score.mjs";
import { serve } from "./server.mjs";

const { values } = parseArgs({
  options: {
    new: { type: "string" },
    old: { type: "string" },
    runs: { type: "string", default: "7" },
    width: { type: "string", default: "360" },
  },
});
if (!values.new) throw new Error("--new SITE is missing");

/** A page is at rest when its thread did next to nothing for this long. */
const REST_MS = 500;
const browser = await launch();

/** @typedef {import("playwright-core").CDPSession} Session */
/** @typedef {Record<string, number>} Times milliseconds by kind of work */

/** @param {Session} session @returns {Promise<Times>} */
async function times(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (/** @type {string} */ name) => 1000 * (metrics.find((each) => each.name === name)?.value ?? 0);
  return {
    all: of("TaskDuration"),
    script: of("ScriptDuration"),
    style: of("RecalcStyleDuration"),
    layout: of("LayoutDuration"),
  };
}

/** Waits until the page is at rest, and says what it has done by then. @param {Session} session */
async function rest(session) {
  let before = await times(session);
  for (;;) {
    await new Promise((done) => {
      setTimeout(done, REST_MS);
    });
    const now = await times(session);
    if (now.all - before.all < 4) return now;
    before = now;
  }
}

/** @param {Times} from @param {Times} to @returns {Times} */
const between = (from, to) =>
  Object.fromEntries(Object.entries(to).map(([name, value]) => [name, value - (from[name] ?? 0)]));

/**
 * Runs in the page without the code that Playwright brings along, which would count, too.
 * @param {Session} session @param {string} expression
 */
async function evaluate(session, expression) {
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, returnByValue: true });
  if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description}`);
  return result.value;
}

/** @param {Session} session @param {string} selector */
const press = (session, selector) => evaluate(session, `document.querySelector(${JSON.stringify(selector)}).click()`);

/** @param {string} url @returns {Promise<Record<string, Times>>} */
async function run(url) {
  const context = await browser.newContext({
    viewport: { width: Number(values.width), height: 740 },
    hasTouch: Number(values.width) < 500,
    locale: "ko-KR",
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const open = async () => {
      await session.send("Page.navigate", { url: "about:blank" });
      const none = await rest(session);
      await session.send("Page.navigate", { url });
      while (!(await evaluate(session, 'Boolean(document.querySelector("main [active] h1"))'))) await rest(session);
      const loaded = await rest(session);
      // Another process may have taken over: it counts from zero.
      return { load: loaded.all < none.all ? loaded : between(none, loaded), loaded };
    };
    const shown = 'document.querySelector("main [active] article").dataset.digest';
    const { load, loaded } = await open();
    const day = await evaluate(session, shown);
    await press(session, 'main [active] a[rel="prev"]');
    while ((await evaluate(session, shown)) === day) await rest(session);
    const nextDay = between(loaded, await rest(session));
    const again = await open();
    let from = again.loaded;
    const folded = 'document.querySelectorAll("main [active] .yk-entry[data-folded]").length';
    const folds = "main [active] .yk-entries-title button";
    if (!(await evaluate(session, folded))) {
      await press(session, folds);
      from = await rest(session);
    }
    await press(session, folds);
    const unfold = between(from, await rest(session));
    if (await evaluate(session, folded)) throw new Error("an entry is folded");
    return { load, nextDay, unfold };
  } finally {
    await context.close();
  }
}

/** @type {Record<string, { host: Awaited<ReturnType<typeof serve>>, runs: Record<string, Times>[] }>} */
const sites = {};
for (const name of /** @type {const} */ (["new", "old"]))
  if (values[name]) sites[name] = { host: await serve(values[name]), runs: [] };
// The first run of each warms the caches of the machine.
for (let i = 0; i <= Number(values.runs); i += 1)
  for (const { host, runs } of Object.values(sites)) {
    const result = await run(host.url);
    if (i > 0) runs.push(result);
  }
/** @param {Record<string, Times>[]} runs @param {string} step @param {string} kind */
const middle = (runs, step, kind) => median(runs.map((each) => each[step][kind]));
/** @param {Record<string, Times>[]} runs @param {string} step */
const told = (runs, step) =>
  ["all", "script", "style", "layout"].map((kind) => `${kind} ${middle(runs, step, kind).toFixed(0)}`).join(" ");
for (const step of ["load", "unfold", "nextDay"]) {
  const line = Object.entries(sites).map(([name, { runs }]) => `${name} ${told(runs, step)}`);
  if (sites.old)
    line.push(`ratio ${(middle(sites.new.runs, step, "all") / middle(sites.old.runs, step, "all")).toFixed(2)}`);
  console.log(`${step.padEnd(8)} ${line.join("  |  ")}`);
}
await browser.close();
for (const { host } of Object.values(sites)) await host.close();
