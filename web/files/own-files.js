// Reads the user's own Markdown in this page: packer.wasm makes an archive of it in memory. Nothing leaves the device.

import { openArchive } from "../engine/open.js";
import { isLeftOut } from "../engine/packing.js";
import { trustedScriptUrl } from "../engine/trusted.js";
import { MemorySource } from "../engine/sources/memory.js";
import { useFiles } from "../lib/inline-files.js";
import { packPages } from "./pack-pages.js";

export { isReadable } from "./pack-pages.js";

/** @typedef {import("./pack-pages.js").Page} Page */
/** @typedef {import("./pack-pages.js").Packed} Packed */

/**
 * The files of a file field. The name of a chosen folder is ignored.
 * @param {File[]} files
 * @returns {Page[]}
 */
export function pagesOfList(files) {
  return files
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(({ path }) => !isLeftOut(path.slice(path.indexOf("/") + 1)));
}

/** The dropped files and folders, with all subfolders. @param {DataTransfer} data @returns {Promise<Page[]>} */
export async function pagesOfDrop(data) {
  // Take the entries before the first await, because the list is emptied when the event ends.
  const entries = [...data.items]
    .map((item) => item.webkitGetAsEntry?.())
    .filter((entry) => entry !== null && entry !== undefined);
  if (entries.length === 0) return pagesOfList([...data.files]);
  /** @type {Page[]} */
  const pages = [];
  for (const entry of entries) await walk(entry, "", pages);
  return pages;
}

/** @param {FileSystemEntry} entry @param {string} folder @param {Page[]} pages */
async function walk(entry, folder, pages) {
  const path = folder + entry.name;
  if (entry.isFile && !isLeftOut(entry.name)) {
    const file = await new Promise((done, fail) => /** @type {FileSystemFileEntry} */ (entry).file(done, fail));
    pages.push({ path, file });
  } else if (entry.isDirectory && (folder === "" || !isLeftOut(entry.name))) {
    const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
    // A folder returns its entries in batches; an empty batch is the end.
    for (;;) {
      /** @type {FileSystemEntry[]} */
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (some.length === 0) break;
      for (const each of some) await walk(each, path + "/", pages);
    }
  }
}

/**
 * Packs in a worker, or in the page if no worker starts. @param {Page[]} pages @param {string} site address of the
 * site's files
 * @param {(done: number, total: number) => void} progress @returns {Promise<Packed>}
 */
export async function pack(pages, site, progress) {
  const wasm = site + "packer.wasm";
  const worker = startWorker(site + "pack-worker.js");
  if (!worker) return packPages(pages, wasm, progress);
  try {
    const answer = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.packed) resolve(data.packed);
        else if (data.failed) reject(Object.assign(new Error(data.failed), { code: data.code }));
        else progress(data.done, data.total);
      };
      // The worker's script could not be loaded or is not allowed; this is not an error of the files.
      worker.onerror = (event) => {
        event.preventDefault();
        resolve(null);
      };
      worker.postMessage({ pages, wasm });
    });
    return answer ?? (await packPages(pages, wasm, progress));
  } finally {
    worker.terminate();
  }
}

/** @param {string} address */
function startWorker(address) {
  try {
    return typeof Worker === "function" ? new Worker(trustedScriptUrl(address)) : null;
  } catch {
    return null;
  }
}

/** @param {Map<string, Uint8Array>} files @param {string | URL} wasm address of reader.wasm */
export function openFiles(files, wasm) {
  useFiles((name) => files.get(name) ?? null);
  return openArchive(new MemorySource(files), { wasm });
}
