// Every path and command that the documents name must exist; otherwise text about files goes stale unnoticed. Checks
// `code` and links in README, ARCHITECTURE, CONTRIBUTING and docs, and commands in their fenced blocks.
import { posix } from "node:path";

const DOCUMENTS = /^(README|ARCHITECTURE|CONTRIBUTING)\.md$|^docs\/.*\.md$/;
/**
 * A path of this project begins with one of these. Other code spans (option names, users' file names) are not checked.
 */
const TOP = /^(\.\/)?(wasm|web|scripts|tests|data|cmake|docs|\.github|\.ci)\//;
const ROOT_FILES =
  /^(\.\/)?(CMake\w+\.\w+|package(-lock)?\.json|LICENSE|[A-Z]{6,}\.md|\.(clang-format|editorconfig|npmrc|gitignore))$/;

/** @param {import("../dev/check.mjs").Context} context */
export function check(context) {
  let named = 0;
  for (const file of context.files(DOCUMENTS)) {
    let fence = false;
    for (const [index, line] of context.read(file).split("\n").entries()) {
      if (/^\s*(```|~~~)/.test(line)) {
        fence = !fence;
        continue;
      }
      for (const path of fence ? pathsInCommand(line) : pathsInProse(line, file)) {
        named += 1;
        if (!existsLike(context, path)) context.report(file, index + 1, `names ${path}, which does not exist`);
      }
    }
  }
  context.summary = `${named} paths named in the documents exist`;
}

/** @param {string} line @param {string} file */
function pathsInProse(line, file) {
  const found = [];
  for (const [, span] of line.matchAll(/`([^`]+)`/g)) found.push(...pathsInCommand(span));
  for (const [, target] of line.replace(/(`+).*?\1/g, "").matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z][a-z0-9+.-]*:|^#/i.test(target)) continue;
    found.push(posix.normalize(posix.join(posix.dirname(file), target.split("#")[0])));
  }
  return found;
}

/**
 * Words of a code span or a command that are paths of this project. A comma separates words, except inside braces.
 * @param {string} text
 */
function pathsInCommand(text) {
  return text
    .split(/[\s'"=;()|]+|,(?![^{}]*\})/)
    .filter((word) => TOP.test(word) || ROOT_FILES.test(word))
    .map((word) => word.replace(/^\.\//, "").replace(/[.:]$/, ""));
}

/** Placeholders in a path: `*`, `<name>`, a word in capitals (DIR, NAME). */
const ANYTHING = /\*|<[^>]*>|(?<![A-Za-z])[A-Z]{2,}(?![A-Za-z])/g;

/**
 * A path, or a pattern: `tests/core/*_tests.cpp`, `wasm/{text,digest}/`, `tests/core/LAYER/FILE_tests.cpp`,
 * `web/…/x.js`.
 * @param {import("../dev/check.mjs").Context} context
 * @param {string} path
 * @returns {boolean}
 */
function existsLike(context, path) {
  const plain = path.replace(/\/$/, "");
  if (context.exists(plain)) return true;
  const braces = /\{([^}]*)\}/.exec(plain);
  if (braces) return braces[1].split(",").every((part) => existsLike(context, plain.replace(braces[0], part.trim())));
  if (plain.search(ANYTHING) === -1 && !plain.includes("…")) return false;
  const source = plain
    .replaceAll("**", "…")
    .replace(/[.+^$()|[\]\\?]/g, "\\$&")
    .replace(ANYTHING, "[^/]*")
    .replaceAll("…", ".*");
  const expression = new RegExp(`^${source}(/.*)?$`);
  return context.files().some((file) => expression.test(file));
}
