// What a filter in the address narrows, as the chips that show it. Pure functions. The requests: filters.js.

import { emptyFilter } from "./url-state.js";

/** @typedef {import("./url-state.js").Filter} Filter */
/** @typedef {"query" | "date" | "topic" | "channel" | "site" | "length" | "unread" | "starred"} ChipKind */

/** Whether there are no filters (the order is not one). @param {Filter} filter */
export function isEmpty(filter) {
  return chipsOf(filter).length === 0;
}

/** Whether there are filters besides the query. @param {Filter} filter */
export function isNarrowed(filter) {
  return !isEmpty({ ...filter, q: "" });
}

/** The filter with everything cleared except the order. @param {Filter} filter @returns {Filter} */
export function cleared(filter) {
  return { ...emptyFilter(), listOrder: filter.listOrder, searchOrder: filter.searchOrder };
}

/**
 * The active parts of a filter, in the order in which they are shown.
 * @param {Filter} filter
 * @returns {{ kind: ChipKind, name: string }[]}
 */
export function chipsOf(filter) {
  /** @type {{ kind: ChipKind, name: string }[]} */
  const chips = [];
  if (filter.q) chips.push({ kind: "query", name: filter.q });
  if (filter.from || filter.to) chips.push({ kind: "date", name: "" });
  for (const name of filter.topics) chips.push({ kind: "topic", name });
  for (const name of filter.channels) chips.push({ kind: "channel", name });
  for (const name of filter.sites) chips.push({ kind: "site", name });
  if (filter.min !== null || filter.max !== null) chips.push({ kind: "length", name: "" });
  if (filter.unread) chips.push({ kind: "unread", name: "" });
  if (filter.starred) chips.push({ kind: "starred", name: "" });
  return chips;
}

/** @param {Filter} filter @param {"topics" | "channels" | "sites"} facet @param {string} name @returns {Filter} */
export function toggled(filter, facet, name) {
  const names = filter[facet];
  return { ...filter, [facet]: names.includes(name) ? names.filter((each) => each !== name) : [...names, name] };
}
