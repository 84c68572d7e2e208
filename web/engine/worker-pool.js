// A few workers that serve any number of archives. Each archive has a channel, which looks like a worker of its own, so
// worker-client.js needs no change for it. If a worker hangs or dies, the archive whose code was running learns that it
// stopped, as with a worker of its own. The others go on in another worker, and their open calls are repeated there.

import { MISSED, SIGNS, START_LIMIT } from "./worker-client.js";

/** @typedef {import("./types.d.ts").WorkerLike} WorkerLike */
/** @typedef {import("./types.d.ts").WorkerPool} Pool */
/** @typedef {import("./protocol.d.ts").ToWorker} ToWorker */
/** @typedef {import("./protocol.d.ts").FromPooled} FromPooled */
/** @typedef {Extract<ToWorker, {verb: string}>} Call */

/** @implements {Pool} */
export class WorkerPool {
  #most;
  #limit;
  #next = 1;
  /** @type {Set<PooledWorker>} */
  #workers = new Set();

  /** @param {number} most workers at a time @param {number} [limit] see START_LIMIT */
  constructor(most, limit = START_LIMIT) {
    this.#most = most;
    this.#limit = limit;
  }

  /** @param {() => WorkerLike} start the same for all @returns {WorkerLike} */
  connect(start) {
    const number = this.#next;
    this.#next += 1;
    return new Channel(number, () => this.#worker(start));
  }

  /** A new worker while there are few, else the one with the fewest archives. @param {() => WorkerLike} start */
  #worker(start) {
    if (this.#workers.size >= this.#most)
      return [...this.#workers].reduce((a, b) => (b.channels.size < a.channels.size ? b : a));
    const worker = new PooledWorker(start(), this.#limit / SIGNS, () => this.#workers.delete(worker));
    this.#workers.add(worker);
    return worker;
  }
}

/** A worker and the channels of the archives that it serves. */
class PooledWorker {
  /** @type {Map<number, Channel>} */
  channels = new Map();
  #worker;
  #pause;
  #gone;
  #ended = false;
  /** The archive whose code ran last. @type {number | undefined} */
  #busy;
  #missed = 0;
  #most = SIGNS;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {WorkerLike} worker @param {number} pause between two signs @param {() => void} gone it has ended */
  constructor(worker, pause, gone) {
    this.#worker = worker;
    this.#pause = pause;
    this.#gone = gone;
    worker.onmessage = (/** @type {{data: FromPooled}} */ { data }) => this.#take(data);
    worker.onerror = (/** @type {any} */ event) => {
      event.preventDefault?.();
      this.#lose(event.message || "it could not be loaded");
    };
    worker.onmessageerror = () => this.#lose("it sent something unreadable");
  }

  /** @param {number} number of the channel @param {ToWorker} message */
  post(number, message) {
    this.#worker.postMessage({ ...message, to: number });
    this.#timer ??= this.#watch();
  }

  /** @param {number} number of a channel whose archive is closed */
  leave(number) {
    if (!this.channels.delete(number) || this.#ended) return;
    if (this.channels.size) this.#worker.postMessage({ close: true, to: number });
    else this.#end();
  }

  #end() {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#worker.terminate();
    this.#gone();
  }

  /** As in worker-client.js, but for all archives together: one sign shows that the worker lives. */
  #watch() {
    return setTimeout(() => {
      this.#timer = undefined;
      if (![...this.channels.values()].some((channel) => channel.waits)) return;
      if (this.#missed === this.#most)
        return this.#lose(this.#most < SIGNS ? "it does not answer" : "it did not start");
      this.#missed += 1;
      // No archive has this number; an error is a sign, too.
      this.post(0, { id: 0, verb: "stats" });
    }, this.#pause);
  }

  /** @param {FromPooled} message */
  #take(message) {
    this.#missed = 0;
    this.#most = MISSED;
    if ("busy" in message) this.#busy = message.busy;
    else this.channels.get(/** @type {number} */ (message.from))?.take(message);
  }

  /** @param {string} reason */
  #lose(reason) {
    if (this.#ended) return;
    this.#end();
    for (const [number, channel] of this.channels)
      if (this.#busy === undefined || this.#busy === number) channel.fail(reason);
      else channel.move();
  }
}

/** What an archive has instead of a worker. @implements {WorkerLike} */
class Channel {
  /** @type {WorkerLike["onmessage"]} */
  onmessage = null;
  /** @type {WorkerLike["onerror"]} */
  onerror = null;
  /** @type {WorkerLike["onmessageerror"]} */
  onmessageerror = null;
  #number;
  #find;
  /** @type {PooledWorker | null} */
  #worker = null;
  /** Calls without an answer. @type {Map<number, Call>} */
  #calls = new Map();
  /** What the archive is opened with in another worker. @type {Call | null} */
  #opening = null;
  /** @type {Call | null} */
  #marks = null;
  /** What the archive said of itself last, to notice a newer one. */
  #info = "";
  #moving = false;

  /** @param {number} number @param {() => PooledWorker} find a worker */
  constructor(number, find) {
    this.#number = number;
    this.#find = find;
    this.#join();
  }

  #join() {
    const worker = this.#find();
    worker.channels.set(this.#number, this);
    this.#worker = worker;
  }

  /** Whether an answer is awaited. */
  get waits() {
    return this.#moving || this.#calls.size > 0;
  }

  /** @param {ToWorker} message */
  postMessage(message) {
    if (!this.#worker) return;
    if ("id" in message) {
      // The pool itself finds out whether the worker lives.
      if (message.id === 0) return void queueMicrotask(() => this.onmessage?.({ data: { id: 0, value: null } }));
      this.#calls.set(message.id, message);
      if (message.verb === "open") this.#opening = message;
      if (message.verb === "set_marks") this.#marks = message;
    }
    if ("cancel" in message) this.#calls.delete(message.cancel);
    if (!this.#moving) this.#worker.post(this.#number, message);
  }

  terminate() {
    this.#worker?.leave(this.#number);
    this.#worker = null;
    this.#calls.clear();
  }

  /** @param {Exclude<FromPooled, {busy: any}>} message */
  take(message) {
    if ("changed" in message) this.#info = JSON.stringify(message.changed);
    if ("id" in message) {
      const awaited = this.#calls.delete(message.id);
      if (message.id === this.#opening?.id) return this.#opened(message, awaited);
      if (!awaited) return;
    }
    this.onmessage?.({ data: message });
  }

  /** @param {import("./protocol.d.ts").Result} message @param {boolean} awaited false where only the pool asked */
  #opened(message, awaited) {
    if (!awaited && "error" in message) return this.fail(message.error.message);
    const info = "value" in message ? JSON.stringify(message.value) : "";
    const changed = info !== this.#info;
    this.#info = info;
    if (awaited) this.onmessage?.({ data: message });
    else if (changed) this.onmessage?.({ data: { changed: /** @type {any} */ (message).value } });
    if (!this.#moving) return;
    this.#moving = false;
    if (this.#marks && !this.#calls.has(this.#marks.id)) this.#worker?.post(this.#number, this.#marks);
    for (const call of this.#calls.values()) this.#worker?.post(this.#number, call);
  }

  /** @param {string} message */
  fail(message) {
    this.onerror?.({ message });
  }

  /** Goes on in another worker: opens the archive there, and repeats the calls once it is open. */
  move() {
    try {
      this.#join();
    } catch (error) {
      return this.fail(/** @type {Error} */ (error).message);
    }
    if (!this.#opening) return;
    this.#moving = true;
    this.#worker?.post(this.#number, this.#opening);
  }
}
