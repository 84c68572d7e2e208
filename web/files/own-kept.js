// Keeps the user's own files over a reload: their archive is in the browser's private storage for this site, which no
// server sees, until the user goes back to the site.

import { openFiles } from "./own-files.js";

const FOLDER = "yoyak-own-files";

/** @param {boolean} create */
async function folder(create) {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create });
}

/** @param {Map<string, Uint8Array>} files @returns {Promise<boolean>} false if the browser cannot store it */
export async function keep(files) {
  try {
    await forget();
    const place = await folder(true);
    for (const [name, bytes] of files) {
      const handle = await place.getFileHandle(encodeURIComponent(name), { create: true });
      const writer = await handle.createWritable();
      await writer.write(/** @type {BufferSource} */ (bytes));
      await writer.close();
    }
    return true;
  } catch {
    return false;
  }
}

/** @param {string} site address of the site's files */
export async function openKept(site) {
  try {
    /** @type {Map<string, Uint8Array>} */
    const files = new Map();
    for await (const [name, handle] of /** @type {any} */ (await folder(false)).entries())
      files.set(decodeURIComponent(name), new Uint8Array(await (await handle.getFile()).arrayBuffer()));
    return await openFiles(files, site + "reader.wasm");
  } catch {
    return null;
  }
}

export async function forget() {
  const root = await navigator.storage?.getDirectory?.();
  await root?.removeEntry(FOLDER, { recursive: true }).catch(() => {});
}
