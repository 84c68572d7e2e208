// No line is longer than 120 characters, counted as code points. Markdown's tables are free, as a row cannot be broken.
const MAX = 120;
/** Where this is kept. Everything else is generated, or is somebody's input. */
const AREAS = [
  /^(wasm|scripts|tests|cmake)\/|^CMakeLists\.txt$/,
  /^web\/(?!elements|state)/,
  /^(docs\/|data\/)?\w[^/]*\.md$/,
];
/** Data, what programs write, and the log of changes, which everybody appends to. */
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
      if (!/\s/.test(line.trim())) continue; // an address, say: there is nowhere to break it
      const length = [...line].length;
      if (length > MAX)
        context.report(file, index + 1, `${length} characters, more than ${MAX}. Remedy: break the line`);
    }
  }
  context.summary = `${lines} lines have at most ${MAX} characters`;
}
