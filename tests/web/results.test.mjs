// What the viewer shows of answers that come in steps and in pages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { resultsOf } from "../../web/state/results.js";
import { emptyFilter } from "../../web/state/url-state.js";

/** An answer with one row. @param {string} title @param {boolean} complete */
const answer = (title, complete) => ({
  total: 1,
  digests: 1,
  complete,
  rows: [{ title, snippet: [{ text: title, hit: false }] }],
  tiers: [],
  problems: [],
});

/**
 * An app whose archive answers a search: titles that are loaded, then everything.
 * @param {(shown: Promise<unknown>) => Promise<unknown>} wait before the complete answer, given when rows were shown
 */
function appFor(wait) {
  const bus = new EventTarget();
  const shown = new Promise((done) => {
    bus.addEventListener("results", () => resultsOf(app).shown && done(undefined));
  });
  const search = async (/** @type {{ partial?: boolean }} */ { partial }) => {
    if (partial) return answer("loaded", false);
    await wait(shown);
    return answer("best", true);
  };
  const filter = { ...emptyFilter(), q: "모델" };
  const app = /** @type {any} */ (
    Object.assign(bus, {
      archive: { open: { search }, canSearch: true, generation: 1, note() {} },
      marks: { inform: async () => {} },
      place: { filter, isTyping: false, state: { filter, view: "search" } },
      surface: { announce() {} },
    })
  );
  return app;
}

/** The first rows that were shown, in order. @param {any} app */
async function rowsShown(app) {
  const results = resultsOf(app);
  const seen = /** @type {string[]} */ ([]);
  const done = new Promise((finish) => {
    app.addEventListener("results", () => {
      const title = results.shown?.rows[0]?.title;
      if (title && title !== seen.at(-1)) seen.push(title);
      if (!results.loading) finish(undefined);
    });
  });
  results.ensure();
  await done;
  return seen;
}

test("rows that the next answer replaces at once are not shown", async () => {
  assert.deepEqual(await rowsShown(appFor(async () => {})), ["best"]);
});

test("rows are shown while the next answer is on its way", async () => {
  assert.deepEqual(await rowsShown(appFor((shown) => shown)), ["loaded", "best"]);
});

test("a part that only a later page needs and that cannot be had is noted, too", async () => {
  const lost = { partition: "2026-01", file: "p/2026-01.yoyak", code: "network", message: "" };
  const search = async (/** @type {{ offset?: number }} */ { offset = 0 }) => ({
    ...answer(offset ? "" : "first", true),
    total: 2,
    problems: offset ? [lost] : [],
  });
  const noted = /** @type {unknown[]} */ ([]);
  const app = appFor(async () => {});
  Object.assign(app.archive, { open: { search }, note: (/** @type {unknown[]} */ some) => noted.push(...some) });
  app.place.state.view = "list";
  await rowsShown(app);
  assert.deepEqual(noted, []);
  await resultsOf(app).more();
  assert.equal(resultsOf(app).shown?.rows.length, 2);
  assert.deepEqual(noted, [lost]);
});
