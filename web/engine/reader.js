// An open archive in this thread: reader.wasm with a byte source. Where the core lacks bytes it says which; they are
// fetched, handed over and the call is repeated. What cannot be had is given up, so that the other partitions go on.

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

/** A call that still lacks bytes after so many rounds will never have enough: the archive contradicts itself. */
const MAX_ROUNDS = 64;

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
  /** The marks that were set last, for a new instance. @type {string | null} */
  #marks = null;
  /** @type {import("./facets.js").Names | null} */
  #names = null;
  /** @type {import("./types.d.ts").ArchiveInfo} */
  info;

  /**
   * @param {ByteSource} source @param {string | URL | Uint8Array | WebAssembly.Module} wasm @param {AbortSignal}
   *   [signal]
   * @returns {Promise<Reader>}
   */
  static async open(source, wasm, signal) {
    throwIfAborted(signal);
    const [module, manifest] = await Promise.all([compile(wasm), source.manifest(signal)]);
    throwIfAborted(signal);
    const reader = new Reader(module, source, manifest);
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

  /** The instance, made and opened anew where there is none. @returns {Promise<Instance>} */
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
    // From a page of another build, or from nobody who knows the protocol.
    if (!Object.hasOwn(ANSWERS, verb)) throw new YoyakError("bad-request", `The engine cannot do ${verb}.`);
    const json = JSON.stringify(request);
    if (verb === "set_marks") this.#marks = json;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      throwIfAborted(signal);
      const { status, bytes } = this.#direct(await this.#ready(), verb, json);
      if (status !== NEED) return this.#read(verb, bytes);
      await this.#fetcher.fetch(JSON.parse(text(bytes)).ranges, signal);
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

  /** @param {Range} range @param {Uint8Array | YoyakError} bytes */
  #deliver({ file, offset }, bytes) {
    const instance = this.#instance;
    if (!instance) return; // the instance stopped meanwhile; a new one will ask again
    try {
      if (bytes instanceof YoyakError) this.#direct(instance, "give_up", file, bytes.message);
      else this.#direct(instance, "provide", file, offset, bytes);
    } catch (error) {
      // Damaged bytes: the core skips that partition and names it in `problems`.
      if (/** @type {YoyakError} */ (error).code === "trap") throw error;
    }
  }

  async retry() {
    this.#source.forget?.();
    this.#direct(await this.#ready(), "retry");
  }

  async stats() {
    return { ...this.#source.stats, memory: this.#instance ? memorySize(this.#instance.core) : 0 };
  }

  dispose() {
    this.#disposed = true;
    if (this.#instance) this.#drop(this.#instance);
  }
}
