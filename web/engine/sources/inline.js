// An archive inside the page itself: members of a single HTML file, as base64 in
//   <script type="application/octet-stream;base64" data-name="archive.json">…</script>
// Members: archive.json, the partitions, reader.wasm and worker.js.

import { YoyakError } from "../errors.js";

/** @typedef {import("../types.d.ts").ByteSource} ByteSource */

const MEMBERS = 'script[type="application/octet-stream;base64"][data-name]';

/** @param {string} base64 */
export function decodeBase64(base64) {
  const binary = atob(base64.trim());
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** @implements {ByteSource} */
export class InlineSource {
  stats = { requests: 0, bytes: 0 };
  #members;
  /** @type {Map<string, Uint8Array>} */
  #decoded = new Map();

  /** @param {Map<string, () => string>} members base64 by name, read when needed */
  constructor(members) {
    this.#members = members;
  }

  /** The worker's script, which a page from disk cannot load by address. */
  get workerScript() {
    return this.#members.has("worker.js") ? new TextDecoder().decode(this.member("worker.js")) : null;
  }

  async manifest() {
    return this.#count(this.member("archive.json"));
  }

  /** @param {import("../types.d.ts").Range} range */
  async read({ file, offset, length }) {
    return this.#count(this.member(file).slice(offset, offset + length));
  }

  /** A member that may be missing. @param {string} name */
  optional(name) {
    return this.#members.has(name) ? this.member(name) : null;
  }

  /** @param {string} name */
  member(name) {
    let bytes = this.#decoded.get(name);
    if (bytes) return bytes;
    const base64 = this.#members.get(name);
    if (!base64)
      throw new YoyakError(
        "network",
        `This file has no part ${name}. Remedy: get the file again, it may have been cut off.`,
        { file: name },
      );
    try {
      bytes = decodeBase64(base64());
    } catch {
      throw new YoyakError("damaged", `The part ${name} of this file is damaged. Remedy: get the file again.`, {
        file: name,
      });
    }
    this.#decoded.set(name, bytes);
    return bytes;
  }

  /** @param {Uint8Array} bytes */
  #count(bytes) {
    this.stats.requests += 1;
    this.stats.bytes += bytes.length;
    return bytes;
  }
}

/**
 * The archive that a page contains, or null. @param {ParentNode} root usually the document
 * @returns {{source: InlineSource, wasm: Uint8Array} | null}
 */
export function findInlineSource(root) {
  /** @type {Map<string, () => string>} */
  const members = new Map();
  for (const element of root.querySelectorAll(MEMBERS)) {
    members.set(element.getAttribute("data-name") ?? "", () => element.textContent ?? "");
  }
  if (!members.has("archive.json") || !members.has("reader.wasm")) return null;
  const source = new InlineSource(members);
  return { source, wasm: source.member("reader.wasm") };
}
