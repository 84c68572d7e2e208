// One open archive per address, shared by all widgets of a page, and few workers for all of them. An archive is closed
// some time after the last widget is removed, a worker with the last archive.

import { openLite } from "../engine/lite.js";
import { openArchive } from "../engine/open.js";
import { WorkerPool } from "../engine/worker-pool.js";

/** @typedef {import("../engine/types.d.ts").Archive} Archive */

/** Milliseconds that an archive stays open without widgets: pages rebuild their parts, and opening needs a download. */
const LINGER = 10000;

/** More workers would compete with the host's page for its processors, each with its own copy of the engine's code. */
const MOST_WORKERS = 2;
const pool = new WorkerPool(MOST_WORKERS);

/** @type {Map<string, {promise: Promise<Archive>, users: number, timer: ReturnType<typeof setTimeout> | undefined}>} */
const open = new Map();

/**
 * @param {string} src absolute @param {boolean} lite whether lists and digests are enough for now
 * @returns {{archive: Promise<Archive>, release: () => void}}
 */
export function borrowArchive(src, lite) {
  let entry = open.get(src);
  if (!entry) {
    const promise = (lite ? openLite : openArchive)(src, { pool });
    entry = { promise, users: 0, timer: undefined };
    open.set(src, entry);
    // The failure may be temporary: the next widget, or the next try, opens it again.
    promise.catch(() => open.get(src)?.promise === promise && open.delete(src));
  }
  const held = entry;
  held.users += 1;
  clearTimeout(held.timer);
  let released = false;
  return {
    archive: held.promise,
    release() {
      if (released) return;
      released = true;
      held.users -= 1;
      if (held.users > 0) return;
      held.timer = setTimeout(() => {
        if (open.get(src) === held) open.delete(src);
        held.promise.then(
          (archive) => archive.dispose(),
          () => {},
        );
      }, LINGER);
    },
  };
}
