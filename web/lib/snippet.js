// What a publisher pastes into another page to show a part of this site: the widget as an element or as a frame, and
// what that page's content security policy must allow. Pure functions.

import { hostDirectives } from "./policy.js";

/**
 * The part of the viewer's filter that is used here.
 * @typedef {{topics: string[], channels: string[], sites: string[], from: string | null, to: string | null, q: string,
 *   min: number | null, max: number | null, unread: boolean, starred: boolean}} Filter
 */

/** The widget's attributes that a snippet sets, in this order. */
const NAMES = ["view", "topic", "channel", "from", "to", "query", "limit", "theme"];
const DEFAULTS = /** @type {Record<string, string>} */ ({ view: "latest", limit: "10", theme: "auto" });

/** Names in one attribute; a comma in a name is escaped. @param {string[]} names */
const joined = (names) => names.map((name) => name.replaceAll(",", "\\,")).join(",");

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/**
 * A filter of the viewer as attributes of the widget, without those that have their default.
 * @param {Filter} filter
 * @param {{view: string, limit: number, theme: string}} choice
 * @returns {[string, string][]}
 */
export function attributesOf(filter, { view, limit, theme }) {
  const values = /** @type {Record<string, string>} */ ({
    view,
    topic: joined(filter.topics),
    channel: joined(filter.channels),
    from: filter.from ?? "",
    to: filter.to ?? "",
    query: filter.q,
    limit: String(limit),
    theme,
  });
  return NAMES.filter((name) => values[name] && values[name] !== DEFAULTS[name]).map((name) => [name, values[name]]);
}

/** Whether the filter has something that the widget has no attribute for. @param {Filter} filter */
export const losesSome = ({ min, max, unread, starred }) => min !== null || max !== null || unread || starred;

/**
 * Addresses of the sites that the filter shows.
 * @param {{sites?: {name: string, base: string}[]}} info of the archive @param {Filter} filter @param {string} site
 */
export function sourcesOf({ sites = [] }, filter, site) {
  const chosen = sites.filter(({ name }) => !filter.sites.length || filter.sites.includes(name));
  return chosen.length ? chosen.map(({ base }) => base) : [site];
}

/** Address of the page for frames. @param {string} site @param {[string, string][]} attributes */
export const frameAddress = (site, attributes) =>
  `${site}embed.html${attributes.length ? `?${new URLSearchParams(attributes)}` : ""}`;

/**
 * The lines to paste.
 * @param {object} options
 * @param {"element" | "frame"} options.form
 * @param {string} options.site address of the site, with a slash at its end
 * @param {string} options.title of the site
 * @param {string} options.link address of the same entries on the site
 * @param {[string, string][]} options.attributes
 * @param {string[]} [options.sources] addresses of the sites that are shown; a frame shows its own
 * @param {{integrity: string, version: string} | null} [options.pinned] the script as it is now, and no other
 */
export function snippet({ form, site, title, link, attributes, sources = [site], pinned = null }) {
  if (form === "frame")
    return [
      `<iframe src="${escaped(frameAddress(site, attributes))}" title="${escaped(title)}"`,
      `  sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" loading="lazy"`,
      `  width="100%" height="480" style="border: 0"></iframe>`,
    ].join("\n");
  const version = pinned ? `?v=${pinned.version}` : "";
  const integrity = pinned ? ` integrity="${pinned.integrity}" crossorigin="anonymous"` : "";
  const written = attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  return [
    `<script type="module" src="${escaped(`${site}widget.js${version}`)}"${integrity}></script>`,
    `<yoyak-digest src="${escaped(sources.join(" "))}"${written}>`,
    `  <a href="${escaped(link)}">${escaped(title)}</a>`,
    `</yoyak-digest>`,
  ].join("\n");
}

/**
 * What the host's policy must allow.
 * @param {"element" | "frame"} form @param {string} site @param {string[]} [sources] as above
 */
export const hostPolicy = (form, site, sources = []) =>
  hostDirectives(
    new URL(site).origin,
    form,
    sources.map((each) => new URL(each).origin),
  ).join("; ");

/** The script as `integrity` and a short name of its version. @param {Uint8Array<ArrayBuffer>} bytes */
export async function pin(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
  const version = [...digest.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { integrity: `sha384-${btoa(String.fromCharCode(...digest))}`, version };
}
