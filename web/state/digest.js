// The digest on the page, and the user's position in it.

import { Store } from "./store.js";

/** @typedef {import("../engine/types.d.ts").DigestInfo} DigestInfo */

export class DigestStore extends Store {
  /** @type {DigestInfo | null} */
  #info = null;
  #entry = "";

  /** Kept while other views are shown; null before the first digest, and if it cannot be read. */
  get info() {
    return this.#info;
  }

  /**
   * Id of the entry that the user is reading, or "". It has its own topic, "reading", because it changes most often.
   */
  get entry() {
    return this.#entry;
  }

  /** @param {DigestInfo | null} info */
  show(info) {
    this.#info = info;
    this.tell("digest");
  }

  /** @param {string} entry */
  read(entry) {
    if (entry === this.#entry) return;
    this.#entry = entry;
    this.tell("reading");
  }
}
