// The one error class of the engine. Every failure that leaves web/engine is one of these, with a stable `code`.

/**
 * Codes of the core are those of wasm/base/result.hpp. The host adds:
 *   network   bytes could not be loaded (detail: {url, status})
 *   no-wasm   the module cannot run here (no WebAssembly, a content security policy, not a module)
 *   wrong-abi the module belongs to another version of Yoyak
 *   trap      the module stopped in the middle of a call; the next call works on a new instance
 *   disposed  a call after dispose()
 *   aborted   the caller's AbortSignal
 */
export class YoyakError extends Error {
  /** @param {string} code @param {string} message @param {unknown} [detail] */
  constructor(code, message, detail) {
    super(message);
    this.name = "YoyakError";
    this.code = code;
    /** @type {unknown} */
    this.detail = detail;
  }
}

/** Any thrown value as a YoyakError; abort reasons become "aborted". @param {unknown} value @returns {YoyakError} */
export function asYoyakError(value) {
  if (value instanceof YoyakError) return value;
  const { name = "", message = String(value) } = /** @type {{name?: string, message?: string}} */ (value ?? {});
  if (name === "AbortError") return new YoyakError("aborted", "The request was cancelled.");
  return new YoyakError("internal", message, { name });
}

/** Converts an error to plain values, to send it to another thread. @param {unknown} value */
export function errorToValue(value) {
  const { code, message, detail } = asYoyakError(value);
  return { code, message, detail };
}

/** @param {{code: string, message: string, detail?: unknown}} value */
export function errorFromValue({ code, message, detail }) {
  return new YoyakError(code, message, detail);
}

/** Throws "aborted" if the signal is aborted. @param {AbortSignal | undefined} signal */
export function throwIfAborted(signal) {
  if (signal?.aborted) throw new YoyakError("aborted", "The request was cancelled.");
}
