// Remembers which suites passed with which inputs, so that a run without changes does not repeat them. The key is
// the content of everything that a suite reads. In CI and with --all, every suite runs.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

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
 * `hash` is over all inputs of the suite, `files` has one for each of its test files.
 * @typedef {{ hash: string, files: Record<string, string> }} Passed
 */

/**
 * What a suite last passed with, or null.
 * @param {string} folder
 * @param {string} suite
 * @returns {Passed | null}
 */
export function readPassed(folder, suite) {
  try {
    const { hash, files } = JSON.parse(readFileSync(fileOf(folder, suite), "utf8"));
    return typeof hash === "string" && typeof files === "object" ? { hash, files } : null;
  } catch {
    return null; // absent or incomplete: the suite runs
  }
}

/**
 * Notes that a suite passed.
 * @param {string} folder
 * @param {string} suite
 * @param {Passed} passed
 */
export function rememberPassed(folder, suite, passed) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(folder, suite), `${JSON.stringify(passed)}\n`);
}

/** @param {string} folder @param {string} suite */
function fileOf(folder, suite) {
  return join(folder, `${suite.replace(/\W+/g, "-")}.json`);
}
