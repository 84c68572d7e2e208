// A small static server on this machine: for `yoyak serve`, and for looking at what a static host would do. Answers
// range requests as static hosts do, and tells pages to reload.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { CliError, EXIT, reason } from "../errors.mjs";

export const HOST = "127.0.0.1";
/** Ports tried after the default one before giving up. */
const ATTEMPTS = 50;
/** Where pages hear of new builds. No file of a site begins with "-". */
const EVENTS = "/-/events";
/** The script that hears: a file of its own, as pages allow no other scripts. */
const LISTENER = "/-/reload.js";

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
  ico: "image/x-icon",
  webmanifest: "application/manifest+json; charset=utf-8",
  yoyak: "application/octet-stream",
  woff2: "font/woff2",
};

const RELOAD = `<script src="${LISTENER}"></script>`;
const LISTEN = `new EventSource("${EVENTS}").addEventListener("reload", () => location.reload());\n`;

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

export class SiteServer {
  /** @type {Map<string, Uint8Array>} */
  #files = new Map();
  /** @type {Map<string, string>} */
  #tags = new Map();
  /** @type {Set<import("node:http").ServerResponse>} */
  #listeners = new Set();
  #cors;
  port = 0;

  /** @param {{cors?: boolean}} [options] whether pages of other origins may read, as they may on public hosts */
  constructor({ cors = false } = {}) {
    this.#cors = cors;
    this.server = createServer((request, response) => this.#answer(request, response));
  }

  /** @param {Map<string, Uint8Array>} files the site from now on; open pages reload */
  publish(files) {
    this.#files = files;
    this.#tags.clear();
    for (const response of this.#listeners) response.write("event: reload\ndata: \n\n");
  }

  /** @param {number} wanted @param {boolean} exactly @returns {Promise<number>} the port */
  async listen(wanted, exactly) {
    for (let port = wanted; ; port += 1) {
      try {
        await new Promise((done, failed) => {
          this.server.once("error", failed);
          this.server.listen(port, HOST, () => (this.server.off("error", failed), done(undefined)));
        });
        this.port = /** @type {import("node:net").AddressInfo} */ (this.server.address()).port;
        return this.port;
      } catch (error) {
        const busy = error.code === "EADDRINUSE";
        if (busy && !exactly && port < wanted + ATTEMPTS) continue;
        throw new CliError(
          EXIT.output,
          `port ${port} cannot be used: ${busy ? "another program listens there" : reason(error)}.`,
          "name another with --port, or 0 for any free one",
        );
      }
    }
  }

  close() {
    for (const response of this.#listeners) response.end();
    this.server.close();
    this.server.closeAllConnections();
  }

  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
  #answer(request, response) {
    // Another site's page could reach this server through a name of its own that leads here.
    if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? ""))
      return this.#end(response, 421, "wrong host");
    if (this.#cors) response.setHeader("access-control-allow-origin", "*");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("allow", "GET, HEAD");
      return this.#end(response, 405, "only GET and HEAD");
    }
    let path;
    try {
      path = decodeURIComponent(new URL(request.url ?? "/", `http://${HOST}`).pathname);
    } catch {
      return this.#end(response, 400, "the address cannot be read");
    }
    if (path === EVENTS) return this.#subscribe(response);
    if (path === LISTENER) return void response.writeHead(200, { "content-type": TYPES.js }).end(LISTEN);
    const name = path.endsWith("/") ? `${path.slice(1)}index.html` : path.slice(1);
    const file = this.#files.get(name) ?? this.#files.get(name.normalize("NFC"));
    if (file) return this.#send(request, response, name, file, 200);
    const missing = this.#files.get("404.html");
    if (missing && !/\.\w+$/.test(name.replace(/\.html$/, "")))
      return this.#send(request, response, "404.html", missing, 404);
    this.#end(response, 404, "not found");
  }

  /** @param {import("node:http").ServerResponse} response @param {number} status @param {string} text */
  #end(response, status, text) {
    response.writeHead(status, { "content-type": TYPES.txt }).end(`${text}\n`);
  }

  /** @param {import("node:http").ServerResponse} response */
  #subscribe(response) {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write("retry: 1000\n\n");
    this.#listeners.add(response);
    response.on("close", () => this.#listeners.delete(response));
  }

  /**
   * @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response
   * @param {string} name @param {Uint8Array} file @param {number} status
   */
  #send(request, response, name, file, status) {
    const extension = /\.([^./]+)$/.exec(name)?.[1] ?? "";
    const body =
      extension === "html"
        ? Buffer.from(
            Buffer.from(file)
              .toString("utf8")
              .replace(/<\/body>(?![\s\S]*<\/body>)/, () => `${RELOAD}</body>`),
          )
        : file;
    let tag = this.#tags.get(name);
    if (!tag) this.#tags.set(name, (tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`));
    const headers = {
      "content-type": TYPES[extension] ?? "application/octet-stream",
      "cache-control": "no-cache",
      etag: tag,
      "accept-ranges": "bytes",
      "x-content-type-options": "nosniff",
    };
    const conditional = request.headers["if-none-match"];
    if (status === 200 && conditional?.split(/\s*,\s*/).includes(tag))
      return void response.writeHead(304, headers).end();
    const whole = { start: 0, end: body.length - 1 };
    const range =
      status === 200 && (request.headers["if-range"] ?? tag) === tag
        ? parseRange(request.headers.range, body.length)
        : "whole";
    if (range === "unsatisfiable")
      return void response.writeHead(416, { ...headers, "content-range": `bytes */${body.length}` }).end();
    const { start, end } = range === "whole" ? whole : range;
    const partial = range === "whole" ? {} : { "content-range": `bytes ${start}-${end}/${body.length}` };
    response.writeHead(range === "whole" ? status : 206, { ...headers, ...partial, "content-length": end - start + 1 });
    response.end(request.method === "HEAD" ? undefined : body.subarray(start, end + 1));
  }
}
