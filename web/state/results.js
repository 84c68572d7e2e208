// The entries under the present filter: counts, rows so far, and more on demand. One object for the list, the pane beside the
// text and the facets, so that they never disagree. A newer filter makes the answers to an older one void.

import { isEmpty, toSelection } from "./selection.js";

/** @typedef {import("../engine/types.d.ts").SelectResult} SelectResult */
/** @typedef {import("./url-state.js").Filter} Filter */
/** @typedef {import("../engine/types.d.ts").Archive} Archive */

/** Rows asked for at a time: two screens of a large display. */
const PAGE = 50;

export class Results extends EventTarget {
  /** What is shown: the last answer, perhaps of the filter before. @type {SelectResult | null} */
  shown = null;
  loading = false;
  /** @type {Error | null} */
  error = null;
  /** Why the next page did not come; what stands keeps standing. @type {Error | null} */
  moreError = null;
  #key = "";
  #shownKey = "";
  /** @type {Promise<void> | null} */
  #more = null;

  /** @param {import("./app.js").App} app */
  constructor(app) {
    super();
    this.app = app;
  }

  /** Whether `shown` belongs to the present filter. */
  get current() {
    return this.#shownKey === this.#key;
  }

  /**
   * Asks for the entries under a filter, unless they are there.
   * @param {Filter} filter @param {number} [rows] at least so many, to come back to a place far down
   */
  ensure(filter, rows = PAGE) {
    const key = JSON.stringify([
      toSelection(filter),
      filter.q.trim() && [filter.q.trim(), this.#order(filter)],
      this.app.generation,
    ]);
    if (key === this.#key || !this.app.archive) return;
    this.#key = key;
    // The page under way belongs to the filter before.
    this.#more = null;
    void this.#load(key, filter, Math.max(PAGE, rows));
  }

  /** @param {string} key @param {Filter} filter @param {number} limit */
  async #load(key, filter, limit) {
    const { archive } = this.app;
    if (!archive) return;
    const limits = { limit };
    this.loading = true;
    this.error = null;
    this.app.changed();
    try {
      if (filter.unread || filter.starred || filter.q) await this.app.tellMarks();
      let result = await this.ask(filter, { ...limits, partial: true });
      if (key !== this.#key) return;
      if (!result.complete) {
        // Nothing is known of this filter yet: leave what stands, rather than flash an empty list.
        if (result.total > 0) this.#show(key, result);
        result = await this.ask(filter, limits);
        if (key !== this.#key) return;
      }
      this.loading = false;
      this.#show(key, result);
      this.app.noteProblems(result.problems);
    } catch (error) {
      if (key !== this.#key) return;
      this.error = /** @type {Error} */ (error);
      this.#key = "";
      this.loading = false;
      this.app.changed();
    }
  }

  /**
   * The entries under a filter, and where it holds a search, of those what that finds.
   * @param {Filter} filter @param {{ limit: number, offset?: number, partial?: boolean }} limits
   * @returns {Promise<SelectResult>}
   */
  async ask(filter, limits) {
    const archive = /** @type {Archive} */ (this.app.archive);
    const selection = { ...toSelection(filter), ...limits };
    if (!filter.q.trim() || !this.app.canSearch) return archive.select(selection);
    const { overviews, tiers, suggestions, notes, ...found } = await archive.search({
      ...selection,
      sort: this.#order(filter),
      query: filter.q,
      snippet: 0,
      tiers: false,
    });
    return { ...found, seconds: found.seconds ?? 0 };
  }

  /** What a search found has that search's order, but in the list, which has one of its own. @param {Filter} filter */
  #order(filter) {
    return this.app.state.view === "list" ? filter.sort : filter.order;
  }

  /** @param {string} key @param {SelectResult} result */
  #show(key, result) {
    this.shown = result;
    this.moreError = null;
    this.#shownKey = key;
    this.app.changed();
  }

  get hasMore() {
    return Boolean(this.shown && this.current && this.shown.rows.length < this.shown.total);
  }

  /** Appends the next page. @param {Filter} filter */
  more(filter) {
    if (!this.hasMore || this.loading || !this.app.archive) return Promise.resolve();
    if (this.#more) return this.#more;
    const more = this.#append(filter).finally(() => {
      if (this.#more === more) this.#more = null;
    });
    return (this.#more = more);
  }

  /** @param {Filter} filter */
  async #append(filter) {
    const key = this.#key;
    const shown = /** @type {SelectResult} */ (this.shown);
    if (this.moreError) {
      this.moreError = null;
      this.app.changed();
    }
    try {
      const next = await this.ask(filter, { offset: shown.rows.length, limit: PAGE });
      if (key === this.#key) this.#show(key, { ...next, rows: [...shown.rows, ...next.rows] });
    } catch (error) {
      if (key !== this.#key) return;
      this.moreError = /** @type {Error} */ (error);
      this.app.changed();
    }
  }

  /** Facets to draw before anything was asked: the whole archive's, from its manifest. @param {Filter} filter */
  facets(filter) {
    if (this.shown && (this.current || !isEmpty(filter))) return this.shown.facets;
    const { topics, channels } = this.app.info;
    return {
      topics: topics.map(({ name, entries }) => ({ name, count: entries })),
      channels: channels.map(({ name, entries }) => ({ name, count: entries })),
      months: [],
      lengths: [],
    };
  }
}
