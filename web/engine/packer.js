// packer.wasm for JavaScript: reads Markdown pages and packs them. The CLI uses it, and the page when the user drops
// files on it.

import { loadCore } from "./loader.js";
import { call, callUtf16, create, destroy, memorySize, text } from "./memory.js";
import { YoyakError } from "./errors.js";
import { toNfc } from "./nfc.js";

/**
 * @typedef {object} Diagnostic
 * @property {string} file
 * @property {number} line
 * @property {number} column
 * @property {"info" | "warning" | "error"} severity
 * @property {string} code
 * @property {string} message
 * @property {string} [excerpt]
 * @typedef {object} CheckResult
 * @property {number} digests
 * @property {number} entries
 * @property {number} channels
 * @property {number} topics
 * @property {number} unpublished
 * @property {Diagnostic[]} diagnostics
 * @property {string[]} [files] after read(): paths of files that pages refer to
 * @property {{hangul: string, latin: string, documents?: number}[]} names spellings of one name, for search;
 *   documents: how many explain one by the other
 */

/**
 * A book of digests.
 * @typedef {object} BookRequest
 * @property {string} title
 * @property {string} language BCP 47
 * @property {string} [author] the site's name
 * @property {string} [url] of the site; without it, there are no links to its pages
 * @property {Record<string, string>} [labels] "contents", "overview", "video", "page", "image", and kinds of sections
 * @property {string[]} [missing] files of the site ("f/NAME") whose bytes are not at hand: their texts stand for them
 */

/**
 * The bytes of a site's file "f/NAME", if they can be had.
 * @typedef {(name: string) => Promise<Uint8Array | null | undefined>} BytesOf
 */

/**
 * What a time was about.
 * @typedef {object} Highlights
 * @property {{digest: string, text: string}[]} overviews the first passage of each overview as plain text
 * @property {{digest: string, entry: string, passages: number, related: number}[]} entries up to ten that most passages
 *   of overviews cite, and that most other entries of their day are related to
 */

/**
 * Entries that tell of the same over days.
 * @typedef {object} Story
 * @property {string[]} words what it is about, up to three
 * @property {{digest: string, entry: string, news: string}[]} entries the oldest first; news: the sentence that says
 *   most that none before it said, "" where there is none
 */

/**
 * A name that entries mark.
 * @typedef {object} MarkedName
 * @property {string} name @property {string[]} spellings other ones
 * @property {{digest: string, entry: string, sentence: string}[]} mentions entries with it, the oldest first; sentence:
 *   one with the name, "" where it is only in the title
 */

// Flags of yoyak_packer_render (wasm/bindings/abi.h).
const KEEP_BREAKS = 1;
const AS_UTF16 = 2;
const AS_PAGE = 4;

const registry = new FinalizationRegistry(({ core, handle }) => destroy(core, handle));

export class Packer {
  #core;
  #handle;

