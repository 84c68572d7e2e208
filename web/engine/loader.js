// Loads a module's code and makes instances of it. The modules are stand-alone wasm. Their few imports are WASI
// functions; a library without files, clock and console does not need them, so every stub returns "not supported".

import { throwIfAborted, YoyakError } from "./errors.js";
import { ABI_VERSION, wrongAbi } from "./memory.js";

/** @typedef {import("./memory.js").Core} Core */
/** @typedef {import("./memory.js").Kind} Kind */

/** WASI's errno "function not supported". */
const NOSYS = 52;
/** Milliseconds for the download of the code: enough for a phone on 50 kbit/s. */
const TIMEOUT = 30000;
const unsupported = () => NOSYS;

/** @type {Record<string, Record<string, (...parameters: number[]) => any>>} */
const HOST = {
  wasi_snapshot_preview1: {
    fd_write: unsupported,
    fd_read: unsupported,
    fd_close: unsupported,
    fd_seek: unsupported,
    fd_fdstat_get: unsupported,
    environ_sizes_get: unsupported,
    environ_get: unsupported,
    args_sizes_get: unsupported,
    args_get: unsupported,
    clock_time_get: unsupported,
    proc_exit: (code) => {
      throw new Error(`exit ${code}`);
    },
  },
  // memory.js keeps no view across calls, so memory may grow at any time.
  env: { emscripten_notify_memory_growth: () => undefined },
};

/**
 * Compiled code by address: concurrent callers get the same promise.
 * @type {Map<string, Promise<WebAssembly.Module>>}
 */
const compiled = new Map();

/**
 * @param {string | URL | Uint8Array | Response | WebAssembly.Module} source an address (http, https, data, blob), or
 *   the code
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(source) {
  if (typeof WebAssembly !== "object") {
    throw new YoyakError(
      "no-wasm",
      "This browser has no WebAssembly, which Yoyak needs. " +
        "Remedy: use a newer browser, or switch off its strictest mode.",
    );
  }
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof Uint8Array) return compiling(WebAssembly.compile(/** @type {BufferSource} */ (source)));
  if (typeof Response === "function" && source instanceof Response) return fromResponse(source);
  const url = String(source);
  let promise = compiled.get(url);
  if (!promise) {
    promise = download(url);
    compiled.set(url, promise);
    // The failure may be temporary: the next caller tries again.
    promise.catch(() => compiled.delete(url));
  }
  return promise;
}

/** @param {string} url */
async function download(url) {
  let response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout?.(TIMEOUT) });
  } catch (error) {
    throw new YoyakError(
      "network",
      `The engine could not be loaded from ${url} (${/** @type {Error} */ (error).message}).`,
      { url },
    );
  }
  return fromResponse(response);
}

/** @param {Response} response */
async function fromResponse(response) {
  if (!response.ok) {
    throw new YoyakError(
      "network",
      `The engine could not be loaded: the server answers ${response.status} for ${response.url}.`,
      { url: response.url, status: response.status },
    );
  }
  // Streaming needs exactly this type, without parameters. Many servers send another type, but their bytes are valid.
  const type = response.headers.get("content-type")?.trim().toLowerCase();
  if (type === "application/wasm" && WebAssembly.compileStreaming)
    return compiling(WebAssembly.compileStreaming(response));
  return compiling(response.arrayBuffer().then((bytes) => WebAssembly.compile(bytes)));
}

/** @param {Promise<WebAssembly.Module>} promise */
async function compiling(promise) {
  try {
    return await promise;
  } catch (error) {
    if (/** @type {Error} */ (error).name === "TimeoutError")
      throw new YoyakError("network", "The engine could not be loaded in time.");
    throw new YoyakError(
      "no-wasm",
      `The engine's WebAssembly cannot run here (${/** @type {Error} */ (error).message}). ` +
        "Remedy: the page's content security policy needs script-src 'wasm-unsafe-eval', " +
        "and reader.wasm must arrive unchanged.",
    );
  }
}

/**
 * A new instance, checked against the ABI that this code speaks.
 * @param {WebAssembly.Module} module @param {Kind} kind @returns {Promise<Core>}
 */
export async function instantiate(module, kind) {
  /** @type {Record<string, Record<string, any>>} */
  const imports = {};
  for (const { module: space, name } of WebAssembly.Module.imports(module)) {
    const stub = HOST[space]?.[name];
    if (!stub)
      throw new YoyakError(
        "wrong-abi",
        `The engine's module asks for ${space}.${name}, which this version of Yoyak does not know. ` +
          "Remedy: publish reader.wasm and the scripts of one build together.",
      );
    (imports[space] ??= {})[name] = stub;
  }
  let exports;
  try {
    ({ exports } = await WebAssembly.instantiate(module, imports));
    /** @type {any} */ (exports)._initialize?.();
  } catch (error) {
    throw new YoyakError(
      "no-wasm",
      `The engine's WebAssembly cannot start here (${/** @type {Error} */ (error).message}).`,
    );
  }
  /** @type {Core} */
  const core = { kind, exports: /** @type {Record<string, any>} */ (exports), dead: false };
  checkAbi(core);
  return core;
}

/** A missing verb is detected when it is called (memory.js). @param {Core} core */
function checkAbi({ kind, exports }) {
  const has = (/** @type {string} */ name) => typeof exports[name] === "function";
  const version = has("yoyak_abi_version") ? exports.yoyak_abi_version() >>> 0 : 0;
  if (version !== ABI_VERSION) throw wrongAbi(kind, `it speaks version ${version}, the scripts speak ${ABI_VERSION}`);
  const missing = ["yoyak_alloc", "yoyak_free", `yoyak_${kind}_create`].filter((name) => !has(name));
  if (missing.length) throw wrongAbi(kind, `it lacks ${missing.join(", ")}`);
}

/**
 * @param {string | URL | Uint8Array | Response | WebAssembly.Module} source
 * @param {Kind} kind
 * @param {AbortSignal} [signal]
 */
export async function loadCore(source, kind, signal) {
  throwIfAborted(signal);
  const module = await compile(source);
  throwIfAborted(signal);
  return instantiate(module, kind);
}
