// The service worker: pages that were loaded once open again offline. It answers only for the site's own files and
// stores nothing that it cannot verify:
//   the shell            named with its SHA-256 in site-files.json; kept when the bytes have that hash
//   archive.json         kept when it is a manifest, and only once every partition that the visitor keeps is there too
//   partitions (p/…)     kept whole when size and content name are right (page/offline.js and here), by range by the
//                        engine, which knows the checksums (engine/sources/http.js)
//   pages                kept when they are pages of this site
// Files with a hash in their name never change: cache first. Everything else: network first, and the cache if there is
// no good answer in time. Answers are sent before they are stored, so a full disk does no harm. An open page is never
// changed: it keeps its files until the visitor reloads it.

import {
  decodedName,
  isManifest,
  isPage,
  kindOf,
  listedFiles,
  offlinePage,
  parseRange,
  rangeResponse,
  sha256,
  staleNames,
  wantedFiles,
} from "./sw-parts.js";
import { CONTENT, SHELL } from "./cache-names.js";
import { KEPT, addressOf, fetchPartition, freeSpace } from "./kept.js";

/** After this time without an answer, use the cache, for example on a phone in a tunnel. */
const PATIENCE_MS = 4000;
const LIST = "site-files.json";

const worker = /** @type {any} */ (self);
const scope = new URL(worker.registration.scope);
const at = (/** @type {string} */ name) => new URL(addressOf(name), scope);

