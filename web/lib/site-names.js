// Decides by their names for which files of a published site the service worker answers. The build lists the shell's
// files with their hashes by the same rule. Pure functions.

/** @typedef {"page" | "manifest" | "partition" | "hashed" | "shell"} SiteFile */

/**
 * The front page, digests (d), and pages that lead to them: months (m), topics (t), weeks (w), stories (s), names (n).
 */
const PAGE = /^(index\.html)?$|^[dmtwsn]\/[^/]+\.html$/;
const HASHED = /^(chunk|first|style)-[0-9A-Z]+\.(js|css)$/i;
const SHELL =
  /^(app\.js|app\.css|lazy\.css|worker\.js|reader\.wasm|manifest\.webmanifest|icon[\w-]*\.(svg|png)|apple-touch-icon\.png)$/;

/**
 * The kind of a file of the site, or null if the service worker does not handle it: feeds, the widget, and files of
 * other sites on the same origin.
 * @param {string | null} name relative to the site, decoded @returns {SiteFile | null}
 */
export function kindOf(name) {
  if (name === null) return null;
  if (PAGE.test(name)) return "page";
  if (name === "archive.json") return "manifest";
  if (/^p\/[^/]+$/.test(name)) return "partition";
  if (HASHED.test(name)) return "hashed";
  return SHELL.test(name) ? "shell" : null;
}
