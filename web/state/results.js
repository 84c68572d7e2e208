// The results for the address: the number of entries, the loaded rows and more on demand, and the counts beside the
// filters. The list, the search, the pane beside the text and the filters all read from here, so they always agree. A
// newer filter aborts older requests.

import { liveSearch } from "../engine/live-search.js";
import { t } from "../lib/i18n.js";
import { isEmpty } from "./selection.js";
import { toSelection, wordsOf } from "./filters.js";
import { Store } from "./store.js";

/** @typedef {import("../engine/types.d.ts").SelectResult} SelectResult */
/** @typedef {import("../engine/types.d.ts").SearchResult} SearchResult */
/** @typedef {import("../engine/types.d.ts").Selection} Selection */
/** @typedef {import("../engine/types.d.ts").SearchRequest} SearchRequest */
/** @typedef {import("../engine/types.d.ts").Archive} Archive */
/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {SelectResult | SearchResult} Found */
/** @typedef {{ selection: Selection } | { search: SearchRequest }} Request */
/** @typedef {{ offset?: number, limit: number, snippet?: number, tiers?: boolean }} Limits */

/** Rows asked for at a time: two screens of a large display. */
export const PAGE = 50;
/** Rows asked for at a time where all are wanted. */
const STEP = 500;
/** Shorter than the pause between two keys of a quick typist, so that each pause gets an answer. */
const PAUSE_MS = 60;
/** How long an incomplete answer waits for the next one, which orders the rows anew. Too short to be noticed. */
const HOLD_MS = 150;
const TITLES = { snippet: 0, tiers: false };

/** @param {number} ms @returns {Promise<undefined>} */
const pause = (ms) => new Promise((done) => setTimeout(() => done(undefined), ms));

/** @type {WeakMap<import("./app.js").App, Results>} */
const all = new WeakMap();

/**
 * The results of an app. They are separate from its other stores, because the first digest does not need them.
 * @param {import("./app.js").App} app
 */
export function resultsOf(app) {
  let results = all.get(app);
  if (!results) all.set(app, (results = new Results(app)));
  return results;
}

class Results extends Store {
  #app;
  /** @type {Found | null} */
  #shown = null;
  #shownKey = "";
  /** The last request, and whether it asked for excerpts. */
  #key = "";
  #excerpts = false;
  #loading = false;
  /** @type {Error | null} */
  #error = null;
  /** @type {Error | null} */
  #moreError = null;
  /** Aborts the last request. @type {AbortController | null} */
  #running = null;
  /** @type {Promise<void> | null} */
  #more = null;

  /** @param {import("./app.js").App} app */
  constructor(app) {
    super(app);
    this.#app = app;
  }

  /** The last answer, perhaps to an older request. */
  get shown() {
    return this.#shown;
  }

  /** The last answer, if it came from a search. */
  get found() {
    return this.#shown && "tiers" in this.#shown ? this.#shown : null;
  }

  /** Whether `shown` answers the present address. */
  get current() {
    return this.#shown !== null && this.#shownKey === this.#keyOf(this.#request());
  }

  get loading() {
    return this.#loading;
  }

  get error() {
    return this.#error;
  }

  /** Why the next page could not be loaded; the existing rows stay. */
  get moreError() {
    return this.#moreError;
  }

