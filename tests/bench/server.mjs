// A static host as GitHub Pages is one: gzip for text and wasm, byte ranges for the rest, and every body byte counted.
// Optionally a slow phone's network: one link for everything, with a delay per request and one more per connection.
// (Chromium's own throttling does not reach what workers fetch.) On 127.0.0.1 and a free port.

import { createServer } from "node:http";
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
  ".webmanifest": "application/manifest+json",
};

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
  const log = [];
  const zipped = new Map();
  let free = 0; // when the link will have sent what it was given
  const wait = (ms) =>
    new Promise((done) => {
      setTimeout(done, ms);
    });
  const known = new WeakSet();
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
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    let file = join(folder, normalize(path));
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!file.startsWith(folder) || !existsSync(file))
      return void send(request, response, 404, { "content-type": "text/plain" }, Buffer.from("not found"));
    const type = TYPES[extname(file)];
    const headers = {
      "content-type": type ?? "application/octet-stream",
      "accept-ranges": "bytes",
      "cache-control": "max-age=600",
    };
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
    if (type && !range) {
      if (!zipped.has(file)) zipped.set(file, gzipSync(readFileSync(file)));
      return void send(request, response, 200, { ...headers, "content-encoding": "gzip" }, zipped.get(file));
    }
    if (!range) return void send(request, response, 200, headers, readFileSync(file));
    const { size } = statSync(file);
    const from = Number(range[1]);
    const to = Math.min(size - 1, range[2] ? Number(range[2]) : size - 1);
    if (from >= size) return void send(request, response, 416, { "content-range": `bytes */${size}` }, Buffer.alloc(0));
    return void send(
      request,
      response,
      206,
      { ...headers, "content-range": `bytes ${from}-${to}/${size}`, "content-length": to - from + 1 },
      part(file, from, to - from + 1),
    );
  });
  await new Promise((ready) => {
    server.listen(0, "127.0.0.1", () => ready(undefined));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    /** Bodies since the last call. @param {(path: string) => boolean} [counts] */
    taken(counts = () => true) {
      const some = log.splice(0).filter(({ path }) => counts(path));
      return { requests: some.length, bytes: some.reduce((sum, { bytes }) => sum + bytes, 0), paths: some };
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(done);
      }),
  };
}
