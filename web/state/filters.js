// The filter in the address as a request for the archive, and without one of its parts. Pure functions; the first
// digest does not need them.

/** @typedef {import("./url-state.js").Filter} Filter */

/** @param {Filter} filter @returns {import("../engine/types.d.ts").Selection} */
export function toSelection(filter) {
  /** @type {import("../engine/types.d.ts").Selection} */
  const selection = { sort: filter.listOrder };
  if (filter.from) selection.from = filter.from;
  if (filter.to) selection.to = filter.to;
  if (filter.topics.length) selection.topics = filter.topics;
  if (filter.channels.length) selection.channels = filter.channels;
  if (filter.sites.length) selection.sites = filter.sites;
  if (filter.min !== null) selection.minSeconds = filter.min * 60;
  if (filter.max !== null) selection.maxSeconds = filter.max * 60;
  if (filter.unread) selection.unread = true;
  if (filter.starred) selection.starred = true;
  return selection;
}

/** Words that Trends shows beside each other. */
const COMPARED = 4;

/** The words of Trends: those between commas outside quotation marks. @param {string} text */
export function wordsOf(text) {
  const words = (text.match(/(?:"[^"]*"|[^,，、])+/g) ?? []).map((word) => word.trim()).filter(Boolean);
  return [...new Set(words)].slice(0, COMPARED);
}

/** @param {Filter} filter @param {{ kind: string, name: string }} chip @returns {Filter} */
export function without(filter, chip) {
  switch (chip.kind) {
    case "date":
      return { ...filter, from: null, to: null };
    case "length":
      return { ...filter, min: null, max: null };
    case "query":
      return { ...filter, q: "" };
    case "unread":
      return { ...filter, unread: false };
    case "starred":
      return { ...filter, starred: false };
    case "site":
      return { ...filter, sites: filter.sites.filter((name) => name !== chip.name) };
    case "topic":
      return { ...filter, topics: filter.topics.filter((name) => name !== chip.name) };
    default:
      return { ...filter, channels: filter.channels.filter((name) => name !== chip.name) };
  }
}
