// Writes a site into a folder. It never changes files of others: a list in the folder names the files that Yoyak wrote,
// and only these are replaced or removed. Each file is written under another name and then renamed, and archive.json
// comes last, so visitors see either the old site or the new one. Files with a hash in their name stay for a version
// after they were replaced: pages that are open, and answers that hosts have cached, still ask for them.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { kindOf } from "../../web/lib/site-names.js";
import { CliError, EXIT, reason } from "./errors.mjs";

/** The list that `build` writes into a site. A folder with this file is output, never input. */
export const BUILD_LIST = "yoyak-build.json";

/** @param {string} path @param {string} what @param {() => void} action */
function writing(path, what, action) {
  try {
    action();
  } catch (error) {
    throw new CliError(
      EXIT.output,
      `${path} cannot be ${what}: ${reason(error)}.`,
      "choose another place with --out, or make this one writable",
    );
  }
}

/**
 * Node's recursive mkdir never ends if the system reports that the parent folder does not exist either, as in /proc.
 * @param {string} folder
 */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  const parent = dirname(resolve(folder));
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  }
}

/**
 * Writes one file completely or not at all.
 * @param {string} path
 * @param {Uint8Array | string} bytes
 * @returns {boolean} whether it changed
 */
export function writeFile(path, bytes) {
  const wanted =
    typeof bytes === "string" ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (statSync(path).size === wanted.length && readFileSync(path).equals(wanted)) return false;
  } catch {
    // It does not exist or cannot be read: writing will show.
  }
  const aside = join(dirname(path), `.yoyak-${process.pid}.tmp`);
  writing(path, "written", () => {
    makeFolder(dirname(path));
    try {
      writeFileSync(aside, wanted);
      renameSync(aside, path);
    } catch (error) {
      rmSync(aside, { force: true });
      throw error;
    }
  });
  return true;
}

/**
 * What we wrote into `folder` last time.
 * @typedef {{ files: Set<string>, kept: string[][], digests: Record<string, string> | null }} Earlier files: all
 *   names · kept: those of them that are of versions before, newest version first · digests: what buildSite() noted
 * @param {string} folder @returns {Earlier | null} null: never
 */
function ours(folder) {
  let text;
  try {
    text = readFileSync(join(folder, BUILD_LIST), "utf8");
  } catch {
    return null;
  }
  try {
    const { files, kept = [], digests = null } = JSON.parse(text);
    const root = resolve(folder);
    // A manipulated list must not name files outside the folder.
    const inside = (/** @type {unknown} */ name) =>
      typeof name === "string" && resolve(root, name).startsWith(`${root}/`) && name !== BUILD_LIST;
    return {
      files: new Set(/** @type {string[]} */ (files).filter(inside)),
      kept: /** @type {string[][]} */ (kept).map((version) => version.filter(inside)),
      digests,
    };
  } catch {
    throw new CliError(
      EXIT.output,
      `${join(folder, BUILD_LIST)} is damaged, so Yoyak cannot tell which files it wrote.`,
      `remove ${folder} or choose another folder`,
    );
  }
}

/** What the last build into `folder` noted about digests (site/changes.mjs). @param {string} folder */
export const notedDigests = (folder) => ours(folder)?.digests ?? null;

/** Whether the content of a file never changes, because its name contains a hash. @param {string} name */
function isImmutable(name) {
  return /^(hashed|partition)$/.test(kindOf(name) ?? "");
}

/**
 * Names of versions before that stay, newest version first. A build that replaces nothing is no new version.
 * @param {Earlier} before @param {Map<string, Uint8Array>} files @param {number} keep number of versions
 */
function toKeep({ files: all, kept }, files, keep) {
  const old = new Set(kept.flat());
  const replaced = [...all].filter((name) => !old.has(name) && !files.has(name) && isImmutable(name)).sort();
  const versions = replaced.length ? [replaced, ...kept] : kept;
  return versions.slice(0, keep).map((names) => names.filter((name) => !files.has(name)));
}

/**
 * @param {string} folder
 * @param {Map<string, Uint8Array>} files in the order in which they appear
 * @param {{generator: string, force?: boolean, keep?: number, digests?: unknown}} options keep: of how many versions
 *   before, files with a hash in their name stay · digests: noted for the next build
 * @returns {{written: number, removed: number, unchanged: number}}
 */
export function writeSite(folder, files, { generator, force = false, keep = 1, digests = null }) {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new CliError(EXIT.output, `${folder} is a file, not a folder.`, "choose another folder with --out");
  const before = ours(folder);
  if (!force) {
    const foreign = [...files.keys()].filter((name) => !before?.files.has(name) && existsSync(join(folder, name)));
    if (foreign.length) {
      throw new CliError(
        EXIT.output,
        `${join(folder, foreign[0])} exists and was not written by Yoyak.`,
        "choose an empty folder with --out, or add --force to overwrite it",
      );
    }
  }
  const names = [...files.keys()].sort();
  const kept = before ? toKeep(before, files, keep) : [];
  const staying = new Set(kept.flat());
  // The list is written first, with old and new files, so that files of an interrupted build are recognised as ours.
  const list = (/** @type {Iterable<string>} */ all, /** @type {unknown} */ noted) => {
    const more = { ...(staying.size ? { kept } : {}), ...(noted ? { digests: noted } : {}) };
    return `${JSON.stringify({ generator, files: [...new Set(all)].sort(), ...more }, null, 1)}\n`;
  };
  writeFile(join(folder, BUILD_LIST), list([...names, ...(before?.files ?? [])], before?.digests));
  let written = 0;
  for (const [name, bytes] of files) if (writeFile(join(folder, name), bytes)) written += 1;
  let removed = 0;
  for (const name of before?.files ?? []) {
    if (files.has(name) || staying.has(name)) continue;
    writing(join(folder, name), "removed", () => rmSync(join(folder, name), { force: true }));
    removed += 1;
    removeEmpty(folder, dirname(name));
  }
  writeFile(join(folder, BUILD_LIST), list([...names, ...staying], digests));
  return { written, removed, unchanged: files.size - written };
}

/** @param {string} root @param {string} folder relative */
function removeEmpty(root, folder) {
  if (folder === "." || folder === "") return;
  try {
    if (readdirSync(join(root, folder)).length === 0) rmdirSync(join(root, folder));
  } catch {
    // It contains other files, or no longer exists.
  }
}
