// Which days have digests, one month at a time. The day strip and the calendar request only the months that they show,
// so the work does not grow with the archive.

import { monthEnd, monthStart } from "../lib/dates.js";
import { whenIdle } from "../lib/idle.js";
import { Store } from "./store.js";

/** @typedef {import("../engine/types.d.ts").DigestRef} DigestRef */
/** @typedef {Map<string, DigestRef[]>} Month */

export class Days extends Store {
  #archive;
  /** Of this generation of the archive. */
  #generation = 0;
  /** @type {Map<string, Month>} */
  #months = new Map();
  /** @type {Map<string, Promise<void>>} */
  #loading = new Map();

  /** @param {EventTarget} bus @param {import("./archive.js").ArchiveStore} archive */
  constructor(bus, archive) {
    super(bus);
    this.#archive = archive;
  }

  /** The digests of a day, if known; `undefined` while its month is loading. @param {string} day */
  day(day) {
    const month = this.#known.get(day.slice(0, 7));
    if (month) return month.get(day) ?? [];
    // Load the text first: the days of a month may need the head of another partition.
    whenIdle(() => this.load(day.slice(0, 7)));
    return undefined;
  }

  /** Fires an event when a month is loaded. @param {string} month "YYYY-MM" */
  load(month) {
    const known = this.#known;
    const { from, to } = this.#archive.info;
    if (known.has(month)) return Promise.resolve();
    if (month < from.slice(0, 7) || month > to.slice(0, 7)) {
      known.set(month, new Map());
      return Promise.resolve();
    }
    let pending = this.#loading.get(month);
    if (!pending) {
      const loading = this.#loading;
      pending = this.#fetch(month, known).finally(() => loading.delete(month));
      loading.set(month, pending);
    }
    return pending;
  }

  /** Of this archive, and asked for since the user tried again. */
  get #known() {
    const { generation } = this.#archive;
    if (generation !== this.#generation) {
      this.#generation = generation;
      this.#months = new Map();
      this.#loading = new Map();
    }
    return this.#months;
  }

  /** @param {string} month @param {Map<string, Month>} known */
  async #fetch(month, known) {
    const archive = /** @type {import("../engine/types.d.ts").Archive} */ (this.#archive.open);
    /** @type {Month} */
    const days = new Map();
    let problems;
    try {
      const result = await archive.digests({ from: monthStart(month), to: monthEnd(month), limit: 1000 });
      for (const digest of result.digests) days.set(digest.date, [...(days.get(digest.date) ?? []), digest]);
      ({ problems } = result);
    } catch {
      // The view of the digest shows the error; the strip has no dots until the next try.
      return;
    }
    known.set(month, days);
    this.#archive.note(problems);
    this.tell("days");
  }
}