  get hasMore() {
    return Boolean(this.#shown && this.current && this.#shown.rows.length < this.#shown.total);
  }

  /**
   * Requests the results for the address, unless they are loaded.
   * @param {number} [rows] at least so many, to come back far down
   */
  ensure(rows = PAGE) {
    const { archive, place } = this.#app;
    if (!archive.open) return;
    const request = this.#request();
    const key = this.#keyOf(request);
    const excerpts = "search" in request && place.state.view === "search";
    if (key === this.#key && (this.#excerpts || !excerpts)) return;
    this.#key = key;
    this.#excerpts = excerpts;
    // The page that is loading belongs to an older request.
    this.#more = null;
    this.#loading = true;
    this.#error = null;
    this.tell("results");
    void this.#run(key, request, rows);
  }

  /** @param {string} key @param {Request} request @param {number} rows */
  async #run(key, request, rows) {
    const { archive, marks, place, surface } = this.#app;
    const open = /** @type {Archive} */ (archive.open);
    const excerpts = this.#excerpts;
    const isVoid = () => key !== this.#key || excerpts !== this.#excerpts;
    try {
      if (place.isTyping) await pause(PAUSE_MS);
      if (needsMarks(request)) await marks.inform(open);
      if (isVoid()) return;
      const before = this.#running;
      const { signal } = (this.#running = new AbortController());
      const steps = answers(open, request, excerpts ? PAGE : Math.max(PAGE, rows), excerpts, signal);
      const first = steps.next();
      // Abort only now, so that bytes that both need are not fetched twice.
      before?.abort();
      for (let step = await first; !step.done;) {
        if (isVoid()) return;
        const next = steps.next();
        // If the index is near, the rows of loaded titles would be replaced before a finger reaches them.
        const early = step.value.complete ? undefined : await Promise.race([next, pause(HOLD_MS)]);
        if (isVoid()) return;
        if (!early || early.done) this.#show(key, step.value);
        step = await next;
      }
      // Rows with excerpts come a page at a time.
      while (excerpts && !isVoid() && !this.#moreError && this.hasMore && count(this.#shown) < rows)
        await this.#append();
      if (isVoid()) return;
      this.#loading = false;
      this.tell("results");
      if (!this.#shown) return;
      archive.note(this.#shown.problems);
      if (/^(list|search)$/.test(place.state.view)) surface.announce(t("count.found", { n: this.#shown.total }));
    } catch (error) {
      if (isVoid()) return;
      this.#error = /** @type {Error} */ (error);
      this.#loading = false;
      this.tell("results");
    }
  }

  /** The request for the address, without limits. @returns {Request} */
  #request() {
    const { archive, mute, place } = this.#app;
    const { filter, view } = place.state;
    // Trends counts several words one by one, and what is beside them counts everything.
    const isCompared = view === "trends" && wordsOf(filter.q).length > 1;
    const query = archive.canSearch && !isCompared ? filter.q.trim() : "";
    const selection = toSelection(filter);
    if (view === "saved") selection.starred = true;
    // What was saved is shown, and Trends counts everything.
    else if (view !== "trends" && mute) selection.mute = mute;
    if (!query) return { selection };
    // Results of a search have the order of the search; the list has its own order.
    return { search: { ...selection, sort: view === "list" ? filter.listOrder : filter.searchOrder, query } };
  }

  /** @param {Request} request */
  #keyOf(request) {
    return JSON.stringify([request, this.#app.archive.generation]);
  }

  /** @param {string} key @param {Found} result */
  #show(key, result) {
    this.#shown = result;
    this.#moreError = null;
    this.#shownKey = key;
    this.tell("results");
  }

  /**
   * Entries for the address, without excerpts.
   * @param {{ limit: number, offset: number }} limits @returns {Promise<Found>}
   */
  ask(limits) {
    return askFor(/** @type {Archive} */ (this.#app.archive.open), this.#request(), { ...limits, ...TITLES });
  }

  /**
   * All rows for the address, in steps that leave the page time to draw.
   * @param {(rows: number) => void} [progress] after each step
   * @returns {Promise<EntryRow[]>}
   */
  async all(progress) {
    /** @type {EntryRow[]} */
    const rows = [];
    for (;;) {
      const page = await this.ask({ offset: rows.length, limit: STEP });
      rows.push(...page.rows);
      progress?.(rows.length);
      if (page.rows.length === 0 || rows.length >= page.total) return rows;
    }
  }

  /** Appends the next page. */
  more() {
    if (!this.hasMore || this.#loading) return Promise.resolve();
    if (this.#more) return this.#more;
    const more = this.#append().finally(() => {
      if (this.#more === more) this.#more = null;
    });
    return (this.#more = more);
  }

  async #append() {
    const key = this.#key;
    const shown = /** @type {Found} */ (this.#shown);
    if (this.#moreError) {
      this.#moreError = null;
      this.tell("results");
    }
    try {
      const open = /** @type {Archive} */ (this.#app.archive.open);
      const more = this.#excerpts ? { tiers: false } : TITLES;
      const next = await askFor(open, this.#request(), { offset: shown.rows.length, limit: PAGE, ...more });
      if (key !== this.#key) return;
      this.#show(key, /** @type {Found} */ ({ ...shown, rows: [...shown.rows, ...next.rows] }));
      // Its rows may need parts that the first page did not.
      this.#app.archive.note(next.problems);
    } catch (error) {
      if (key !== this.#key) return;
      this.#moreError = /** @type {Error} */ (error);
      this.tell("results");
    }
  }

  /**
   * Facets to draw before the first answer: those of the whole archive, from its manifest.
   * @returns {import("../engine/types.d.ts").Facets}
   */
  facets() {
    const { archive, place } = this.#app;
    if (this.#shown && (this.current || !isEmpty(place.filter))) return this.#shown.facets;
    const { topics, channels, sites } = archive.info;
    return {
      topics: topics.map(({ name, entries }) => ({ name, count: entries })),
      channels: channels.map(({ name, entries }) => ({ name, count: entries })),
      months: [],
      lengths: [],
      ...(sites ? { sites: sites.map(({ name, entries }) => ({ name, count: entries })) } : {}),
    };
  }
}

/** @param {Found | null} found */
function count(found) {
  return found?.rows.length ?? 0;
}

/** @param {Request} request */
function needsMarks(request) {
  // The query itself may contain such filters.
  return "search" in request || request.selection.unread || request.selection.starred;
}

/**
 * @param {Archive} archive @param {Request} request @param {Limits} limits
 * @returns {Promise<Found>}
 */
function askFor(archive, request, limits) {
  if ("search" in request) return archive.search({ ...request.search, ...limits });
  const { snippet, tiers, ...rows } = limits;
  return archive.select({ ...request.selection, ...rows });
}

/**
 * What is at hand, then all.
 * @param {Archive} archive
 * @param {Request} request
 * @param {number} limit
 * @param {boolean} excerpts
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<Found, void, void>}
 */
async function* answers(archive, request, limit, excerpts, signal) {
  if ("search" in request) {
    yield* liveSearch(archive, { ...request.search, limit, ...(excerpts ? {} : TITLES) }, { signal });
    return;
  }
  const near = await archive.select({ ...request.selection, limit, partial: true }, { signal });
  // If nothing is known about this filter yet, keep the old rows instead of flashing an empty list.
  if (near.complete || near.total > 0) yield near;
  if (!near.complete) yield await archive.select({ ...request.selection, limit }, { signal });
}
