// Adds names to facet counts. The core sends only numbers, in the order of the manifest, because names would be most of
// the data.

/**
 * As the core sends them.
 * @typedef {{ topics: number[], channels: number[], months: number[], lengths: number[] }} Counts
 */
/** @typedef {{ topics: string[], channels: string[], months: string[] }} Names */

/**
 * Where ranges of length begin, in seconds; kept equal with kLengthSteps of wasm/filter/catalog.hpp by a boundary test.
 */
const LENGTHS = [0, 300, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200];

/** @param {import("./types.d.ts").ArchiveInfo} info @returns {Names} */
export function facetNames({ topics, channels, digests, from, to }) {
  /** @type {string[]} */
  const months = [];
  if (digests > 0) {
    for (let [year, month] = from.split("-").map(Number); ; month += 1) {
      if (month > 12) [year, month] = [year + 1, 1];
      const name = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
      if (name > to) break;
      months.push(name);
    }
  }
  return { topics: topics.map(({ name }) => name), channels: channels.map(({ name }) => name), months };
}

/** @param {Counts} counts @param {Names} names @returns {import("./types.d.ts").Facets} */
export function named(counts, names) {
  /** @param {string[]} of @param {number[]} all */
  const list = (of, all) => all.map((count, i) => ({ name: of[i], count }));
  return {
    topics: list(names.topics, counts.topics),
    channels: list(names.channels, counts.channels),
    months: list(names.months, counts.months),
    lengths: counts.lengths.map((count, i) => ({ from: LENGTHS[i], to: LENGTHS[i + 1] ?? null, count })),
  };
}
