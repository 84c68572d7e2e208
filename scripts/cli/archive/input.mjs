// Finds and reads the input of a command: a folder of Markdown, one Markdown file, or a folder with an archive.
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { byPath, isLeftOut, isPage, SETTINGS } from "../../../web/engine/packing.js";
import { CliError, EXIT, reason } from "../errors.mjs";
import { BUILD_LIST } from "../output.mjs";

export const CONFIG = SETTINGS;

/** @typedef {{path: string, bytes: Uint8Array}} Page path relative to the folder, forward slashes, NFC */

/** @param {string} path @param {string} [remedy] */
function stat(path, remedy = "name a folder with Markdown digests") {
  try {
    return statSync(path);
  } catch (error) {
    const what = error.code === "ENOENT" ? `${path} does not exist.` : `${path} cannot be read: ${reason(error)}.`;
    throw new CliError(EXIT.input, what, remedy);
  }
}

/** @param {string} path */
export function readInput(path) {
  try {
    const { buffer, byteOffset, byteLength } = readFileSync(path);
    // A small file stands in a buffer with others, which may not be given away.
    return byteLength === buffer.byteLength
      ? new Uint8Array(buffer)
      : new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength));
  } catch (error) {
    throw new CliError(EXIT.input, `${path} cannot be read: ${reason(error)}.`);
  }
}

/**
 * Where an archive is, if `input` is one: a folder with archive.json, or that file.
 * @param {string} input
 * @returns {string | null} its folder
 */
export function archiveFolder(input) {
  if (!stat(input).isDirectory()) return basename(input) === "archive.json" ? dirname(resolve(input)) : null;
  try {
    return statSync(join(input, "archive.json")).isFile() ? resolve(input) : null;
  } catch {
    return null;
  }
}

/**
 * The Markdown pages under `input`, sorted by path so that every machine packs them in the same order. Links are
 * followed only where they stay inside the folder: a link in a pull request must not publish files from elsewhere.
 * @param {string} input
 * @returns {{root: string, paths: string[], outside: string[], unusable: {path: string, why: string}[]}} paths as the
 *   disk spells them; `outside`: links that lead out of the folder; `unusable`: other pages that were left out
 */
export function findPages(input) {
  if (!stat(input).isDirectory())
    return { root: dirname(resolve(input)), paths: [basename(input)], outside: [], unusable: [] };
  /** @type {Found} */
  const found = { top: realpathSync(resolve(input)), paths: [], outside: [], unusable: [], visited: new Set() };
  walk(resolve(input), "", found);
  const { paths, outside, unusable } = found;
  return { root: resolve(input), paths: paths.sort(byPath), outside: outside.sort(), unusable };
}

/**
 * @typedef {{top: string, paths: string[], outside: string[], unusable: {path: string, why: string}[], visited:
 *   Set<string>}} Found
 *   top: real path of the folder · visited: real paths of folders, against circles
 */

/** Larger files are not copied: no visitor waits for them. */
export const LARGEST_FILE = 64 << 20;

/**
 * A file that a page refers to, wherever the folder's own links lead. Nothing outside the folder is read, and nothing
 * but regular files.
 * @param {string} root of the digests @param {string} path relative, forward slashes
 * @returns {Uint8Array | string | null} why it is refused; null: there is none
 */
export function readLocalFile(root, path) {
  if (isLeftOut(path)) return null;
  try {
    const top = realpathSync(root);
    // macOS may spell names in decomposed letters.
    const spelled = [path, path.normalize("NFD")].find((each) => existsSync(join(root, each)));
    const full = spelled === undefined ? null : realpathSync(join(root, spelled));
    if (full === null) return null;
    const inside = relative(top, full);
    if (inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside))
      return "it is a link to a place outside the folder. Put the file itself into the folder.";
    const { size } = statSync(full);
    if (!statSync(full).isFile()) return "it is no regular file.";
    if (size > LARGEST_FILE) return "it is larger than 64 MB. Make it smaller, or link to it elsewhere.";
    return new Uint8Array(readFileSync(full));
  } catch (error) {
    return `it cannot be read: ${reason(error)}.`;
  }
}

/**
 * All files of a folder but those behind links, which readLocalFile may read.
 * @param {string} root @param {string} [folder] relative
 * @returns {string[]} paths relative to `root`, forward slashes
 */
export function localFiles(root, folder = "") {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  if (entries.some(({ name }) => name === BUILD_LIST)) return [];
  return entries
    .filter(({ name }) => !isLeftOut(name))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return localFiles(root, path);
      return entry.isFile() ? [path] : [];
    });
}

/** @param {string} root @param {string} folder relative @param {Found} found */
function walk(root, folder, found) {
  const here = join(root, folder);
  let entries;
  try {
    const real = realpathSync(here);
    if (found.visited.has(real)) return;
    found.visited.add(real);
    entries = readdirSync(here, { withFileTypes: true });
  } catch (error) {
    throw new CliError(EXIT.input, `the folder ${here} cannot be read: ${reason(error)}.`);
  }
  if (entries.some(({ name }) => name === BUILD_LIST)) return;
  for (const entry of entries) {
    if (isLeftOut(entry.name)) continue;
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    const kind = entry.isSymbolicLink() ? linked(join(root, path), path, found) : entry;
    if (kind?.isDirectory()) walk(root, path, found);
    else if (kind?.isFile() && isPage(entry.name)) {
      const why = whyUnusable(join(root, path));
      if (why) found.unusable.push({ path, why });
      else found.paths.push(path);
    }
  }
}

/** One page that no program can read must not keep all others from being published. @param {string} full */
function whyUnusable(full) {
  const size = statSync(full, { throwIfNoEntry: false })?.size;
  if (size === undefined) return "its name is not UTF-8. Rename it.";
  return size > LARGEST_FILE ? "it is larger than 64 MB. Split it." : "";
}

/**
 * The target of a link, or null if there is none or it is outside the folder.
 * @param {string} full @param {string} path @param {Found} found
 */
function linked(full, path, found) {
  try {
    const inside = relative(found.top, realpathSync(full));
    if (inside !== ".." && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)) return statSync(full);
    if (isPage(path) || statSync(full).isDirectory()) found.outside.push(path);
  } catch {
    // A link to nowhere.
  }
  return null;
}

/**
 * The configuration: the file that --config names, or else the one in the folder of the digests, or else the nearest
 * one above it, up to the current folder.
 * @param {string} root folder of the digests @param {string | undefined} named the --config flag
 * @returns {{path: string, bytes: Uint8Array} | null} null where there is none
 */
export function findConfig(root, named) {
  if (named !== undefined) {
    stat(named, "name the file with the settings of the site, such as yoyak.config.json");
    return { path: named, bytes: readInput(named) };
  }
  const top = process.cwd();
  const within = relative(top, resolve(root));
  const above = within !== "" && !within.startsWith("..") && !isAbsolute(within) ? within.split(sep) : [];
  for (let levels = above.length; levels >= 0; levels -= 1) {
    const folder = above.length ? join(top, ...above.slice(0, levels)) : resolve(root);
    const path = join(folder, CONFIG);
    try {
      return {
        path: relative(top, path).startsWith("..") ? path : relative(top, path),
        bytes: new Uint8Array(readFileSync(path)),
      };
    } catch (error) {
      if (error.code !== "ENOENT") throw new CliError(EXIT.input, `${path} cannot be read: ${reason(error)}.`);
    }
  }
  return null;
}
