// What the tier of some of the words costs, cold: for words that no entry has together, the bytes of a first search
// with all tiers, less those of one without. Seven words, because so many have no tiers of other spellings.
// usage: node tests/bench/step-some.mjs ARCHIVE
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { distFile } from "../../scripts/cli/dist.mjs";
import { compile } from "../../web/engine/loader.js";
import { Reader } from "../../web/engine/reader.js";
import { MemorySource } from "../../web/engine/sources/memory.js";
import { randomFrom } from "./queries.mjs";
import { median } from "./score.mjs";

const QUERIES = 15;
const WORDS = 7;
const [archive = ""] = process.argv.slice(2);
const files = new Map([["archive.json", new Uint8Array(readFileSync(join(archive, "archive.json")))]]);
for (const name of readdirSync(join(archive, "p")))
  files.set(`p/${name}`, new Uint8Array(readFileSync(join(archive, "p", name))));
const wasm = await compile(distFile("reader.wasm"));

/** @param {string} query @param {boolean} tiers */
async function cold(query, tiers) {
  const source = new MemorySource(files);
  const reader = await Reader.open(source, wasm);
  const found = await reader.search({ query, limit: 10, snippets: 10, tierLimit: 10, tiers });
  reader.dispose();
  return { ...source.stats, ...found };
}

const reader = await Reader.open(new MemorySource(files), wasm);
const random = randomFrom(29);
const costs = [];
while (costs.length < QUERIES) {
  const words = [];
  while (words.length < WORDS) {
    const { rows } = await reader.select({ limit: 1, offset: random(reader.info.entries) });
    const list = rows[0]?.title.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
    if (list.length) words.push(list[random(list.length)]);
  }
  const query = words.join(" ");
  const literal = await cold(query, false);
  if (literal.total > 0) continue;
  const all = await cold(query, true);
  if (!all.tiers.some(({ kind }) => kind === "some")) continue;
  costs.push({ bytes: all.bytes - literal.bytes, requests: all.requests - literal.requests });
}
console.log(
  JSON.stringify({
    queries: costs.length,
    bytes: median(costs.map(({ bytes }) => bytes)),
    requests: median(costs.map(({ requests }) => requests)),
  }),
);
