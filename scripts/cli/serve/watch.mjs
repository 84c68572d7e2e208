// Reports when a file under a folder changed. It uses the system's notifications, and also polls from time to time,
// because network drives and containers often send none.
import { readdirSync, statSync, watch } from "node:fs";
import { dirname, join } from "node:path";
import { CONFIG, findPages } from "../archive/input.mjs";

/** Editors write a file in several steps; a build in between would read an incomplete file. */
const SETTLE_MS = 120;
/** Interval of polling. It needs one stat per page, so it is not done often. */
const POLL_MS = 2000;

/**
 * Paths, times and sizes of all files that a build reads.
 * @param {string} input @param {string | undefined} config @param {string[]} folders
 */
function signature(input, config, folders) {
  try {
    const { root, paths } = findPages(input);
    const others = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))),
    );
    return [...paths.map((path) => join(root, path)), config ?? join(root, CONFIG), ...others]
      .map((path) => {
        const stat = statSync(path, { throwIfNoEntry: false });
        return `${path}\0${stat?.mtimeMs}\0${stat?.size}`;
      })
      .join("\n");
  } catch (error) {
    return String(error.message);
  }
}

/**
 * @param {string} input @param {string | undefined} config @param {string[]} folders others, of which all files count
 * @param {() => Promise<void>} changed one call at a time
 * @returns {() => void} stops
 */
export function watchPages(input, config, folders, changed) {
  let known = signature(input, config, folders);
  let busy = false;
  let timer = setTimeout(look, POLL_MS);
  async function look() {
    clearTimeout(timer);
    if (busy) return;
    busy = true;
    const now = signature(input, config, folders);
    if (now !== known) {
      known = now;
      await changed();
    }
    busy = false;
    clearTimeout(timer);
    timer = setTimeout(look, POLL_MS);
  }
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, SETTLE_MS);
  };
  const watchers = [input, ...folders, ...(config ? [dirname(config)] : [])].flatMap((path) => {
    try {
      return [watch(path, { recursive: path === input || folders.includes(path) }, soon).on("error", () => {})];
    } catch {
      return []; // polling still works
    }
  });
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
