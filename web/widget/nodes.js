// DOM helpers for all views of the widget.

import { trustedHtml } from "../engine/trusted.js";
import { names } from "./attributes.js";
import { siteBase, siteOf } from "./sites.js";

/** @typedef {import("./yoyak-digest.js").Settings} Settings */
/** @typedef {import("./sites.js").Sites} Sites */
/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {import("../engine/types.d.ts").Segment} Segment */
/** @typedef {ReturnType<typeof import("./words.js").wordsFor>} Words */
/** @typedef {{sites: Sites, settings: Settings, locale: string, words: Words}} Context */

/**
 * An element with its part, children and text; text is never parsed. @param {string} tag @param {string} part
 * @param {...(Node | string | null)} children
 */
export function make(tag, part, ...children) {
  const element = document.createElement(tag);
  if (part) {
    element.className = part;
    element.setAttribute("part", part);
  }
  for (const child of children) if (child !== null && child !== "") element.append(child);
  return element;
}

/** @param {string} text @param {() => void} action */
export function button(text, action) {
  const made = /** @type {HTMLButtonElement} */ (make("button", "button", text));
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}

/** @param {string | Node} text @param {string} href @param {string} [part] */
export function anchor(text, href, part = "") {
  const link = /** @type {HTMLAnchorElement} */ (make("a", part, text));
  link.href = href;
  return link;
}

/**
 * The only place where HTML is parsed. It comes from the engine's renderer, which removes everything active.
 * @param {string} html
 */
export function rendered(html) {
  const body = make("div", "body");
  body.innerHTML = trustedHtml(html);
  return body;
}

/** Text with marked hits. @param {Segment[]} segments */
export function marked(segments) {
  const fragment = document.createDocumentFragment();
  for (const { text, hit } of segments) fragment.append(hit ? make("mark", "hit", text) : text);
  return fragment;
}

/**
 * A link to a digest or entry on its site. Clicks on it are told, and may open it in the widget.
 * @param {string | Node} text @param {string} part @param {Sites} sites
 * @param {{site: number, digest: string, entry?: string, query?: string}} target query: to mark there
 */
export function pageLink(text, part, sites, target) {
  const link = /** @type {HTMLAnchorElement} */ (make("a", part, text));
  aimAt(link, sites, target);
  return link;
}

/**
 * @param {HTMLAnchorElement} link @param {Sites} sites
 * @param {{site: number, digest: string, entry?: string, query?: string}} target
 */
export function aimAt(link, sites, { site, digest, entry = "", query = "" }) {
  const search = query && `?q=${encodeURIComponent(query)}`;
  const hash = entry && `#${encodeURIComponent(entry)}`;
  link.href = `${siteBase(sites.site(site).src)}d/${encodeURIComponent(digest)}.html${search}${hash}`;
  Object.assign(link.dataset, { site, digest, ...(entry ? { entry } : {}), ...(query ? { query } : {}) });
}

/** Channel, length and the like. @param {EntryRow} row @param {Words} words @param {...string} more */
export function metaLine({ channel, seconds }, words, ...more) {
  const length =
    seconds === null ? "" : seconds === 0 ? words.live : words.minutes(Math.max(1, Math.round(seconds / 60)));
  return make("p", "meta", [channel, length, ...more].filter(Boolean).join(" · "));
}

/**
 * @param {EntryRow & {titleParts?: Segment[], snippet?: Segment[]}} row @param {Context} context
 * @param {{body?: Node | null, query?: string, more?: string[], heading?: boolean}} [options] query: the query to mark
 *   on the target page · more: further facts
 */
export function entryItem(row, { sites, words }, { body = null, query = "", more = [], heading = false } = {}) {
  const site = siteOf(row);
  const link = pageLink(row.titleParts ? marked(row.titleParts) : row.title, "entry-title", sites, {
    site,
    digest: row.digest,
    entry: row.id,
    query,
  });
  const { language, title } = sites.site(site).archive.info.site;
  const meta = metaLine(row, words, ...more, sites.open.length > 1 ? title : "");
  const snippet = row.snippet?.length ? make("p", "snippet", marked(row.snippet)) : null;
  const item = make("li", "entry", heading ? make("h3", "", link) : link, meta, snippet, body);
  item.id = row.id;
  if (language && language !== sites.info.site.language) item.lang = language;
  return item;
}

/**
 * @param {Settings} settings @returns {{from?: string, to?: string, topics?: string[], channels?: string[]}}
 */
export function filter({ from, to, topic, channel }) {
  return {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(topic ? { topics: names(topic) } : {}),
    ...(channel ? { channels: names(channel) } : {}),
  };
}

let groups = 0;

/**
 * Where there are several sites: a choice among them, with the number of entries of each.
 * @param {Context} context @param {Map<number, number>} counts @param {number | null} chosen
 * @param {(site: number | null) => void} choose
 * @returns {HTMLElement | null}
 */
export function siteChoice({ sites, words }, counts, chosen, choose) {
  if (sites.open.length < 2) return null;
  groups += 1;
  const name = `yoyak-sites-${groups}`;
  const option = (/** @type {number | null} */ site, /** @type {string} */ text, /** @type {number} */ count) => {
    const input = /** @type {HTMLInputElement} */ (make("input", ""));
    Object.assign(input, { type: "radio", name, checked: site === chosen });
    input.addEventListener("change", () => choose(site));
    return make("label", "site", input, `${text} `, make("span", "count", String(count)));
  };
  const all = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const group = make("fieldset", "sites", make("legend", "label", words.sites), option(null, words.every, all));
  for (const { index, archive, src } of sites.open)
    group.append(option(index, archive.info.site.title || new URL(src).host, counts.get(index) ?? 0));
  return group;
}
