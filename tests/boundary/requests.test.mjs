// What opening a digest and a first search ask a server for: how many requests, and which bytes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Packer } from "../../web/engine/packer.js";
import { Reader } from "../../web/engine/reader.js";
import { MemorySource } from "../../web/engine/sources/memory.js";
import { generateDigests } from "../bench/generate.mjs";
import { moduleBytes } from "./helpers.mjs";

const readerWasm = moduleBytes("reader.wasm");

async function pack() {
  const packer = await Packer.create({ wasm: moduleBytes("packer.wasm") });
  for (const { path, text } of generateDigests({ digests: 60 })) packer.add(path, new TextEncoder().encode(text));
  packer.read();
  const files = new Map(packer.pack().files.map(({ name }, index) => [name, packer.file(index)]));
  packer.dispose();
  return files;
}
const files = await pack();

/** Notes every request. */
class Noting extends MemorySource {
  /** @type {import("../../web/engine/types.d.ts").Range[]} */
  asked = [];
  /** @override @param {import("../../web/engine/types.d.ts").Range} range */
  read(range) {
    this.asked.push({ ...range });
    return super.read(range);
  }
}

async function open() {
  const source = new Noting(files);
  return { source, reader: await Reader.open(source, readerWasm) };
}

test("requests: the newest digest is there after three, the manifest among them", async () => {
  const { source, reader } = await open();
  const { info, entries } = await reader.page({});
  assert.ok(info.entries > 0 && entries.length === info.entries);
  assert.ok(source.stats.requests <= 3, JSON.stringify(source.asked));
  reader.dispose();
});

test("requests: an excerpt costs a few entries, not the text of a digest", async () => {
  const { source, reader } = await open();
  const { digests } = await reader.digests({ limit: 100 });
  const query = "행로";
  const bare = await reader.search({ query, limit: 10, snippet: 0, tiers: false });
  assert.ok(bare.rows.length >= 3, "the word is not rare");
  const before = source.stats.bytes;
  source.asked.length = 0;
  const { rows, overviews } = await reader.search({ query, limit: 10, tiers: false });
  const excerpts = rows.length + overviews.rows.length;
  assert.ok(source.asked.length <= excerpts, JSON.stringify(source.asked));
  const each = (source.stats.bytes - before) / excerpts;
  // Of all bytes of texts, by far the largest part of the archive but for its index.
  const digest = [...files.values()].reduce((sum, { length }) => sum + length, 0) / digests.length;
  assert.ok(each < digest / 3, `${each} bytes for an excerpt, ${digest} of a digest with its index`);
  reader.dispose();
});

test("requests: as many excerpts as are asked for, the literal hits first", async () => {
  const { reader } = await open();
  const excerpts = async (/** @type {object} */ more) => {
    const { rows, tiers } = await reader.search({ query: "행로", limit: 10, ...more });
    return [...rows, ...tiers.flatMap((tier) => tier.rows)].map(({ snippet }) => Boolean(snippet));
  };
  const all = await excerpts({});
  assert.ok(all.length >= 3 && all.every(Boolean), JSON.stringify(all));
  assert.deepEqual(
    await excerpts({ snippets: 2 }),
    all.map((_, i) => i < 2),
  );
  reader.dispose();
});

test("requests: the same query again asks for nothing", async () => {
  const { source, reader } = await open();
  const first = await reader.search({ query: "행로", limit: 10 });
  source.asked.length = 0;
  assert.deepEqual(await reader.search({ query: "행로", limit: 10 }), first);
  assert.deepEqual(source.asked, []);
  reader.dispose();
});

test("requests: a digest that was opened gives the excerpts of its entries", async () => {
  const { source, reader } = await open();
  const { info } = await reader.page({});
  const query = "행로";
  const of = { from: info.date, to: info.date, topics: [info.topic] };
  const { rows } = await reader.search({ query, limit: 10, snippet: 0, tiers: false, ...of });
  source.asked.length = 0;
  await reader.search({ query, limit: 10, tiers: false, ...of });
  assert.deepEqual(source.asked, [], `${rows.length} rows`);
  reader.dispose();
});
