// Replaces a folder by a new one at once: the new one is filled beside it and then takes its name. Whoever looks sees
// the old folder or the new one, never a part of both, also if the program is killed in between.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

/** What a build that was killed while it wrote a file leaves behind. */
export const REMNANT = /^\.yoyak-\d+\.tmp$/;

/** Where a folder is, and the names beside it that only this file uses. @param {string} folder */
function names(folder) {
  const place = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  const beside = (/** @type {string} */ what) => join(dirname(place), `.${basename(place)}.yoyak-${what}`);
  return { place, fresh: beside("new"), old: beside("old") };
}

/** Completes or undoes what a killed build began. Before anything is read from the folder. @param {string} folder */
export function recover(folder) {
  const { place, fresh, old } = names(folder);
  // Between the two renames there is no folder of that name.
  if (!existsSync(place) && existsSync(old)) renameSync(old, place);
  for (const each of [fresh, old]) {
    try {
      rmSync(each, { recursive: true, force: true });
    } catch {
      // What stands around the folder is no folder, or read-only: the first write says so.
    }
  }
}

/**
 * @param {string} folder may not exist yet
 * @param {(fresh: string) => void} fill fills the new folder, which is empty
 * @returns {boolean} false: nothing has changed, because this folder cannot be replaced
 */
export function replaceFolder(folder, fill) {
  const { place, fresh, old } = names(folder);
  const here = relative(place, process.cwd());
  if (here === "" || (here !== ".." && !here.startsWith(`..${sep}`) && !/^([a-z]:|[\\/])/i.test(here))) return false;
  try {
    mkdirSync(fresh);
    if (existsSync(place)) chmodSync(fresh, statSync(place).mode & 0o7777);
  } catch {
    return false; // the folder around it is read-only, or does not exist
  }
  try {
    fill(fresh);
    if (existsSync(place)) renameSync(place, old);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (error instanceof CannotReplace || ["EBUSY", "EXDEV", "EPERM", "EACCES"].includes(codeOf(error))) return false;
    throw error;
  }
  try {
    renameSync(fresh, place);
  } catch (error) {
    if (existsSync(old)) renameSync(old, place);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
  return true;
}

/** The folder holds what cannot stand in two folders at once. */
class CannotReplace extends Error {}

const codeOf = (/** @type {unknown} */ error) => String(/** @type {NodeJS.ErrnoException} */ (error)?.code);

/**
 * The same file in both folders, without a copy where the file system can do that.
 * @param {string} from @param {string} to
 */
export function share(from, to) {
  try {
    linkSync(from, to);
  } catch (error) {
    if (codeOf(error) === "ENOENT") throw error;
    copyFileSync(from, to);
  }
}

/**
 * All that is in `from` and passes `wanted` into `to` too: files, links and empty folders.
 * @param {string} from @param {string} to @param {(name: string) => boolean} wanted by path within `from`
 * @param {string} [below]
 */
export function shareRest(from, to, wanted, below = "") {
  for (const entry of readdirSync(join(from, below), { withFileTypes: true })) {
    const name = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) {
      const whole = readdirSync(join(from, name));
      if (whole.length === 0) mkdirSync(join(to, name), { recursive: true });
      else shareRest(from, to, wanted, name);
    } else if (wanted(name) && !REMNANT.test(entry.name)) {
      mkdirSync(dirname(join(to, name)), { recursive: true });
      if (entry.isSymbolicLink()) symlinkSync(readlinkSync(join(from, name)), join(to, name));
      else if (entry.isFile()) share(join(from, name), join(to, name));
      else throw new CannotReplace(name);
    }
  }
}
