// The page's state is its address. This file holds the pair of pure functions that turn one into the other; nothing
// else reads or writes addresses. Two modes:
//   path   http(s): BASE/d/DIGEST.html?FILTER#ENTRY for a digest, BASE/index.html?view=…&FILTER for everything else;
//          BASE/index.html?digest=SITE:DIGEST&FILTER#ENTRY for a digest of another site, which has no page here
//   hash   one file opened from disk: the same after "#/", with the entry as a parameter, because a fragment cannot
//          have one

import { isDate } from "../lib/dates.js";

/**
 * @typedef {object} Filter the filters of the list; all fields are always set
 * @property {string | null} from "YYYY-MM-DD"
 * @property {string | null} to
 * @property {string[]} topics
 * @property {string[]} channels
 * @property {string[]} sites names, where several archives are open as one
 * @property {number | null} min whole minutes, inclusive
 * @property {number | null} max
 * @property {"newest" | "oldest" | "longest" | "shortest"} listOrder
 * @property {"relevance" | "newest" | "oldest" | "longest" | "shortest"} searchOrder the order of search results
 * @property {string} q the query
 * @property {boolean} unread only what is not marked as read
 * @property {boolean} starred
 *
 * @typedef {"digest" | "list" | "search" | "trends" | "saved"} ViewName
 *
 * @typedef {object} State
 * @property {ViewName} view
 * @property {string | null} digest id; null means the newest
 * @property {string | null} entry id of an entry, or of one of its sections
 * @property {Filter} filter
 */

/** @type {readonly ViewName[]} */
export const VIEWS = ["digest", "list", "search", "trends", "saved"];
export const SORTS = ["newest", "oldest", "longest", "shortest"];

/** @returns {Filter} */
export function emptyFilter() {
  return {
    from: null,
    to: null,
    topics: [],
    channels: [],
    sites: [],
    min: null,
    max: null,
    listOrder: "newest",
    searchOrder: "relevance",
    q: "",
    unread: false,
    starred: false,
  };
}

/** Whether two states lead to the same address. @param {State} a @param {State} b */
export function sameState(a, b) {
  return formatUrl(a, "/", "path") === formatUrl(b, "/", "path");
}

/** @param {Filter} filter @param {URLSearchParams} params */
function writeFilter(filter, params) {
  for (const topic of filter.topics) params.append("topic", topic);
  for (const channel of filter.channels) params.append("channel", channel);
  for (const site of filter.sites) params.append("site", site);
  if (filter.from) params.set("from", filter.from);
  if (filter.to) params.set("to", filter.to);
  if (filter.min !== null) params.set("min", String(filter.min));
  if (filter.max !== null) params.set("max", String(filter.max));
  if (filter.unread) params.set("unread", "1");
  if (filter.starred) params.set("starred", "1");
  if (filter.q) params.set("q", filter.q);
  if (filter.listOrder !== "newest") params.set("sort", filter.listOrder);
  if (filter.searchOrder !== "relevance") params.set("order", filter.searchOrder);
}

/** Reads valid values and ignores the rest, so that a mistyped address still opens. @param {URLSearchParams} params */
function readFilter(params) {
  const filter = emptyFilter();
  const names = (/** @type {string} */ key) =>
    [...new Set(params.getAll(key).map((name) => name.normalize("NFC")))].filter(Boolean);
  const date = (/** @type {string} */ key) => {
    const value = params.get(key);
    return value && isDate(value) ? value : null;
  };
  const minutes = (/** @type {string} */ key) => {
    const value = params.get(key) ?? "";
    return /^\d{1,5}$/.test(value) ? Number(value) : null;
  };
  filter.topics = names("topic");
  filter.channels = names("channel");
  filter.sites = names("site");
  filter.from = date("from");
  filter.to = date("to");
  if (filter.from && filter.to && filter.from > filter.to) [filter.from, filter.to] = [filter.to, filter.from];
  filter.min = minutes("min");
  filter.max = minutes("max");
  filter.unread = params.get("unread") === "1";
  filter.starred = params.get("starred") === "1";
  filter.q = (params.get("q") ?? "").normalize("NFC");
  const order = params.get("order") ?? "";
  if (SORTS.includes(order)) filter.searchOrder = /** @type {Filter["searchOrder"]} */ (order);
  const sort = params.get("sort") ?? "";
  if (SORTS.includes(sort)) filter.listOrder = /** @type {Filter["listOrder"]} */ (sort);
  return filter;
}

/**
 * The address of a state.
 * @param {State} state
 * @param {string} base address of the site with a trailing slash; not used in hash mode
 * @param {"path" | "hash"} mode
 */
export function formatUrl(state, base, mode) {
  const params = new URLSearchParams();
  const isDigest = state.view === "digest";
  let { digest } = state;
  if (!isDigest) params.set("view", state.view);
  else if (mode === "path" && digest?.includes(":")) {
    params.set("digest", digest);
    digest = null;
  }
  writeFilter(state.filter, params);
  if (mode === "hash" && state.entry) params.set("entry", state.entry);
  const query = params.size ? "?" + params : "";
  const path = isDigest && digest ? "d/" + encodeURIComponent(digest) : "";
  if (mode === "hash") return "#/" + path + query;
  const fragment = isDigest && state.entry ? "#" + encodeURIComponent(state.entry) : "";
  return base + (path ? path + ".html" : "index.html") + query + fragment;
}

/**
 * The state of an address, or null if it is not an address of a view (another site, an asset).
 * @param {string} url absolute
 * @param {string} base absolute, with a trailing slash
 * @param {"path" | "hash"} mode
 * @returns {State | null}
 */
export function parseUrl(url, base, mode) {
  const address = new URL(url);
  if (mode === "hash") {
    if (address.href.split("#")[0] !== base.split("#")[0]) return null;
    const match = /^#?\/?(?:d\/([^?/]+))?(?:\?(.*))?$/.exec(address.hash);
    if (!match) return null;
    const params = new URLSearchParams(match[2] ?? "");
    return build(params, match[1] ? decode(match[1]) : null, params.get("entry"));
  }
  const root = new URL(base);
  if (address.origin !== root.origin || !address.pathname.startsWith(root.pathname)) return null;
  const path = address.pathname.slice(root.pathname.length);
  const digest = /^d\/([^/]+?)(?:\.html)?$/.exec(path);
  if (!digest && path !== "" && path !== "index.html" && path !== "index") return null;
  return build(
    address.searchParams,
    digest ? decode(digest[1]) : address.searchParams.get("digest"),
    decode(address.hash.slice(1).split(":~:")[0]) || null,
  );
}

/** @param {URLSearchParams} params @param {string | null} digest @param {string | null} entry @returns {State} */
function build(params, digest, entry) {
  const wanted = /** @type {ViewName} */ (params.get("view") ?? "digest");
  const view = !digest && VIEWS.includes(wanted) ? wanted : "digest";
  return {
    view,
    digest: view === "digest" ? digest : null,
    entry: view === "digest" ? entry : null,
    filter: readFilter(params),
  };
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text).normalize("NFC");
  } catch {
    return text;
  }
}

/**
 * The entry that an address leads to: the ids of sections are ENTRY~KIND. @param {string} id of an entry or a section
 */
export function entryOf(id) {
  return id.split("~")[0];
}
