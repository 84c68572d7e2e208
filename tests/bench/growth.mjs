// What one page of a stranger costs: builds a site of a single page of each pathological shape at a quarter, a half and
// all of a size, and shows processor time, how it grows, and the most memory that the process took.
//
//   node tests/bench/growth.mjs [PATTERN] [--size 1000000] [--places alone,…] [--once] [--json FILE]
//
// --once tries the whole size only. The exit code is 1 if a shape grows faster than its size, takes more than 256 MB,
// or ends the build. Times depend on the machine and on what else it does, so this is no test; the tests count steps
// (tests/markdown/linear.test.mjs).

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { pageShapes, places, shapes, sized, wholePages } from "../markdown/shapes.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: "string", default: "1000000" },
    places: { type: "string", default: "in an entry,in an overview,alone" },
    once: { type: "boolean", default: false },
    command: { type: "string", default: "build" },
    json: { type: "string" },
  },
});
const pattern = (positionals[0] ?? "").toLowerCase();
const size = Number(values.size);
const MB = 1 << 20;
/** What a build of any page of 1 MB may take (docs/security.md). */
const MOST = 256 * MB;
/** Four times the text may take six times the time: caches are smaller than the page. */
const GROWTH = 6;
const program = fileURLToPath(new URL("./growth-build.mjs", import.meta.url));

/** @typedef {{ status: number, ms: number, rss: number, said: string }} Cost */

/** @param {string | Uint8Array} page @returns {Cost} */
function costOf(page) {
  const folder = mkdtempSync(join(tmpdir(), "yoyak-growth-"));
  try {
    mkdirSync(join(folder, "in"));
    writeFileSync(join(folder, "in/2025-12-20-news.md"), page);
    const arguments_ = values.command === "build" ? ["--out", join(folder, "out")] : [];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [program, join(folder, "cost"), values.command, join(folder, "in"), "--quiet", ...arguments_],
      { encoding: "utf8", timeout: 300_000, maxBuffer: 1 << 30 },
    );
    let cost = { ms: Infinity, rss: Infinity };
    try {
      cost = JSON.parse(readFileSync(join(folder, "cost"), "utf8"));
    } catch {} // it was stopped
    return { status: status ?? -1, ...cost, said: `${stdout}${stderr}`.replaceAll(folder, "").slice(0, 300) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @type {[string, (n: number) => string | Uint8Array][]} */
const pages = Object.entries(wholePages);
for (const [where, place] of Object.entries(places)) {
  if (!values.places.split(",").includes(where)) continue;
  for (const [name, make] of Object.entries({ ...shapes, ...pageShapes })) {
    const [before, after] = place("\0")
      .split("\0")
      .map((text) => Buffer.from(text));
    pages.push([`${name}, ${where}`, (n) => Buffer.concat([before, Buffer.from(make(n)), after])]);
  }
}
const wanted = pages.filter(([name]) => name.toLowerCase().includes(pattern));
const nothing = costOf("# 2025-12-20 news\n\n## a\n\nb\n");
console.log(`a page of one word: ${nothing.ms.toFixed(0)} ms, ${(nothing.rss / MB).toFixed(0)} MB`);
/** @type {Record<string, { bytes: number } & Cost>[]} */
const rows = [];
const bad = [];
for (const [name, make] of wanted) {
  const costs = (values.once ? [1] : [0.25, 0.5, 1]).map((part) => {
    const page = sized(make, size * part);
    return { bytes: Buffer.byteLength(page), ...costOf(page) };
  });
  const [first] = costs;
  const last = costs[costs.length - 1];
  // A shape of a limited size does not grow; what takes no time cannot be compared.
  const own = (/** @type {Cost} */ { ms }) => Math.max(ms - nothing.ms, 0) + 50;
  const grows = own(last) / own(first);
  const wrong = [
    last.status > 1 || last.status < 0 ? `status ${last.status}: ${last.said}` : "",
    last.rss > MOST ? "memory" : "",
    costs.length > 1 && grows > (GROWTH / 4) * (last.bytes / first.bytes) ? "growth" : "",
  ].filter(Boolean);
  const times = costs.map(({ ms }) => ms.toFixed(0)).join(", ");
  console.log(
    `${name}: ${last.bytes} bytes, ${times} ms (${grows.toFixed(1)}), ${(last.rss / MB).toFixed(0)} MB` +
      (wrong.length ? `  <-- ${wrong.join(", ")}` : ""),
  );
  rows.push({ [name]: last });
  if (wrong.length) bad.push(name);
}
if (values.json) writeFileSync(values.json, JSON.stringify(rows, null, 1));
console.log(`${wanted.length} shapes, ${bad.length} bad${bad.map((name) => `\n  ${name}`).join("")}`);
process.exitCode = bad.length ? 1 : 0;
