// An open archive in a worker, seen from the page. Same interface as Reader. If the worker dies, all pending calls are
// rejected and it is started once more; if it dies again, calls fail with the reason.

import { errorFromValue, errorToValue, YoyakError } from "./errors.js";
import { ArchiveVerbs } from "./verbs.js";

/** @typedef {import("./types.d.ts").Archive} Archive */
/** @typedef {import("./types.d.ts").ByteSource} ByteSource */
/** @typedef {import("./protocol.d.ts").OpenRequest} OpenRequest */
/** @typedef {import("./types.d.ts").WorkerLike} WorkerLike */

/** A worker whose script is not there after so many milliseconds is given up; the page then does the work itself. */
export const START_LIMIT = 20000;
/**
 * While calls are open, the worker is asked for a sign so many times in START_LIMIT. It gives one even while it
 * downloads, but not when it hangs or is gone. Signs are counted, not milliseconds: a sleeping machine misses only one.
 */
export const SIGNS = 10;
/** A worker that gave signs and then misses so many is given up: after 8 seconds. */
export const MISSED = 4;

const registry = new FinalizationRegistry((/** @type {{stop: () => void}} */ { stop }) => stop());

/** A worker with its open calls. It has no reference to the archive, so that the archive can be garbage-collected. */
class Line {
  #next = 1;
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
  #open = new Map();
  /** @type {Map<number, AbortController>} */
  #reads = new Map();
  #worker;
  #source;
  #limit;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #missed = 0;
  /** Missed signs after which it is given up. */
  #most = SIGNS;
  /** Why it cannot be used any more. @type {YoyakError | null} */
  dead = null;
  /** Called when there is a newer archive. @type {((info: import("./types.d.ts").ArchiveInfo) => void) | null} */
  changed = null;

  /**
   * @param {WorkerLike} worker @param {ByteSource | null} source where the bytes come from the page
   * @param {number} limit see START_LIMIT
   */
  constructor(worker, source, limit) {
    this.#worker = worker;
    this.#source = source;
    this.#limit = limit;
    worker.onmessage = (/** @type {{data: import("./protocol.d.ts").FromWorker}} */ { data }) => this.#take(data);
    // A message that cannot be read ends it, too.
    worker.onmessageerror = worker.onerror = (/** @type {any} */ event) => {
      event?.preventDefault?.();
      this.stop(new YoyakError("trap", `The engine's worker stopped (${event?.message || "it cannot be used"}).`));
    };
  }

  /** @param {YoyakError} [reason] */
  stop(reason = new YoyakError("disposed", "This archive was closed.")) {
    if (this.dead) return;
    this.dead = reason;
    clearTimeout(this.#timer);
    this.#worker.terminate();
    for (const { reject } of this.#open.values()) reject(reason);
    for (const controller of this.#reads.values()) controller.abort();
    this.#open.clear();
  }

  /**
   * @param {import("./protocol.d.ts").Call["verb"]} verb
   * @param {object} [request]
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>}
   */
  call(verb, request, signal) {
    if (this.dead) return Promise.reject(this.dead);
    const aborted = () => new YoyakError("aborted", "The request was cancelled.");
    if (signal?.aborted) return Promise.reject(aborted());
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      const cancel = () => {
        this.#open.delete(id);
        this.#worker.postMessage({ cancel: id });
        reject(aborted());
      };
      signal?.addEventListener("abort", cancel, { once: true });
      const done = () => signal?.removeEventListener("abort", cancel);
      this.#open.set(id, {
        resolve: (value) => (done(), resolve(value)),
        reject: (error) => (done(), reject(error)),
      });
      this.#worker.postMessage(/** @type {import("./protocol.d.ts").Call} */ ({ id, verb, request }));
      this.#timer ??= this.#watch();
    });
  }

  #watch() {
    return setTimeout(() => {
      this.#timer = undefined;
      if (this.#open.size === 0) return;
      if (this.#missed === this.#most)
        return this.stop(
          new YoyakError("trap", `The engine's worker ${this.#most < SIGNS ? "does not answer" : "did not start"}.`),
        );
      this.#missed += 1;
      this.#worker.postMessage({ id: 0, verb: "stats" });
      this.#timer = this.#watch();
    }, this.#limit / SIGNS);
  }

  /** @param {import("./protocol.d.ts").FromWorker} message */
  #take(message) {
    this.#missed = 0;
    this.#most = MISSED;
    if ("changed" in message) return this.changed?.(message.changed);
    if ("ask" in message) return "cancel" in message ? this.#reads.get(message.ask)?.abort() : void this.#read(message);
    const waiting = this.#open.get(message.id);
    this.#open.delete(message.id);
    if ("error" in message) waiting?.reject(errorFromValue(message.error));
    else waiting?.resolve(message.value);
  }

  /** @param {import("./protocol.d.ts").Ask} message */
  async #read(message) {
    const { ask } = message;
    const source = /** @type {ByteSource} */ (this.#source);
    const controller = new AbortController();
    this.#reads.set(ask, controller);
    /** @type {Omit<import("./protocol.d.ts").Answer, "stats">} */
    const reply = { answer: ask };
    try {
      reply.value =
        message.method === "manifest"
          ? await source.manifest(controller.signal)
          : await source.read(message.range, controller.signal);
    } catch (error) {
      reply.error = errorToValue(error);
    }
    this.#reads.delete(ask);
    if (!this.dead)
      this.#worker.postMessage({ ...reply, stats: { requests: source.stats.requests, bytes: source.stats.bytes } });
  }
}

