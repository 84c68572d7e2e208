// ZIP files for tests, including invalid ones.

import { deflateRawSync } from "node:zlib";

/**
 * A ZIP file as archivers write it.
 * @param {{ name: Buffer | string, data: string, method?: number, flags?: number, claim?: number }[]} files
 * @param {string} [comment]
 */
export function zip(files, comment = "") {
  const locals = [];
  const entries = [];
  let at = 0;
  for (const { name, data, method = 8, flags = 0x800, claim } of files) {
    const label = Buffer.from(name);
    const raw = Buffer.from(data);
    const packed = method === 8 ? deflateRawSync(raw) : raw;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(label.length, 26);
    local.writeUInt16LE(4, 28); // more than the directory says
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claim ?? raw.length, 24);
    entry.writeUInt16LE(label.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, label, Buffer.alloc(4), packed);
    entries.push(entry, label);
    at += 34 + label.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return new Uint8Array(Buffer.concat([...locals, directory, end, Buffer.from(comment)]));
}
