// The package entry `yoyak` for browsers and workers: archives and Markdown from JavaScript. For Node there is
// scripts/cli/api.mjs, which adds folders. Documented in docs/api.md, typed in public.d.ts.

import { manifestAddress } from "./address.js";
import { YoyakError } from "./errors.js";
import { packerAddress } from "./files.js";
import { openArchive } from "./open.js";
import { Packer } from "./packer.js";
import { archiveOf, byPath, isPage, packParts, readPages, SETTINGS } from "./packing.js";
import { MemorySource } from "./sources/memory.js";
import { besideAddress, withStories } from "./stories.js";
import { finder } from "./story-entries.js";

export { YoyakError };

/** @typedef {import("./public.d.ts").ApiOptions} ApiOptions */
/** @typedef {import("./types.d.ts").Archive} Archive */
/** @typedef {import("./types.d.ts").ByteSource} ByteSource */

/** @type {typeof import("./public.d.ts").open} */
export async function open(source, options = {}) {
  const { packer = packerAddress(), config, ...settings } = options;
  const find = finder(packer);
  if (typeof source === "string" || source instanceof URL) {
    const { document, location } = /** @type {any} */ (globalThis);
    const manifest = manifestAddress(source, document?.baseURI ?? location?.href);
    return withStories(await openArchive(manifest, settings), besideAddress(manifest), find);
  }
  if (typeof source !== "object" || source === null)
    throw new YoyakError("bad-request", "open() needs an address, files by name, or a byte source.");
  if (isByteSource(source)) return withStories(await openArchive(source, settings), async () => null, find);
  const files = bytesOf(source);
  const packed = files.has("archive.json") ? files : await packFiles(files, packer, config);
  const archive = await openArchive(new MemorySource(packed), settings);
  return withStories(archive, async (name) => packed.get(name) ?? null, find);
}

/** @type {typeof import("./public.d.ts").renderMarkdown} */
export async function renderMarkdown(markdown, { keepBreaks = false, packer = packerAddress() } = {}) {
  return (await renderer(packer)).render(markdown, { keepBreaks });
}

/**
 * One packer renders everything. It is replaced after a trap.
 * @type {{key: unknown, packer: Promise<Packer>} | null}
 */
let shared = null;

/** @param {string | URL | Uint8Array} wasm @returns {Promise<{render: Packer["render"]}>} */
async function renderer(wasm) {
  const key = wasm instanceof Uint8Array ? wasm : String(wasm);
  if (shared?.key !== key) shared = { key, packer: Packer.create({ wasm }) };
  const mine = shared;
  const forget = () => {
    if (shared === mine) shared = null;
  };
  const packer = await mine.packer.catch((error) => {
    forget();
    throw error;
  });
  return {
    render(markdown, options) {
      try {
        return packer.render(markdown, options);
      } catch (error) {
        forget();
        throw error;
      }
    },
  };
}

/** @param {object} source @returns {source is ByteSource} */
function isByteSource(source) {
  const { manifest, read } = /** @type {Record<string, unknown>} */ (source);
  return typeof manifest === "function" && typeof read === "function";
}

/**
 * @param {Map<string, Uint8Array | string> | Record<string, Uint8Array | string>} source
 * @returns {Map<string, Uint8Array>}
 */
function bytesOf(source) {
  const encoder = new TextEncoder();
  const entries = source instanceof Map ? [...source] : Object.entries(source);
  return new Map(
    entries.map(([name, content]) => {
      if (typeof content !== "string" && !(content instanceof Uint8Array))
        throw new YoyakError("bad-request", `${name} must be text or a Uint8Array.`);
      return [name, typeof content === "string" ? encoder.encode(content) : content];
    }),
  );
}

/**
 * An archive of Markdown pages, made in memory.
 * @param {Map<string, Uint8Array>} files @param {string | URL | Uint8Array} wasm @param {object | undefined} config
 */
async function packFiles(files, wasm, config) {
  const pages = [...files.keys()].filter(isPage).sort(byPath);
  if (!pages.length)
    throw new YoyakError(
      "bad-request",
      "These files are neither an archive (archive.json is missing) nor Markdown pages.",
    );
  const settings = config ? new TextEncoder().encode(JSON.stringify(config)) : files.get(SETTINGS);
  const {
    packer,
    check,
    files: others,
  } = await readPages(
    pages.map((path) => ({ path, read: () => /** @type {Uint8Array} */ (files.get(path)) })),
    { wasm, settings: settings ? [settings] : [], file: (path) => files.get(path) ?? null },
  );
  try {
    if (check.digests === 0)
      throw new YoyakError(
        "bad-request",
        "None of these pages is a digest. Remedy: a digest needs a date in its name, path or front matter.",
      );
    return archiveOf(packer, (await packParts(packer)).parts, others);
  } finally {
    packer.dispose();
  }
}
