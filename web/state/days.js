// Which days have digests, a month at a time: the day strip and the calendar ask for what they show, so that nothing grows
// with the archive.

import { monthEnd, monthStart } from "../lib/dates.js";
import { whenIdle } from "../lib/idle.js";

/** @typedef {import("../engine/types.d.ts").DigestRef} DigestRef */

export class DayIndex extends EventTarget {
  /** @type {Map<string, Map<string, DigestRef[]>>} */
  #months = new Map();
  /** @type {Map<string, Promise<void>>} */
  #loading = new Map();

  /** Of the last answer. @type {import("../engine/types.d.ts").Problem[]} */
  problems = [];

  /** @param {import("../engine/types.d.ts").Archive} archive */
  constructor(archive) {
    super();
    this.archive = archive;
  }

  /** The digests of a day as far as known; `undefined` while its month is on its way. @param {string} day */
  day(day) {
    const month = this.#months.get(day.slice(0, 7));
    if (month) return month.get(day) ?? [];
    // The text comes first: marks on days may need the head of another partition.
    whenIdle(() => this.load(day.slice(0, 7)));
    return undefined;
  }

  /** Fires "change" when a month has come. @param {string} month "YYYY-MM" */
  load(month) {
    const { from, to } = this.archive.info;
    if (this.#months.has(month)) return Promise.resolve();
    if (month < from.slice(0, 7) || month > to.slice(0, 7)) {
      this.#months.set(month, new Map());
      return Promise.resolve();
    }
    let pending = this.#loading.get(month);
    if (!pending) {
      pending = this.#fetch(month).finally(() => this.#loading.delete(month));
      this.#loading.set(month, pending);
    }
    return pending;
  }

  /** @param {string} month */
  async #fetch(month) {
    /** @type {Map<string, DigestRef[]>} */
    const days = new Map();
    try {
      const result = await this.archive.digests({ from: monthStart(month), to: monthEnd(month), limit: 1000 });
      for (const digest of result.digests) days.set(digest.date, [...(days.get(digest.date) ?? []), digest]);
      this.problems = result.problems;
    } catch {
      // The view that needs the digest itself shows the error; the strip only lacks its dots until the next try.
      return;
    }
    this.#months.set(month, days);
    this.dispatchEvent(new Event("change"));
  }

  forget() {
    this.#months.clear();
  }
}
