// Packs the user's own files into an archive, in a worker (web/files/pack-worker.js) or, if there is none, in the page.
// Nothing leaves the device.

import { archiveOf, byPath, isLeftOut, isPage, packParts, readPages } from "../engine/packing.js";
import { zipMembers } from "./zip.js";

/** @typedef {{ path: string, file: Blob }} Page a Markdown or a ZIP file, or one that pages may refer to */
/** @typedef {import("../engine/packer.js").CheckResult} CheckResult */
/**
 * @typedef {object} Packed
 * @property {CheckResult | null} check null where an archive was given as it is
 * @property {Map<string, Uint8Array> | null} files null where there is no digest
 */

const ZIP = /\.zip$/i;
/** A longer task without a pause is noticeable if this runs in the page. */
const SLICE_MS = 30;

/** Whether a file should be read. @param {string} path */
export function isReadable(path) {
  return isPage(path) || (ZIP.test(path) && !isLeftOut(path));
}

/**
 * Every Markdown file, including those inside ZIP files, by path; or the archive in a ZIP file.
 * @param {Page[]} pages
 */
async function sourcesOf(pages) {
  /** @type {import("../engine/packing.js").Page[]} */
  const sources = [];
  /** @type {Map<string, () => Uint8Array | Promise<Uint8Array>>} */
  const others = new Map();
  for (const { path, file } of pages) {
    if (!ZIP.test(path)) {
      const read = async () => new Uint8Array(await file.arrayBuffer());
      if (isPage(path)) sources.push({ path, read });
      else others.set(path.normalize("NFC"), read);
      continue;
    }
    const members = zipMembers(new Uint8Array(await file.arrayBuffer()));
    if (members.some(({ name }) => name === "archive.json"))
      return {
        archive: members.filter(({ name }) => name === "archive.json" || /^(p\/[^/]+\.yoyak|f\/[^/]+)$/.test(name)),
        sources,
        others,
      };
    for (const { name, read } of members) {
      if (isPage(name)) sources.push({ path: name, read });
      else others.set(name.normalize("NFC"), read);
    }
  }
  sources.sort((a, b) => byPath(a.path, b.path));
  return { archive: null, sources, others };
}

/**
 * @param {Page[]} pages
 * @param {string | URL} wasm address of packer.wasm
 * @param {(done: number, total: number) => void} progress
 * @returns {Promise<Packed>} throws if a ZIP file is invalid
 */
export async function packPages(pages, wasm, progress) {
  const { archive, sources, others } = await sourcesOf(pages);
  if (archive) {
    /** @type {Map<string, Uint8Array>} */
    const files = new Map();
    for (const { name, read } of archive) files.set(name, await read());
    return { check: null, files };
  }
  let pause = 0;
  const { packer, check, files } = await readPages(sources, {
    wasm,
    file: async (path) => (await others.get(path)?.()) ?? null,
    list: () => others.keys(),
    at: async (done, total) => {
      if (done < total && performance.now() < pause) return;
      progress(done, total);
      await new Promise((next) => setTimeout(next));
      pause = performance.now() + SLICE_MS;
    },
  });
  try {
    if (check.digests === 0) return { check, files: null };
    return { check, files: archiveOf(packer, (await packParts(packer)).parts, files) };
  } finally {
    packer.dispose();
  }
}
