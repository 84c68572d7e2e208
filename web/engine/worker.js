// The engine's worker: readers that are controlled by messages, one for each archive that it serves. It runs as a
// classic script, also from a Blob, so nothing here depends on the worker's own address. The messages: protocol.d.ts.

import { errorFromValue, errorToValue, YoyakError } from "./errors.js";
import { Reader } from "./reader.js";
import { HttpSource } from "./sources/http.js";

/** @typedef {import("./types.d.ts").ByteSource} ByteSource */
/** @typedef {import("./protocol.d.ts").Port} Port */
/** @typedef {import("./protocol.d.ts").ToWorker} ToWorker */

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
    return this.#ask({ method: "manifest" }, signal);
  }

  /** @param {import("./types.d.ts").Range} range @param {AbortSignal} [signal] */
  read(range, signal) {
    return this.#ask({ method: "read", range }, signal);
  }

  /**
   * @param {{method: "manifest"} | {method: "read", range: import("./types.d.ts").Range}} question
   * @param {AbortSignal} [signal]
   * @returns {Promise<Uint8Array>}
   */
  #ask(question, signal) {
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
      this.#port.postMessage({ ask, ...question });
    });
  }

  /** @param {import("./protocol.d.ts").Answer} message */
  take({ answer, value, error, stats }) {
    const waiting = this.#open.get(answer);
    this.#open.delete(answer);
    this.stats = stats;
    if (!waiting) return;
    if (value) waiting.resolve(value);
    else waiting.reject(errorFromValue(error ?? { code: "network", message: "The page gave no bytes." }));
  }
}

/**
 * Serves one archive over `port`.
 * @param {Port} port
 * @param {() => void} [onwork] called before each run of the core
 * @returns {(message: ToWorker) => void} takes the page's messages
 */
export function serveEngine(port, onwork) {
  /** @type {Reader | null} */
  let reader = null;
  const page = new PageSource(port);
  /** @type {Map<number, AbortController>} */
  const running = new Map();

  /** @param {import("./protocol.d.ts").Call} call @param {AbortSignal} signal */
  async function run(call, signal) {
    if (call.verb === "open") {
      const { url, wasm, keep } = call.request;
      reader = await Reader.open(url ? new HttpSource(url, keep ? { keep } : {}) : page, wasm, signal, onwork);
      reader.onchange = (changed) => port.postMessage({ changed });
      return reader.info;
    }
    if (!reader) throw new YoyakError("bad-request", `The worker cannot do ${call.verb} before open.`);
    if (call.verb === "retry") return reader.retry();
    if (call.verb === "stats") return reader.stats();
    return reader.ask(call.verb, call.request, { signal });
  }

  return (message) => {
    if ("answer" in message) return page.take(message);
    if ("cancel" in message) return running.get(message.cancel)?.abort();
    if ("close" in message) return running.forEach((controller) => controller.abort());
    const { id } = message;
    const controller = new AbortController();
    running.set(id, controller);
    run(message, controller.signal)
      .then(
        (value) => port.postMessage({ id, value }),
        (error) => port.postMessage({ id, error: errorToValue(error) }),
      )
      .finally(() => running.delete(id));
  };
}

/**
 * Serves any number of archives over `port`: each message says in `to` for which one, each answer in `from`. The
 * archive whose code is running is named before it runs, so that the page knows which one hangs.
 * @param {{postMessage: (message: import("./protocol.d.ts").FromPooled) => void}} port
 * @returns {(message: import("./protocol.d.ts").ToPooled) => void}
 */
export function serveEngines(port) {
  /** @type {Map<number | undefined, (message: ToWorker) => void>} */
  const engines = new Map();
  /** @type {number | undefined} */
  let busy;
  return ({ to, ...message }) => {
    const take =
      engines.get(to) ??
      serveEngine(
        { postMessage: (answer) => port.postMessage({ ...answer, from: to }) },
        () => busy === to || port.postMessage({ busy: (busy = to) }),
      );
    engines.set(to, take);
    take(message);
    if ("close" in message) engines.delete(to);
  };
}

// Under Node and in tests there is no worker scope, and importing this file does nothing.
const scope = /** @type {any} */ (globalThis);
if (typeof scope.WorkerGlobalScope === "function" && scope instanceof scope.WorkerGlobalScope) {
  const take = serveEngines(scope);
  scope.onmessage = (/** @type {{data: import("./protocol.d.ts").ToPooled}} */ event) => take(event.data);
}
