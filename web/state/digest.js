// The digest on the page, and how far the user has come in it.

import { Store } from "./store.js";

/** @typedef {import("../engine/types.d.ts").DigestInfo} DigestInfo */

export class DigestStore extends Store {
  /** @type {DigestInfo | null} */
  #info = null;
  #entry = "";

  /** Stays while other views are shown; null before the first, and where it cannot be read. */
  get info() {
    return this.#info;
  }

  /** Id of the entry under the user's eyes, or "". Topic "reading": nothing else changes as often. */
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
