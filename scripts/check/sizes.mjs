// Checks the size of what a visitor loads (gzip -9, as a static host sends it) against budgets. A budget is raised only
// with a reason in ARCHITECTURE.md.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const KB = 1024;
/**
 * Budgets in bytes for files of build/dist with all that they import statically. First load is everything that runs
 * before a digest can be read: the viewer, the engine's worker and the messages of one language (the larger one),
 * though lazily loaded. The widget's first digest is what it needs for that beside reader.wasm.
 */
const BUDGETS = [
  { name: "reader.wasm", entries: ["reader.wasm"], limit: 168 * KB },
  { name: "lite.wasm", entries: ["lite.wasm"], limit: 108 * KB },
  { name: "first-load JavaScript", entries: ["app.js", "worker.js"], also: "web/i18n/ko.js", limit: 40 * KB },
  { name: "CSS inside each page", entries: ["first.css"], limit: 4 * KB },
  { name: "first-load CSS", entries: ["first.css", "app.css"], limit: 11 * KB },
  { name: "CSS of lazy elements", entries: ["lazy.css"], limit: 6 * KB },
  { name: "widget before it is in view", entries: ["widget.js"], limit: 2 * KB },
  {
    name: "widget's first digest",
    entries: ["widget.js", "worker.js"],
    holds: "web/widget/draw.js",
    limit: 24 * KB,
  },
];

/** @param {import("../dev/check.mjs").Context} context */
export function check(context) {
  const dist = "build/dist";
  if (!context.exists("build/bundle.json") || !context.exists(dist)) {
    context.skipped = "nothing is built yet (./scripts/build)";
    return;
  }
  const { outputs, debug } = JSON.parse(context.read("build/bundle.json"));
  if (debug) {
    context.skipped = "the last build was a debug build (./scripts/build without --debug)";
    return;
  }
  for (const { name, entries, also, holds, limit } of BUDGETS) {
    const missing = entries.filter((entry) => !context.exists(`${dist}/${entry}`));
    for (const entry of missing) context.report(`${dist}/${entry}`, 0, "does not exist, so its size is not known");
    if (missing.length) continue;
    // A chunk that contains only the module named in `also`; if it is part of another chunk, it counts there.
    const chunk =
      also &&
      Object.keys(outputs).find((file) => outputs[file].inputs.length === 1 && outputs[file].inputs[0] === also);
    // A chunk that contains, perhaps among others, the module named in `holds`.
    const lazy = holds && Object.keys(outputs).find((file) => outputs[file].inputs.includes(holds));
    const files = [
      ...new Set(
        [...entries, ...(chunk ? [chunk] : []), ...(lazy ? [lazy] : [])].flatMap((entry) =>
          staticImports(outputs, entry),
        ),
      ),
    ];
    const sizes = files.map((file) => gzipSync(readFileSync(context.path(`${dist}/${file}`)), { level: 9 }).length);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    const raw = files.reduce((sum, file) => sum + readFileSync(context.path(`${dist}/${file}`)).length, 0);
    const count = `${files.length} ${files.length === 1 ? "file" : "files"}`;
    context.output.push(`${name.padEnd(28)} ${kb(bytes)} of ${kb(limit)} KB gzip  (${kb(raw)} KB raw, ${count})`);
    if (bytes > limit)
      context.report(
        `${dist}/${entries[0]}`,
        0,
        `${name}: ${kb(bytes).trim()} KB gzip, ${kb(bytes - limit).trim()} KB over its budget ` +
          `of ${limit / KB} KB (${files.join(", ")})`,
      );
  }
  context.summary = `${BUDGETS.length} budgets are kept`;
}

/**
 * A file and everything that it imports statically, itself first.
 * @param {Record<string, {imports: {path: string, kind: string}[]}>} outputs
 * @param {string} entry
 */
export function staticImports(outputs, entry) {
  const files = [entry];
  for (const file of files) {
    for (const { path, kind } of outputs[file]?.imports ?? [])
      if (kind === "import-statement" && outputs[path] && !files.includes(path)) files.push(path);
  }
  return files;
}

/** @param {number} bytes */
function kb(bytes) {
  return (bytes / KB).toFixed(1).padStart(6);
}
