// `yoyak serve`: a site in memory on a static server (scripts/cli/serve/static.mjs), which tells pages to reload.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { CliError, EXIT, reason } from "../errors.mjs";
import { close, listen, pathOf, sendFile, typeOf } from "./static.mjs";

/** Ports tried after the default one before giving up. */
const ATTEMPTS = 50;
/** Pages receive events about new builds here. No file of a site begins with "-". */
const EVENTS = "/-/events";
/** The script that listens to them. It is a separate file, because pages allow no inline scripts. */
const LISTENER = "/-/reload.js";

const RELOAD = `<script src="${LISTENER}"></script>`;
const LISTEN = `new EventSource("${EVENTS}").addEventListener("reload", () => location.reload());\n`;

/** A page's policy. Pages without scripts allow none, and no requests; the listener needs both. */
const POLICY = /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)/;

/** @param {string} policy */
function withOwnScripts(policy) {
  const directives = policy.split("; ");
  for (const name of ["script-src", "connect-src"]) {
    const at = directives.findIndex((each) => each.startsWith(`${name} `));
    if (at === -1) directives.push(`${name} 'self'`);
    else if (!directives[at].includes(" 'self'")) directives[at] += " 'self'";
  }
  return directives.join("; ");
}

/** @param {Uint8Array} page */
function withListener(page) {
  const text = Buffer.from(page).toString("utf8");
  const end = text.lastIndexOf("</body>");
  if (end === -1) return page;
  const listening = text.slice(0, end) + RELOAD + text.slice(end);
  return Buffer.from(listening.replace(POLICY, (_, before, policy) => before + withOwnScripts(policy)));
}

export class SiteServer {
  /** @type {Map<string, Uint8Array>} */
  #files = new Map();
  #built = false;
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
    this.#built = true;
    this.#tags.clear();
    for (const response of this.#listeners) response.write("event: reload\ndata: \n\n");
  }

  /** @param {number} wanted @param {boolean} exactly @returns {Promise<number>} the port */
  async listen(wanted, exactly) {
    for (let port = wanted; ; port += 1) {
      try {
        return (this.port = await listen(this.server, port));
      } catch (error) {
        const busy = error.code === "EADDRINUSE";
        if (busy && !exactly && port < wanted + ATTEMPTS) continue;
        throw new CliError(
          EXIT.output,
          `port ${port} cannot be used: ${busy ? "another program uses it" : reason(error)}.`,
          "choose another port with --port, or 0 for any free port",
        );
      }
    }
  }

  close() {
    for (const response of this.#listeners) response.end();
    void close(this.server);
  }

  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
  #answer(request, response) {
    // Another site could reach this server through a host name that resolves to this machine (DNS rebinding).
    if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? ""))
      return this.#end(response, 421, "wrong host");
    if (this.#cors) response.setHeader("access-control-allow-origin", "*");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("allow", "GET, HEAD");
      return this.#end(response, 405, "only GET and HEAD");
    }
    const path = pathOf(request);
    if (path === null) return this.#end(response, 400, "the address cannot be read");
    if (path === EVENTS) return this.#subscribe(response);
    if (path === LISTENER) return void response.writeHead(200, { "content-type": typeOf(LISTENER) }).end(LISTEN);
    if (!this.#built) {
      response.setHeader("retry-after", "1");
      return this.#end(response, 503, "the site is being built");
    }
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
    response.writeHead(status, { "content-type": typeOf("a.txt") }).end(`${text}\n`);
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
    const body = name.endsWith(".html") ? withListener(file) : file;
    let tag = this.#tags.get(name);
    if (!tag) this.#tags.set(name, (tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`));
    sendFile(request, response, { name, tag, status }, body);
  }
}
