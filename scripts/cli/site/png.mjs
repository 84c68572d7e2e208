// Writes PNG images of up to 16 colours (ISO/IEC 15948). The same pixels give the same bytes with every version of
// Node: the strategy RLE of zlib only counts repeated bytes, which all versions do alike, and the streams are too short
// for zlib to divide them. Photographs and other pictures of many colours would be large.
import { constants, deflateRawSync } from "node:zlib";

/** @typedef {[number, number, number, number]} Rgba each 0 to 255 */

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = CRC[(c ^ byte) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** @param {string} type @param {Uint8Array} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
}

/** @param {Uint8Array} row @param {Uint8Array} other */
const same = (row, other) => Buffer.compare(row, other) === 0;

/**
 * @param {{width: number, height: number, pixels: Uint8Array}} image pixels: numbers of colours, row by row
 * @param {Rgba[]} palette at most 16
 */
export function png({ width, height, pixels }, palette) {
  // Four bits a pixel, each row as its difference to the one above (filter 2, "up"): rows that repeat are zeros.
  const stride = (width + 1) >> 1;
  const rows = Buffer.alloc((stride + 1) * height);
  let above = new Uint8Array(stride);
  /** Adler-32 of `rows`, in its two halves. */
  let [a, b] = [1, 0];
  for (let y = 0; y < height; y += 1) {
    const at = y * (stride + 1);
    rows[at] = 2;
    b += a += 2;
    const row = pixels.subarray(y * width, (y + 1) * width);
    if (y > 0 && same(row, pixels.subarray((y - 1) * width, y * width))) b += a * stride;
    else {
      const packed = new Uint8Array(stride);
      for (let x = 0; x < width; x += 2) packed[x >> 1] = (row[x] << 4) | (row[x + 1] ?? 0);
      for (let x = 0; x < stride; x += 1) b += a += rows[at + 1 + x] = (packed[x] - above[x]) & 255;
      above = packed;
    }
    [a, b] = [a % 65521, b % 65521];
  }
  const options = { level: 9, memLevel: 9, windowBits: 15, strategy: constants.Z_RLE };
  const sum = uint32(((b << 16) | a) >>> 0);
  const stream = Buffer.concat([Buffer.of(0x78, 0x01), deflateRawSync(rows, options), sum]);
  const head = Buffer.concat([uint32(width), uint32(height), Buffer.of(4, 3, 0, 0, 0)]);
  const colours = Buffer.from(palette.flatMap(([r, g, b]) => [r, g, b]));
  const alphas = palette.map(([, , , alpha]) => alpha);
  const clear = alphas.some((alpha) => alpha < 255) ? [chunk("tRNS", Buffer.from(alphas))] : [];
  return Buffer.concat([
    Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", head),
    chunk("PLTE", colours),
    ...clear,
    chunk("IDAT", stream),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
