// What a visitor loads, gzip -9 as a static host sends it, against a budget. A budget is raised only with a reason in
// ARCHITECTURE.md.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const KB = 1024;
/** name, files of build/dist, budget in bytes. First load is what is needed before anything can be read. */
const BUDGETS = [
  { name: "reader.wasm", entry: "reader.wasm", limit: 110 * KB },
  { name: "first-load JavaScript", entry: "app.js", limit: 40 * KB },
  { name: "CSS", entry: "app.css", limit: 10 * KB },
  { name: "widget before it is in view", entry: "widget.js", limit: 12 * KB },
];

export function check(context) {
  const dist = "build/dist";
  if (!context.exists("build/bundle.json") || !context.exists(dist)) {
    context.skipped = "nothing is built yet (./scripts/build)";
    return;
  }
  const { outputs, debug } = JSON.parse(context.read("build/bundle.json"));
  if (debug) {
    context.skipped = "the last build was for a debugger (./scripts/build without --debug)";
    return;
  }
  const over = [];
  for (const { name, entry, limit } of BUDGETS) {
    if (!context.exists(`${dist}/${entry}`)) {
      context.report(`${dist}/${entry}`, 0, "is not there, so its size is not known");
      continue;
    }
    const files = staticImports(outputs, entry);
    const sizes = files.map((file) => gzipSync(readFileSync(context.path(`${dist}/${file}`)), { level: 9 }).length);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    const raw = files.reduce((sum, file) => sum + readFileSync(context.path(`${dist}/${file}`)).length, 0);
    context.output.push(`${name.padEnd(28)} ${kb(bytes)} of ${kb(limit)} KB gzip  (${kb(raw)} KB raw, ${files.length} ${files.length === 1 ? "file" : "files"})`);
    if (bytes > limit) over.push([entry, `${name}: ${kb(bytes).trim()} KB gzip, ${kb(bytes - limit).trim()} KB over its budget of ${limit / KB} KB (${files.join(", ")})`]);
  }
  for (const [entry, message] of over) context.report(`${dist}/${entry}`, 0, message);
  context.summary = `${BUDGETS.length} budgets are kept`;
}

/** A file and everything that it imports statically, itself first. */
export function staticImports(outputs, entry) {
  const files = [entry];
  for (const file of files) {
    for (const { path, kind } of outputs[file]?.imports ?? []) if (kind === "import-statement" && outputs[path] && !files.includes(path)) files.push(path);
  }
  return files;
}

function kb(bytes) {
  return (bytes / KB).toFixed(1).padStart(6);
}
