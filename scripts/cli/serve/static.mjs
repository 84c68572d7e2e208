// The answers of a static host: file types, byte ranges, conditional requests; and a server on this machine. `yoyak
// serve`, the tests and the benchmarks share this code. They differ in where the files are and in how the network
// fails.
import { createServer } from "node:http";

export const HOST = "127.0.0.1";

/** @type {Record<string, string>} */
const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  wasm: "application/wasm",
  xml: "application/xml; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  pdf: "application/pdf",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  ico: "image/x-icon",
  webmanifest: "application/manifest+json; charset=utf-8",
  woff2: "font/woff2",
};
const ANY_TYPE = "application/octet-stream";

/** The type of a file, by its name. @param {string} name */
export function typeOf(name) {
  return TYPES[/\.([^./]+)$/.exec(name)?.[1] ?? ""] ?? ANY_TYPE;
}

/**
 * A single range as RFC 9110 has it. @param {string | undefined} header @param {number} size
 * @returns {{start: number, end: number} | "whole" | "unsatisfiable"} `end` included
 */
export function parseRange(header, size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return "whole"; // several ranges may be ignored as well
  if (match[1] === "") {
    const length = Math.min(Number(match[2]), size);
    return length === 0 ? "unsatisfiable" : { start: size - length, end: size - 1 };
  }
  const start = Number(match[1]);
  if (match[2] !== "" && Number(match[2]) < start) return "whole";
  if (start >= size) return "unsatisfiable";
  return { start, end: match[2] === "" ? size - 1 : Math.min(Number(match[2]), size - 1) };
}

/**
 * The answer about a file.
 * @param {import("node:http").IncomingHttpHeaders} asked
 * @param {{name: string, size: number, tag?: string | undefined, status?: number}} file `tag`: its entity tag, for
 *   conditional requests · `status`: another than 200, as of a page that says that nothing is there
 * @returns {{status: number, headers: Record<string, string | number>, start: number, end: number}} the bytes to send
 */
export function answerFor(asked, { name, size, tag, status = 200 }) {
  const headers = {
    "content-type": typeOf(name),
    "cache-control": "no-cache",
    "accept-ranges": "bytes",
    "x-content-type-options": "nosniff",
    ...(tag ? { etag: tag } : {}),
  };
  const nothing = { start: 0, end: 0 };
  if (status === 200 && tag && asked["if-none-match"]?.split(/\s*,\s*/).includes(tag))
    return { status: 304, headers, ...nothing };
  const range = status === 200 && (asked["if-range"] ?? tag) === tag ? parseRange(asked.range, size) : "whole";
  if (range === "unsatisfiable")
    return { status: 416, headers: { ...headers, "content-range": `bytes */${size}` }, ...nothing };
  if (range === "whole") return { status, headers: { ...headers, "content-length": size }, start: 0, end: size };
  const { start, end } = { start: range.start, end: range.end + 1 };
  const place = { "content-range": `bytes ${start}-${end - 1}/${size}`, "content-length": end - start };
  return { status: 206, headers: { ...headers, ...place }, start, end };
}

/**
 * Sends a file, or the part that was asked for.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {{name: string, tag?: string | undefined, status?: number}} file as answerFor() has it
 * @param {Uint8Array} bytes
 */
export function sendFile(request, response, file, bytes) {
  const { status, headers, start, end } = answerFor(request.headers, { ...file, size: bytes.length });
  response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : bytes.subarray(start, end));
}

/**
 * The path that a request names; null where its escapes are broken.
 * @param {import("node:http").IncomingMessage} request
 */
export function pathOf({ url = "/" }) {
  try {
    return decodeURIComponent(new URL(url, `http://${HOST}`).pathname);
  } catch {
    return null;
  }
}

/**
 * @param {import("node:http").Server} server
 * @param {number} [port] 0: any that is free
 * @returns {Promise<number>} the port
 */
export async function listen(server, port = 0) {
  await new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, HOST, () => (server.off("error", failed), done(undefined)));
  });
  return /** @type {import("node:net").AddressInfo} */ (server.address()).port;
}

/** Also ends open connections. @param {import("node:http").Server} server */
export function close(server) {
  return new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
}

/** A server of its own. @param {import("node:http").RequestListener} answer */
export async function start(answer) {
  const server = createServer(answer);
  const port = await listen(server);
  return { url: `http://${HOST}:${port}/`, close: () => close(server) };
}
