// Stories of an archive, wherever it is.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { manifestAddress } from "../../../web/engine/address.js";
import { besideAddress, Stories } from "../../../web/engine/stories.js";
import { finder } from "../../../web/engine/story-entries.js";
import { distFile } from "../dist.mjs";
import { archiveFolder } from "./input.mjs";
import { archiveAt, isAddress } from "./open.mjs";

/** @typedef {import("../../../web/engine/stories.js").ReadBeside} ReadBeside */

/** Reads files beside an archive on disk. @param {string} folder @returns {ReadBeside} */
export const besideFolder = (folder) => async (name) => {
  // The names of stories come from a file.
  if (name.split(/[\\/]/).includes("..")) return null;
  return readFile(join(folder, name)).catch((error) => {
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(error.code)) return null;
    throw error;
  });
};

/**
 * @param {string} where as archiveAt() takes it @param {{config?: string | undefined}} [options]
 * @returns {Promise<{stories: Stories, dispose: () => void}>}
 */
export async function storiesAt(where, options) {
  const archive = await archiveAt(where, options);
  const folder = isAddress(where) ? null : archiveFolder(where);
  /** @type {ReadBeside} */
  const read = isAddress(where)
    ? besideAddress(manifestAddress(where))
    : folder
      ? besideFolder(folder)
      : async () => null;
  return { stories: new Stories(archive, read, finder(distFile("packer.wasm"))), dispose: () => archive.dispose() };
}
