// The page's part of offline reading: the service worker, the visitor's offline copies, and the message that there is a
// newer archive. It is loaded when the first digest is drawn. pwa/kept.js says what is stored and how.

import { trustedScriptUrl } from "../engine/trusted.js";
import { CONTENT } from "../pwa/cache-names.js";
import { KEPT, addressOf, fetchPartition, freeSpace } from "../pwa/kept.js";
import { KEEP_UNASKED_BYTES, isPage, wantedFiles } from "../pwa/sw-parts.js";

/** @typedef {import("../engine/types.d.ts").ArchiveInfo} ArchiveInfo */
/** @typedef {import("../engine/types.d.ts").PartitionInfo} PartitionInfo */
/** @typedef {import("../pwa/kept.js").Kept} Kept */

/** An archive changes a few times a day at most. An open page checks again when it becomes visible after this time. */
const CHECK_AFTER_MS = 15 * 60 * 1000;

/** Whether this page can store data for offline use at all. */
export const canSave = location.protocol.startsWith("http") && "serviceWorker" in navigator && "caches" in globalThis;

/** @param {string} base absolute address of the site @param {ArchiveInfo} info */
export async function register(base, info) {
  if (!canSave) return;
  try {
    await navigator.serviceWorker.register(trustedScriptUrl(base + "sw.js"), { scope: base });
    const first = navigator.serviceWorker.controller === null;
    await navigator.serviceWorker.ready;
    // The files of a first visit do not pass the service worker, but should also be available offline.
    if (first) await keepNewest(base, info);
  } catch {
    // Blocked, no space, or missing on this host: everything works, but not offline.
  }
}

/** @param {string} base @param {ArchiveInfo} info */
async function keepNewest(base, info) {
  const { saveData } = /** @type {any} */ (navigator).connection ?? {};
  const cache = await caches.open(CONTENT);
  const here = location.href.split(/[?#]/)[0];
  const page = await fetch(here);
  if (page.ok && isPage(await page.clone().text())) await cache.put(here, page);
  if (saveData) return;
  const kept = await readKept(base);
  if (kept.newest === undefined) await writeKept(base, { ...kept, newest: true });
  const [newest] = info.partitions;
  if (newest && newest.size <= KEEP_UNASKED_BYTES) await keep(base, newest);
}

/** @param {string} base @returns {Promise<Kept>} */
async function readKept(base) {
  const kept = await (await caches.open(CONTENT)).match(base + KEPT);
  return (await kept?.json().catch(() => null)) ?? {};
}

/** @param {string} base @param {Kept} kept */
async function writeKept(base, kept) {
  await (await caches.open(CONTENT)).put(base + KEPT, new Response(JSON.stringify(kept)));
}

/** @param {string} base @param {PartitionInfo} part @param {AbortSignal} [signal] */
async function keep(base, { file, size }, signal) {
  const cache = await caches.open(CONTENT);
  const url = base + addressOf(file);
  if (await cache.match(url)) return;
  const response = await fetchPartition(base, file, size, signal);
  try {
    await cache.put(url, response.clone());
  } catch (error) {
    if (/** @type {Error} */ (error).name !== "QuotaExceededError") throw error;
    // Data that was stored automatically is removed in favour of what the visitor saves.
    await freeSpace(base);
    await cache.put(url, response);
  }
}

/**
 * The years that can be saved, newest first, with their size in bytes and whether they are on this device.
 * @param {string} base @param {ArchiveInfo} info
 * @returns {Promise<{ year: string, size: number, saved: boolean }[]>}
 */
export async function savedYears(base, info) {
  const cache = await caches.open(CONTENT);
  /** @type {Map<string, { year: string, size: number, saved: boolean }>} */
  const years = new Map();
  for (const part of info.partitions) {
    const saved = canSave && Boolean(await cache.match(base + addressOf(part.file)));
    for (let year = Number(part.to.slice(0, 4)); year >= Number(part.from.slice(0, 4)); year -= 1) {
      const known = years.get(String(year)) ?? { year: String(year), size: 0, saved: true };
      known.size += part.size;
      known.saved &&= saved;
      years.set(known.year, known);
    }
  }
  return [...years.values()];
}

/** @param {ArchiveInfo} info @param {string | null} year null: all @returns {PartitionInfo[]} */
export function partitionsOf(info, year) {
  return wantedFiles(info.partitions, year === null ? { all: true } : { years: [year] });
}

/** Bytes of a year, or of everything. @param {ArchiveInfo} info @param {string | null} year */
export function sizeOf(info, year) {
  return partitionsOf(info, year).reduce((sum, part) => sum + part.size, 0);
}

/**
 * Saves a year, or everything, one file after the other, newest first. The service worker later also saves files of new
 * days, before it removes the older ones.
 * @param {string} base @param {ArchiveInfo} info @param {string | null} year null: all
 * @param {(bytes: number) => void} progress bytes there so far @param {AbortSignal} signal
 * @throws {Error} named "QuotaExceededError" if the device has no more space: the loaded files stay saved
 */
export async function save(base, info, year, progress, signal) {
  let done = 0;
  for (const part of partitionsOf(info, year)) {
    await keep(base, part, signal);
    done += part.size;
    progress(done);
  }
  const kept = await readKept(base);
  const years = [...new Set([...(kept.years ?? []), ...(year === null ? [] : [year])])].sort();
  await writeKept(base, { ...kept, years, all: kept.all || year === null });
  // Asks the browser not to delete the data when space runs out. It may refuse; nothing depends on it.
  await navigator.storage?.persist?.();
}

/**
 * Removes a year, or everything, from the device.
 * @param {string} base
 * @param {ArchiveInfo} info
 * @param {string | null} year null: all
 */
export async function remove(base, info, year) {
  const kept = await readKept(base);
  const all = [...new Set(info.partitions.flatMap(({ from, to }) => [from.slice(0, 4), to.slice(0, 4)]))];
  const before = kept.all ? all : (kept.years ?? []);
  const years = year === null ? [] : before.filter((each) => each !== year);
  await writeKept(base, { ...kept, all: false, years });
  const cache = await caches.open(CONTENT);
  const staying = new Set(wantedFiles(info.partitions, { years }).map(({ file }) => file));
  for (const { file } of partitionsOf(info, year))
    if (!staying.has(file)) await cache.delete(base + addressOf(file), { ignoreSearch: true });
}

/** Bytes that this device still has for the site, if the browser reports them. */
export async function room() {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
}

/**
 * Calls back once when the server has another archive than the one that this page has opened.
 * @param {string} base @param {() => void} changed
 */
export function watchForNews(base, changed) {
  if (!location.protocol.startsWith("http")) return;
  const url = base + "archive.json";
  let last = Date.now();
  // The page's manifest is in the browser's cache, so this sends no request.
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
