// Reads a ZIP file by the directory at its end; the browser inflates the data. It supports no ZIP64, no encryption and
// only one volume, which is enough for a folder of notes.

/** @typedef {{ name: string, size: number, read: () => Promise<Uint8Array<ArrayBuffer>> }} ZipMember */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;
/** A comment at the end of the file may be this long, so the end record is in these last bytes. */
const END_REACH = 22 + 0xffff;
/** Larger sizes are rejected: a digest has a few hundred kilobytes. */
const MAX_MEMBER = 64 << 20;
/** The most bytes that members may have together: 66 KB of overlapping members would otherwise give gigabytes. */
const MAX_TOTAL = 256 << 20;

/**
 * An error with a code for which the interface has a text.
 * @param {"none" | "damaged" | "encrypted" | "method" | "large"} code @param {string} message
 */
function zipError(code, message) {
  return Object.assign(new Error(message), { code: "zip-" + code });
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {ZipMember[]} files only, in the order of the directory; throws if it is not a ZIP file
 */
export function zipMembers(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let total = 0;
  /** @type {ZipMember[]} */
  const members = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY)
      throw zipError("damaged", "The ZIP file's directory is damaged.");
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const local = view.getUint32(at + 42, true);
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0);
    at += 46 + nameLength + extraLength + commentLength;
    if (name.endsWith("/")) continue;
    members.push({
      name,
      size,
      read: async () => {
        if (flags & 1) throw zipError("encrypted", `${name} is encrypted.`);
        if (size > MAX_MEMBER || local + 30 > bytes.length)
          throw zipError("damaged", `${name} cannot be read from the ZIP file.`);
        total += size;
        if (total > MAX_TOTAL) throw zipError("large", "The files in the ZIP file are larger than 256 MB together.");
        // Use the lengths in the local header, which may differ from those in the directory.
        const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
        const data = bytes.subarray(start, start + packed);
        if (method === STORED && packed > size) throw zipError("damaged", `${name} is damaged.`);
        if (method === STORED) return data.slice();
        if (method !== DEFLATED) throw zipError("method", `${name} is compressed in a way that browsers cannot undo.`);
        return inflate(data, size, name);
      },
    });
  }
  return members;
}

/** @param {DataView} view */
function endOf(view) {
  const first = Math.max(0, view.byteLength - END_REACH);
  for (let at = view.byteLength - 22; at >= first; at -= 1) if (view.getUint32(at, true) === END) return at;
  throw zipError("none", "This is no ZIP file, or it was cut off.");
}

/**
 * Without the flag for UTF-8, names use the code page of the machine, which is CP949 on Korean Windows.
 * @param {Uint8Array} bytes
 * @param {boolean} utf8
 */
function nameOf(bytes, utf8) {
  try {
    return new TextDecoder("utf-8", { fatal: !utf8 }).decode(bytes).normalize("NFC");
  } catch {
    return new TextDecoder("euc-kr").decode(bytes);
  }
}

/** @param {Uint8Array<ArrayBuffer>} data @param {number} size @param {string} name */
async function inflate(data, size, name) {
  const out = new Uint8Array(size);
  let filled = 0;
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw zipError("damaged", `${name} is damaged.`);
    });
    if (done) break;
    // More data than announced is an attack, not a digest.
    if (filled + value.length > size) throw zipError("damaged", `${name} is damaged.`);
    out.set(value, filled);
    filled += value.length;
  }
  if (filled < size) throw zipError("damaged", `${name} is damaged.`);
  return out;
}
