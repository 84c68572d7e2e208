// Finds the address of the manifest of a published site.

import { YoyakError } from "./errors.js";

/**
 * The address of archive.json from that of a site, of one of its pages or of the manifest itself. A name without a dot
 * is treated as a folder. @param {string | URL} site @param {string} [base] for relative addresses
 * @returns {string} absolute
 */
export function manifestAddress(site, base) {
  /** @type {URL} */
  let url;
  try {
    url = new URL(site, base);
  } catch {
    throw new YoyakError("bad-request", `${site} is not an address.`);
  }
  if (url.pathname.endsWith(".json")) return url.href;
  const last = url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
  // Pages of single digests are in d/.
  const folder = /\.html?$/i.test(last)
    ? url.pathname.slice(0, -last.length).replace(/\/d\/$/, "/")
    : url.pathname.replace(/\/?$/, "/");
  // Replace only the path: a path that begins with two slashes must not be read as another host.
  const manifest = new URL(url);
  manifest.pathname = `${folder}archive.json`;
  manifest.search = manifest.hash = "";
  return manifest.href;
}
