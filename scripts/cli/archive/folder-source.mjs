// An archive in a folder on disk. Only the requested ranges are read.
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { YoyakError } from "../../../web/engine/errors.js";
import { reason } from "../errors.mjs";

/** @implements {ByteSource} */
export class FolderSource {
  stats = { requests: 0, bytes: 0 };
  #folder;

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
  }

  async manifest() {
    return this.#count(() => readFile(join(this.#folder, "archive.json")), "archive.json");
  }

  /** @param {import("../../../web/engine/types.d.ts").Range} range */
  async read({ file, offset, length }) {
    if (file.split(/[\\/]/).some((part) => part === ".."))
      throw new YoyakError("bad-manifest", `The archive names a file outside its folder: ${file}.`, { file });
    return this.#count(async () => {
      const handle = await open(join(this.#folder, file));
      try {
        const { size } = await handle.stat();
        // a wrong manifest must not allocate memory
        const bytes = new Uint8Array(Math.max(Math.min(length, size - offset), 0));
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset);
        return bytes.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    }, file);
  }

  /** @param {() => Promise<Uint8Array>} read @param {string} file */
  async #count(read, file) {
    this.stats.requests += 1;
    try {
      const bytes = new Uint8Array(await read());
      this.stats.bytes += bytes.length;
      return bytes;
    } catch (error) {
      throw new YoyakError("network", `${join(this.#folder, file)} cannot be read: ${reason(error)}.`, { file });
    }
  }
}

/** @typedef {import("../../../web/engine/types.d.ts").ByteSource} ByteSource */
