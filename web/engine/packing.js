// From pages to an archive: the calls to packer.wasm in their order, for the command line, the page and the package.
// These hosts differ in the source of the pages and in the thread that packs a partition.

import { Packer } from "./packer.js";

/** @typedef {import("./packer.js").CheckResult} CheckResult */
/** @typedef {{id: string, source: string, digests: number, entries: number}} Plan a partition that will be packed */
/** @typedef {{id: string, source: string, name: string, bytes: Uint8Array}} Part its file; the name has its folder */
/** @typedef {{path: string, read: () => Uint8Array | Promise<Uint8Array>}} Page path relative, forward slashes */
/**
 * A file that pages refer to: its bytes, or why it is not to be published, or null where there is none.
 * @typedef {(path: string) => Uint8Array | string | null | Promise<Uint8Array | string | null>} FindFile
 */
/** @typedef {(done: number, total: number) => void | Promise<void>} Progress may wait, to let others work */

/** The name of a site's settings, beside its pages. */
export const SETTINGS = "yoyak.config.json";

const MARKDOWN = /\.(mdx?|markdown|mdown)$/i;
/** Hidden files, files of programs, and the extra files that macOS adds. */
const LEFT_OUT = /^(\.(?!\.?$).*|node_modules|__MACOSX)$/;

/** Whether a file or folder does not belong to the pages, or is in a folder that does not. @param {string} path */
export function isLeftOut(path) {
  return path.split("/").some((name) => LEFT_OUT.test(name));
}

/** Whether a file is a page, by its name. @param {string} path */
export function isPage(path) {
  return MARKDOWN.test(path) && !isLeftOut(path);
}

/** The order in which pages are read: the same on every machine. @param {string} a @param {string} b */
export function byPath(a, b) {
  const [first, second] = [a.normalize("NFC"), b.normalize("NFC")];
  return first < second ? -1 : first > second ? 1 : 0;
}

/**
 * Reads pages, which must be in order. The caller disposes of the packer.
 * @param {Page[]} pages
 * @param {{wasm: Parameters<typeof Packer.create>[0]["wasm"], settings?: Uint8Array[], at?: Progress,
 *   file?: FindFile, list?: () => Iterable<string>, known?: (path: string, bytes: Uint8Array) => Uint8Array | null}}
 *   options `known`: what an earlier packer gave as facts of the same page
 *   `list`: the paths of all files that `file` may find, asked for where a page names one without its folder
 *   `settings`: each replaces the one before; errors name the place in the settings that contain them
 * @returns {Promise<{packer: Packer, check: CheckResult, files: Map<string, Uint8Array>}>} files: those that pages
 *   refer to, by the names under which they are published
 */
export async function readPages(pages, { wasm, settings = [], at, file, list, known }) {
  const packer = await Packer.create({ wasm });
  try {
    for (const each of settings) packer.configure(each);
    for (const [index, { path, read }] of pages.entries()) {
      const bytes = await read();
      const facts = known?.(path, bytes);
      if (!facts || !packer.addKnown(path, facts)) packer.add(path, bytes);
      await at?.(index + 1, pages.length);
    }
    return { packer, ...(await readFiles(packer, packer.read(), file, list)) };
  } catch (error) {
    packer.dispose();
    throw error;
  }
}

/** What stands in a path for any folders (wasm/digest/local/files.hpp). */
const ANYWHERE = "**/";

/**
 * The file that a path with `**` in it means: in the folder before it, else the one with the shortest path.
 * @param {string} path @param {Iterable<string>} all
 * @returns {string | null}
 */
export function meantBy(path, all) {
  const [folder, name] = path.split(ANYWHERE).map((part) => part.normalize("NFC").toLowerCase());
  /** @type {string | null} */
  let meant = null;
  for (const each of all) {
    const spelled = each.normalize("NFC").toLowerCase();
    if (spelled === folder + name) return each;
    if (spelled !== name && !spelled.endsWith(`/${name}`)) continue;
    if (meant === null || each.length < meant.length || (each.length === meant.length && byPath(each, meant) < 0))
      meant = each;
  }
  return meant;
}

/**
 * @param {Packer} packer @param {CheckResult} check @param {FindFile} [find] @param {() => Iterable<string>} [list]
 * @returns {Promise<{check: CheckResult, files: Map<string, Uint8Array>}>}
 */
async function readFiles(packer, check, find = () => null, list = () => []) {
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  if (!check.files?.length) return { check, files };
  /** @type {Record<string, string>} */
  const refused = {};
  const all = check.files.some((path) => path.includes(ANYWHERE)) ? [...list()] : [];
  for (const path of check.files) {
    const meant = path.includes(ANYWHERE) ? meantBy(path, all) : path;
    const found = meant === null ? null : await find(meant);
    if (typeof found === "string") refused[path] = found;
    const name = found instanceof Uint8Array ? packer.addFile(path, found) : "";
    if (name && found instanceof Uint8Array) files.set(name, found);
  }
  return { check: packer.settle(refused), files };
}

/**
 * @callback PackAll
 * @param {(Plan & {index: number})[]} todo the largest first, so that a small one is the last to finish
 * @param {(plan: Plan & {index: number}, file: {name: string, bytes: Uint8Array}) => void} keep for each
 * @returns {Promise<void>}
 */

/**
 * The partitions of the pages that a packer has read, newest first. Partitions that were packed before are reused.
 * @param {Packer} packer
 * @param {{find?: ((plan: Plan) => Part | null) | undefined, packAll?: PackAll | undefined, at?: Progress}} [options]
 *   `packAll`: where there are several, for example in threads; else the packer packs one after the other
 * @returns {Promise<{parts: Part[], packed: number}>}
 */
export async function packParts(packer, { find, packAll, at } = {}) {
  const plans = packer.plan();
  const parts = plans.map((plan) => find?.(plan) ?? null);
  const todo = plans
    .map((plan, index) => ({ ...plan, index }))
    .filter(({ index }) => !parts[index])
    .sort((a, b) => b.entries - a.entries || a.index - b.index);
  const total = todo.reduce((sum, { entries }) => sum + entries, 0);
  let done = 0;
  /** @type {Parameters<PackAll>[1]} */
  const keep = ({ id, source, index, entries }, { name, bytes }) => {
    parts[index] = { id, source, name, bytes };
    void at?.((done += entries), total);
  };
  if (packAll && todo.length > 1) await packAll(todo, keep);
  else for (const plan of todo) keep(plan, packer.packPartition(plan.id, packer.partition(plan.index)));
  return { parts: /** @type {Part[]} */ (parts), packed: todo.length };
}

/**
 * The files of the archive with these partitions. archive.json comes last, so that an incomplete archive never names a
 * missing file.
 * @param {Packer} packer after plan()
 * @param {Part[]} parts
 * @param {Map<string, Uint8Array>} [files] that its pages refer to
 * @returns {Map<string, Uint8Array>}
 */
export function archiveOf(packer, parts, files = new Map()) {
  for (const { name, bytes } of parts) packer.join(name, bytes.length, bytes);
  const heads = packer.heads();
  return new Map([
    ...files,
    ...[...parts, ...(heads ? [heads] : [])].map(
      ({ name, bytes }) => /** @type {[string, Uint8Array]} */ ([name, bytes]),
    ),
    ["archive.json", packer.manifest()],
  ]);
}
