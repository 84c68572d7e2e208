// Packs the reader's own files into an archive, in whatever thread it runs: a worker (web/files/pack-worker.js), or the
// page where no worker can be had. Nothing leaves the device.

import { Packer } from "../engine/packer.js";
import { zipMembers } from "./zip.js";

/** @typedef {{ path: string, file: Blob }} Page a Markdown or a ZIP file */
/** @typedef {import("../engine/packer.js").CheckResult} CheckResult */
/**
 * @typedef {object} Packed
 * @property {CheckResult | null} check null where an archive was given as it is
 * @property {Map<string, Uint8Array> | null} files null where there is no digest
 */

const MARKDOWN = /\.(md|markdown|mdown)$/i;
const ZIP = /\.zip$/i;
/** Longer without a pause is felt, where this runs in the page. */
const SLICE_MS = 30;

/** Whether a file is one to read. @param {string} path */
export function isReadable(path) {
  // macOS adds a shadow of every file.
  return (MARKDOWN.test(path) || ZIP.test(path)) && !path.startsWith("__MACOSX/");
}

/** @typedef {{ path: string, read: () => Promise<Uint8Array<ArrayBuffer>> }} Source */

/**
 * Every Markdown file, also those inside ZIP files, by path; or the archive that a ZIP file holds.
 * @param {Page[]} pages
 */
async function sourcesOf(pages) {
  /** @type {Source[]} */
  const sources = [];
  for (const { path, file } of pages) {
    if (!ZIP.test(path)) {
      sources.push({ path, read: async () => new Uint8Array(await file.arrayBuffer()) });
      continue;
    }
    const members = zipMembers(new Uint8Array(await file.arrayBuffer()));
    if (members.some(({ name }) => name === "archive.json"))
      return {
        archive: members.filter(({ name }) => name === "archive.json" || /^p\/[^/]+\.yoyak$/.test(name)),
        sources,
      };
    sources.push(
      ...members
        .filter(({ name }) => MARKDOWN.test(name) && isReadable(name))
        .map(({ name, read }) => ({ path: name, read })),
    );
  }
  sources.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { archive: null, sources };
}

/**
 * @param {Page[]} pages
 * @param {string | URL} wasm address of packer.wasm
 * @param {(done: number, total: number) => void} progress
 * @returns {Promise<Packed>} throws where a ZIP file is none
 */
export async function packPages(pages, wasm, progress) {
  const { archive, sources } = await sourcesOf(pages);
  if (archive) {
    /** @type {Map<string, Uint8Array>} */
    const files = new Map();
    for (const { name, read } of archive) files.set(name, await read());
    return { check: null, files };
  }
  const packer = await Packer.create({ wasm });
  try {
    let pause = 0;
    for (const [i, { path, read }] of sources.entries()) {
      packer.add(path, await read());
      if (performance.now() < pause) continue;
      progress(i + 1, sources.length);
      await new Promise((done) => setTimeout(done));
      pause = performance.now() + SLICE_MS;
    }
    progress(sources.length, sources.length);
    const check = packer.read();
    if (check.digests === 0) return { check, files: null };
    return { check, files: new Map(packer.pack().files.map(({ name }, i) => [name, packer.file(i)])) };
  } finally {
    packer.dispose();
  }
}
