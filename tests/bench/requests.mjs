// What a first search loads, by the part of the archive: requests and bytes of cold starts, without a browser. A cold
// start is a new reader; the queries are words of titles, the same for the same archive.
// usage: node tests/bench/requests.mjs ARCHIVE [--times N] [--json] [QUERY…]
//   ARCHIVE  folder with archive.json
//   --times  every partition so many times, under other names: what a larger archive would load, without packing it
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { distFile } from "../../scripts/cli/dist.mjs";
import { compile } from "../../web/engine/loader.js";
import { Packer } from "../../web/engine/packer.js";
import { Reader } from "../../web/engine/reader.js";
import { MemorySource } from "../../web/engine/sources/memory.js";
import { randomFrom } from "./queries.mjs";
import { median } from "./score.mjs";

const STARTS = 30;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: "string", default: "1" }, json: { type: "boolean" } },
});
const [archive = "", ...given] = positionals;
/** @type {Map<string, Uint8Array>} */
const files = new Map([["archive.json", new Uint8Array(readFileSync(join(archive, "archive.json")))]]);
for (const name of readdirSync(join(archive, "p")))
  files.set(`p/${name}`, new Uint8Array(readFileSync(join(archive, "p", name))));
if (Number(values.times) > 1) await repeat(Number(values.times));
const wasm = await compile(distFile("reader.wasm"));

const NAMES = new Map([
  [5, "text directory"],
  [6, "titles"],
  [7, "texts"],
  [8, "lengths"],
  [11, "index"],
]);

/** The part of a file that begins at or before an offset. @param {string} file @param {number} offset */
function partAt(file, offset) {
  const bytes = files.get(file);
  if (file.startsWith("p/heads.") || offset === 0 || !bytes) return "heads";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let found = "heads";
  let begin = 0;
  for (let row = 0; row < view.getUint32(12, true); row += 1) {
    const at = 24 + row * 24;
    const start = view.getUint32(at + 4, true);
    if (start > offset || start < begin) continue;
    begin = start;
    found = NAMES.get(view.getUint16(at, true)) ?? "other";
  }
  return found;
}

/** Makes an archive of every partition, `times` times. @param {number} times */
async function repeat(times) {
  const { partitions } = JSON.parse(new TextDecoder().decode(files.get("archive.json")));
  const packer = await Packer.create({ wasm: distFile("packer.wasm") });
  for (const { file, size, columns } of partitions) {
    const bytes = /** @type {Uint8Array} */ (files.get(file));
    for (let n = 0; n < times; n += 1) {
      const name = file.replace(/.\.yoyak$/, `${n.toString(16)}.yoyak`);
      files.set(name, bytes);
      packer.join(name, size, bytes.subarray(0, columns));
    }
  }
  const heads = packer.heads();
  if (heads) files.set(heads.name, heads.bytes);
  files.set("archive.json", packer.manifest());
  packer.dispose();
}

/** What the newest digest needs once the shell is there. */
async function opening() {
  const source = new MemorySource(files);
  const reader = await Reader.open(source, wasm);
  await reader.page({});
  reader.dispose();
  return source.stats;
}

/** @param {string} query */
async function coldStart(query) {
  /** @type {Record<string, {requests: number, bytes: number}>} */
  const taken = {};
  const source = new MemorySource(files);
  const counting = {
    stats: source.stats,
    manifest: () => source.manifest(),
    read: (/** @type {import("../../web/engine/types.d.ts").Range} */ range) => {
      const part = (taken[partAt(range.file, range.offset)] ??= { requests: 0, bytes: 0 });
      part.requests += 1;
      part.bytes += range.length;
      return source.read(range);
    },
  };
  const reader = await Reader.open(counting, wasm);
  const { total } = await reader.search({ query, limit: 10, snippets: 10 });
  reader.dispose();
  return { total, taken };
}

async function titleWords() {
  const reader = await Reader.open(new MemorySource(files), wasm);
  const random = randomFrom(11);
  const words = [];
  while (words.length < STARTS) {
    const { rows } = await reader.select({ limit: 1, offset: random(reader.info.entries) });
    const list = rows[0]?.title.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
    if (list.length) words.push(list[random(list.length)] ?? "");
  }
  reader.dispose();
  return words;
}

const starts = [];
for (const query of given.length ? given : await titleWords()) starts.push(await coldStart(query));
const manifest = gzipSync(/** @type {Uint8Array} */ (files.get("archive.json")), { level: 6 }).length;
const sums = starts.map(({ taken }) =>
  Object.values(taken).reduce((sum, part) => ({
    requests: sum.requests + part.requests,
    bytes: sum.bytes + part.bytes,
  })),
);
const half = (/** @type {"requests" | "bytes"} */ key) => median(sums.map((sum) => sum[key]));
if (values.json) {
  const reader = await Reader.open(new MemorySource(files), wasm);
  const { digests, entries } = reader.info;
  reader.dispose();
  const first = { requests: half("requests") + 1, bytes: half("bytes") + manifest };
  process.stdout.write(`${JSON.stringify({ digests, entries, manifest, first, opening: await opening() })}\n`);
  process.exit();
}
const row = (/** @type {string} */ name, /** @type {{requests: number, bytes: number}[]} */ list) => {
  const mean = (/** @type {"requests" | "bytes"} */ key) =>
    list.reduce((sum, each) => sum + each[key], 0) / list.length;
  process.stdout.write(`| ${name} | ${mean("requests").toFixed(1)} | ${(mean("bytes") / 1000).toFixed(1)} |\n`);
};
process.stdout.write(`${starts.length} cold starts; archive.json ${(manifest / 1000).toFixed(1)} KB with gzip\n`);
process.stdout.write("| part | requests, mean | KB, mean |\n|---|---|---|\n");
for (const name of ["heads", ...NAMES.values(), "other"]) {
  const list = starts.map(({ taken }) => taken[name] ?? { requests: 0, bytes: 0 });
  if (list.some(({ requests }) => requests > 0)) row(name, list);
}
row("all", sums);
process.stdout.write(`| median | ${half("requests")} | ${(half("bytes") / 1000).toFixed(1)} |\n`);