  /** Use Packer.create(). @param {import("./memory.js").Core} core */
  constructor(core) {
    this.#core = core;
    this.#handle = create(core);
    registry.register(this, { core, handle: this.#handle }, this);
  }

  /**
   * @param {{wasm: string | URL | Uint8Array | WebAssembly.Module}} options address of packer.wasm, its bytes, or what
   *   they were compiled to
   */
  static async create({ wasm }) {
    return new Packer(await loadCore(wasm, "packer"));
  }

  /** @param {string} verb @param {...(string | Uint8Array | number)} parameters */
  #call(verb, ...parameters) {
    return call(this.#core, this.#live(), verb, ...parameters).bytes;
  }

  #live() {
    if (!this.#handle) throw new YoyakError("disposed", "This packer was disposed.");
    return this.#handle;
  }

  /**
   * @param {Uint8Array} config bytes of yoyak.config.json; before the first add
   * @returns {any} the effective configuration
   */
  configure(config) {
    return JSON.parse(text(this.#call("configure", toNfc(config))));
  }

  /** @param {string} path relative, forward slashes @param {Uint8Array} bytes the file as it is */
  add(path, bytes) {
    this.#call("add", path.normalize("NFC"), toNfc(bytes));
  }

  /**
   * Instead of a page that has not changed. @param {string} path @param {Uint8Array} facts as facts() gave them
   * @returns {boolean} false: they are damaged, and the page is to be added
   */
  addKnown(path, facts) {
    try {
      this.#call("add_known", path.normalize("NFC"), facts);
      return true;
    } catch (error) {
      if (error.code === "damaged") return false;
      throw error;
    }
  }

  /**
   * After settle(), where files were named: what addKnown() takes for the page of digest `index`, or none.
   * @param {number} index
   */
  facts(index) {
    return this.#call("facts", index);
  }

  /**
   * Pages that were added as known and must be added themselves; then nothing that this packer says is right.
   * @param {string[]} ids of partitions that are to be packed @returns {string[]} paths
   */
  wanted(ids) {
    return JSON.parse(text(this.#call("wanted", JSON.stringify(ids)))).paths;
  }

  /** Reads everything added. @returns {CheckResult} */
  read() {
    return JSON.parse(text(this.#call("read")));
  }

  /**
   * After read(): one of its `files`. @param {string} path @param {Uint8Array} bytes
   * @returns {string} where it is published, "f/….png"; "" where it must not be
   */
  addFile(path, bytes) {
    return JSON.parse(text(this.#call("add_file", path, bytes))).name;
  }

  /** After the files. @param {Record<string, string>} refused why, by path @returns {CheckResult} */
  settle(refused) {
    return JSON.parse(text(this.#call("settle", JSON.stringify(refused))));
  }

  /** After read(): digest `index` in the form of `yoyak export`, as JSON text. @param {number} index */
  exportJson(index) {
    return text(this.#call("export", index));
  }

  /**
   * After read(): what a site must know of its last build, newest digest first.
   * @returns {{id: string, topic: string, path: string, key: string, text: string, former?: string[]}[]} path: of the
   *   page · key: changes when anything about the digest does · text: changes when its text does, whatever it is called
   *   · former: files of addresses that it had before
   */
  contents() {
    return JSON.parse(text(this.#call("contents"))).digests;
  }

  /**
   * Markdown that reads as the same digests. Needs no pages.
   * @param {string[]} digests as exportJson() and Reader.export() give them, as JSON text
   */
  toMarkdown(digests) {
    return text(this.#call("to_markdown", `[${digests.join(",")}]`));
  }

  /**
   * What the time of these digests was about. Needs no pages.
   * @param {string[]} digests the oldest first, as for toMarkdown()
   * @param {import("./types.d.ts").TopEntry[][]} tops of each, as page() gives it
   * @returns {Highlights}
   */
  highlights(digests, tops) {
    return JSON.parse(text(this.#call("highlights", `[${digests.join(",")}]`, JSON.stringify(tops))));
  }

  /**
   * An EPUB 3 book of these digests: its files, for a ZIP file in this order. Needs no pages. Its pictures
   * ("book/f/NAME") are last and empty: their bytes are those of the site's file "f/NAME".
   * @param {string[]} digests as for toMarkdown(), in any order
   * @param {BookRequest} request
   * @returns {{name: string, bytes: Uint8Array}[]}
   */
  book(digests, request) {
    const { files } = JSON.parse(text(this.#call("book", `[${digests.join(",")}]`, JSON.stringify(request))));
    return files.map((/** @type {{name: string}} */ { name }, /** @type {number} */ index) => ({
      name,
      bytes: this.file(index),
    }));
  }

  /**
   * The same with the bytes of its pictures.
   * @param {string[]} digests
   * @param {BookRequest} request
   * @param {BytesOf} bytesOf
   * @returns {Promise<{name: string, bytes: Uint8Array}[]>}
   */
  async bookWith(digests, request, bytesOf) {
    const files = this.book(digests, request);
    const pictures = files.map(({ name }) => name.replace(/^book\//, "")).filter((name) => name.startsWith("f/"));
    /** @type {Map<string, Uint8Array>} */
    const found = new Map();
    for (const name of pictures) {
      const bytes = await bytesOf(name).catch(() => null);
      if (bytes) found.set(`book/${name}`, bytes);
    }
    const missing = pictures.filter((name) => !found.has(`book/${name}`));
    const whole = missing.length ? this.book(digests, { ...request, missing }) : files;
    return whole.map(({ name, bytes }) => ({ name, bytes: found.get(name) ?? bytes }));
  }

  /**
   * Stories over days. Needs no pages.
   * @param {string[]} digests the oldest first, as for toMarkdown()
   * @param {{digest: number, entry: number, words: string[]}[][][]} related by digest and entry: earlier entries that
   *   tell the same, by their indices, the nearest first
   * @returns {Story[]}
   */
  stories(digests, related) {
    return JSON.parse(text(this.#call("stories", `[${digests.join(",")}]`, JSON.stringify(related)))).stories;
  }

  /**
   * The names that entries mark, those with most mentions first. Needs no pages.
   * @param {string[]} digests the oldest first, as for toMarkdown() @param {[string, string][]} glossary of the site:
   *   two spellings of a name each @returns {MarkedName[]}
   */
  names(digests, glossary) {
    return JSON.parse(text(this.#call("names", `[${digests.join(",")}]`, JSON.stringify(glossary)))).names;
  }

  /** After read(). @returns {{files: {name: string, size: number}[]}} */
  pack() {
    return JSON.parse(text(this.#call("pack")));
  }

  /** After pack(). @param {number} index */
  file(index) {
    return this.#call("file", index);
  }

  /**
   * After read(): the partitions, newest first. `source` identifies the digests of each. Begins a new manifest.
   * @returns {{id: string, source: string, digests: number, entries: number}[]}
   */
  plan() {
    return JSON.parse(text(this.#call("plan"))).partitions;
  }

  /**
   * After read(): the digests of a partition, for packPartition() of this or another packer.
   * @param {number} index of plan()
   */
  partition(index) {
    return this.#call("partition", index);
  }

  /**
   * Packs one partition; needs no pages. @param {string} id @param {Uint8Array} digests the result of partition()
   * @returns {{name: string, columns: number, bytes: Uint8Array}} the first `columns` bytes are enough for join()
   */
  packPartition(id, digests) {
    const { name, columns } = JSON.parse(text(this.#call("pack_partition", id, digests)));
    return { name, columns, bytes: this.#call("file", 0) };
  }

  /**
   * Adds a partition's file to the manifest. Throws if it is not a partition, or if the whole file does not match its
   * name.
   * @param {string} name
   * @param {number} size of the file
   * @param {Uint8Array} prefix its first bytes, head and columns at least
   * @returns {string} the source it was made of
   */
  join(name, size, prefix) {
    return JSON.parse(text(this.#call("join", name, size, prefix))).source;
  }

  /**
   * The file with the heads of the joined partitions, without the newest; null where the archive has none.
   * @returns {{name: string, bytes: Uint8Array} | null}
   */
  heads() {
    const { name } = JSON.parse(text(this.#call("heads")));
    return name ? { name, bytes: this.#call("file", 0) } : null;
  }

  /** archive.json for the joined partitions. */
  manifest() {
    return this.#call("manifest");
  }

  /**
   * Markdown to safe HTML.
   * @param {string | Uint8Array} markdown
   * @param {{keepBreaks?: boolean, page?: boolean}} [options] page: front matter is left out
   * @returns {string}
   */
  render(markdown, { keepBreaks = false, page = false } = {}) {
    const composed = typeof markdown === "string" ? markdown.normalize("NFC") : toNfc(markdown);
    const flags = (keepBreaks ? KEEP_BREAKS : 0) | (page ? AS_PAGE : 0) | AS_UTF16;
    return callUtf16(this.#core, this.#live(), "render", composed, flags);
  }

  /** Bytes of wasm memory. */
  get memory() {
    return memorySize(this.#core);
  }

  dispose() {
    if (!this.#handle) return;
    destroy(this.#core, this.#handle);
    this.#handle = 0;
    registry.unregister(this);
  }
}
