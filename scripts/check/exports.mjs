// The C ABI appears in three places: wasm/bindings/abi.h declares it, the built
// modules export what their bindings define of it, and web/engine/*.js calls it. This check keeps the three equal.
import { readFileSync } from "node:fs";
import { lineAt } from "../dev/check.mjs";

/** Names that every module exports by itself. */
const RUNTIME = new Set([
  "memory",
  "_initialize",
  "__indirect_function_table",
  "stackSave",
  "stackRestore",
  "stackAlloc",
  "__errno_location",
  "emscripten_stack_get_free",
  "emscripten_stack_get_base",
  "emscripten_stack_get_end",
  "emscripten_stack_get_current",
  "emscripten_stack_init",
]);
const MODULES = ["reader", "packer"];
/** Part of the reader: exports some of its functions. */
const LITE = "lite";
const COMMON = new Set(["yoyak_abi_version", "yoyak_alloc", "yoyak_free"]);
/** Requests that the worker answers itself (web/engine/protocol.d.ts). */
const HOST_VERBS = new Set(["open", "retry", "stats"]);

/** @param {import("../dev/check.mjs").Context} context */
export function check(context) {
  const header = "wasm/bindings/abi.h";
  if (!context.exists(header)) {
    context.report(header, 0, "the header of the C ABI does not exist");
    return;
  }
  const declared = declarations(context.read(header));
  for (const [symbol, line] of declared)
    if (MODULES.every((module) => !belongsTo(symbol, module)))
      context.report(
        header,
        line,
        `${symbol} belongs to no module: its name must begin with yoyak_reader_ or yoyak_packer_`,
      );
  let built = 0;
  for (const name of [...MODULES, LITE]) {
    const module = name === LITE ? "reader" : name;
    const wasm = ["build/wasm-release", "build/dist"]
      .map((folder) => `${folder}/${name}.wasm`)
      .find((file) => context.exists(file));
    if (!wasm) continue;
    built += 1;
    const exported = new Set(wasmExports(new Uint8Array(readFileSync(context.path(wasm)))));
    for (const [symbol, line] of declared)
      if (belongsTo(symbol, module) && !exported.has(symbol) && (name !== LITE || COMMON.has(symbol)))
        context.report(header, line, `${symbol} is not exported by ${wasm}. Remedy: ./scripts/build, or define it`);
    for (const symbol of exported) {
      if (!RUNTIME.has(symbol) && !(declared.has(symbol) && belongsTo(symbol, module)))
        context.report(header, 0, `${wasm} exports ${symbol}, which is not declared for it`);
    }
  }

  const used = new Set();
  for (const file of context.files(/^web\/engine\/.*\.js$/)) {
    const text = context.read(file);
    // Names may be concatenated: `${prefix}_result_data` with prefix "yoyak_reader".
    for (const match of text.matchAll(/\byoyak_[a-z0-9_]+/g)) {
      const symbol = match[0];
      if (declared.has(symbol)) used.add(symbol);
      else if (![...declared.keys()].some((name) => name.startsWith(`${symbol.replace(/_$/, "")}_`)))
        context.report(file, lineAt(text, match.index), `${symbol} is not in abi.h`);
    }
    // Verbs are called by the rest of their name.
    const kind = file.endsWith("/packer.js") ? "packer" : "reader";
    for (const match of text.matchAll(
      /(?:#call|callUtf16|\bcall|#direct|this\.ask)\((?:[^"()]|\([^()]*\))*"([a-z_]+)"/g,
    )) {
      const symbol = `yoyak_${kind}_${match[1]}`;
      if (declared.has(symbol)) used.add(symbol);
      else if (!HOST_VERBS.has(match[1])) context.report(file, lineAt(text, match.index), `${symbol} is not in abi.h`);
    }
  }
  const modules = built ? `the same in the built modules (${built} of ${MODULES.length + 1})` : "modules not built yet";
  context.summary = `${declared.size} functions in abi.h, ${modules}, ${used.size} named in web/engine`;
}

/** Whether a module exports a function, as cmake/modules.cmake has it. @param {string} symbol @param {string} module */
function belongsTo(symbol, module) {
  return symbol.startsWith(`yoyak_${module}_`) || COMMON.has(symbol);
}

/** @param {string} header @returns {Map<string, number>} function → line */
export function declarations(header) {
  const code = header.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (part) => part.replace(/[^\n]/g, " "));
  return new Map(
    [...code.matchAll(/\b(yoyak_[a-z0-9_]+)\s*\(/g)].map((match) => [match[1], lineAt(code, match.index)]),
  );
}

/** Names that a WebAssembly module exports. @param {Uint8Array<ArrayBuffer>} bytes */
export function wasmExports(bytes) {
  return WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ name }) => name);
}
