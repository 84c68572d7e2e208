// What the page and its service worker agree on: what the visitor keeps for reading without a
// network, and how a whole partition is fetched and confirmed. Used by both; touches no page.

import { contentName } from "./content-name.js";
import { CONTENT } from "./cache-names.js";

/**
 * In CONTENT: what the visitor keeps, as JSON.
 * @typedef {{ all?: boolean, years?: string[], newest?: boolean }} Kept
 *   all: every partition, also of days to come · years: partitions that have days of these · newest: the newest one
 */
export const KEPT = "kept-by-visitor";

/** An address below the site, for a file's name. @param {string} name */
export function addressOf(name) {
  return name.split("/").map(encodeURIComponent).join("/");
}

/**
 * A whole partition, confirmed: its size is the manifest's, and its bytes have the name that the file has.
 * @param {string} base the site's address @param {string} file @param {number} size @param {AbortSignal} [signal]
 * @returns {Promise<Response>} @throws Error where it cannot be had, or is not what it should be
 */
export async function fetchPartition(base, file, size, signal) {
  const url = base + addressOf(file);
  // Past the HTTP cache only where the first answer was bad: some hosts answer anything with a page.
  for (const cache of /** @type {RequestCache[]} */ (["default", "reload"])) {
    const response = await fetch(url, { cache, ...(signal ? { signal } : {}) });
    if (response.status !== 200) throw new Error(`${file}: ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length === size && file.includes(contentName(bytes)))
      return new Response(bytes, { headers: { "content-type": "application/octet-stream" } });
  }
  throw new Error(`${file}: damaged`);
}

/**
 * Makes room: pages and ranges that were kept unasked go, what the visitor keeps stays.
 * @param {string} base the site's address
 */
export async function freeSpace(base) {
  const cache = await caches.open(CONTENT);
  for (const request of await cache.keys()) {
    const { url } = request;
    if (url.startsWith(base) && (/\?bytes=/.test(url) || /\.html$/.test(url))) await cache.delete(request);
  }
}
