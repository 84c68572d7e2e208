// Files stay short enough to be read in one go: a warning above 400 lines, an error above 600.
const SOFT = 400;
const HARD = 600;
/** Written by hand; tests and tables of data may be longer. */
const CODE = /^(wasm|web|scripts)\/.*\.(cpp|hpp|h|c|js|mjs|css|ts)$|^scripts\/[^/.]+$/;
/** Tables, not prose: their length says nothing about how hard they are to read. */
const TABLES = /(_table|_data|-table|-data)\.\w+$|^web\/i18n\//;

/** @param {import("../dev/check.mjs").Context} context */
export function check(context) {
  const lengths = [];
  for (const file of context.files(CODE)) {
    if (TABLES.test(file)) continue;
    const lines = context.read(file).split("\n").length - 1;
    lengths.push(lines);
    if (lines > HARD) context.report(file, 0, `${lines} lines, more than ${HARD}. Remedy: split it along what it does`);
    else if (lines > SOFT) context.warn(file, 0, `${lines} lines, more than ${SOFT}`);
  }
  lengths.sort((a, b) => a - b);
  const median = lengths[lengths.length >> 1] ?? 0;
  context.summary = `${lengths.length} files, median ${median} lines, longest ${lengths.at(-1) ?? 0}`;
}
