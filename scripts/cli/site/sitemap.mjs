// The list of all pages for search engines (sitemaps.org): one file, or a list of files where there are many pages.
import { html } from "../html.mjs";
import { groupedBy } from "./lists.mjs";

/** @typedef {{address: string, changed: string}} Listed address below the site; changed: "YYYY-MM-DD" */

/** Pages in one file. Up to here, one file is simpler; beyond, only the files of changed years are read again. */
const ALONE = 5000;
/** Pages in a file of many. Search engines refuse more than 50,000, and more than 50 MB. */
const MOST = 40_000;

/**
 * @param {string} root address of the site
 * @param {Listed[]} lists pages that lead to digests @param {(Listed & {year: string})[]} digests newest first
 * @param {{alone?: number, most?: number}} [limits]
 * @returns {Map<string, string>} by name; robots.txt names sitemap.xml
 */
export function sitemaps(root, lists, digests, { alone = ALONE, most = MOST } = {}) {
  if (lists.length + digests.length <= alone)
    return new Map([["sitemap.xml", pagesFile(root, [...lists, ...digests])]]);
  /** @type {[string, Listed[]][]} */
  const groups = [["pages", lists], ...groupedBy(digests, ({ year }) => year)];
  /** @type {Map<string, string>} */
  const files = new Map();
  /** @type {Listed[]} */
  const index = [];
  for (const [name, all] of groups) {
    // From the oldest on, so that a new page changes only the last file.
    const pages = [...all].reverse();
    for (let from = 0; from < pages.length; from += most) {
      const part = pages.slice(from, from + most).reverse();
      const file = `sitemap-${name}${from ? `-${from / most + 1}` : ""}.xml`;
      files.set(file, pagesFile(root, part));
      index.push({ address: file, changed: latest(part.map(({ changed }) => changed)) });
    }
  }
  files.set("sitemap.xml", document("sitemapindex", "sitemap", root, index));
  return files;
}

/** The latest of some days, "" for none. @param {Iterable<string>} days */
export function latest(days) {
  let last = "";
  for (const day of days) if (day > last) last = day;
  return last;
}

/** @param {string} root @param {Listed[]} pages */
const pagesFile = (root, pages) => document("urlset", "url", root, pages);

/** @param {string} list @param {string} item names of elements @param {string} root @param {Listed[]} rows */
function document(list, item, root, rows) {
  const lines = rows.map(
    ({ address, changed }) => `<${item}><loc>${html`${root + address}`}</loc><lastmod>${changed}</lastmod></${item}>\n`,
  );
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n` +
    `${lines.join("")}</${list}>\n`
  );
}
