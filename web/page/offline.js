// The page's side of working without a network: the service worker, saving everything, and the news that there is
// something newer. Loaded when the first digest stands on the page.

const CONTENT = "yoyak-content-1";
/** An archive changes a few times a day at most; a page left open asks again when it is looked at after this long. */
const CHECK_AFTER_MS = 15 * 60 * 1000;

/** Whether this page can keep things for offline use at all. */
export const canSave = location.protocol.startsWith("http") && "serviceWorker" in navigator && "caches" in globalThis;

/**
 * The newest partition is kept unasked up to this size: what a reader of today's digest reads anyway, and its month.
 */
const KEEP_UNASKED_BYTES = 1_000_000;

/** @param {string} base absolute address of the site @param {import("../engine/types.d.ts").ArchiveInfo} info */
export async function register(base, info) {
  if (!canSave) return;
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = base + "manifest.webmanifest";
  document.head.append(link);
  try {
    await navigator.serviceWorker.register(base + "sw.js", { scope: base });
    const first = navigator.serviceWorker.controller === null;
    await navigator.serviceWorker.ready;
    // What a first visit loads does not pass the service worker, yet should be there on the train.
    if (first) await keepNewest(base, info);
  } catch {
    // Blocked, or a host that does not have it: everything works, only not offline.
  }
}

/** @param {string} base @param {import("../engine/types.d.ts").ArchiveInfo} info */
async function keepNewest(base, info) {
  const newest = info.partitions[0];
  const { saveData } = /** @type {any} */ (navigator).connection ?? {};
  const cache = await caches.open(CONTENT);
  await cache.add(location.href.split(/[?#]/)[0]);
  if (newest && newest.size <= KEEP_UNASKED_BYTES && !saveData) await cache.add(address(base, newest.file));
}

/** Bytes that saving everything takes. @param {import("../engine/types.d.ts").ArchiveInfo} info */
export function totalSize(info) {
  return info.partitions.reduce((sum, part) => sum + part.size, 0);
}

/**
 * Which partitions are saved as a whole.
 * @param {string} base
 * @param {import("../engine/types.d.ts").ArchiveInfo} info
 */
export async function savedFiles(base, info) {
  if (!canSave) return [];
  const cache = await caches.open(CONTENT);
  const found = await Promise.all(info.partitions.map((part) => cache.match(address(base, part.file))));
  return info.partitions.filter((_, i) => found[i]).map((part) => part.file);
}

/**
 * Fetches what is missing, one file after the other, newest first.
 * @param {string} base @param {import("../engine/types.d.ts").ArchiveInfo} info
 * @param {(bytes: number) => void} progress bytes saved so far @param {AbortSignal} signal
 */
export async function saveAll(base, info, progress, signal) {
  const cache = await caches.open(CONTENT);
  let done = 0;
  for (const part of info.partitions) {
    const url = address(base, part.file);
    if (!(await cache.match(url))) {
      const response = await fetch(url, { signal });
      if (response.status !== 200) throw new Error(`${part.file}: ${response.status}`);
      await cache.put(url, response);
    }
    done += part.size;
    progress(done);
  }
  // Asks the browser not to clear it when space runs out; it may say no, and nothing depends on it.
  await navigator.storage?.persist?.();
}

/** @param {string} base @param {import("../engine/types.d.ts").ArchiveInfo} info */
export async function removeAll(base, info) {
  const cache = await caches.open(CONTENT);
  await Promise.all(info.partitions.map((part) => cache.delete(address(base, part.file))));
}

/** @param {string} base @param {string} file */
function address(base, file) {
  return base + file.split("/").map(encodeURIComponent).join("/");
}

/**
 * Calls back once when the archive on the server is no longer the one that this page has opened.
 * @param {string} base @param {() => void} changed
 */
export function watchForNews(base, changed) {
  if (!location.protocol.startsWith("http")) return;
  const url = base + "archive.json";
  let last = Date.now();
  // What the page opened is in the browser's cache: this asks no one.
  let known = read("force-cache");
  const look = async () => {
    if (document.visibilityState !== "visible" || Date.now() - last < CHECK_AFTER_MS) return;
    last = Date.now();
    const [before, now] = await Promise.all([known, read("no-cache")]);
    if (!before || !now || before === now) return;
    known = Promise.resolve(now);
    changed();
  };
  document.addEventListener("visibilitychange", look);

  /** @param {RequestCache} cache */
  async function read(cache) {
    const response = await fetch(url, { cache }).catch(() => null);
    return response?.ok ? response.text() : "";
  }
}
