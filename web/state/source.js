// Finds this page's archive: beside the page on its server, or inside the page itself.

import { openArchive } from "../engine/open.js";
import { useFiles } from "../lib/inline-files.js";
import { CONTENT } from "../pwa/cache-names.js";

/**
 * @param {Document} document
 * @returns {Promise<{
 *   mode: "path" | "hash", base: string, open: () => Promise<import("../engine/types.d.ts").Archive>
 * }>}
 */
export async function openSource(document) {
  const page = location.href.split("#")[0];
  try {
    // Only a single file has members, and needs the code that reads them.
    const inline =
      document.querySelector('script[type="application/octet-stream;base64"]') &&
      (await import("../engine/sources/inline.js")).findInlineSource(document);
    if (inline) useFiles((name) => inline.source.optional(name));
    if (inline) return { mode: "hash", base: page, open: () => openArchive(inline.source, { wasm: inline.wasm }) };
  } catch (error) {
    return { mode: "hash", base: page, open: () => Promise.reject(error) };
  }
  const base = new URL(document.documentElement.dataset.base || "./", page).href;
  const onDisk = location.protocol === "file:";
  return {
    mode: onDisk ? "hash" : "path",
    base: onDisk ? page : base,
    open: () => openArchive(new URL("archive.json", base), { wasm: new URL("reader.wasm", base), keep: CONTENT }),
  };
}