/** @implements {Archive} */
export class WorkerArchive extends ArchiveVerbs {
  #start;
  #source;
  #request;
  #limit;
  /** @type {Line} */
  #line;
  #restarted = false;
  /** @type {Promise<void> | null} */
  #restarting = null;
  #disposed = false;
  /** The marks that were set last, for a restarted worker. @type {object | null} */
  #marks = null;
  /** @type {import("./types.d.ts").ArchiveInfo} */
  info;
  /** @type {Archive["onchange"]} */
  onchange = null;

  /**
   * @param {() => WorkerLike} start makes a worker
   * @param {ByteSource | null} source null where the worker fetches by itself
   * @param {OpenRequest} request
   * @param {AbortSignal} [signal]
   * @param {number} [limit] see START_LIMIT
   */
  static async open(start, source, request, signal, limit = START_LIMIT) {
    const archive = new WorkerArchive(start, source, request, limit);
    try {
      archive.info = await archive.#line.call("open", request, signal);
    } catch (error) {
      archive.dispose();
      throw error;
    }
    return archive;
  }

  /**
   * Use WorkerArchive.open().
   * @param {() => WorkerLike} start
   * @param {ByteSource | null} source
   * @param {OpenRequest} request
   * @param {number} limit see START_LIMIT
   */
  constructor(start, source, request, limit) {
    super();
    this.#start = start;
    this.#source = source;
    this.#request = request;
    this.#limit = limit;
    this.#line = this.#connect();
    this.info = /** @type {any} */ (null);
  }

  #connect() {
    const line = new Line(this.#start(), this.#source, this.#limit);
    // A weak reference, so that the archive can be garbage-collected.
    const archive = new WeakRef(this);
    line.changed = (info) => archive.deref()?.changed(info);
    registry.register(this, { stop: () => line.stop() }, line);
    return line;
  }

  /** The worker's reader has switched to a newer archive. @param {import("./types.d.ts").ArchiveInfo} info */
  changed(info) {
    this.info = info;
    this.onchange?.(info);
  }

  async #alive() {
    if (this.#disposed) throw new YoyakError("disposed", "This archive was closed.");
    if (!this.#line.dead) return;
    if (this.#restarting === null) {
      if (this.#restarted) throw this.#line.dead;
      this.#restarted = true;
      registry.unregister(this.#line);
      this.#line = this.#connect();
      const line = this.#line;
      this.#restarting = line.call("open", this.#request).then((info) => {
        this.info = info;
        return this.#marks ? line.call("set_marks", this.#marks) : undefined;
      });
      this.#restarting
        .catch(() => {})
        .finally(() => {
          this.#restarting = null;
        });
    }
    await this.#restarting;
  }

  /**
   * @param {import("./protocol.d.ts").Call["verb"]} verb
   * @param {object} [request]
   * @param {import("./types.d.ts").CallOptions} [options]
   */
  async #call(verb, request, { signal } = {}) {
    await (this.#restarting ?? this.#alive());
    return this.#line.call(verb, request, signal);
  }

  /** @override @type {ArchiveVerbs["ask"]} */
  ask(verb, request, options) {
    if (verb === "set_marks") this.#marks = request;
    return this.#call(verb, request, options);
  }

  retry() {
    return this.#call("retry");
  }

  stats() {
    return this.#call("stats");
  }

  dispose() {
    this.#disposed = true;
    registry.unregister(this.#line);
    this.#line.stop();
  }
}
