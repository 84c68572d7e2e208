// What reading and packing one page of 1 MB may take of the packer's memory, for the shapes that took most. Pages of
// all shapes, with time and the memory of the whole process: tests/bench/growth.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compile } from "../../web/engine/loader.js";
import { packParts, readPages } from "../../web/engine/packing.js";
import { sized, wholePages } from "../markdown/shapes.mjs";
import { moduleBytes } from "./helpers.mjs";

const MB = 1 << 20;
/** The rest of 256 MB is Node's, the reader's and the site's (docs/reliability.md). */
const MOST = 96 * MB;
const wasm = await compile(moduleBytes("packer.wasm"));

for (const name of [
  "Hangul without spaces",
  "Hangul of common syllables without spaces",
  "long Latin words",
  "tiny entries",
  "entries that share words",
]) {
  test(`costs: 1 MB of ${name}`, async () => {
    const page = new Uint8Array(Buffer.from(sized(wholePages[name], 1_000_000)));
    const { packer, check } = await readPages([{ path: "2025-12-20-news.md", read: () => page }], { wasm });
    const { parts } = await packParts(packer);
    assert.equal(check.digests, 1);
    assert.equal(parts.length, 1);
    assert.ok(packer.memory <= MOST, `${packer.memory / MB} MB`);
    packer.dispose();
  });
}
