// What a search shows of its steps: rows that would be replaced at once are not shown.

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
