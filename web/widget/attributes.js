// Reads and checks the widget's attributes. Missing and invalid attributes get their default.

/** @typedef {"latest" | "list" | "digest" | "search" | "related" | "top" | "stories" | "story"} WidgetView */

export const ATTRIBUTES = "src view topic channel from to digest entry story query limit open theme locale".split(" ");

const VIEWS = ["latest", "list", "digest", "search", "related", "top", "stories", "story"];
const OPEN = ["site", "here"];
const THEMES = ["auto", "light", "dark"];
/** Number of entries in a list. */
const DEFAULT_LIMIT = 10;
const LARGEST_LIMIT = 100;

/**
 * @param {string | null} text
 * @param {readonly string[]} allowed
 * @returns {string} the first if it is none of them
 */
const oneOf = (text, allowed) => (text !== null && allowed.includes(text) ? text : allowed[0]);

/** @param {string | null} text */
const date = (text) => (text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : "");

/** Addresses, separated by spaces. @param {string} text */
export const addresses = (text) =>
  text
    .trim()
    .split(/\s+(?=[a-z]+:|\.{0,2}\/)/i)
    .filter(Boolean);

/** Comma-separated names; a backslash keeps a comma. @param {string | null} text @returns {string[]} */
export function names(text) {
  return (text ?? "")
    .split(/(?<!\\),/)
    .map((name) => name.replace(/\\,/g, ",").trim().normalize("NFC"))
    .filter(Boolean);
}

/**
 * @param {(name: string) => string | null} get
 * @returns {{src: string, topic: string, channel: string, from: string, to: string, digest: string, entry: string,
 *   story: string, query: string, view: WidgetView, limit: number, open: string, theme: string, locale: string}}
 */
export function readAttributes(get) {
  const limit = Number(get("limit") ?? DEFAULT_LIMIT);
  return {
    src: get("src") ?? "",
    topic: get("topic") ?? "",
    channel: get("channel") ?? "",
    from: date(get("from")),
    to: date(get("to")),
    digest: get("digest") ?? "",
    entry: get("entry") ?? "",
    story: get("story") ?? "",
    query: get("query") ?? "",
    view: /** @type {WidgetView} */ (oneOf(get("view"), VIEWS)),
    limit: Number.isInteger(limit) && limit > 0 ? Math.min(limit, LARGEST_LIMIT) : DEFAULT_LIMIT,
    open: oneOf(get("open"), OPEN),
    theme: oneOf(get("theme"), THEMES),
    locale: get("locale") ?? "",
  };
}
