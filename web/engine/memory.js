// The only file that accesses wasm memory. One generic call() does all steps of the C ABI (wasm/bindings/abi.h):
// allocate, copy in, call, copy the result out, free. No view of wasm memory leaves this file or outlives a call,
// because views become invalid when memory grows.

import { YoyakError } from "./errors.js";

export const ABI_VERSION = 1;
export const OK = 0;
export const NEED = 1;
export const ERROR = 2;

/** @typedef {"reader" | "packer"} Kind */
/**
 * An instance; dead after a trap. `onwork` is called before each run of its code.
 * @typedef {{kind: Kind, exports: Record<string, any>, dead: boolean, onwork?: (() => void) | undefined}} Core
 */
/** @typedef {{status: number, bytes: Uint8Array}} CallResult */

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const utf16 = new TextDecoder("utf-16le", { ignoreBOM: true });

/** @param {Uint8Array} bytes */
export const text = (bytes) => decoder.decode(bytes);

/** @param {Core} core @returns {number} bytes of wasm memory */
export const memorySize = (core) => core.exports.memory.buffer.byteLength;

/**
 * Runs code of the module. Every exception from it (unreachable, out of bounds, stack overflow, memory exhausted) is a
 * trap: the instance must not be used again.
 * @template T @param {Core} core @param {() => T} action @returns {T}
 */
function guarded(core, action) {
  if (core.dead) throw new YoyakError("trap", "This module instance stopped in an earlier call.");
  core.onwork?.();
  try {
    return action();
  } catch (error) {
    core.dead = true;
    throw new YoyakError(
      "trap",
      `The engine stopped unexpectedly (${/** @type {Error} */ (error)?.message ?? error}).`,
    );
  }
}

/** @param {Core} core @returns {number} handle */
export function create(core) {
  return guarded(core, () => core.exports[`yoyak_${core.kind}_create`]() >>> 0);
}

/** Does nothing on a dead instance, whose memory is freed with it. @param {Core} core @param {number} handle */
export function destroy(core, handle) {
  if (!core.dead) guarded(core, () => core.exports[`yoyak_${core.kind}_destroy`](handle));
}

/**
 * Calls `yoyak_KIND_VERB(handle, …)`. Strings and bytes become pointer and length; numbers pass as they are. Statuses
 * OK and NEED are returned; ERROR is thrown as a YoyakError with the core's code.
 * @param {Core} core @param {number} handle @param {string} verb @param {...(string | Uint8Array | number)} parameters
 * @returns {CallResult} `bytes` are the caller's own
 */
export function call(core, handle, verb, ...parameters) {
  return invoke(core, handle, verb, parameters, (status, view) => ({ status, bytes: view.slice() }));
}

/**
 * As call(), for a verb that returns UTF-16LE. Making a string from it is a copy; decoding UTF-8 takes longer than
 * rendering it.
 * @param {Core} core @param {number} handle @param {string} verb @param {...(string | Uint8Array | number)} parameters
 *   @returns {string}
 */
export function callUtf16(core, handle, verb, ...parameters) {
  return invoke(core, handle, verb, parameters, (_status, view) => utf16.decode(view));
}

/**
 * @template T
 * @param {Core} core
 * @param {number} handle
 * @param {string} verb
 * @param {(string | Uint8Array | number)[]} parameters
 * @param {(status: number, view: Uint8Array) => T} take keeps nothing of the view, which lies in wasm memory
 * @returns {T}
 */
function invoke(core, handle, verb, parameters, take) {
  const { exports, kind } = core;
  const run = exports[`yoyak_${kind}_${verb}`];
  if (typeof run !== "function") throw wrongAbi(kind, `it lacks yoyak_${kind}_${verb}`);
  /** @type {number[]} */
  const pointers = [];
  /** @param {number} size */
  const allocate = (size) => {
    const pointer = exports.yoyak_alloc(Math.max(size, 1)) >>> 0;
    pointers.push(pointer);
    return pointer;
  };
  /** @type {Uint8Array | undefined} */
  let failure;
  /** @type {T | undefined} */
  let result;
  try {
    guarded(core, () => {
      const words = [];
      for (const value of parameters) {
        if (typeof value === "number") {
          words.push(value);
        } else if (typeof value === "string") {
          const most = value.length * 3; // a UTF-16 unit takes at most three bytes of UTF-8
          const pointer = allocate(most);
          words.push(pointer, encoder.encodeInto(value, new Uint8Array(exports.memory.buffer, pointer, most)).written);
        } else {
          const pointer = allocate(value.length);
          new Uint8Array(exports.memory.buffer, pointer, value.length).set(value);
          words.push(pointer, value.length);
        }
      }
      const status = run(handle, ...words) >>> 0;
      const data = exports[`yoyak_${kind}_result_data`](handle) >>> 0;
      const view = new Uint8Array(exports.memory.buffer, data, exports[`yoyak_${kind}_result_size`](handle) >>> 0);
      if (status === ERROR) failure = view.slice();
      else result = take(status, view);
    });
  } finally {
    if (!core.dead) guarded(core, () => pointers.forEach((pointer) => exports.yoyak_free(pointer)));
  }
  if (failure) throw coreError(failure);
  return /** @type {T} */ (result);
}

/**
 * The module is from another build than these scripts, for example an old one from a cache.
 * @param {Kind} kind
 * @param {string} why
 */
export function wrongAbi(kind, why) {
  return new YoyakError(
    "wrong-abi",
    `${kind}.wasm and the scripts belong to different versions of Yoyak (${why}). ` +
      "Remedy: reload the page without its cache, or publish both from one build.",
  );
}

/** @param {Uint8Array} bytes the JSON of YOYAK_ERROR */
function coreError(bytes) {
  try {
    const { code, message, detail } = JSON.parse(text(bytes));
    return new YoyakError(String(code), String(message), detail);
  } catch {
    return new YoyakError("trap", "The engine gave an error that cannot be read.");
  }
}
