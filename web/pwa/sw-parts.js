// The pure functions of the service worker, which can be tested without one.

import { kindOf } from "../lib/site-names.js";

export { kindOf };

/**
 * A file's name relative to the site, or null for other addresses: broken escapes, other folders.
 * @param {string} url @param {string} base @param {boolean} [query] whether a query stays
 */
export function decodedName(url, base, query = false) {
  if (!url.startsWith(base)) return null;
  const [path] = url.slice(base.length).split("#");
  try {
    const name = decodeURIComponent(path.split("?")[0]);
    return query && path.includes("?") ? `${name}?${path.split("?").slice(1).join("?")}` : name;
  } catch {
    return null;
  }
}

/**
 * Names and hashes of site-files.json, or null if the text is something else: some hosts answer every request with a
 * page.
 * @param {string} text @returns {Record<string, string> | null}
 */
export function listedFiles(text) {
  try {
    const { format, files } = JSON.parse(text);
    const entries = Object.entries(files);
    const right = entries.every(([name, hash]) => kindOf(name) !== null && /^[0-9a-f]{64}$/.test(String(hash)));
    return format === "yoyak-site-files" && right ? files : null;
  } catch {
    return null;
  }
}

/** @param {ArrayBuffer} bytes */
export async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether a text is an archive's manifest. @param {string} text */
export function isManifest(text) {
  try {
    const { format, partitions } = JSON.parse(text);
    return (
      String(format).startsWith("yoyak") &&
      partitions.every((/** @type {any} */ { file, size }) => kindOf(file) === "partition" && Number.isInteger(size))
    );
  } catch {
    return false;
  }
}

/** Whether a text is a complete page of a Yoyak site. @param {string} text */
export function isPage(text) {
  return /<html[^>]*\sdata-base="/.test(text.slice(0, 2000)) && /<\/html>\s*$/.test(text);
}

/** The newest partition is stored automatically up to this size: today's digest and the days before. */
export const KEEP_UNASKED_BYTES = 1_000_000;

/**
 * The partitions that must be stored before a manifest is stored.
 * @template {{ file: string, size: number, from: string, to: string }} P
 * @param {P[]} partitions newest first @param {import("./kept.js").Kept | null} kept
 */
export function wantedFiles(partitions, kept) {
  const years = kept?.years ?? [];
  return partitions.filter(
    ({ size, from, to }, index) =>
      kept?.all ||
      years.some((year) => from.slice(0, 4) <= year && year <= to.slice(0, 4)) ||
      (index === 0 && kept?.newest && size <= KEEP_UNASKED_BYTES),
  );
}

/**
 * Stored files of versions that no page can have open any more: names with a hash (chunks, partitions and their ranges)
 * that neither this version of the site nor the one before has.
 * @param {string[]} kept relative to the site @param {string[]} now @param {string[]} before
 */
export function staleNames(kept, now, before) {
  const wanted = new Set([...now, ...before]);
  return kept.filter((name) => {
    const [file] = name.split("?");
    const kind = kindOf(file);
    return (kind === "hashed" || kind === "partition") && !wanted.has(file);
  });
}

/** @param {string} header "bytes=0-99" or "bytes=100-" @returns {{ from: number, to: number | null } | null} */
export function parseRange(header) {
  const match = /^bytes=(\d+)-(\d*)$/.exec(header);
  if (!match) return null;
  return { from: Number(match[1]), to: match[2] ? Number(match[2]) : null };
}

/**
 * The answer of a server for a range of a file. A part of a blob is not copied to memory.
 * @param {Blob} whole
 * @param {{ from: number, to: number | null }} range
 */
export function rangeResponse(whole, { from, to }) {
  const { size } = whole;
  if (from >= size) return new Response(null, { status: 416, headers: { "content-range": `bytes */${size}` } });
  const last = Math.min(size - 1, to ?? size - 1);
  return new Response(whole.slice(from, last + 1), {
    status: 206,
    headers: {
      "content-type": "application/octet-stream",
      "content-range": `bytes ${from}-${last}/${size}`,
      "content-length": String(last + 1 - from),
    },
  });
}

/**
 * For a page that was never visited, offline: the front page without its digest, with addresses that work at its path.
 * @param {Response} shell @param {string} name of the page, relative to the site
 */
export async function offlinePage(shell, name) {
  const text = await shell.text();
  const up = "../".repeat(name.split("/").length - 1);
  const page = text
    .replace(/<article class="yk-digest"[\s\S]*?<\/article>/, "")
    .replace(/(\sdata-base=")[^"]*(")/, (_, open, close) => open + up + close)
    .replace(/(\s(?:href|src)=")(?![a-z][a-z0-9+.-]*:|[/#])/gi, (match) => match + up);
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
}
