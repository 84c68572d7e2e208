// The parts of the service worker that need no service worker: pure, and tested as such.

/** Names of the chunks that a bundled script imports. @param {string} script */
export function chunksIn(script) {
  return [...new Set([...script.matchAll(/chunk-[0-9A-Z]+\.js/gi)].map((match) => match[0]))];
}

/**
 * What is kept of versions that nobody can have open any more: names with a hash (chunks, partitions and their ranges)
 * that neither this version of the site nor the one before has.
 * @param {string[]} kept relative to the site @param {string[]} now @param {string[]} before
 */
export function staleNames(kept, now, before) {
  const wanted = new Set([...now, ...before]);
  return kept.filter((name) => /^(chunk-[0-9A-Z]+\.js|p\/)/i.test(name) && !wanted.has(name.split("?")[0]));
}

/** @param {string} header "bytes=0-99" or "bytes=100-" @returns {{ from: number, to: number | null } | null} */
export function parseRange(header) {
  const match = /^bytes=(\d+)-(\d*)$/.exec(header);
  if (!match) return null;
  return { from: Number(match[1]), to: match[2] ? Number(match[2]) : null };
}

/**
 * What a server would answer for a range of a file.
 * @param {ArrayBuffer} bytes
 * @param {{ from: number, to: number | null }} range
 */
export function rangeResponse(bytes, { from, to }) {
  const size = bytes.byteLength;
  if (from >= size) return new Response(null, { status: 416, headers: { "content-range": `bytes */${size}` } });
  const last = Math.min(size - 1, to ?? size - 1);
  return new Response(bytes.slice(from, last + 1), {
    status: 206,
    headers: {
      "content-type": "application/octet-stream",
      "content-range": `bytes ${from}-${last}/${size}`,
      "content-length": String(last + 1 - from),
    },
  });
}

/**
 * A page that was never visited, offline: the front page without its digest, with addresses that hold where it stands.
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
