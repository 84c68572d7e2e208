// An open archive, wherever it is: pages to be packed, an archive on disk, or a site.
import { manifestAddress } from "../../../web/engine/address.js";
import { Reader } from "../../../web/engine/reader.js";
import { HttpSource } from "../../../web/engine/sources/http.js";
import { distFile } from "../dist.mjs";
import { FolderSource } from "./folder-source.mjs";
import { archiveFolder } from "./input.mjs";
import { openFiles, packInput } from "./pack.mjs";

/** Whether an input is a published site. @param {string} input */
export const isAddress = (input) => /^https?:\/\//i.test(input);

/**
 * @param {string} where a folder or a file, or an address that begins with http: or https:
 * @param {{config?: string | undefined}} [options] @returns {Promise<Reader>} the caller disposes of it
 */
export async function archiveAt(where, { config } = {}) {
  if (isAddress(where)) return Reader.open(new HttpSource(manifestAddress(where)), distFile("reader.wasm"));
  const folder = archiveFolder(where);
  if (folder) return Reader.open(new FolderSource(folder), distFile("reader.wasm"));
  return openFiles((await packInput(where, { config })).files);
}
