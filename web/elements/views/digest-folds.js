// Which entries of a digest are folded.

import { readingMinutes } from "../../lib/format.js";

/** @typedef {import("../../engine/types.d.ts").DigestInfo} DigestInfo */

/** Reading time; on longer days the entries are folded at first. */
const LONG_MINUTES = 15;

export class DigestFolds {
  #app;
  #setting;
  /** Ids of the folded entries. @type {Set<string>} */
  folded = new Set();
  /** Whether the folded entries serve as the table of contents. */
  asContents = false;

  /** @param {import("../../state/app.js").App} app */
  constructor(app) {
    this.#app = app;
    this.#setting = app.settings.values.fold;
  }

  /**
   * Entries are open or folded as they were left, or as the user chose. Otherwise they are folded if the day is long
   * and there is no list beside the text: then they serve as the table of contents. Nothing is folded while the user
   * reads, or if it would hide hits.
   * @param {DigestInfo} info
   * @param {{ hasPane: boolean, reads: boolean }} now
   * @param {string[] | null} [kept]
   */
  begin({ characters, entryList }, { hasPane, reads }, kept = this.#app.place.spot?.folded ?? null) {
    const { archive, place, settings } = this.#app;
    const { fold } = settings.values;
    const isLong = entryList.length > 1 && readingMinutes(characters, archive.language) > LONG_MINUTES;
    const byItself = isLong && !hasPane && !place.filter.q;
    const folds = !reads && (fold === "folded" || (fold === "auto" && byItself));
    this.asContents = folds || (kept?.length ?? 0) > entryList.length / 2;
    this.folded = new Set(kept ?? (folds ? entryList.map(({ id }) => id) : []));
  }

  /** Applies the setting if the user has changed it. @param {DigestInfo | undefined} info @param {boolean} hasPane */
  follow(info, hasPane) {
    const { fold } = this.#app.settings.values;
    if (fold !== this.#setting && info) {
      this.begin(info, { hasPane, reads: false }, null);
      this.remember();
    }
    this.#setting = fold;
  }

  /** @param {string} id @returns {boolean} whether it was folded */
  open(id) {
    return this.folded.delete(id);
  }

  /** @param {string} id */
  toggle(id) {
    if (!this.folded.delete(id)) this.folded.add(id);
  }

  /** Keeps the folds for the way back to this page. */
  remember() {
    this.#app.place.remember({ folded: [...this.folded] });
  }

  /** This choice also applies to other days. */
  toggleAll() {
    const fold = this.folded.size ? "open" : "folded";
    // Apply the choice even if the setting already has this value and entries were folded one by one.
    this.#setting = "auto";
    void this.#app.settings.set({ fold });
  }
}
