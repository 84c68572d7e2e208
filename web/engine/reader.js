// An open archive in this thread: reader.wasm with a byte source. If the core lacks bytes, it names them; they are
// fetched and handed over, and the call is repeated. Bytes that cannot be loaded are given up, so that the other
// partitions still work.

import { YoyakError, throwIfAborted } from "./errors.js";
import { facetNames, named } from "./facets.js";
import { Fetcher } from "./fetcher.js";
import { compile, instantiate } from "./loader.js";
import { call, create, destroy, memorySize, NEED, text } from "./memory.js";
import { ANSWERS, ArchiveVerbs } from "./verbs.js";

/** @typedef {import("./types.d.ts").Archive} Archive */
/** @typedef {import("./types.d.ts").ByteSource} ByteSource */
/** @typedef {import("./types.d.ts").Range} Range */
/** @typedef {{core: import("./memory.js").Core, handle: number}} Instance */

/** A call that still lacks bytes after this many rounds will never have enough: the archive is inconsistent. */
const MAX_ROUNDS = 64;

/** Answers of a server for a file that no longer exists. Old partitions disappear when a new archive is published. */
const GONE = new Set([404, 410]);
/** Error codes for wrong bytes: a flipped bit may look like another version. */
const WRONG = new Set(["damaged", "truncated", "newer-format"]);

const registry = new FinalizationRegistry((/** @type {Instance} */ { core, handle }) => destroy(core, handle));

/** @implements {Archive} */
export class Reader extends ArchiveVerbs {
  #module;
  #source;
  #manifest;
  /** @type {Instance | null} null after a trap, until the next call */
  #instance = null;
  /** @type {Promise<Instance> | null} */
  #starting = null;
  #fetcher;
  #disposed = false;
  /** @type {(() => void) | undefined} */
  #onwork;
  /** The marks that were set last, for a new instance. @type {string | null} */
  #marks = null;
  /** @type {import("./facets.js").Names | null} */
  #names = null;
  /** Ranges of files that the server no longer has, until #renew() has found out why. @type {[Range, YoyakError][]} */
  #gone = [];
  /** @type {Promise<void> | null} */
  #renewing = null;
  /** Files that were fetched a second time because the first bytes were wrong. @type {Set<string>} */
  #reread = new Set();
  /** @type {import("./types.d.ts").ArchiveInfo} */
  info;
  /** @type {Archive["onchange"]} */
  onchange = null;

  /**
   * @param {ByteSource} source
   * @param {string | URL | Uint8Array | WebAssembly.Module} wasm
   * @param {AbortSignal} [signal]
   * @param {() => void} [onwork] called before each run of the core
   * @returns {Promise<Reader>}
   */
  static async open(source, wasm, signal, onwork) {
    throwIfAborted(signal);
    const [module, manifest] = await Promise.all([compile(wasm), source.manifest(signal)]);
    throwIfAborted(signal);
    const reader = new Reader(module, source, manifest);
    reader.#onwork = onwork;
    await reader.#ready();
    return reader;
  }

  /** Use Reader.open(). @param {WebAssembly.Module} module @param {ByteSource} source @param {Uint8Array} manifest */
  constructor(module, source, manifest) {
    super();
    this.#module = module;
    this.#source = source;
    this.#manifest = manifest;
    this.info = /** @type {any} */ (null);
    this.#fetcher = new Fetcher(source, (range, bytes) => this.#deliver(range, bytes));
  }

