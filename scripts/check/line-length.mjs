// No line is longer than 120 characters, counted as code points. Markdown tables are exempt, because a row cannot be
// broken, and so are elements: in their templates white space matters, and the formatter leaves them as they are.
const MAX = 120;
/** Files that are checked. All others are generated or input. */
const AREAS = [
  /^(wasm|scripts|tests|cmake|examples)\/|^CMakeLists\.txt$/,
  /^web\/(?!elements)/,
  /^(docs\/|data\/)?\w[^/]*\.md$/,
];
/** Exempt: data, files written by programs, and the changelog. */
const FREE =
  /\.(json|jsonl|svg|png|yml)$|^tests\/(spec|e2e\/snapshots)\/|^data\/digests\/|^docs\/benchmarks\.md$|^CHANGE/;

/** @param {import("../dev/check.mjs").Context} context */
export function check(context) {
  let lines = 0;
  for (const file of context.files()) {
    if (FREE.test(file) || !AREAS.some((area) => area.test(file))) continue;
    for (const [index, line] of context.read(file).split("\n").entries()) {
      lines += 1;
      if (line.length <= MAX || (file.endsWith(".md") && line.startsWith("|"))) continue;
      if (!/\s/.test(line.trim())) continue; // for example an address: it cannot be broken
      const length = [...line].length;
      if (length > MAX)
        context.report(file, index + 1, `${length} characters, more than ${MAX}. Remedy: break the line`);
    }
  }
  context.summary = `${lines} lines have at most ${MAX} characters`;
}
