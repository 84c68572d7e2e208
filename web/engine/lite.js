// An archive that is opened with lite.wasm, half as large as reader.wasm, for pages that show a digest or a list. The
// first call that needs more opens it once more with reader.wasm, which answers from then on.

import { readerAddress, liteAddress } from "./files.js";
import { openArchive } from "./open.js";
import { ArchiveVerbs } from "./verbs.js";

/** @typedef {import("./types.d.ts").Archive} Archive */
/** @typedef {import("./types.d.ts").OpenOptions} OpenOptions */

/** What lite.wasm exports (wasm/bindings/lite.cpp). */
const VERBS = new Set(["digests", "select", "page"]);

/** @implements {Archive} */
class LiteArchive extends ArchiveVerbs {
  #lite;
  #open;
  /** @type {Promise<Archive> | null} */
  #whole = null;
  #disposed = false;
  /** @type {Archive["onchange"]} */
  onchange = null;

  /** @param {Archive} lite @param {() => Promise<Archive>} open opens it with reader.wasm */
  constructor(lite, open) {
    super();
    this.#lite = lite;
    this.#open = open;
    this.info = lite.info;
    this.#follow(lite);
  }

  /** @override @type {ArchiveVerbs["ask"]} */
  async ask(verb, request, options) {
    if (!this.#whole && VERBS.has(verb)) {
      try {
        return await /** @type {any} */ (this.#lite).ask(verb, request, options);
      } catch (error) {
        if (/** @type {any} */ (error).code !== "unsupported" && !this.#whole) throw error;
      }
    }
    return /** @type {any} */ (await this.#all()).ask(verb, request, options);
  }

  #all() {
    this.#whole ??= this.#open().then(
      (whole) => {
        this.#lite.dispose();
        if (this.#disposed) whole.dispose();
        this.#follow(whole);
        return whole;
      },
      (error) => {
        // The failure may be temporary: the next call tries again.
        this.#whole = null;
        throw error;
      },
    );
    return this.#whole;
  }

  /** @param {Archive} archive */
  #follow(archive) {
    this.info = archive.info;
    archive.onchange = (info) => {
      this.info = info;
      this.onchange?.(info);
    };
  }

  async retry() {
    const archive = this.#whole ? await this.#whole : this.#lite;
    await archive.retry();
  }

  async stats() {
    return (this.#whole ? await this.#whole : this.#lite).stats();
  }

  dispose() {
    this.#disposed = true;
    this.#lite.dispose();
    this.#whole?.then(
      (whole) => whole.dispose(),
      () => {},
    );
  }
}

/**
 * Where lite.wasm cannot be loaded or used, reader.wasm is used at once.
 * @param {string} source address of archive.json
 * @param {OpenOptions & {lite?: OpenOptions["wasm"]}} [options] `lite`: address of lite.wasm, or its bytes
 * @returns {Promise<Archive>}
 */
export async function openLite(source, { lite = liteAddress(), wasm = readerAddress(), ...options } = {}) {
  const whole = () => openArchive(source, { ...options, wasm });
  /** @type {Archive} */
  let archive;
  try {
    archive = await openArchive(source, { ...options, wasm: lite });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return whole();
  }
  return new LiteArchive(archive, whole);
}
