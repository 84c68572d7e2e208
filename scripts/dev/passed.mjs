// Remembers which suites passed with which inputs, so that a run without changes does not repeat them. The key is
// the content of everything that a suite reads. With a pattern, in CI or with --all, the suite always runs.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {import("./totals.mjs").Totals} Totals */

/**
 * The files below a path, sorted; the path itself if it is a file; nothing if it does not exist.
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? /** @type {any} */ (entry).path, entry.name))
    .sort();
}

/**
 * A hash over names and contents.
 * @param {string[]} paths files and folders
 * @param {string} [extra] anything else that decides the result
 */
export function inputsHash(paths, extra = "") {
  const hash = createHash("sha256").update(extra);
  for (const path of paths) {
    for (const file of filesBelow(path)) hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/**
 * The totals of a suite that passed on these inputs, or null.
 * @param {string} folder
 * @param {string} suite
 * @param {string} hash
 * @returns {Totals | null}
 */
export function passedBefore(folder, suite, hash) {
  const file = join(folder, `${suite.replace(/\W+/g, "-")}.json`);
  if (!existsSync(file)) return null;
  try {
    const record = JSON.parse(readFileSync(file, "utf8"));
    return record.hash === hash ? record.totals : null;
  } catch {
    return null; // incomplete file: the suite runs
  }
}

/**
 * Notes that a suite passed.
 * @param {string} folder
 * @param {string} suite
 * @param {string} hash
 * @param {Totals} totals
 */
export function rememberPassed(folder, suite, hash, totals) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${suite.replace(/\W+/g, "-")}.json`), `${JSON.stringify({ hash, totals })}\n`);
}
