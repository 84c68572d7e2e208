// The reader's own Markdown, read in this page: packer.wasm makes an archive of it in memory. Nothing leaves the device.
// Packing lets the page draw between files; a year of digests takes about a second.

import { openArchive } from "../engine/open.js";
import { Packer } from "../engine/packer.js";
import { MemorySource } from "../engine/sources/memory.js";
import { zipMembers } from "./zip.js";

/** @typedef {{ path: string, file: { arrayBuffer: () => Promise<ArrayBuffer> } }} Page */
/** @typedef {import("../engine/packer.js").CheckResult} CheckResult */

const MARKDOWN = /\.(md|markdown|mdown)$/i;
const ZIP = /\.zip$/i;
/** Longer without a pause is felt. */
const SLICE_MS = 30;

/** What a file field was given. @param {File[]} files @returns {Promise<Page[]>} */
export async function pagesOfList(files) {
  /** @type {Page[]} */
  const pages = [];
  for (const file of files) await addFile(file.webkitRelativePath || file.name, file, pages);
  return pages;
}

/** A page, or all those of a ZIP file. @param {string} path @param {File} file @param {Page[]} pages */
async function addFile(path, file, pages) {
  if (MARKDOWN.test(path)) pages.push({ path, file });
  if (!ZIP.test(path)) return;
  for (const { name, read } of zipMembers(new Uint8Array(await file.arrayBuffer()))) {
    // macOS adds a shadow of every file.
    if (MARKDOWN.test(name) && !name.startsWith("__MACOSX/")) pages.push({ path: name, file: { arrayBuffer: async () => (await read()).buffer } });
  }
}

/** What was dropped, folders with everything below them. @param {DataTransfer} data @returns {Promise<Page[]>} */
export async function pagesOfDrop(data) {
  // Entries have to be taken before the first await: the list is emptied when the event ends.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry !== null && entry !== undefined);
  if (entries.length === 0) return pagesOfList([...data.files]);
  /** @type {Page[]} */
  const pages = [];
  for (const entry of entries) await walk(entry, "", pages);
  return pages;
}

/** @param {FileSystemEntry} entry @param {string} folder @param {Page[]} pages */
async function walk(entry, folder, pages) {
  const path = folder + entry.name;
  if (entry.isFile && (MARKDOWN.test(entry.name) || ZIP.test(entry.name))) {
    const file = await new Promise((done, fail) => /** @type {FileSystemFileEntry} */ (entry).file(done, fail));
    await addFile(path, file, pages);
  } else if (entry.isDirectory) {
    const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
    // A folder gives its entries in portions; an empty one is the end.
    for (;;) {
      /** @type {FileSystemEntry[]} */
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (some.length === 0) break;
      for (const each of some) await walk(each, path + "/", pages);
    }
  }
}

/**
 * @param {Page[]} pages @param {string | URL} wasm address of packer.wasm @param {(done: number) => void} progress
 * @returns {Promise<{ check: CheckResult, files: Map<string, Uint8Array> | null }>} no files where there is no digest
 */
export async function packPages(pages, wasm, progress) {
  const packer = await Packer.create({ wasm });
  try {
    const sorted = [...pages].sort((a, b) => (a.path < b.path ? -1 : 1));
    let pause = performance.now() + SLICE_MS;
    for (const [i, { path, file }] of sorted.entries()) {
      packer.add(path, new Uint8Array(await file.arrayBuffer()));
      if (performance.now() < pause) continue;
      progress(i + 1);
      await new Promise((done) => setTimeout(done));
      pause = performance.now() + SLICE_MS;
    }
    progress(sorted.length);
    await new Promise((done) => setTimeout(done));
    const check = packer.read();
    if (check.digests === 0) return { check, files: null };
    const files = new Map(packer.pack().files.map(({ name }, i) => [name, packer.file(i)]));
    return { check, files };
  } finally {
    packer.dispose();
  }
}

/** @param {Map<string, Uint8Array>} files @param {string | URL} wasm address of reader.wasm */
export function openFiles(files, wasm) {
  return openArchive(new MemorySource(files), { wasm });
}
