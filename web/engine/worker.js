// The engine's worker: a Reader behind messages. One worker serves one archive. Runs as a classic script, from a Blob
// too, so nothing here depends on the worker's own address.
//
//   page → worker   {id, method, args}    open, digests, select, search, setMarks, digest, render, export, retry, stats
//                   {cancel: id}
//                   {answer, value | error}    to a read of the page's byte source
//   worker → page   {id, value | error}
//                   {ask, method, args}   the byte source's manifest and read, where it lives in the page
//                   {ask, cancel: true}

import { errorFromValue, errorToValue, YoyakError } from "./errors.js";
import { Reader } from "./reader.js";
import { HttpSource } from "./sources/http.js";

/** @typedef {{postMessage: (message: unknown, transfer?: Transferable[]) => void}} Port */

/** The page's own byte source, seen from here. @implements {ByteSource} */
class PageSource {
  stats = { requests: 0, bytes: 0 };
  #port;
  #next = 1;
  /** @type {Map<number, {resolve: (bytes: Uint8Array) => void, reject: (error: Error) => void}>} */
  #open = new Map();

  /** @param {Port} port */
  constructor(port) {
    this.#port = port;
  }

  /** @param {AbortSignal} [signal] */
  manifest(signal) {
    return this.#ask("manifest", [], signal);
  }

  /** @param {import("./types.d.ts").Range} range @param {AbortSignal} [signal] */
  read(range, signal) {
    return this.#ask("read", [range], signal);
  }

  /** @param {string} method @param {unknown[]} args @param {AbortSignal} [signal] @returns {Promise<Uint8Array>} */
  #ask(method, args, signal) {
    const ask = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#open.set(ask, { resolve, reject });
      signal?.addEventListener(
        "abort",
        () => {
          this.#open.delete(ask);
          this.#port.postMessage({ ask, cancel: true });
          reject(new YoyakError("aborted", "The request was cancelled."));
        },
        { once: true },
      );
      this.#port.postMessage({ ask, method, args });
    });
  }

  /**
   * @param {{answer: number, value?: Uint8Array, error?: {code: string, message: string}, stats: {requests: number,
   *   bytes: number}}} message
   */
  take({ answer, value, error, stats }) {
    const waiting = this.#open.get(answer);
    this.#open.delete(answer);
    this.stats = stats;
    if (!waiting) return;
    if (value) waiting.resolve(value);
    else waiting.reject(errorFromValue(error ?? { code: "network", message: "The page gave no bytes." }));
  }
}

/** @typedef {import("./types.d.ts").ByteSource} ByteSource */

/** What the page may call. */
const METHODS = new Set(["search", "setMarks", "digests", "select", "digest", "render", "export", "retry", "stats"]);

/** Serves one archive over `port`. @param {Port} port @returns {(message: any) => void} takes the page's messages */
export function serveEngine(port) {
  /** @type {Reader | null} */
  let reader = null;
  const page = new PageSource(port);
  /** @type {Map<number, AbortController>} */
  const running = new Map();

  /** @param {string} method @param {any[]} args @param {AbortSignal} signal */
  async function run(method, args, signal) {
    if (method === "open") {
      const [{ url, wasm }] = args;
      reader = await Reader.open(url ? new HttpSource(url) : page, wasm, signal);
      return reader.info;
    }
    if (!reader || !METHODS.has(method)) throw new YoyakError("bad-request", `The worker cannot do ${method} now.`);
    if (method === "retry" || method === "stats") return reader[method]();
    return /** @type {any} */ (reader)[method](args[0], { signal });
  }

  return (message) => {
    if (message.answer) return page.take(message);
    if (message.cancel) return running.get(message.cancel)?.abort();
    const { id, method, args } = message;
    const controller = new AbortController();
    running.set(id, controller);
    run(method, args, controller.signal)
      .then(
        (value) => port.postMessage({ id, value }),
        (error) => port.postMessage({ id, error: errorToValue(error) }),
      )
      .finally(() => running.delete(id));
  };
}

// Under Node and in tests there is no worker scope, and importing this file does nothing.
const scope = /** @type {any} */ (globalThis);
if (typeof scope.WorkerGlobalScope === "function" && scope instanceof scope.WorkerGlobalScope) {
  const take = serveEngine(scope);
  scope.onmessage = (/** @type {{data: unknown}} */ event) => take(event.data);
}