  /** The instance. If there is none, a new one is made and opened. @returns {Promise<Instance>} */
  async #ready() {
    if (this.#disposed) throw new YoyakError("disposed", "This archive was closed.");
    if (this.#instance) return this.#instance;
    this.#starting ??= this.#start().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  async #start() {
    const core = await instantiate(this.#module, "reader");
    core.onwork = this.#onwork;
    if (this.#disposed) throw new YoyakError("disposed", "This archive was closed.");
    const instance = { core, handle: create(core) };
    registry.register(this, instance, instance);
    try {
      this.info = JSON.parse(text(call(core, instance.handle, "open", this.#manifest).bytes));
      if (this.#marks !== null) call(core, instance.handle, "set_marks", this.#marks);
    } catch (error) {
      this.#drop(instance);
      throw error;
    }
    this.#instance = instance;
    return instance;
  }

  /** @param {Instance} instance */
  #drop(instance) {
    if (this.#instance === instance) this.#instance = null;
    registry.unregister(instance);
    destroy(instance.core, instance.handle);
  }

  /** A call that needs no other bytes. @param {Instance} instance @param {string} verb @param {...any} parameters */
  #direct(instance, verb, ...parameters) {
    try {
      return call(instance.core, instance.handle, verb, ...parameters);
    } catch (error) {
      if (instance.core.dead) this.#drop(instance);
      throw error;
    }
  }

  /** @override @type {ArchiveVerbs["ask"]} */
  async ask(verb, request, { signal } = {}) {
    // The request comes from a page of another build, or from other code.
    if (!Object.hasOwn(ANSWERS, verb)) throw new YoyakError("bad-request", `The engine cannot do ${verb}.`);
    const json = JSON.stringify(request);
    if (verb === "set_marks") this.#marks = json;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      throwIfAborted(signal);
      const { status, bytes } = this.#direct(await this.#ready(), verb, json);
      if (status !== NEED) return this.#read(verb, bytes);
      await this.#fetcher.fetch(JSON.parse(text(bytes)).ranges, signal);
      while (this.#gone.length) await this.#renew();
    }
    throw new YoyakError("damaged", "The archive asks for the same parts again and again. Remedy: publish it again.");
  }

  /** @param {keyof typeof ANSWERS} verb @param {Uint8Array} bytes the core's answer */
  #read(verb, bytes) {
    const kind = ANSWERS[verb];
    if (kind === "nothing") return undefined;
    if (kind === "html") return text(bytes);
    const result = JSON.parse(text(bytes));
    if (kind === "counts") result.facets = named(result.facets, (this.#names ??= facetNames(this.info)));
    return result;
  }

  /**
   * @param {Range} range @param {Uint8Array | YoyakError} bytes
   * @returns {boolean} whether the core took the bytes: their checksums are right
   */
  #deliver(range, bytes) {
    const { file, offset } = range;
    const instance = this.#instance;
    if (!instance) return false; // the instance has stopped; a new one will ask again
    try {
      if (!(bytes instanceof YoyakError)) this.#direct(instance, "provide", file, offset, bytes);
      else if (GONE.has(/** @type {any} */ (bytes.detail)?.status)) this.#gone.push([range, bytes]);
      else this.#direct(instance, "give_up", file, bytes.message);
      return !(bytes instanceof YoyakError);
    } catch (error) {
      const { code } = /** @type {YoyakError} */ (error);
      if (code === "trap") throw error;
      // The core skips this partition and lists it in `problems`. But a cache may have returned a wrong answer, so the
      // server itself is asked once.
      if (WRONG.has(code) && this.#source.forget && !this.#reread.has(file)) {
        this.#reread.add(file);
        this.#source.forget(file);
        this.#direct(instance, "retry");
      }
      return false;
    }
  }

  /**
   * Checks whether a newer archive was published while this one was open, and switches to it; running calls are then
   * answered from the new archive. If it is still the same archive, its missing files are given up.
   */
  #renew() {
    this.#renewing ??= this.#reopen().finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async #reopen() {
    // Of files that are missed later, this manifest says nothing: it may be older than that.
    const gone = this.#gone.splice(0);
    /** @type {Uint8Array | YoyakError} */
    const manifest = await this.#source.manifest().catch((error) => error);
    const instance = await this.#ready();
    if (!(manifest instanceof Uint8Array) || same(manifest, this.#manifest)) {
      for (const [{ file }, error] of gone) this.#direct(instance, "give_up", file, error.message);
      return;
    }
    try {
      this.info = JSON.parse(text(this.#direct(instance, "open", manifest).bytes));
    } catch (error) {
      // An incomplete upload, or an error page: the open archive stays.
      if (/** @type {YoyakError} */ (error).code === "trap") throw error;
      for (const [{ file }, { message }] of gone) this.#direct(instance, "give_up", file, message);
      return;
    }
    this.#manifest = manifest;
    this.#gone = []; // files of the archive before
    this.#names = null;
    this.#reread.clear();
    if (this.#marks !== null) this.#direct(instance, "set_marks", this.#marks);
    this.onchange?.(this.info);
  }

  async retry() {
    this.#source.forget?.();
    this.#reread.clear();
    this.#direct(await this.#ready(), "retry");
    // Files may be missing because there is a newer archive.
    await this.#renew();
  }

  async stats() {
    return { ...this.#source.stats, memory: this.#instance ? memorySize(this.#instance.core) : 0 };
  }

  dispose() {
    this.#disposed = true;
    if (this.#instance) this.#drop(this.#instance);
  }
}

/** @param {Uint8Array} a @param {Uint8Array} b */
function same(a, b) {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
