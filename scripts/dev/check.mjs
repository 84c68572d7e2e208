// Code that the checkers in scripts/check share. A checker exports `check(context)`: it reads files through the context
// and reports findings to it. It prints nothing and never exits, so a test can point it at a folder of its own.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** Top-level folders to skip in checkouts without git: those in .gitignore. */
const NOT_OURS = new Set([".git", "build", "node_modules", "site"]);

/**
 * The project's files, as relative paths with forward slashes: files that git tracks or would track, or all files
 * without git.
 * @param {string} root
 */
function listFiles(root) {
  const git = spawnSync("git", ["-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  });
  if (git.status === 0 && git.stdout)
    return [...new Set(git.stdout.split("\0"))].filter((file) => file && existsSync(join(root, file))).sort();
  /** @type {string[]} */
  const found = [];
  const walk = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) {
        if (folder !== root || !NOT_OURS.has(entry.name)) walk(join(folder, entry.name));
      } else if (entry.isFile()) found.push(relative(root, join(folder, entry.name)).replaceAll("\\", "/"));
    }
  };
  walk(root);
  return found.sort();
}

/** @typedef {ReturnType<typeof createContext>} Context */

/** @param {string} root folder of the project, or of a fixture that looks like one */
export function createContext(root) {
  /** @type {string[] | null} */
  let files = null;
  return {
    root,
    /** @type {{file: string, line?: number, message: string, warning?: boolean}[]} */
    findings: [],
    /** lines that are worth showing even when all is well (tables) @type {string[]} */
    output: [],
    /** what was checked, in a few words */
    summary: "",
    /** why the check could not be made @type {string | null} */
    skipped: null,
    /** @param {RegExp} [pattern] */
    files(pattern) {
      const all = (files ??= listFiles(root));
      return pattern ? all.filter((file) => pattern.test(file)) : all;
    },
    path: (/** @type {string} */ file) => join(root, file),
    exists: (/** @type {string} */ file) => existsSync(join(root, file)),
    read: (/** @type {string} */ file) => readFileSync(join(root, file), "utf8"),
    /** @param {string} file @param {number} line @param {string} message */
    report(file, line, message) {
      this.findings.push({ file, line, message });
    },
    /** @param {string} file @param {number} line @param {string} message */
    warn(file, line, message) {
      this.findings.push({ file, line, message, warning: true });
    },
  };
}

/** Number of the line that holds character `index` of `text`, from 1. @param {string} text @param {number} index */
export function lineAt(text, index) {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < index; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
