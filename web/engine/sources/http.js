// An archive on a plain static server, read with range requests. Servers differ and some send wrong answers, so every
// answer is checked:
//   206 with the bytes asked for         taken
//   206 with another range, or encoded   the server cannot do ranges: the whole file is fetched, kept and sliced
//   206 cut short, 408, 429, 5xx, no answer, no connection     tried once more, then an error
//   200                                  the whole file: kept and sliced
//   416                                  the file ends before the range: "truncated"
//   anything else                        an error "network" with the status

import { throwIfAborted, YoyakError } from "../errors.js";

/** @typedef {import("../types.d.ts").ByteSource} ByteSource */
/** @typedef {import("../types.d.ts").Range} Range */
/**
 * @typedef {{timeout?: number, retryDelay?: number, fetch?: typeof globalThis.fetch, keep?: string}} HttpOptions
 *   keep: name of a Cache for valid ranges
 */

/** A request fails after this many milliseconds without a byte. Phones on trains need a long time. */
const TIMEOUT = 30000;
/** A request ends after this many times TIMEOUT, even if bytes still arrive slowly. */
const PATIENCE = 20;
/** Maximum bytes of whole files in memory, without the file in use: some years of an archive, acceptable on a phone. */
const KEPT = 64 << 20;
/** Milliseconds before the one retry: long enough for a short interruption, short enough for the user. */
const RETRY_DELAY = 400;
/** Maximum milliseconds before the retry if the server asks for more time (Retry-After). */
const RETRY_AFTER = 8000;

class Transient extends YoyakError {
  /** Milliseconds that the server asks to wait. */
  after = 0;
}
class NoRanges extends Error {}

/** @implements {ByteSource} */
export class HttpSource {
  stats = { requests: 0, bytes: 0 };
  #manifest;
  #folder;
  #options;
  #cache;
  /**
   * Files that the server sent as a whole, the most recently used last.
   * @type {Map<string, {bytes: Promise<Uint8Array>, size: number}>}
   */
  #whole = new Map();
  /**
   * Files that were requested so far, and those that were damaged: the cache must not answer for these.
   * @type {[Set<string>, Set<string>]}
   */
  #asked = [new Set(), new Set()];

  /** @param {string | URL} url absolute address of archive.json @param {HttpOptions} [options] */
  constructor(
    url,
    { timeout = TIMEOUT, retryDelay = RETRY_DELAY, fetch = (input, init) => globalThis.fetch(input, init), keep } = {},
  ) {
    this.#manifest = new URL(url);
    this.#folder = new URL(".", this.#manifest).href;
    this.#options = { timeout, retryDelay, fetch };
    this.#cache = keep;
  }

  /** @param {AbortSignal} [signal] */
  manifest(signal) {
    // The only file that changes: a cached copy is used only after asking the server.
    return this.#twice(() => this.#get(this.#manifest.href, { cache: "no-cache" }, signal, all), signal);
  }

