// The package entry `yoyak` under Node: the API of web/engine/api.js, extended to folders. See docs/api.md.
import { fileURLToPath } from "node:url";
import * as web from "../../web/engine/api.js";
import { YoyakError } from "../../web/engine/errors.js";
import { Reader } from "../../web/engine/reader.js";
import { MemorySource } from "../../web/engine/sources/memory.js";
import { withStories } from "../../web/engine/stories.js";
import { finder } from "../../web/engine/story-entries.js";
import { alive } from "./alive.mjs";
import { distFile } from "./dist.mjs";
import { CliError } from "./errors.mjs";
import { FolderSource } from "./archive/folder-source.mjs";
import { archiveFolder } from "./archive/input.mjs";
import { packInput } from "./archive/pack.mjs";
import { besideFolder } from "./archive/stories.mjs";

export { YoyakError };

/** Paths have no scheme; a single letter before the colon is a drive. */
const SCHEME = /^[a-z][a-z0-9+.-]+:/i;

/** @type {typeof import("../../web/engine/public.d.ts").open} */
export const open = (source, options = {}) => alive(() => opened(source, options));

/** @type {typeof import("../../web/engine/public.d.ts").open} */
async function opened(source, options = {}) {
  const path = pathOf(source);
  const wasm = options.wasm ?? distFile("reader.wasm");
  if (path === null) return web.open(source, { packer: distFile("packer.wasm"), ...options, wasm, worker: "never" });
  const find = finder(options.packer ?? distFile("packer.wasm"));
  try {
    const folder = archiveFolder(path);
    if (folder)
      return withStories(await Reader.open(new FolderSource(folder), wasm, options.signal), besideFolder(folder), find);
    const settings = options.config && new TextEncoder().encode(JSON.stringify(options.config));
    const { files } = await packInput(path, { settings });
    return withStories(await Reader.open(new MemorySource(files), wasm, options.signal), async () => null, find);
  } catch (error) {
    throw asApiError(error);
  }
}

/** @type {typeof import("../../web/engine/public.d.ts").renderMarkdown} */
export const renderMarkdown = (markdown, options = {}) =>
  alive(() => web.renderMarkdown(markdown, { packer: (packerBytes ??= distFile("packer.wasm")), ...options }));

/** The same bytes each time, so that one packer serves all calls. @type {Uint8Array | undefined} */
let packerBytes;

/** @param {unknown} source @returns {string | null} null where it is no path */
function pathOf(source) {
  const address = source instanceof URL ? source.href : source;
  if (typeof address !== "string") return null;
  if (/^file:/i.test(address)) return fileURLToPath(address);
  return SCHEME.test(address) ? null : address;
}

/** @param {unknown} error */
function asApiError(error) {
  if (!(error instanceof CliError)) return error;
  return new YoyakError(
    "bad-input",
    `${error.message[0].toUpperCase()}${error.message.slice(1)}${error.remedy ? ` Remedy: ${error.remedy}.` : ""}`,
  );
}
