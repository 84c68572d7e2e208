// Writes a site into a folder. It never changes files of others: a list in the folder names the files that Yoyak wrote,
// and only these are replaced or removed. The new site is made beside the old one and takes its place at once. Where
// that is not possible, each file is written under another name and then renamed, and archive.json comes last. Files
// with a hash in their name stay for a version after they were replaced: pages that are open, and answers that hosts
// have cached, still ask for them.
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
import path, { dirname, join, resolve } from "node:path";
import { kindOf } from "../../web/lib/site-names.js";
import { CliError, EXIT, reason } from "./errors.mjs";
import { REMNANT, replaceFolder, share, shareRest } from "./swap.mjs";

/** The list that `build` writes into a site. A folder with this file is output, never input. */
export const BUILD_LIST = "yoyak-build.json";

/**
 * What the last build of a site wrote down for the next one (`known` of writeSite), or null.
 * @param {string} folder @returns {unknown}
 */
export function writtenDown(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, BUILD_LIST), "utf8")).known ?? null;
  } catch {
    return null; // a damaged list is reported by writeSite
  }
}

/** @template T @param {string} path @param {string} what @param {() => T} action @returns {T} */
function writing(path, what, action) {
  try {
    return action();
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

/** Without a copy. @param {Uint8Array | string} bytes */
const asBuffer = (bytes) =>
  typeof bytes === "string" ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @param {string} path @param {Buffer} wanted */
function hasContent(path, wanted) {
  try {
    return statSync(path).size === wanted.length && readFileSync(path).equals(wanted);
  } catch {
    return false; // it does not exist or cannot be read: writing will show
  }
}

/**
 * Writes one file completely or not at all.
 * @param {string} path
 * @param {Uint8Array | string} bytes
 * @returns {boolean} whether it changed
 */
export function writeFile(path, bytes) {
  const wanted = asBuffer(bytes);
  if (hasContent(path, wanted)) return false;
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
 * Whether a name of the list is a file in the folder: a manipulated list must not name others.
 * @param {string} root absolute @param {string} name @param {Pick<typeof path, "resolve" | "sep">} [system] of Windows,
 *   or of the others
 */
export function isInside(root, name, system = path) {
  const top = root.endsWith(system.sep) ? root : root + system.sep;
  return system.resolve(root, name).startsWith(top) && system.resolve(root, name) !== top;
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
    const inside = (/** @type {unknown} */ name) =>
      typeof name === "string" && isInside(root, name) && name !== BUILD_LIST;
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
 * @param {Earlier} before @param {Map<string, unknown>} files @param {number} keep number of versions
 */
function toKeep({ files: all, kept }, files, keep) {
  const old = new Set(kept.flat());
  const replaced = [...all].filter((name) => !old.has(name) && !files.has(name) && isImmutable(name)).sort();
  const versions = replaced.length ? [replaced, ...kept] : kept;
  return versions.slice(0, keep).map((names) => names.filter((name) => !files.has(name)));
}

/**
 * @param {string} folder
 * @param {Map<string, Uint8Array | null>} files in the order in which they appear; null: the file there stays as it is
 * @param {{generator: string, force?: boolean, keep?: number, digests?: unknown, known?: unknown, inPlace?: boolean}}
 *   options keep: of how many versions before, files with a hash in their name stay · digests: noted for the next build
 *   · known: what the next build gets from writtenDown() · inPlace: the folder itself stays, for what holds on to it
 * @returns {{written: number, removed: number, unchanged: number}}
 */
export function writeSite(folder, files, options) {
  const { generator, force = false, keep = 1, digests = null, known = null, inPlace = false } = options;
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
  const list = (/** @type {Iterable<string>} */ all, /** @type {unknown} */ noted) => {
    const files = [...new Set(all)].sort();
    const more = {
      ...(staying.size ? { kept } : {}),
      ...(noted ? { digests: noted } : {}),
      ...(known ? { known } : {}),
    };
    return `${JSON.stringify({ generator, files, ...more }, null, 1)}\n`;
  };
  const left = (/** @type {string} */ name) => !files.has(name) && !staying.has(name);
  const gone = [...(before?.files ?? [])].filter((name) => left(name) && existsSync(join(folder, name)));
  const written = new Map(
    [...files].flatMap(([name, bytes]) =>
      bytes && !hasContent(join(folder, name), asBuffer(bytes)) ? [[name, asBuffer(bytes)]] : [],
    ),
  );
  const result = { written: written.size, removed: gone.length, unchanged: files.size - written.size };
  const whole = list([...names, ...staying], digests);
  if (!written.size && !gone.length && hasContent(join(folder, BUILD_LIST), Buffer.from(whole))) return result;
  writing(folder, "written", () => makeFolder(dirname(resolve(folder))));
  const swapped =
    !inPlace &&
    writing(folder, "written", () =>
      replaceFolder(folder, (fresh) => {
        for (const name of files.keys()) {
          const bytes = written.get(name);
          makeFolder(dirname(join(fresh, name)));
          if (bytes) writeFileSync(join(fresh, name), bytes);
          else share(join(folder, name), join(fresh, name));
        }
        writeFileSync(join(fresh, BUILD_LIST), whole);
        // Also what stays of versions before, and files of others.
        const done = new Set([...files.keys(), ...gone, BUILD_LIST]);
        if (existsSync(folder)) shareRest(folder, fresh, (name) => !done.has(name));
      }),
    );
  if (swapped) return result;
  // The list is written first, with old and new files, so that files of an interrupted build are recognised as ours.
  writeFile(join(folder, BUILD_LIST), list([...names, ...(before?.files ?? [])], before?.digests));
  for (const [name, bytes] of written) writeFile(join(folder, name), bytes);
  for (const name of gone) {
    writing(join(folder, name), "removed", () => rmSync(join(folder, name), { force: true }));
    removeEmpty(folder, dirname(name));
  }
  for (const name of readdirSync(folder)) if (REMNANT.test(name)) rmSync(join(folder, name), { force: true });
  writeFile(join(folder, BUILD_LIST), whole);
  return result;
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
