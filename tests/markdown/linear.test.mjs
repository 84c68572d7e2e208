// Pathological shapes at n, 2n and 4n: what the renderer does must grow as the text does. Steps are counted, not times
// (tests/tools/steps.cpp), so a busy machine changes nothing. A quadratic shape takes sixteen times the steps at 4n.
import assert from "node:assert/strict";
import test from "node:test";
import { shapes } from "./shapes.mjs";
import { growFast, missingSteps } from "./support.mjs";

test("steps grow with size", { skip: missingSteps, timeout: 600_000 }, (t) => {
  // 8,000 is beyond every limit on how far something is looked for (2,000 bytes).
  const slow = growFast(shapes, 8000, [], (line) => t.diagnostic(line));
  t.diagnostic(`${Object.keys(shapes).length} shapes`);
  assert.deepEqual(slow, []);
});
