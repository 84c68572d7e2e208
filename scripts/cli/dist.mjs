// The output of `scripts/build`, which the npm package contains: the wasm modules and the bundled shell.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { CliError, EXIT } from "./errors.mjs";

/** YOYAK_DIST is for developers of Yoyak. Bundlers take new URL(…, import.meta.url) for a file, so it is not used. */
export const dist = process.env.YOYAK_DIST || join(fileURLToPath(import.meta.url), "../../../build/dist");

/** @param {string} name @returns {Uint8Array} */
export function distFile(name) {
  try {
    return new Uint8Array(readFileSync(join(dist, name)));
  } catch {
    throw new CliError(
      EXIT.input,
      `Yoyak is not complete: ${name} is not in ${dist}.`,
      "run ./scripts/build, or install the package again",
    );
  }
}

/** @returns {string[]} names of all files, sorted */
export function distFiles() {
  try {
    return readdirSync(dist, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        relative(dist, join(/** @type {any} */ (entry).parentPath ?? /** @type {any} */ (entry).path, entry.name))
          .split(sep)
          .join("/"),
      )
      .sort();
  } catch {
    throw new CliError(
      EXIT.input,
      `Yoyak is not built: there is no folder ${dist}.`,
      "run ./scripts/build, or install the package again",
    );
  }
}
