// Folders that several test files show and none may change, kept in build/e2e under a hash of what they are made of.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { inputsHash } from "../../../scripts/dev/passed.mjs";

const store = resolve(fileURLToPath(new URL("../../../build/e2e", import.meta.url)));
/** What was not used for this long is made of files that have changed since. */
const KEPT_MS = 24 * 3600 * 1000;

/**
 * @param {string} name of what is built
 * @param {string[]} inputs files and folders it is made of
 * @param {string} options anything else that decides what comes out
 * @param {(folder: string) => Promise<unknown>} build writes into an empty folder
 * @returns {Promise<string>} the folder
 */
export async function builtOnce(name, inputs, options, build) {
  const key = name.replace(/[^\w-]+/g, "-");
  const folder = join(store, `${key}.${inputsHash(inputs, options).slice(0, 16)}`);
  if (!existsSync(folder)) {
    const fresh = `${folder}.${process.pid}`;
    mkdirSync(fresh, { recursive: true });
    await build(fresh);
    try {
      renameSync(fresh, folder);
    } catch (error) {
      // Another test file built the same meanwhile.
      rmSync(fresh, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
    forget(key);
  }
  const now = new Date();
  utimesSync(folder, now, now);
  return folder;
}

/** @param {string} key */
function forget(key) {
  for (const each of readdirSync(store).filter((other) => other.startsWith(`${key}.`))) {
    const path = join(store, each);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > KEPT_MS) rmSync(path, { recursive: true, force: true });
  }
}
