// Reads the closing lines of the runners that scripts/test uses. Each function returns {passed, failed, skipped}, or
// null if the text has no closing line: then the totals are unknown.

/** @typedef {{passed: number, failed: number, skipped: number}} Totals */

/** @param {Totals | null} a @param {Totals | null} b @returns {Totals | null} */
export function addTotals(a, b) {
  if (!a || !b) return a ?? b;
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * Catch2's console reporter: "All tests passed (3 assertions in 2 test cases)" or
 * "test cases: 5 | 3 passed | 1 failed | 1 skipped".
 * @param {string} text @returns {Totals | null}
 */
export function catchTotals(text) {
  const good = text.match(/^All tests passed \(\d+ assertions? in (\d+) test cases?\)/m);
  if (good) return { passed: Number(good[1]), failed: 0, skipped: 0 };
  const line = text.match(/^test cases: +\d+.*$/m)?.[0];
  if (!line) return null;
  const count = (/** @type {string} */ word) =>
    Number(line.match(new RegExp(`(\\d+) ${word}(?! as expected)`))?.[1] ?? 0);
  return { passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
}

/**
 * node:test's spec reporter: lines such as "ℹ pass 12" at the end. Tests that a name pattern leaves out are called
 * skipped by Node 20, though nobody asked for them; they are not counted here.
 * @param {string} text @returns {Totals | null}
 */
export function nodeTotals(text) {
  const count = (/** @type {string} */ word) => {
    const all = [...text.matchAll(new RegExp(`^(?:ℹ|#) ${word} (\\d+)\\r?$`, "gm"))];
    return all.length ? Number(all.at(-1)?.[1]) : null;
  };
  const passed = count("pass");
  if (passed === null) return null;
  const unasked = [...text.matchAll(/# test name does not match pattern$/gm)].length;
  const skipped = (count("skipped") ?? 0) + (count("todo") ?? 0) - unasked;
  return { passed, failed: (count("fail") ?? 0) + (count("cancelled") ?? 0), skipped: Math.max(0, skipped) };
}

/**
 * scripts/lint: "lint: 7 passed, 0 failed, 1 skipped".
 * @param {string} text @returns {Totals | null}
 */
export function lintTotals(text) {
  const line = text.match(/^lint: (\d+) passed, (\d+) failed, (\d+) skipped$/m);
  return line ? { passed: Number(line[1]), failed: Number(line[2]), skipped: Number(line[3]) } : null;
}
