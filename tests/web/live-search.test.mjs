import assert from "node:assert/strict";
import { test } from "node:test";
import { liveSearch } from "../../web/engine/live-search.js";

/** An archive that answers from a list, and records its requests. @param {object[]} answers */
function archiveOf(...answers) {
  /** @type {any[]} */
  const asked = [];
  const search = async (/** @type {object} */ request, /** @type {{ signal?: AbortSignal }} */ { signal } = {}) => {
    asked.push(request);
    await null;
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    if (signal?.aborted) throw Object.assign(new Error("aborted"), { code: "aborted" });
    return { rows: [], overviews: { rows: [] }, tiers: [], ...answer };
  };
  return /** @type {any} */ ({ asked, search });
}

/** @param {AsyncIterable<any>} steps */
async function totals(steps) {
  const all = [];
  for await (const { total } of steps) all.push(total);
  return all;
}

test("loaded titles, then all titles, then the full answer", async () => {
  const archive = archiveOf({ total: 3, complete: false }, { total: 7, complete: true }, { total: 7, complete: true });
  assert.deepEqual(await totals(liveSearch(archive, { query: "모델", limit: 50 })), [3, 7, 7]);
  assert.deepEqual(archive.asked, [
    { query: "모델", limit: 50, partial: true, snippet: 0 },
    { query: "모델", limit: 50, snippet: 0, tiers: false },
    { query: "모델", limit: 50, snippets: 10 },
  ]);
});

test("the excerpts of the first page come first, then those of the other rows, tiers included", async () => {
  const rows = (/** @type {number} */ n, /** @type {number} */ excerpts) =>
    Array.from({ length: n }, (_, i) => (i < excerpts ? { snippet: [] } : {}));
  const steps = (/** @type {object} */ page) => [
    { total: 12, complete: true },
    { total: 12, complete: true, ...page },
  ];
  const many = archiveOf(...steps({ rows: rows(12, 10) }), { total: 12, rows: rows(12, 12) });
  assert.deepEqual(await totals(liveSearch(many, { query: "모델", limit: 50 })), [12, 12, 12]);
  assert.deepEqual(many.asked.slice(1), [
    { query: "모델", limit: 50, snippets: 10 },
    { query: "모델", limit: 50 },
  ]);
  const few = archiveOf(...steps({ rows: rows(8, 8), tiers: [{ rows: rows(2, 2) }] }));
  assert.equal((await totals(liveSearch(few, { query: "모델" }))).length, 2);
  const more = archiveOf(...steps({ rows: rows(8, 8), tiers: [{ rows: rows(5, 2) }] }), { total: 12 });
  assert.equal((await totals(liveSearch(more, { query: "모델" }))).length, 3);
  // An overview's excerpt counts, too, whether it is there or not.
  const told = archiveOf(...steps({ rows: rows(9, 9), overviews: { rows: [{ snippet: [] }, { snippet: [] }] } }), {});
  assert.equal((await totals(liveSearch(told, { query: "모델" }))).length, 3);
  // Answers of many rows have no excerpts, now or later.
  const none = archiveOf(...steps({ rows: rows(100, 0) }));
  assert.equal((await totals(liveSearch(none, { query: "모델" }))).length, 2);
});

test("if everything is loaded, titles are requested once", async () => {
  const archive = archiveOf({ total: 3, complete: true }, { total: 3, complete: true });
  assert.deepEqual(await totals(liveSearch(archive, { query: "모델" })), [3, 3]);
  assert.equal(archive.asked.length, 2);
});

test("an empty answer comes once, when it is certain", async () => {
  const archive = archiveOf({ total: 0, complete: false }, { total: 0, complete: true }, { total: 0, complete: true });
  assert.deepEqual(await totals(liveSearch(archive, { query: "없음" })), [0]);
  assert.equal(archive.asked.length, 3);
});

test("a request for titles alone ends when all titles are loaded", async () => {
  const titles = { query: "모델", snippet: 0, tiers: false };
  const far = archiveOf({ total: 0, complete: false }, { total: 0, complete: true });
  assert.deepEqual(await totals(liveSearch(far, titles)), [0]);
  assert.equal(far.asked.length, 2);
  const near = archiveOf({ total: 0, complete: true });
  assert.deepEqual(await totals(liveSearch(near, titles)), [0]);
  assert.equal(near.asked.length, 1);
});

test("the first request is sent at once, so that nothing is fetched twice after an abort", async () => {
  const archive = archiveOf({ total: 1, complete: true }, { total: 1, complete: true });
  const steps = liveSearch(archive, { query: "모델" });
  assert.equal(archive.asked.length, 0);
  const first = steps.next();
  assert.equal(archive.asked.length, 1);
  await first;
});

test("it ends silently when it is aborted, and sends no further requests", async () => {
  const archive = archiveOf({ total: 3, complete: false }, { total: 7, complete: true });
  const abort = new AbortController();
  const steps = liveSearch(archive, { query: "모델" }, { signal: abort.signal });
  assert.equal((await steps.next()).value?.total, 3);
  abort.abort();
  assert.equal((await steps.next()).done, true);
  assert.equal(archive.asked.length, 2);
});

test("an error reaches the caller after earlier results", async () => {
  const archive = archiveOf({ total: 3, complete: false }, new Error("no network"));
  const steps = liveSearch(archive, { query: "모델" });
  assert.equal((await steps.next()).value?.total, 3);
  await assert.rejects(steps.next(), /no network/);
});
