import assert from "node:assert/strict";
import { test } from "node:test";
import { YoyakError } from "../../web/engine/errors.js";
import { coalesce, Fetcher } from "../../web/engine/fetcher.js";

const range = (/** @type {string} */ file, /** @type {number} */ offset, /** @type {number} */ length) => ({
  file,
  offset,
  length,
});

test("coalesce: neighbours and overlaps become one request, gaps and files stay apart", () => {
  const ranges = [range("b", 0, 5), range("a", 10, 10), range("a", 0, 10), range("a", 15, 2), range("a", 30, 1)];
  const spans = coalesce(ranges, 0);
  assert.deepEqual(
    spans.map(({ span, parts }) => [span.file, span.offset, span.length, parts.length]),
    [
      ["a", 0, 20, 3],
      ["a", 30, 1, 1],
      ["b", 0, 5, 1],
    ],
  );
});

test("coalesce: a small gap is fetched along, a larger one is not", () => {
  const spans = coalesce([range("a", 0, 10), range("a", 110, 10), range("a", 221, 10)], 100);
  assert.deepEqual(
    spans.map(({ span, parts }) => [span.offset, span.length, parts.length]),
    [
      [0, 120, 2],
      [221, 10, 1],
    ],
  );
});

/** A source whose answers are released by the test. */
function slowSource() {
  /** @type {any[]} */
  const asked = [];
  return {
    asked,
    source: {
      stats: { requests: 0, bytes: 0 },
      manifest: async () => new Uint8Array(),
      read: (/** @type {any} */ wanted, /** @type {AbortSignal} */ signal) =>
        new Promise((resolve, reject) => {
          asked.push({ ...wanted, resolve, reject, signal });
          signal.addEventListener("abort", () => reject(new Error("cut off")));
        }),
    },
  };
}

test("fetcher: every part gets its own bytes of a shared request", async () => {
  const { asked, source } = slowSource();
  /** @type {unknown[]} */
  const got = [];
  const done = new Fetcher(
    source,
    ({ offset }, bytes) => got.push([offset, .../** @type {Uint8Array} */ (bytes)]) > 0,
  ).fetch([range("a", 2, 2), range("a", 0, 2)]);
  assert.equal(asked.length, 1);
  asked[0].resolve(Uint8Array.of(0, 1, 2, 3));
  await done;
  assert.deepEqual(got, [
    [0, 0, 1],
    [2, 2, 3],
  ]);
});

test("fetcher: two callers who want the same range share one request", async () => {
  const { asked, source } = slowSource();
  let delivered = 0;
  const fetcher = new Fetcher(source, () => {
    delivered += 1;
    return true;
  });
  const both = [fetcher.fetch([range("a", 0, 4)]), fetcher.fetch([range("a", 0, 4)])];
  assert.equal(asked.length, 1);
  asked[0].resolve(new Uint8Array(4));
  await Promise.all(both);
  assert.equal(delivered, 1);
});

test("fetcher: a request ends when its last caller cancels, not before", async () => {
  const { asked, source } = slowSource();
  const fetcher = new Fetcher(source, () => true);
  const [one, two] = [new AbortController(), new AbortController()];
  const first = fetcher.fetch([range("a", 0, 4)], one.signal);
  const second = fetcher.fetch([range("a", 0, 4)], two.signal);
  one.abort();
  await assert.rejects(first, { code: "aborted" });
  assert.equal(asked[0].signal.aborted, false);
  two.abort();
  await assert.rejects(second, { code: "aborted" });
  assert.equal(asked[0].signal.aborted, true);
  void fetcher.fetch([range("a", 0, 4)]);
  assert.equal(asked.length, 2, "a cancelled request must not stand in the way of a new one");
});

test("fetcher: a failure is delivered as a value, and other requests continue", async () => {
  const { asked, source } = slowSource();
  const got = new Map();
  const done = new Fetcher(source, ({ file }, bytes) => got.set(file, bytes).has(file)).fetch([
    range("a", 0, 1),
    range("b", 0, 1),
  ]);
  asked.find(({ file }) => file === "a").reject(new YoyakError("network", "gone"));
  asked.find(({ file }) => file === "b").resolve(Uint8Array.of(9));
  await done;
  assert.equal(got.get("a").code, "network");
  assert.deepEqual(got.get("b"), Uint8Array.of(9));
});
