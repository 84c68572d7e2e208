// A plain static server as a site's host: byte ranges, nothing else clever. On 127.0.0.1 and a free port.

import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml",
};

/**
 * @param {string} folder
 * @param {{ base?: string, fallback?: string, intercept?: (path: string, response: import("node:http").ServerResponse)
 *   => boolean, transform?: (page: string) => string, cors?: boolean }} [options]
 *   base: path under which the folder is served · fallback: file for paths below d/ that are no files · transform: what
 *   becomes of every HTML page · cors: whether pages of other origins may read the files
 */
export async function serve(folder, { base = "/", fallback, intercept, transform, cors = false } = {}) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer((request, response) => {
    const path = decoded(new URL(request.url ?? "/", "http://localhost").pathname);
    requests.push(path);
    if (intercept?.(path, response)) return;
    let file = path.startsWith(base) ? join(folder, normalize(path.slice(base.length))) : "";
    if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (fallback && !existsSync(file) && path.startsWith(base + "d/")) file = join(folder, fallback);
    if (!file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
      return;
    }
    const stored = readFileSync(file);
    const bytes = transform && extname(file) === ".html" ? Buffer.from(transform(stored.toString())) : stored;
    const headers = {
      "content-type": TYPES[/** @type {keyof typeof TYPES} */ (extname(file))] ?? "application/octet-stream",
      "accept-ranges": "bytes",
      "cache-control": "no-cache",
      ...(cors ? { "access-control-allow-origin": "*" } : {}),
    };
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
    if (!range) {
      response.writeHead(200, { ...headers, "content-length": bytes.length }).end(bytes);
      return;
    }
    const from = Number(range[1]);
    const to = Math.min(bytes.length - 1, range[2] ? Number(range[2]) : bytes.length - 1);
    if (from >= bytes.length) {
      response.writeHead(416, { "content-range": `bytes */${bytes.length}` }).end();
      return;
    }
    response
      .writeHead(206, {
        ...headers,
        "content-range": `bytes ${from}-${to}/${bytes.length}`,
        "content-length": to - from + 1,
      })
      .end(bytes.subarray(from, to + 1));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}${base}`,
    requests,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(done);
      }),
  };
}

/** A broken escape stays as it is. @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
