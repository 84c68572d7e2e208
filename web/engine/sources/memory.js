// An archive in memory, for example from the packer, or one that a test damages.

import { YoyakError } from "../errors.js";

/** @implements {ByteSource} */
export class MemorySource {
  stats = { requests: 0, bytes: 0 };
  #files;

  /** @param {Map<string, Uint8Array> | Record<string, Uint8Array>} files by name, "archive.json" among them */
  constructor(files) {
    this.#files = files instanceof Map ? files : new Map(Object.entries(files));
  }

  async manifest() {
    return this.#count(this.#file("archive.json"));
  }

  /** @param {Range} range */
  async read({ file, offset, length }) {
    return this.#count(this.#file(file).slice(offset, offset + length));
  }

  /** @param {string} name */
  #file(name) {
    const bytes = this.#files.get(name);
    if (!bytes) throw new YoyakError("network", `The archive has no file ${name}.`, { file: name });
    return bytes;
  }

  /** @param {Uint8Array} bytes */
  #count(bytes) {
    this.stats.requests += 1;
    this.stats.bytes += bytes.length;
    return bytes;
  }
}

/** @typedef {import("../types.d.ts").ByteSource} ByteSource */
/** @typedef {import("../types.d.ts").Range} Range */
