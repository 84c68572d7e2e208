// DOM helpers for all views of the widget.

import { names } from "./attributes.js";

/** @typedef {import("./yoyak-digest.js").Settings} Settings */
/** @typedef {import("../engine/types.d.ts").Archive} Archive */
/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {import("../engine/types.d.ts").Segment} Segment */
/** @typedef {{archive: Archive, settings: Settings, page: (digest: string, entry?: string, query?: string) => string,
 * base: string,
 * locale: string, words: ReturnType<typeof import("./words.js").wordsFor>}} Context */

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

/** Text with marked hits. @param {Segment[]} segments */
export function marked(segments) {
  const fragment = document.createDocumentFragment();
  for (const { text, hit } of segments) fragment.append(hit ? make("mark", "hit", text) : text);
  return fragment;
}

/**
 * @param {EntryRow & {titleParts?: Segment[], snippet?: Segment[]}} row @param {Context} context
 * @param {{body?: Node | null, query?: string, date?: string}} [options] query: the query to mark on the target page
 */
export function entryItem(row, { page, words }, { body = null, query = "", date = "" } = {}) {
  const link = /** @type {HTMLAnchorElement} */ (
    make("a", "entry-title", row.titleParts ? marked(row.titleParts) : row.title)
  );
  link.href = page(row.digest, row.id, query);
  link.dataset.digest = row.digest;
  link.dataset.entry = row.id;
  const length =
    row.seconds === null
      ? ""
      : row.seconds === 0
        ? words.live
        : words.minutes(Math.max(1, Math.round(row.seconds / 60)));
  const snippet = row.snippet?.length ? make("p", "snippet", marked(row.snippet)) : null;
  const item = make(
    "li",
    "entry",
    link,
    make("p", "meta", [row.channel, length, date].filter(Boolean).join(" · ")),
    snippet,
    body,
  );
  item.id = row.id;
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
