import assert from "node:assert/strict";
import { test } from "node:test";
import { addTotals, catchTotals, lintTotals, nodeTotals } from "../../scripts/dev/totals.mjs";

test("Catch2: all passed", () => {
  const text = "Randomness seeded to: 1\n====\nAll tests passed (31 assertions in 12 test cases)\n";
  assert.deepEqual(catchTotals(text), { passed: 12, failed: 0, skipped: 0 });
  assert.deepEqual(catchTotals("All tests passed (1 assertion in 1 test case)\n"), {
    passed: 1,
    failed: 0,
    skipped: 0,
  });
});

test("Catch2: failed, skipped and expected failures are told apart", () => {
  assert.deepEqual(
    catchTotals(
      "test cases:  9 |  5 passed | 2 failed | 1 skipped | 1 failed as expected\n" +
        "assertions: 20 | 18 passed | 2 failed\n",
    ),
    { passed: 5, failed: 2, skipped: 1 },
  );
  assert.deepEqual(catchTotals("test cases: 2 | 1 passed | 1 failed as expected\n"), {
    passed: 1,
    failed: 0,
    skipped: 0,
  });
});

test("Catch2: a program that died has no totals", () => {
  assert.equal(catchTotals("AddressSanitizer: heap-buffer-overflow\n"), null);
});

test("node:test: the last closing lines count, and cancelled tests have failed", () => {
  const text =
    "ℹ pass 99\nℹ tests 7\nℹ suites 0\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 1\nℹ duration_ms 12\n";
  assert.deepEqual(nodeTotals(text), { passed: 3, failed: 2, skipped: 2 });
  assert.equal(nodeTotals("SyntaxError\n"), null);
});

test("lint: its closing line", () => {
  assert.deepEqual(lintTotals("✔ layers: fine\nlint: 7 passed, 1 failed, 2 skipped\n"), {
    passed: 7,
    failed: 1,
    skipped: 2,
  });
  assert.equal(lintTotals("lint: there is no check x\n"), null);
});

test("totals are added, and unknown ones add nothing", () => {
  assert.deepEqual(addTotals({ passed: 1, failed: 2, skipped: 3 }, { passed: 1, failed: 1, skipped: 1 }), {
    passed: 2,
    failed: 3,
    skipped: 4,
  });
  assert.deepEqual(addTotals(null, { passed: 1, failed: 0, skipped: 0 }), { passed: 1, failed: 0, skipped: 0 });
  assert.equal(addTotals(null, null), null);
});
