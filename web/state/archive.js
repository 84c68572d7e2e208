// The open archive: the site's, or the user's own files instead. It also collects the parts that could not be read.

import { Store } from "./store.js";

/** @typedef {import("../engine/types.d.ts").Archive} Archive */
/** @typedef {import("../engine/types.d.ts").Problem} Problem */

export class ArchiveStore extends Store {
  /** @type {(() => Promise<Archive>) | undefined} */
  #opener;
  /** @type {Archive | null} */
  #open = null;
  /** @type {(Error & { code?: string, detail?: unknown }) | null} */
  #error = null;
  /** @type {Problem[]} */
  #problems = [];
  #generation = 0;
  #own = false;

  get open() {
    return this.#open;
  }

  /** The info of the open archive. */
  get info() {
    return /** @type {Archive} */ (this.#open).info;
  }

  /** Why there is no archive. */
  get error() {
    return this.#error;
  }

  /** Parts that could not be used, until the user tries again. */
  get problems() {
    return this.#problems;
  }

  /** Increased when all data must be requested again. */
  get generation() {
    return this.#generation;
  }

  /** Whether these are the user's own files. */
  get own() {
    return this.#own;
  }

  /**
   * Whether what a day was packed into could not be had: of it nothing is known, which is not the same as nothing.
   * @param {string} day "YYYY-MM-DD"
   */
  isLost(day) {
    if (!this.#problems.length) return false;
    const files = this.#problems.map(({ file }) => file);
    return this.info.partitions.some(({ file, from, to }) => from <= day && day <= to && files.includes(file));
  }

  /** Language of the digests, for `lang` and reading times. */
  get language() {
    return this.#open?.info.site.language || "ko";
  }

  get canSearch() {
    return typeof (/** @type {any} */ (this.#open)?.search) === "function";
  }

  /** Whether it can filter by unread and starred. */
  get canMark() {
    return typeof this.#open?.setMarks === "function";
  }

  /** @param {() => Promise<Archive>} opener */
  async connect(opener) {
    this.#opener = opener;
    this.#error = null;
    this.tell("archive");
    try {
      this.#open = await opener();
      // A new archive was published, and the engine has switched to it: request all visible data again.
      this.#open.onchange = () => this.#again();
    } catch (error) {
      this.#error = /** @type {Error} */ (error);
    }
    this.tell("archive");
  }

  /** Shows the user's own files instead of the site's, until the page is loaded again. @param {Archive} archive */
  replace(archive) {
    this.#open?.dispose();
    this.#open = archive;
    this.#own = true;
    this.#error = null;
    this.#again();
  }

  async retry() {
    if (!this.#open) return this.#opener && this.connect(this.#opener);
    await this.#open.retry();
    this.#again();
  }

  /** An answer lists only its own problems, so they are collected here. @param {Problem[]} problems */
  note(problems) {
    const known = new Set(this.#problems.map((each) => each.file));
    const fresh = problems.filter((each) => !known.has(each.file));
    if (fresh.length === 0) return;
    this.#problems = [...this.#problems, ...fresh];
    this.tell("archive");
  }

  #again() {
    this.#problems = [];
    this.#generation += 1;
    this.tell("archive");
  }
}
