// Pages that did not change since the last build: what is known of each is given to the packer instead of the page.
import { createHash } from "node:crypto";

/** @typedef {import("../../../web/engine/packer.js").Packer} Packer */

/**
 * What a build keeps for the next one, by name and key (site/kept.mjs).
 * @typedef {{recall: (name: string, key: string) => unknown, note: (name: string, key: string, value: unknown) => void,
 *   forget: (name: string) => void}} Kept
 */

export class KnownPages {
  #kept;
  /** Of all that pages are read by besides their text. */
  #common = "";
  /** Of each page, by path. @type {Map<string, string>} */
  #keys = new Map();
  /** Paths of pages that must be read all the same. @type {Set<string>} */
  #wanted = new Set();

  /** @param {Kept} kept */
  constructor(kept) {
    this.#kept = kept;
  }

  /** @param {unknown} settings all that pages are read by besides their text */
  under(settings) {
    this.#common = JSON.stringify(settings);
  }

  /** @param {string[]} paths */
  want(paths) {
    for (const path of paths) this.#wanted.add(path);
  }

  /** @param {string} path @param {Uint8Array} bytes @returns {Uint8Array | null} null: the page is not known */
  facts(path, bytes) {
    const name = path.normalize("NFC");
    if (!this.#keys.has(name))
      this.#keys.set(name, createHash("sha256").update(`${this.#common}\n`).update(bytes).digest("base64url"));
    if (this.#wanted.has(name)) return null;
    const known = this.#kept.recall(`read ${name}`, String(this.#keys.get(name)));
    return typeof known === "string" ? Buffer.from(known, "base64") : null;
  }

  /**
   * For the next build.
   * @param {Packer} packer that has read all pages @param {ReturnType<Packer["contents"]>} contents of it
   */
  keep(packer, contents) {
    for (const [index, { path }] of contents.entries()) {
      const facts = packer.facts(index);
      const key = this.#keys.get(path);
      if (!facts.length) this.#kept.forget(`read ${path}`);
      else if (key) this.#kept.note(`read ${path}`, key, Buffer.from(facts).toString("base64"));
    }
  }
}
