// The service worker: what was loaded once opens again without a network. Three kinds of files, three ways:
//   names with a hash (chunks, partitions)   never change: the cache first
//   everything else of the shell, pages,     may change: the network first, the cache where there is none. Parts of two
//   archive.json                             versions are never mixed, because a page takes all of them from one side
//   ranges of a partition                    kept by range; a partition saved as a whole answers all of its ranges
// Nothing is ever forced on an open page: it goes on with what it has loaded until the reader reloads it.

import { chunksIn, offlinePage, parseRange, rangeResponse, staleNames } from "./sw-parts.js";

const SHELL = "yoyak-shell-1";
const CONTENT = "yoyak-content-1";
/** Without an answer for so long, a page kept earlier is better than waiting: a phone in a tunnel. */
const PATIENCE_MS = 4000;

const worker = /** @type {any} */ (self);
const scope = new URL(worker.registration.scope);

worker.addEventListener("install", (/** @type {any} */ event) => {
  event.waitUntil(keepShell().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("yoyak-") && name !== SHELL && name !== CONTENT) await caches.delete(name);
      }
      await worker.clients.claim();
    })(),
  );
});

/** The shell with every chunk that it can ask for, so that all views open offline, also those not yet visited. */
async function keepShell() {
  const cache = await caches.open(SHELL);
  /** @type {Set<string>} */
  const seen = new Set();
  let complete = true;
  const queue = [
    "index.html",
    "app.css",
    "app.js",
    "worker.js",
    "reader.wasm",
    "manifest.webmanifest",
    "icon.svg",
    "archive.json",
  ];
  for (let name = queue.shift(); name; name = queue.shift()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const response = await fetch(new URL(name, scope), { cache: "no-cache" }).catch(() => null);
    if (!response?.ok) {
      complete = false;
      continue;
    }
    if (name.endsWith(".js") && name !== "worker.js") queue.push(...chunksIn(await response.clone().text()));
    await cache.put(new URL(name, scope), response);
  }
  if (complete) await forget(SHELL, [...seen]);
  await forgetPartitions();
}

/**
 * Removes what belongs to versions before the last.
 * @param {string} cacheName
 * @param {string[]} now names of this version
 */
async function forget(cacheName, now) {
  const cache = await caches.open(cacheName);
  const nameOf = (/** @type {Request} */ { url }) => decodeURI(url.slice(scope.href.length));
  const kept = (await cache.keys()).filter(({ url }) => url.startsWith(scope.href));
  const record = new URL("kept-names", scope);
  // Without a record, what is there may be what an open page was made of.
  const last = (await (await cache.match(record))?.json()) ?? {
    now: kept.map((request) => nameOf(request).split("?")[0]),
    before: [],
  };
  const versions = String(last.now) === String(now) ? last : { now, before: last.now };
  const stale = new Set(staleNames(kept.map(nameOf), versions.now, versions.before));
  for (const request of kept) if (stale.has(nameOf(request))) await cache.delete(request);
  await cache.put(record, new Response(JSON.stringify(versions)));
}

/** The same for partitions, by the manifest that is kept. */
async function forgetPartitions() {
  const manifest = await (await caches.open(SHELL)).match(new URL("archive.json", scope));
  const { partitions = [] } = (await manifest?.json().catch(() => null)) ?? {};
  const files = partitions.map((/** @type {{ file?: string }} */ { file }) => file).filter(Boolean);
  if (files.length) await forget(CONTENT, files);
}

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  const name = url.pathname.slice(scope.pathname.length);
  // Streams of events never end: they cannot be kept, and held here they would use up the browser's connections.
  if (name === "sw.js" || request.headers.get("accept") === "text/event-stream") return;
  const range = request.headers.get("range");
  if (range) event.respondWith(rangeOf(request, range));
  else if (/^chunk-[0-9A-Z]+\.js$/i.test(name)) event.respondWith(cacheFirst(request, SHELL));
  else if (request.mode === "navigate") event.respondWith(page(request, name));
  else {
    const before = name === "app.js" || name === "archive.json" ? keptText(name) : null;
    const answer = networkFirst(request, name.startsWith("p/") ? CONTENT : SHELL);
    event.respondWith(answer);
    if (before) event.waitUntil(followUpdate(name, before, answer));
  }
});

/** @param {string} name */
async function keptText(name) {
  const kept = await (await caches.open(SHELL)).match(new URL(name, scope));
  return kept?.text();
}

/**
 * A new version of the site brings new chunks: all are fetched, so that this version works offline too. The old ones
 * stay for pages that are still open, for one version more. @param {string} name @param {Promise<string | undefined>}
 * before @param {Promise<unknown>} answer
 */
async function followUpdate(name, before, answer) {
  const old = await before;
  await answer.catch(() => {});
  if (old === undefined || old === (await keptText(name))) return;
  if (name === "app.js") await keepShell();
  else await forgetPartitions();
}

/** @param {Request} request @param {string} cacheName */
async function cacheFirst(request, cacheName) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request.url, response.clone());
  return response;
}

/** @param {Request} request @param {string} cacheName */
async function networkFirst(request, cacheName) {
  const cache = await caches.open(cacheName);
  try {
    const response = await fetch(request);
    if (response.status === 200) await cache.put(stripped(request.url), response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(stripped(request.url));
    if (kept) return kept;
    throw error;
  }
}

/** @param {Request} request @param {string} name */
async function page(request, name) {
  const cache = await caches.open(CONTENT);
  const key = stripped(request.url);
  const waiting = fetch(request).then(async (response) => {
    if (response.ok) await cache.put(key, response.clone());
    return response;
  });
  const patience = new Promise((done) => setTimeout(done, PATIENCE_MS));
  try {
    const first = await Promise.race([waiting, patience.then(() => null)]);
    if (first) return first;
  } catch {
    // No network: from what was kept, below.
  }
  const kept = await cache.match(key);
  if (kept) return kept;
  const shell = await (await caches.open(SHELL)).match(new URL("index.html", scope));
  return shell ? offlinePage(shell, name) : waiting;
}

/** @param {Request} request @param {string} header */
async function rangeOf(request, header) {
  const cache = await caches.open(CONTENT);
  const wanted = parseRange(header);
  if (!wanted) return fetch(request);
  const whole = await cache.match(request.url);
  if (whole) return rangeResponse(await whole.arrayBuffer(), wanted);
  const key = `${request.url}?bytes=${wanted.from}-${wanted.to ?? ""}`;
  const kept = await cache.match(key);
  if (kept) return new Response(kept.body, { status: 206, headers: kept.headers });
  const response = await fetch(request);
  // A cache takes no partial answers, so it is kept as a whole one under a key of its own.
  if (response.status === 206)
    await cache.put(key, new Response(await response.clone().arrayBuffer(), { headers: response.headers }));
  return response;
}

/** The filter in an address makes no other page. @param {string} url */
function stripped(url) {
  return url.split("#")[0].split("?")[0];
}
