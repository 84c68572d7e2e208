import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateSync, inflateSync } from "node:zlib";
import { shrinkPng } from "../../scripts/dev/shrink-png.mjs";

/**
 * A PNG of RGB pixels, each row under a filter of its own; checksums are not looked at.
 * @param {number[][][]} rows
 * @param {number[]} filters
 */
function png(rows, filters) {
  const [height, width] = [rows.length, rows[0].length];
  const flat = rows.map((row) => row.flat());
  const data = flat.map((row, y) => {
    const at = (/** @type {number} */ i, /** @type {number} */ line) => (i < 0 || line < 0 ? 0 : flat[line][i]);
    return [
      filters[y],
      ...row.map((value, i) => {
        const [left, up, corner] = [at(i - 3, y), at(i, y - 1), at(i - 3, y - 1)];
        const guess = left + up - corner;
        const near = [left, up, corner].sort((a, b) => Math.abs(guess - a) - Math.abs(guess - b))[0];
        return (value - [0, left, up, (left + up) >> 1, near][filters[y]]) & 255;
      }),
    ];
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (/** @type {string} */ name, /** @type {Buffer} */ body) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(name), body, Buffer.alloc(4)]);
  };
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.from(data.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Pixels of a PNG with a palette and unfiltered rows. @param {Buffer} bytes */
function pixels(bytes) {
  const width = bytes.readUInt32BE(16);
  /** @type {Record<string, Buffer>} */
  const chunks = {};
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    chunks[bytes.toString("latin1", at + 4, at + 8)] = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
  const rows = inflateSync(chunks.IDAT);
  return Array.from({ length: bytes.readUInt32BE(20) }, (_, y) =>
    Array.from({ length: width }, (__, x) => [
      ...chunks.PLTE.subarray(3 * rows[y * (width + 1) + 1 + x]).subarray(0, 3),
    ]),
  );
}

test("shrinkPng: every filter is undone and every pixel kept", () => {
  const rows = Array.from({ length: 5 }, (_, y) =>
    Array.from({ length: 7 }, (__, x) => [(x * 37 + y) & 255, (y * 91) & 255, (x * y * 13) & 255]),
  );
  assert.deepEqual(pixels(shrinkPng(png(rows, [0, 1, 2, 3, 4]))), rows);
});

test("shrinkPng: more than 256 colours become the nearest of the commonest", () => {
  const common = Array.from({ length: 512 }, (_, i) => [i >> 1, 0, 0]);
  const rare = Array.from({ length: 40 }, (_, i) => [i, 0, 1]);
  const shown = pixels(shrinkPng(png([[...common, ...rare]], [0])))[0];
  assert.deepEqual(shown, [...common, ...rare.map(([red]) => [red, 0, 0])]);
});

test("shrinkPng: what is no such PNG is refused", () => {
  assert.throws(() => shrinkPng(readFileSync(new URL(import.meta.url))), /not a PNG/);
});
