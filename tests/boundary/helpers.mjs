// Shared by the boundary tests: the built modules, a module made by hand, and a server that can misbehave.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sendFile, start } from "../../scripts/cli/serve/static.mjs";

const built = (/** @type {string} */ name) =>
  ["build/wasm-release", "build/dist"]
    .map((folder) => fileURLToPath(new URL(`../../${folder}/${name}`, import.meta.url)))
    .find((path) => existsSync(path));

/** @param {string} name "reader.wasm" or "packer.wasm" @returns {Uint8Array} */
export function moduleBytes(name) {
  const path = built(name);
  if (!path) throw new Error(`${name} is not built. Remedy: run ./scripts/build`);
  return new Uint8Array(readFileSync(path));
}

/**
 * A wasm module put together byte by byte: exports a memory and functions without parameters that return a constant.
 * @param {Record<string, number>} functions
 * @param {[string, string][]} [imports] functions without parameters and results
 */
export function tinyModule(functions, imports = []) {
  const name = (/** @type {string} */ text) => [text.length, ...Buffer.from(text)];
  const section = (/** @type {number} */ id, /** @type {any[]} */ body) => [id, ...leb(body.length), ...body];
  const list = (/** @type {any[]} */ items) => [...leb(items.length), ...items.flat()];
  const names = Object.keys(functions);
  return new Uint8Array([
    0,
    0x61,
    0x73,
    0x6d,
    1,
    0,
    0,
    0,
    ...section(
      1,
      list([
        [0x60, 0, 1, 0x7f],
        [0x60, 0, 0],
      ]),
    ),
    ...section(2, list(imports.map(([module, field]) => [...name(module), ...name(field), 0, 1]))),
    ...section(3, list(names.map(() => [0]))),
    ...section(5, list([[0, 1]])),
    ...section(
      7,
      list([
        [...name("memory"), 2, 0],
        ...names.map((each, index) => [...name(each), 0, ...leb(index + imports.length)]),
      ]),
    ),
    ...section(
      10,
      list(Object.values(functions).map((value) => [5 + (leb(value).length - 1) - 1, 0, 0x41, ...leb(value), 0x0b])),
    ),
  ]);
}

/** @param {number} value small enough for its sign bit to be free */
function leb(value) {
  return value < 64 ? [value] : [(value & 0x7f) | 0x80, value >> 7];
}

/**
 * A server on 127.0.0.1.
 * @param {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => void} answer
 * @param {import("node:test").TestContext} context closes it afterwards
 * @returns {Promise<string>} its address
 */
export async function serve(answer, context) {
  const { url, close } = await start(answer);
  context.after(close);
  return url;
}

/**
 * Sends `bytes` as a correct server does.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {Uint8Array} bytes
 */
export function sendRange(request, response, bytes) {
  sendFile(request, response, { name: "part.yoyak" }, bytes);
}
