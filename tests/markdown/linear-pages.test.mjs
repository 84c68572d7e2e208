// Pathological shapes: the steps of reading a page of a folder grow with its size and no faster.
import assert from "node:assert/strict";
import test from "node:test";
import { pageShapes, places } from "./shapes.mjs";
import { growFast, missingSteps } from "./support.mjs";

for (const [name, place] of Object.entries(places)) {
  test(`steps of reading grow with size, ${name}`, { skip: missingSteps, timeout: 600_000 }, (t) => {
    const placed = Object.entries(pageShapes).map(([shape, make]) => [
      shape,
      (/** @type {number} */ n) => place(String(make(n))),
    ]);
    // 2,000 is beyond every limit on how far something is looked for, and more entries than a page may sensibly have.
    const slow = growFast(Object.fromEntries(placed), 2000, ["pages"], (text) => t.diagnostic(text));
    t.diagnostic(`${placed.length} shapes`);
    assert.deepEqual(slow, []);
  });
}