worker.addEventListener("install", (/** @type {any} */ event) => {
  // A file that cannot be loaded or verified now is fetched with the next update; the others are useful already.
  event.waitUntil(Promise.allSettled([keepShell(), keepManifest()]).then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(
    (async () => {
      // Caches of other sites on this origin have the same prefix only if these are Yoyak sites, too. The number is the
      // version of the format, which they all share.
      for (const name of await caches.keys()) {
        if (/^yoyak-(shell|content)-\d+$/.test(name) && name !== SHELL && name !== CONTENT) await caches.delete(name);
      }
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope.href)) return;
  // Event streams never end. They cannot be stored, and handling them here would use up the browser's connections.
  if (request.headers.get("accept") === "text/event-stream") return;
  const name = decodedName(request.url, scope.href);
  const kind = kindOf(name);
  if (name === null || kind === null) return;
  const range = request.headers.get("range");
  if (kind === "partition") event.respondWith(partition(event, range));
  else if (range) return;
  else if (kind === "page") {
    if (request.mode === "navigate") event.respondWith(page(event, name));
  } else if (kind === "manifest") event.respondWith(manifest(event));
  else event.respondWith(shellFile(event, name, kind === "hashed"));
});

/**
 * Storing may fail: the disk is full, or the browser has deleted everything.
 * @param {any} event
 * @param {Promise<unknown>} work
 */
function later(event, work) {
  event.waitUntil(
    work.catch(async (error) => {
      if (error?.name === "QuotaExceededError") await freeSpace(scope.href).catch(() => {});
    }),
  );
}

/**
 * Whether the visitor asks for the server's own answer: "Try again" does, and so does a forced reload.
 * @param {Request} request
 */
const bypasses = (request) => request.cache === "reload" || request.cache === "no-store";

/**
 * The server's answer if it comes in time and is good, or else the stored answer, or else any answer of the server.
 * @param {Request} request
 * @param {(response: Response) => boolean} good
 * @param {() => Promise<Response | undefined>} kept
 */
async function networkFirst(request, good, kept) {
  const waiting = fetch(request);
  const patience = new Promise((done) => setTimeout(done, PATIENCE_MS, null));
  const first = await Promise.race([waiting.catch(() => null), patience]);
  if (first && good(first)) return first;
  return (await kept().catch(() => undefined)) ?? waiting;
}

const isHtml = (/** @type {Response} */ response) => /^text\/html/i.test(response.headers.get("content-type") ?? "");
const mayKeep = (/** @type {Response} */ response) =>
  !/\bno-store\b/i.test(response.headers.get("cache-control") ?? "");

// ---- the shell ----

/** The names and hashes of the stored files. @returns {Promise<Record<string, string>>} */
async function keptList() {
  const kept = await (await caches.open(SHELL)).match(at(LIST));
  return (kept && listedFiles(await kept.text())) ?? {};
}

/** @type {Promise<void> | null} */
let keeping = null;

/** Updates the stored shell to the server's list, file by file; unchanged files are not fetched again. */
function keepShell() {
  keeping ??= bringShell().finally(() => {
    keeping = null;
  });
  return keeping;
}

async function bringShell() {
  const answer = await fetch(at(LIST), { cache: "no-cache" });
  const text = answer.ok ? await answer.text() : "";
  const files = listedFiles(text);
  if (!files) throw new Error("the list of the site's files is not to be had");
  const cache = await caches.open(SHELL);
  const before = await keptList();
  for (const [name, hash] of Object.entries(files)) {
    if (before[name] === hash && (await cache.match(at(name)))) continue;
    const response = await fetch(at(name), { cache: "no-cache" });
    const bytes = response.ok && mayKeep(response) ? await response.clone().arrayBuffer() : null;
    // Another publish in between, or a server error: the old list stays, and the next visit tries again.
    if (!bytes || (await sha256(bytes)) !== hash) throw new Error(`${name} is not what the list says`);
    await cache.put(at(name), new Response(bytes, { headers: response.headers }));
  }
  const index = await fetch(at("index.html"), { cache: "no-cache" });
  if (index.ok && isPage(await index.clone().text())) await cache.put(at("index.html"), index);
  await cache.put(at(LIST), new Response(text));
  await forget(SHELL, Object.keys(files));
}

/** @param {any} event @param {string} name @param {boolean} hashed */
async function shellFile(event, name, hashed) {
  const { request } = event;
  const cache = await caches.open(SHELL);
  const kept = () => cache.match(at(name));
  if (hashed && !bypasses(request)) {
    const found = await kept();
    if (found) return found;
  }
  const response = await networkFirst(request, (answer) => answer.ok && !isHtml(answer), kept);
  // A change of the start script shows that there is a new version.
  if (name === "app.js" && response.ok) {
    const copy = response.clone();
    later(
      event,
      (async () => {
        const [list, hash] = [await keptList(), await sha256(await copy.arrayBuffer())];
        if (list[name] !== hash) await keepShell();
      })(),
    );
  }
  return response;
}

// ---- the archive ----

/** @param {any} event */
async function manifest(event) {
  const cache = await caches.open(SHELL);
  const kept = () => cache.match(at("archive.json"));
  const good = (/** @type {Response} */ answer) => answer.ok && !isHtml(answer);
  const response = await networkFirst(event.request, good, kept);
  if (good(response)) {
    const copy = response.clone();
    later(
      event,
      copy.text().then((/** @type {string} */ text) => keepManifest(text)),
    );
  }
  return response;
}

/**
 * Stores a manifest when every partition that the visitor keeps is stored. Offline, an older manifest with complete
 * partitions is better than a newer one with missing partitions.
 * @param {string} [text] default: the server's
 */
async function keepManifest(text) {
  text ??= await (await fetch(at("archive.json"), { cache: "no-cache" })).text();
  if (!isManifest(text)) return;
  const [shell, content] = [await caches.open(SHELL), await caches.open(CONTENT)];
  const before = await (await shell.match(at("archive.json")))?.text();
  if (before === text) return;
  const { partitions, heads } = JSON.parse(text);
  const kept = await (await content.match(new URL(KEPT, scope)))?.json();
  for (const { file, size } of wantedFiles(partitions, kept ?? null)) {
    if (!(await content.match(at(file)))) await content.put(at(file), await fetchPartition(scope.href, file, size));
  }
  await shell.put(at("archive.json"), new Response(text, { headers: { "content-type": "application/json" } }));
  await forget(
    CONTENT,
    [...partitions, ...(heads ? [heads] : [])].map((/** @type {{ file: string }} */ { file }) => file),
  );
}

/** A partition, or a range of it. @param {any} event @param {string | null} header */
async function partition(event, header) {
  const { request } = event;
  const range = header === null ? null : parseRange(header);
  const cache = await caches.open(CONTENT);
  const [url] = request.url.split("?");
  if (bypasses(request)) {
    // It was damaged, or the visitor tries again: remove its stored parts.
    later(event, cache.delete(url, { ignoreSearch: true }));
    return fetch(request);
  }
  const whole = await cache.match(url);
  if (whole && header === null) return whole;
  if (whole && range) return rangeResponse(await whole.blob(), range);
  if (range) {
    const part = await cache.match(`${url}?bytes=${range.from}-${range.to ?? ""}`);
    if (part) return new Response(part.body, { status: 206, headers: part.headers });
  }
  return fetch(request);
}

// ---- pages ----

/** @param {any} event @param {string} name */
async function page(event, name) {
  const cache = await caches.open(CONTENT);
  const key = at(name);
  const kept = async () => {
    const visited = await cache.match(key);
    if (visited) return visited;
    const shell = await (await caches.open(SHELL)).match(at("index.html"));
    return shell && offlinePage(shell, name);
  };
  const response = await networkFirst(event.request, (answer) => answer.status < 500, kept);
  if (response.ok && isHtml(response) && mayKeep(response) && !response.redirected) {
    const copy = response.clone();
    later(
      event,
      (async () => {
        if (isPage(await copy.clone().text())) await cache.put(key, copy);
      })(),
    );
  }
  return response;
}

/**
 * Removes files of versions before the last.
 * @param {string} cacheName @param {string[]} now names of this version
 */
async function forget(cacheName, now) {
  const cache = await caches.open(cacheName);
  const nameOf = (/** @type {Request} */ { url }) => decodedName(url, scope.href, true) ?? "";
  const kept = (await cache.keys()).filter(({ url }) => url.startsWith(scope.href));
  const record = new URL("kept-names", scope);
  // Without a record, the stored files may belong to an open page.
  const last = (await (await cache.match(record))?.json().catch(() => null)) ?? {
    now: kept.map((request) => nameOf(request).split("?")[0]),
    before: [],
  };
  const versions = String(last.now) === String(now) ? last : { now, before: last.now };
  const stale = new Set(staleNames(kept.map(nameOf), versions.now, versions.before));
  for (const request of kept) if (stale.has(nameOf(request))) await cache.delete(request);
  await cache.put(record, new Response(JSON.stringify(versions)));
}
