// The sites that a widget shows, as one: one list, one search. Each row says which site it is from. A site that cannot
// be loaded is named, and the others go on.

import { inOrder, mergeCounts, mergeSearch, orderOf, sum } from "../engine/merge.js";

/** @typedef {import("../engine/types.d.ts").Archive} Archive */
/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {import("../engine/types.d.ts").Selection} Selection */
/** @typedef {import("../engine/types.d.ts").SearchRequest} SearchRequest */
/** @typedef {import("../engine/types.d.ts").SearchResult} SearchResult */
/** @typedef {import("../engine/types.d.ts").PageRequest} PageRequest */
/** @typedef {import("../engine/types.d.ts").CallOptions} CallOptions */
/** @typedef {Error & {code?: string}} Trouble */

/**
 * `index`: place among the named sites · `src`: address of archive.json
 * @typedef {{index: number, src: string, archive: Archive}} Site
 */
/** @typedef {{index: number, src: string, title: string, error: Trouble}} Missing */

/** How long the others wait for a site that does not answer. */
const PATIENCE_MS = 8000;

/** Address of the site that an archive belongs to. @param {string} src */
export const siteBase = (src) => new URL(".", src).href;

/** A short name of a site whose title is not known. @param {string} src */
const shortName = (src) => {
  const { host, pathname } = new URL(".", src);
  return host + pathname.replace(/\/$/, "");
};

const newest = orderOf("newest", "newest");

/**
 * Waits until the archives are open; one that does not answer does not hold up the others.
 * @param {{src: string, archive: Promise<Archive>}[]} borrowed
 * @returns {Promise<Sites>} throws the first error if none opens
 */
export async function openSites(borrowed) {
  /** @type {(Site | Missing | null)[]} */
  const known = borrowed.map(() => null);
  const opening = borrowed.map(({ src, archive }, index) =>
    archive.then(
      (open) => void (known[index] = { index, src, archive: open }),
      (error) => void (known[index] = { index, src, title: shortName(src), error }),
    ),
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const first = Promise.any(borrowed.map(({ archive }) => archive)).then(
    () => new Promise((done) => (timer = setTimeout(done, PATIENCE_MS))),
    () => {},
  );
  await Promise.race([Promise.all(opening), first]);
  clearTimeout(timer);
  const late = Object.assign(new Error("The site does not answer."), { code: "network" });
  const all = known.map(
    (each, index) => each ?? { index, src: borrowed[index].src, title: shortName(borrowed[index].src), error: late },
  );
  const open = all.filter((each) => "archive" in each);
  const missing = all.filter((each) => "error" in each);
  if (!open.length) throw missing[0].error;
  return new Sites(open, missing);
}

export class Sites {
  /** @param {Site[]} open @param {Missing[]} missing */
  constructor(open, missing = []) {
    this.open = open;
    this.missing = missing;
  }

  /** Of the first site: its language is that of the frame. */
  get info() {
    return this.open[0].archive.info;
  }

  /** @param {number} index */
  site(index) {
    return this.open.find((site) => site.index === index) ?? this.open[0];
  }

  /** This site alone. @param {number} index */
  only(index) {
    const site = this.open.find((each) => each.index === index);
    return site ? new Sites([site], this.missing) : this;
  }

  /**
   * The answers of all sites that give one.
   * @template T @param {(site: Site) => Promise<T>} ask @returns {Promise<{site: Site, value: T}[]>}
   */
  async all(ask) {
    const answers = await Promise.allSettled(this.open.map(ask));
    const values = answers.flatMap((answer, i) =>
      answer.status === "fulfilled" ? [{ site: this.open[i], value: answer.value }] : [],
    );
    const failed = answers.flatMap((answer, i) =>
      answer.status === "rejected" ? [{ site: this.open[i], error: /** @type {Trouble} */ (answer.reason) }] : [],
    );
    if (!values.length) throw (failed.find(({ error }) => error.code !== "not-found") ?? failed[0]).error;
    for (const { site, error } of failed) {
      const { index, src, archive } = site;
      if (error.code === "not-found" || this.missing.some((each) => each.index === index)) continue;
      this.missing.push({ index, src, title: archive.info.site.title || shortName(src), error });
    }
    return values;
  }

  /** @param {Selection & {limit: number}} wanted newest first */
  async select(wanted) {
    const found = await this.all(({ archive }) => archive.select(wanted));
    return {
      total: sum(found.map(({ value }) => value.total)),
      counts: counts(found),
      rows: merged(
        found.map(({ site, value }) => ({ site, rows: value.rows })),
        newest,
        wanted.limit,
      ),
    };
  }

  /**
   * @param {SearchRequest & {limit?: number}} wanted by relevance or newest first
   * @param {CallOptions} [options]
   */
  async search(wanted, options) {
    const found = await this.all(({ archive }) => archive.search(wanted, options));
    if (found.length === 1) {
      const [{ site, value }] = found;
      for (const row of [...value.rows, ...value.tiers.flatMap(({ rows }) => rows)]) mark(row, site);
      return { ...value, counts: counts(found) };
    }
    const order = orderOf(wanted.sort, "relevance");
    for (const { site, value } of found) for (const row of value.tiers.flatMap(({ rows }) => rows)) mark(row, site);
    const values = found.map(({ value }) => value);
    /** @type {SearchResult & {counts: Map<number, number>}} */
    const result = {
      ...values[0],
      ...mergeCounts(values),
      ...mergeSearch(values, order),
      counts: counts(found),
      rows: merged(
        found.map(({ site, value }) => ({ site, rows: value.rows })),
        order,
        wanted.limit,
      ),
    };
    return result;
  }

  /**
   * A digest; without `digest`, the newest of all sites.
   * @param {PageRequest} request @param {number} [index] the site
   */
  async page(request, index) {
    const asked = index === undefined ? this : this.only(index);
    const found = await asked.all(({ src, archive }) => archive.page({ ...request, base: siteBase(src) }));
    const [{ site, value }] = found.sort((a, b) => newest(a.value.info, b.value.info));
    for (const row of value.info.entryList) mark(row, site);
    return { ...value, site: site.index };
  }

  /** @param {{digest: string, entry: string}} entry */
  async related(entry) {
    const [{ site, value }] = await this.all(({ archive }) => archive.related(entry));
    for (const row of [...value.sameDay, ...value.earlier, ...value.later]) mark(row, site);
    return value;
  }
}

/** Entries by site. @param {{site: Site, value: {total: number}}[]} found */
const counts = (found) => new Map(found.map(({ site, value }) => [site.index, value.total]));

/** @type {WeakMap<EntryRow, number>} */
const origin = new WeakMap();

/** @param {EntryRow} row @param {Site} site */
export function mark(row, site) {
  origin.set(row, site.index);
}

/** The site that a row is from. @param {EntryRow} row */
export const siteOf = (row) => origin.get(row) ?? 0;

/**
 * The rows of several sites in one order. Sorting keeps each site's own order among equals.
 * @template {EntryRow} T @param {{site: Site, rows: T[]}[]} lists @param {(a: T, b: T) => number} order
 * @param {number} [limit]
 */
function merged(lists, order, limit) {
  for (const { site, rows } of lists) for (const row of rows) mark(row, site);
  return inOrder(
    lists.map(({ rows }) => rows),
    order,
  ).slice(0, limit);
}
