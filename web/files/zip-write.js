// Writes a ZIP file. It does not compress by itself: the files of an archive are compressed already, and who writes
// texts compresses them before. Reading is in zip.js.

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
/** Names are UTF-8. */
const FLAGS = 0x800;
/** 1980-01-01, the earliest date of the format, so that the same archive gives the same bytes. */
const DATE = 0x21;

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** @param {Uint8Array} bytes */
export function crc32(bytes) {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i += 1) crc = table[(crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const DEFLATED = 8;

/**
 * @typedef {object} Member
 * @property {string} name
 * @property {Uint8Array} bytes
 * @property {Uint8Array} [deflated] the same, compressed; written instead where it is shorter
 */

/** @param {Member[]} files @returns {Uint8Array<ArrayBuffer>} */
export function zipOf(files) {
  const parts = files.map(({ name, bytes: plain, deflated = plain }) => ({
    label: new TextEncoder().encode(name),
    method: deflated.length < plain.length ? DEFLATED : 0,
    bytes: deflated.length < plain.length ? deflated : plain,
    length: plain.length,
    crc: crc32(plain),
    at: 0,
  }));
  const size = parts.reduce((sum, { label, bytes }) => sum + 30 + 46 + 2 * label.length + bytes.length, 22);
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  let at = 0;
  const common = (/** @type {number} */ offset, /** @type {typeof parts[number]} */ part) => {
    const { label, method, bytes, length, crc } = part;
    view.setUint16(offset, 20, true);
    view.setUint16(offset + 2, FLAGS, true);
    view.setUint16(offset + 4, method, true);
    view.setUint16(offset + 8, DATE, true);
    view.setUint32(offset + 10, crc, true);
    view.setUint32(offset + 14, bytes.length, true);
    view.setUint32(offset + 18, length, true);
    view.setUint16(offset + 22, label.length, true);
  };
  for (const part of parts) {
    part.at = at;
    view.setUint32(at, LOCAL, true);
    common(at + 4, part);
    out.set(part.label, at + 30);
    out.set(part.bytes, at + 30 + part.label.length);
    at += 30 + part.label.length + part.bytes.length;
  }
  const directory = at;
  for (const part of parts) {
    view.setUint32(at, ENTRY, true);
    view.setUint16(at + 4, 20, true);
    common(at + 6, part);
    view.setUint32(at + 42, part.at, true);
    out.set(part.label, at + 46);
    at += 46 + part.label.length;
  }
  view.setUint32(at, END, true);
  view.setUint16(at + 8, parts.length, true);
  view.setUint16(at + 10, parts.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return out;
}
