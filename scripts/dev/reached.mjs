// What the files of a JavaScript suite reach: all modules that they import, directly or through others, and files that
// they name by `new URL("…", import.meta.url)`. Programs that they start are not found: a suite names those itself.
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const IMPORT = /\b(?:from|import)\s*\(?\s*["'](\.[^"'\n]+)["']/g;
const ADDRESS = /new URL\(\s*["'](\.[^"'\n]+)["']\s*,\s*import\.meta\.url\s*\)/g;

/**
 * @param {string} root the project; what is outside, and the project as a whole, is left out
 * @param {string[]} files relative to it
 * @returns {string[]} files and folders relative to the project, the given ones included; sorted
 */
export function reachedFrom(root, files) {
  const found = new Set(files);
  const open = [...files];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    const path = join(root, file);
    if (!existsSync(path) || !statSync(path).isFile() || !/\.m?js$/.test(file)) continue;
    const text = readFileSync(path, "utf8");
    for (const pattern of [IMPORT, ADDRESS]) {
      for (const [, name] of text.matchAll(pattern)) {
        const next = relative(root, resolve(dirname(path), name));
        if (!next || next.startsWith("..") || found.has(next)) continue;
        found.add(next);
        open.push(next);
      }
    }
  }
  return [...found].sort();
}
