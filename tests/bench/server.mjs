// A static host like GitHub Pages: gzip for text and wasm, byte ranges for the rest. It counts every byte of a body.
// Optionally a slow phone's network: one link for everything, with a delay per request and one more per connection.
// (Chromium's own throttling does not reach what workers fetch.)

import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { answerFor, pathOf, start, typeOf } from "../../scripts/cli/serve/static.mjs";

/**
 * Bytes of a file, without reading the rest of it.
 * @param {string} file
 * @param {number} offset
 * @param {number} length
 */
function part(file, offset, length) {
  const bytes = Buffer.alloc(length);
  const handle = openSync(file, "r");
  try {
    readSync(handle, bytes, 0, length, offset);
  } finally {
    closeSync(handle);
  }
  return bytes;
}

/** @param {string} folder @param {{ bitsPerSecond?: number, latency?: number }} [network] latency in milliseconds */
export async function serve(folder, { bitsPerSecond = 0, latency = 0 } = {}) {
  /** @type {any} */
  const log = [];
  const zipped = new Map();
  let free = 0; // when the link will have sent what it was given
  const wait = (/** @type {number | undefined} */ ms) =>
    new Promise((done) => {
      setTimeout(done, ms);
    });
  const known = new WeakSet();
  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {any} response
   * @param {number} status
   * @param {any} headers
   * @param {Buffer<ArrayBuffer>} bytes
   */
  async function send(request, response, status, headers, bytes) {
    log.push({ path: request.url, bytes: bytes.length, range: request.headers.range ?? "" });
    if (!bitsPerSecond) return response.writeHead(status, headers).end(bytes);
    await wait(known.has(request.socket) ? latency : 2 * latency);
    known.add(request.socket);
    response.writeHead(status, headers);
    // 1,500-byte packets take turns, as those of several downloads do.
    for (let at = 0; at < bytes.length; at += 1500) {
      const now = performance.now();
      free = Math.max(now, free) + (1500 * 8000) / bitsPerSecond;
      if (free > now) await wait(free - now);
      response.write(bytes.subarray(at, at + 1500));
    }
    return response.end();
  }
  const { url, close } = await start((request, response) => {
    let file = join(folder, normalize(pathOf(request) ?? ""));
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!file.startsWith(folder) || !existsSync(file))
      return void send(request, response, 404, { "content-type": "text/plain" }, Buffer.from("not found"));
    const answer = answerFor(request.headers, { name: file, size: statSync(file).size });
    const headers = { ...answer.headers, "cache-control": "max-age=600" };
    // Partitions are compressed already.
    if (answer.status === 200 && typeOf(file) !== typeOf("")) {
      if (!zipped.has(file)) zipped.set(file, gzipSync(readFileSync(file)));
      const bytes = zipped.get(file);
      const packed = { ...headers, "content-encoding": "gzip", "content-length": bytes.length };
      return void send(request, response, 200, packed, bytes);
    }
    const { status, start: from, end } = answer;
    return void send(request, response, status, headers, part(file, from, end - from));
  });
  return {
    url,
    /** Bodies since the last call. @param {(path: string) => boolean} [counts] */
    taken(counts = () => true) {
      const some = log.splice(0).filter((/** @type {any} */ { path }) => counts(path));
      return {
        requests: some.length,
        bytes: some.reduce((/** @type {any} */ sum, /** @type {any} */ { bytes }) => sum + bytes, 0),
        paths: some,
      };
    },
    close,
  };
}
