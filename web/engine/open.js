// Opens an archive, in a worker if possible, or else in this thread. The viewer and the widget use only this entry
// point.

import { throwIfAborted, YoyakError } from "./errors.js";
import { readerAddress, workerAddress } from "./files.js";
import { trustedScriptUrl } from "./trusted.js";
import { WorkerArchive } from "./worker-client.js";

export { YoyakError };

/** @typedef {import("./types.d.ts").Archive} Archive */
/** @typedef {import("./types.d.ts").ByteSource} ByteSource */
/** @typedef {import("./types.d.ts").OpenOptions} OpenOptions */

/** Errors of the environment, not of the archive: without a worker the call may succeed. */
const WORKER_TROUBLE = new Set(["trap", "no-wasm", "internal"]);

/**
 * @param {string | URL | ByteSource} source address of archive.json, or where the bytes come from
 * @param {OpenOptions} [options] @returns {Promise<Archive>}
 */
export async function openArchive(source, options = {}) {
  const { worker = "auto", pool, signal } = options;
  const url = typeof source === "string" || source instanceof URL ? absolute(source) : null;
  const bytes = url ? null : /** @type {ByteSource} */ (source);
  const wasm = options.wasm instanceof Uint8Array ? options.wasm : absolute(options.wasm ?? readerAddress());
  const keep = options.keep ? { keep: options.keep } : {};
  throwIfAborted(signal);
  if (worker === "auto" && typeof Worker === "function") {
    try {
      const start = starter(bytes, options.workerUrl);
      const shared = pool && url ? () => pool.connect(start) : start;
      return await WorkerArchive.open(shared, bytes, { url, wasm, ...keep }, signal);
    } catch (error) {
      if (!(error instanceof YoyakError) || !WORKER_TROUBLE.has(error.code)) throw error;
    }
  }
  // Loaded only if there is no worker: a worker contains its own copy.
  const [{ Reader }, { HttpSource }] = await Promise.all([import("./reader.js"), import("./sources/http.js")]);
  return Reader.open(bytes ?? new HttpSource(/** @type {string} */ (url), keep), wasm, signal);
}

/** A worker has another address, often a blob, so addresses are made absolute here. @param {string | URL} address */
function absolute(address) {
  const base = /** @type {any} */ (globalThis).document?.baseURI ?? globalThis.location?.href;
  try {
    return new URL(address, base).href;
  } catch {
    throw new YoyakError("bad-request", `${address} is not an address.`);
  }
}

/**
 * How to start a worker here. Browsers reject a worker script from another origin or from disk, but accept a Blob that
 * contains or imports it. @param {ByteSource | null} source @param {string | URL | undefined} url of the script
 * @returns {() => import("./types.d.ts").WorkerLike}
 */
function starter(source, url) {
  const inline = /** @type {{workerScript?: string | null}} */ (source ?? {}).workerScript;
  // Some bundlers make an address without origin of what looks like a URL.
  const address = inline ? null : new URL(absolute(url ?? workerAddress()));
  return () => {
    try {
      // A frame in a sandbox has no origin: browsers refuse its worker, and some report that.
      if (globalThis.origin === "null" && address?.host) throw new Error("no origin");
      if (!address || address.origin !== globalThis.location?.origin)
        return fromText(inline ?? importing(JSON.stringify(address?.href)));
      return new Worker(trustedScriptUrl(address));
    } catch (error) {
      throw new YoyakError("trap", `No worker can be started (${/** @type {Error} */ (error).message}).`);
    }
  };
}

/** A worker from a Blob has the policy of its page, which may require trusted types there, too. @param {string} url */
const importing = (url) =>
  `const u=${url},t=self.trustedTypes;` +
  `importScripts(t?t.createPolicy("yoyak",{createScriptURL:()=>u}).createScriptURL(u):u)`;

/** @param {string} script */
function fromText(script) {
  const blob = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    return new Worker(trustedScriptUrl(blob));
  } finally {
    // The worker has the script when its constructor returns; Safari needs the address a moment longer.
    setTimeout(() => URL.revokeObjectURL(blob), 10000);
  }
}
