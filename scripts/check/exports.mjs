// The C ABI is written down in four places: wasm/bindings/abi.h (declared), wasm/bindings/*.exports.txt (linked), the
// built modules (there) and web/engine/*.js (called). This check keeps them equal.
import { readFileSync } from "node:fs";
import { lineAt } from "../dev/check.mjs";

/** Names that a module brings along by itself. */
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

export function check(context) {
  const header = "wasm/bindings/abi.h";
  if (!context.exists(header)) {
    context.report(header, 0, "the C ABI's header is not there");
    return;
  }
  const declared = declarations(context.read(header));
  const listed = new Map(); // symbol → modules
  let built = 0;
  for (const module of MODULES) {
    const list = `wasm/bindings/${module}.exports.txt`;
    if (!context.exists(list)) {
      context.report(list, 0, "the list of this module's exports is not there");
      continue;
    }
    const symbols = exportList(context.read(list));
    for (const { symbol, line } of symbols) {
      if (!declared.has(symbol)) context.report(list, line, `${symbol} is not declared in abi.h`);
      listed.set(symbol, [...(listed.get(symbol) ?? []), module]);
    }
    if (symbols.some(({ symbol }, index) => symbols.findIndex((other) => other.symbol === symbol) !== index))
      context.report(list, 0, "a symbol is listed twice");
    const wasm = ["build/wasm-release", "build/dist"]
      .map((folder) => `${folder}/${module}.wasm`)
      .find((file) => context.exists(file));
    if (!wasm) continue;
    built += 1;
    const exported = new Set(wasmExports(new Uint8Array(readFileSync(context.path(wasm)))));
    for (const { symbol, line } of symbols)
      if (!exported.has(symbol))
        context.report(list, line, `${symbol} is not exported by ${wasm}. Remedy: ./scripts/build, or define it`);
    for (const symbol of exported) {
      if (!RUNTIME.has(symbol) && !symbols.some((other) => other.symbol === symbol))
        context.report(list, 0, `${wasm} exports ${symbol}, which is not listed`);
    }
  }
  for (const [symbol, line] of declared)
    if (!listed.has(symbol)) context.report(header, line, `${symbol} is declared but in no *.exports.txt`);

  const used = new Set();
  for (const file of context.files(/^web\/engine\/.*\.js$/)) {
    const text = context.read(file);
    // Names may be put together: `${prefix}_result_data` with prefix "yoyak_reader".
    for (const match of text.matchAll(/\byoyak_[a-z0-9_]+/g)) {
      const symbol = match[0];
      if (declared.has(symbol)) used.add(symbol);
      else if (![...declared.keys()].some((name) => name.startsWith(`${symbol.replace(/_$/, "")}_`)))
        context.report(file, lineAt(text, match.index), `${symbol} is not in abi.h`);
    }
  }
  context.summary = `${declared.size} functions in abi.h are listed, ${built ? `in the built modules (${built} of ${MODULES.length})` : "modules not built yet"}, ${used.size} named in web/engine`;
}

/** @returns {Map<string, number>} function → line */
export function declarations(header) {
  const code = header.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (part) => part.replace(/[^\n]/g, " "));
  return new Map(
    [...code.matchAll(/\b(yoyak_[a-z0-9_]+)\s*\(/g)].map((match) => [match[1], lineAt(code, match.index)]),
  );
}

/**
 * One symbol a line; everything that does not begin with a small letter is a comment, as cmake/modules.cmake reads it.
 */
export function exportList(text) {
  return text
    .split("\n")
    .map((line, index) => ({ symbol: line.trim(), line: index + 1 }))
    .filter(({ symbol }) => /^[a-z]/.test(symbol));
}

/** Names that a WebAssembly module exports. @param {Uint8Array<ArrayBuffer>} bytes */
export function wasmExports(bytes) {
  return WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ name }) => name);
}
