// Code that the page and its service worker share: what the visitor keeps for offline reading, and how a whole
// partition is fetched and verified. It does not use the DOM.

import { contentName } from "./content-name.js";
import { CONTENT } from "./cache-names.js";

/**
 * In CONTENT: what the visitor keeps, as JSON.
 * @typedef {{ all?: boolean, years?: string[], newest?: boolean }} Kept
 *   all: every partition, including future ones · years: partitions that have days of these · newest: the newest one
 */
export const KEPT = "kept-by-visitor";

/** An address below the site, for a file's name. @param {string} name */
export function addressOf(name) {
  return name.split("/").map(encodeURIComponent).join("/");
}

/**
 * A whole partition, verified: its size is the size in the manifest, and the hash of its bytes is the hash in its name.
 * @param {string} base the site's address @param {string} file @param {number} size @param {AbortSignal} [signal]
 * @returns {Promise<Response>} @throws Error if it cannot be loaded or is wrong
 */
export async function fetchPartition(base, file, size, signal) {
  const url = base + addressOf(file);
  // Bypass the HTTP cache only if the first answer was wrong: some hosts answer every request with a page.
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
 * Frees space: removes pages and ranges that were stored automatically, and keeps what the visitor saved.
 * @param {string} base the site's address
 */
export async function freeSpace(base) {
  const cache = await caches.open(CONTENT);
  for (const request of await cache.keys()) {
    const { url } = request;
    if (url.startsWith(base) && (/\?bytes=/.test(url) || /\.html$/.test(url))) await cache.delete(request);
  }
}
