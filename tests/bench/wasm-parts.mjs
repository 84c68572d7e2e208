// What a wasm module is made of: the bytes of its functions by area, and the largest functions. The module must have
// names: link it with --profiling-funcs.
// usage: node tests/bench/wasm-parts.mjs MODULE [COUNT]
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import process from "node:process";

const [file = "", count = "40"] = process.argv.slice(2);
const bytes = readFileSync(file);
let at = 8;

function number() {
  let value = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 127) * scale;
    if (byte < 128) return value;
  }
}

function text() {
  const size = number();
  at += size;
  return bytes.toString("utf8", at - size, at);
}

/** @param {number} size Bytes of the part of the name section that names functions */
function names(size) {
  const end = at + size;
  /** @type {Map<number, string>} */
  const found = new Map();
  for (let left = number(); left > 0 && at < end; --left) {
    const index = number();
    found.set(index, text());
  }
  return found;
}

/** Functions come behind the imported ones. The modules import only functions. */
let imported = 0;
let data = 0;
/** @type {number[]} */
const sizes = [];
/** @type {Map<number, string>} */
let named = new Map();
while (at < bytes.length) {
  const section = bytes[at++];
  const size = number();
  const end = at + size;
  if (section === 2) imported = number();
  if (section === 11) data = size;
  if (section === 10) {
    for (let left = number(); left > 0; --left) {
      sizes.push(number());
      at += sizes[sizes.length - 1] ?? 0;
    }
  }
  if (section === 0 && text() === "name") {
    while (at < end) {
      const kind = bytes[at++];
      const part = number();
      const behind = at + part;
      if (kind === 1) named = names(part);
      at = behind;
    }
  }
  at = end;
}

const mangled = sizes.map((_, i) =>
  (named.get(i + imported) ?? `function ${i}`).replace(/\\([0-9a-f]{2})/g, (_, hex) =>
    String.fromCharCode(parseInt(hex, 16)),
  ),
);
const plain = execFileSync("c++filt", { input: mangled.join("\n"), maxBuffer: 1 << 28 })
  .toString()
  .split("\n");

/** @param {string} name */
function area(name) {
  if (name.includes("nlohmann") || name.includes("yoyak::parse_json")) return "nlohmann_json";
  const own = /yoyak::([a-z]\w*)::/.exec(name);
  if (own) return `wasm/${own[1]}`;
  if (name.startsWith("yoyak_reader")) return "wasm/engine, inlined into the exported functions";
  if (name.includes("yoyak::")) return "wasm/base";
  if (name.startsWith("md_")) return "md4c";
  if (name.includes("std::__2")) return "C++ library";
  return "C library, libdeflate, allocator";
}

/** @type {Record<string, { bytes: number, functions: number }>} */
const areas = { data: { bytes: data, functions: 0 } };
sizes.forEach((size, i) => {
  const sum = (areas[area(plain[i] ?? "")] ??= { bytes: 0, functions: 0 });
  sum.bytes += size;
  ++sum.functions;
});
for (const [name, sum] of Object.entries(areas).sort((a, b) => b[1].bytes - a[1].bytes))
  process.stdout.write(`| ${name} | ${sum.bytes} | ${sum.functions} |\n`);
const largest = sizes.map((size, i) => ({ size, name: plain[i] ?? "" })).sort((a, b) => b.size - a.size);
for (const { size, name } of largest.slice(0, Number(count)))
  process.stdout.write(`${String(size).padStart(7)} ${name.slice(0, 100)}\n`);
