// Finds and reads what a command is given: a folder of Markdown, one Markdown file, or a folder that holds an archive
// already.
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { CliError, EXIT, reason } from "../errors.mjs";

export const CONFIG = "yoyak.config.json";
/** The list that `build` leaves in a site; a folder that holds it is output, never input. */
export const BUILD_LIST = "yoyak-build.json";

const MARKDOWN = /\.(md|markdown)$/i;

/** @typedef {{path: string, bytes: Uint8Array}} Page path relative to the folder, forward slashes, NFC */

/** @param {string} path */
function stat(path) {
  try {
    return statSync(path);
  } catch (error) {
    throw new CliError(
      EXIT.input,
      error.code === "ENOENT" ? `there is no ${path}.` : `${path} cannot be read: ${reason(error)}.`,
      "name a folder that holds Markdown digests",
    );
  }
}

/** @param {string} path */
export function readInput(path) {
  try {
    return new Uint8Array(readFileSync(path));
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
 * The Markdown pages under `input`, sorted by path so that every machine packs them in the same order.
 * @param {string} input @returns {{root: string, paths: string[]}} paths as the disk spells them
 */
export function findPages(input) {
  if (!stat(input).isDirectory()) return { root: dirname(resolve(input)), paths: [basename(input)] };
  /** @type {string[]} */
  const paths = [];
  walk(resolve(input), "", paths, new Set());
  const key = (/** @type {string} */ path) => path.normalize("NFC");
  paths.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return { root: resolve(input), paths };
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {string[]} paths
 * @param {Set<string>} visited real paths, against circles
 */
function walk(root, folder, paths, visited) {
  const here = join(root, folder);
  let entries;
  try {
    const real = realpathSync(here);
    if (visited.has(real)) return;
    visited.add(real);
    entries = readdirSync(here, { withFileTypes: true });
  } catch (error) {
    throw new CliError(EXIT.input, `the folder ${here} cannot be read: ${reason(error)}.`);
  }
  if (entries.some(({ name }) => name === BUILD_LIST)) return;
  for (const entry of entries) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    const kind = entry.isSymbolicLink() ? linked(join(root, path)) : entry;
    if (kind?.isDirectory()) walk(root, path, paths, visited);
    else if (kind?.isFile() && MARKDOWN.test(entry.name)) paths.push(path);
  }
}

/** @param {string} path */
function linked(path) {
  try {
    return statSync(path);
  } catch {
    return null; // a link to nowhere
  }
}

/**
 * The configuration's bytes, or null where there is none.
 * @param {string} root folder of the digests @param {string | undefined} named the --config flag
 */
export function readConfig(root, named) {
  if (named !== undefined) {
    stat(named);
    return readInput(named);
  }
  try {
    return new Uint8Array(readFileSync(join(root, CONFIG)));
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw new CliError(EXIT.input, `${join(root, CONFIG)} cannot be read: ${reason(error)}.`);
  }
}