  /**
   * The bytes may be damaged: they are dropped, and caches are bypassed from now on.
   * @param {string} [file]
   */
  forget(file) {
    const urls = file === undefined ? [...this.#asked[0]] : [this.#address(file)];
    for (const url of urls) {
      this.#whole.delete(url);
      this.#asked[1].add(url);
    }
  }

  /**
   * Stores a range for another visit; the service worker answers from there (pwa/sw.js has the same key). No call waits
   * for it, and a full disk does no harm.
   * @param {Range} range @param {Uint8Array} bytes
   */
  keep({ file, offset, length }, bytes) {
    if (this.#cache === undefined || !globalThis.caches || bytes.length !== length) return;
    const key = `${this.#address(file)}?bytes=${offset}-${offset + length - 1}`;
    const headers = { "content-type": "application/octet-stream", "content-length": String(length) };
    const put = async (/** @type {Cache} */ cache) =>
      (await cache.match(key)) ?? (await cache.put(key, new Response(bytes.slice(), { headers })));
    caches
      .open(this.#cache)
      .then(put)
      .catch(() => {});
  }

  /** @param {Range} range @param {AbortSignal} [signal] @returns {Promise<Uint8Array>} */
  async read(range, signal) {
    const url = this.#address(range.file);
    this.#asked[0].add(url);
    // The first caller may have cancelled: then request it again.
    const kept = this.#whole.get(url);
    const bytes = await kept?.bytes.catch(() => null);
    if (kept && bytes) {
      if (this.#whole.delete(url)) this.#whole.set(url, kept);
      return slice(bytes, range);
    }
    try {
      return await this.#twice(() => this.#range(url, range, signal), signal);
    } catch (error) {
      if (!(error instanceof NoRanges)) throw error;
    }
    let whole = this.#whole.get(url)?.bytes;
    if (!whole) {
      // Without this caller's signal, because others may wait for the same file.
      whole = this.#twice(() => this.#get(url, {}, undefined, all), undefined);
      this.#keep(url, whole);
    }
    return slice(await whole, range);
  }

  /** A manifest may come from a stranger, so nothing outside the archive's folder is fetched. @param {string} file */
  #address(file) {
    const url = new URL(file.split("/").map(encodeURIComponent).join("/"), this.#folder).href;
    if (!url.startsWith(this.#folder))
      throw new YoyakError("bad-manifest", `The archive names a file outside its folder: ${file}.`, { file });
    return url;
  }

  /** @param {string} url @param {Range} range @param {AbortSignal | undefined} signal */
  #range(url, { offset, length }, signal) {
    const headers = { Range: `bytes=${offset}-${offset + length - 1}` };
    return this.#get(url, { headers }, signal, async (response, alive) => {
      if (response.status === 200) {
        const whole = all(response, alive);
        this.#keep(url, whole);
        return slice(await whole, { offset, length });
      }
      if (response.status !== 206 || response.headers.get("content-encoding")) throw new NoRanges();
      const given = response.headers.get("content-range"); // hidden on other origins
      const match = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(given ?? "");
      if (given !== null && (!match || Number(match[1]) !== offset)) throw new NoRanges();
      const bytes = await all(response, alive);
      const expected = match ? Number(match[2]) - offset + 1 : length;
      const atEnd = match !== null && Number(match[2]) + 1 === Number(match[3]);
      if (bytes.length > length || expected > length || (expected < length && match !== null && !atEnd))
        throw new NoRanges();
      if (bytes.length < expected && match !== null)
        throw new Transient("network", `The connection ended early while reading ${url}.`, { url, status: 206 });
      return bytes;
    });
  }

  /** @param {string} url @param {Promise<Uint8Array>} bytes */
  #keep(url, bytes) {
    const entry = { bytes, size: 0 };
    this.#whole.set(url, entry);
    bytes.then(
      ({ length }) => {
        entry.size = length;
        let sum = 0;
        for (const [other, { size }] of [...this.#whole].reverse())
          if ((sum += size) > KEPT && other !== url) this.#whole.delete(other);
      },
      () => {
        if (this.#whole.get(url) === entry) this.#whole.delete(url);
      },
    );
  }

  /**
   * One request, its body included in the time limit.
   * @template T
   * @param {string} url
   * @param {RequestInit} init
   * @param {AbortSignal | undefined} signal
   * @param {(response: Response, alive: (bytes: number) => void) => Promise<T>} use called for 200 and 206
   * @returns {Promise<T>}
   */
  async #get(url, init, signal, use) {
    throwIfAborted(signal);
    const controller = new AbortController();
    const cancel = () => controller.abort();
    signal?.addEventListener("abort", cancel, { once: true });
    const { timeout } = this.#options;
    const end = Date.now() + timeout * PATIENCE;
    let late = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          late = true;
          controller.abort();
        },
        Math.min(timeout, end - Date.now()),
      );
    };
    wait();
    const alive = (/** @type {number} */ bytes) => {
      this.stats.bytes += bytes;
      wait();
    };
    this.stats.requests += 1;
    try {
      const cache = this.#asked[1].has(url) ? "reload" : (init.cache ?? "default");
      const response = await this.#options.fetch(url, { ...init, cache, signal: controller.signal });
      if (response.status === 200 || response.status === 206) return await use(response, alive);
      throw refusal(url, response);
    } catch (error) {
      throwIfAborted(signal);
      if (late)
        throw new Transient("network", `The server did not answer in ${Math.round(timeout / 1000)} seconds (${url}).`, {
          url,
        });
      if (error instanceof YoyakError || error instanceof NoRanges) throw error;
      throw new Transient("network", `The server could not be reached (${url}).`, { url, reason: String(error) });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
      controller.abort(); // ends the rest of the body
    }
  }

  /** @template T @param {() => Promise<T>} attempt @param {AbortSignal | undefined} signal @returns {Promise<T>} */
  async #twice(attempt, signal) {
    let delay = this.#options.retryDelay;
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Transient)) throw error;
      delay = Math.max(delay, error.after);
    }
    await new Promise((resolve) => setTimeout(resolve, delay));
    throwIfAborted(signal);
    return attempt();
  }
}

/** @param {Uint8Array} bytes @param {{offset: number, length: number}} range */
const slice = (bytes, { offset, length }) => bytes.slice(offset, offset + length);

/**
 * The whole of an answer.
 * @param {Response} response
 * @param {(bytes: number) => void} alive is called for every chunk
 * @returns {Promise<Uint8Array>}
 */
async function all({ body }, alive) {
  const pieces = [];
  let size = 0;
  for (const reader = body?.getReader(); reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    size += value.length;
    alive(value.length);
  }
  const bytes = new Uint8Array(size);
  for (const piece of pieces.reverse()) bytes.set(piece, (size -= piece.length));
  return bytes;
}

/** @param {string} url @param {Response} response */
function refusal(url, { status, headers }) {
  const detail = { url, status };
  if (status === 416)
    return new YoyakError("truncated", `The file ends too early (${url}). Remedy: publish the archive again.`, detail);
  if (status === 408 || status === 429 || status >= 500) {
    const error = new Transient("network", `The server answers ${status} for ${url}.`, detail);
    // Seconds; a date is not read. A longer wait is an error now, rather than a page that seems to hang.
    const wait = Number(headers.get("retry-after")) * 1000;
    if (wait <= RETRY_AFTER) error.after = wait;
    return error;
  }
  return new YoyakError("network", `The server answers ${status} for ${url}.`, detail);
}
