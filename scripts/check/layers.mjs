// Dependencies point one way, on two levels: layers and the rooms (subfolders) inside them. C++ includes, JavaScript
// imports and types named in comments may only follow the arrows of scripts/dev/layer-table.mjs.
import { posix } from "node:path";
import { lineAt } from "../dev/check.mjs";
import { LAYERS, ROOMS, SHARED_TYPES } from "../dev/layer-table.mjs";

/** @typedef {import("../dev/layer-table.mjs").Layer} Layer */
/** @typedef {import("../dev/layer-table.mjs").Room} Room */

/** Only this folder knows that it is compiled by Emscripten, or that there is a C ABI. */
const EMSCRIPTEN = /__EMSCRIPTEN__|emscripten[/.]|EMSCRIPTEN_KEEPALIVE|__wasm__|__wasi__/;

/** What the core must not do: read files, print, ask the clock, throw. Its host does that, or it returns an error. */
const FORBIDDEN_HEADERS = new Set(
  [
    "iostream fstream ostream istream cstdio stdio.h filesystem thread mutex ctime time.h random",
    "stdexcept exception typeinfo regex format",
  ].flatMap((names) => names.split(" ")),
);

/** Included before md4c.c, a C source of another project; no file of the core includes it. */
const C_PRELUDE = "wasm/markdown/md4c_wasm.h";

/** The engine also runs in workers and under Node, so it must not use objects of the page. */
const DOM = /\b(document|localStorage|sessionStorage|customElements|HTMLElement)\b\s*[.[(]/;

/** wasm memory may move at the next call, so only one file accesses it, and copies. */
const MEMORY = /\bmemory\s*\.\s*buffer\b/;
const MEMORY_FILE = "web/engine/memory.js";

/** Elements are defined in one file each: the viewer's and the widget's. */
const DEFINES = /\bcustomElements\s*\.\s*define\s*\(/;
const DEFINERS = ["web/elements/registry.js", "web/widget/widget.js"];

/** State and page do not know the elements: not by import, and not by a tag in a selector. */
const SELECTS_ELEMENT = /\b(?:querySelector(?:All)?|closest|matches|getElementsByTagName)\s*\(\s*["'`][^"'`]*\byoyak-/;

/** @param {import("../dev/check.mjs").Context} context */
export function check(context) {
  let arrows = 0;
  for (const file of context.files(/^wasm\/.*\.(cpp|hpp|h|c)$/)) arrows += checkCpp(context, file);
  for (const file of context.files(/^(web|scripts)\/.*\.(js|mjs|d\.ts)$/)) arrows += checkJs(context, file);
  context.summary = `${arrows} includes and imports follow the arrows`;
}

/** @param {import("../dev/check.mjs").Context} context @param {string} file */
function checkCpp(context, file) {
  const [, folder, ...path] = file.split("/");
  const text = context.read(file);
  const layer = LAYERS.find(({ name }) => name === folder);
  if (!layer) {
    const names = LAYERS.map(({ name }) => name).join(", ");
    context.report(file, 0, `wasm/${folder} is not a layer. Remedy: put the file into one of ${names}`);
    return 0;
  }
  if (layer.rooms && rowOf(layer, path) === -1)
    context.report(file, 0, `has no place in wasm/${folder}. Remedy: give it one in scripts/dev/layer-table.mjs`);
  let arrows = 0;
  for (const match of text.matchAll(/^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]/gm)) {
    const line = lineAt(text, match.index);
    const name = match[2];
    if (match[1] === "<") {
      if (folder !== "bindings" && file !== C_PRELUDE && FORBIDDEN_HEADERS.has(name)) {
        context.report(
          file,
          line,
          `<${name}> in the core, which does no I/O, asks no clock and throws nothing. ` +
            "Remedy: take the value as a parameter, or return a Result",
        );
      }
      continue;
    }
    const target = name.startsWith(".") || !name.includes("/") ? posix.join(posix.dirname(file), name).slice(5) : name;
    const [toFolder, ...toPath] = target.split("/");
    const to = LAYERS.find(({ name }) => name === toFolder);
    if (!to || !name.includes("/")) continue; // a library's header, or a header in the same folder
    arrows += 1;
    const wrong = wrongInclude(layer, path, to, toPath);
    if (wrong) context.report(file, line, `${wrong} (${name}). Remedy: move what both need down, or pass it in`);
  }
  if (folder !== "bindings") {
    const index = text.search(EMSCRIPTEN);
    if (index !== -1)
      context.report(file, lineAt(text, index), "only wasm/bindings may know Emscripten. Remedy: move this there");
  }
  const thrown = stripComments(text, true).search(/\b(throw|try|catch|dynamic_cast|typeid)\b\s*[({\w"]/);
  if (thrown !== -1)
    context.report(
      file,
      lineAt(text, thrown),
      "the core is built without exceptions and RTTI. Remedy: return a Result",
    );
  return arrows;
}

/**
 * The problem of an include, if there is one.
 * @param {Layer} layer
 * @param {string[]} path
 * @param {Layer} to
 * @param {string[]} toPath
 */
function wrongInclude(layer, path, to, toPath) {
  if (layer !== to) {
    const upward = LAYERS.indexOf(to) > LAYERS.indexOf(layer);
    const strange = layer.strangers?.includes(to.name);
    if (upward || strange) return `${layer.name} must not include ${to.name}`;
    if (to.face && !to.face.some((stem) => `${stem}.hpp` === toPath.join("/")))
      return `${layer.name} must include ${to.name} by its public headers only: ${to.face.join(", ")}`;
  } else if (layer.rooms && rowOf(layer, toPath) > rowOf(layer, path)) {
    return `${layer.name}/${roomOf(path)} must not include ${layer.name}/${roomOf(toPath)}`;
  }
  return null;
}

/** The folder below a layer, or the stem of a file of the layer itself. @param {string[]} path */
const roomOf = (path) => path[0].replace(/\.\w+$/, "");

/** @param {Layer} layer @param {string[]} path */
const rowOf = (layer, path) => (layer.rooms ?? []).findIndex((row) => row.includes(roomOf(path)));

const IMPORT =
  /(?:^|[\s;}])(?:import|export)\s*(?:[\w*{][^"'`;()]*?from\s*)?(["'])([^"'\n]+)\1|\bimport\(\s*(["'])([^"'\n]+)\3/g;
const TYPE_IMPORT = /\bimport\(\s*(["'])(\.[^"'\n]+)\1\s*\)/g;

/** @param {import("../dev/check.mjs").Context} context @param {string} file */
function checkJs(context, file) {
  const room = roomAt(file);
  if (!room) {
    context.report(
      file,
      0,
      "this folder has no place in the layers. Remedy: give it one in scripts/dev/layer-table.mjs",
    );
    return 0;
  }
  const text = context.read(file);
  const code = stripComments(text);
  let arrows = 0;
  const follow = (/** @type {string} */ name, /** @type {number} */ line, isType = false) => {
    arrows += 1;
    const verb = isType ? "names a type of" : "imports";
    const target = posix.normalize(posix.join(posix.dirname(file), name));
    if (!reaches(room, target) && !(isType && SHARED_TYPES.includes(target)))
      context.report(file, line, `${verb} ${target}, but ${room.why}`);
    else if (/^(web|scripts)\//.test(target) && !context.exists(target))
      context.report(file, line, `${verb} ${target}, which does not exist`);
  };
  for (const match of code.matchAll(IMPORT)) {
    const name = match[2] ?? match[4];
    if (name.includes("${")) continue; // generated text, not an import
    const line = lineAt(code, match.index + match[0].indexOf(name));
    if (name.startsWith(".")) follow(name, line);
    else if (name.startsWith("node:")) {
      arrows += 1;
      if (file.startsWith("web/"))
        context.report(
          file,
          line,
          `imports ${name}, but web runs in browsers. Remedy: import it lazily from scripts/cli`,
        );
    } else {
      arrows += 1;
      if (!room.packages?.test(name)) context.report(file, line, `imports the package ${name}, but ${room.why}`);
    }
  }
  for (const match of text.matchAll(TYPE_IMPORT))
    if (code.slice(match.index, match.index + 6) !== "import") follow(match[2], lineAt(text, match.index), true);
  const selects = /^web\/(state|page)\//.test(file) ? code.search(SELECTS_ELEMENT) : -1;
  if (selects !== -1)
    context.report(
      file,
      lineAt(code, selects),
      "reaches into an element. Remedy: let the element answer (state/surface.js), or follow a store",
    );
  const looks = file === MEMORY_FILE || file.startsWith("scripts/dev/") ? -1 : code.search(MEMORY);
  if (looks !== -1)
    context.report(
      file,
      lineAt(code, looks),
      `only ${MEMORY_FILE} may look into wasm memory. Remedy: call it through there`,
    );
  const defines = DEFINERS.includes(file) ? -1 : code.search(DEFINES);
  if (defines !== -1)
    context.report(
      file,
      lineAt(code, defines),
      `elements are defined in ${DEFINERS.join(" and ")}. Remedy: add a line to its table`,
    );
  if (file.startsWith("web/engine/")) {
    const index = code.search(DOM);
    if (index !== -1)
      context.report(file, lineAt(code, index), "the engine runs in workers and Node too and must not touch the page");
  }
  return arrows;
}

/** @param {string} file */
function roomAt(file) {
  let found;
  for (const room of ROOMS)
    if (file.startsWith(room.from) && room.from.length > (found?.from.length ?? 0)) found = room;
  return found;
}

/** Whether a room may import a file. @param {Room} room @param {string} target */
function reaches(room, target) {
  const other = roomAt(target);
  if (other === room && other) return true;
  return (room.to ?? []).some((entry) => {
    if (entry.endsWith("**")) return target.startsWith(entry.slice(0, -2));
    if (ROOMS.some(({ from }) => from === entry)) return other?.from === entry;
    return target.startsWith(entry);
  });
}

/**
 * Blanks comments (and strings, if asked) and keeps every line and column; good enough for code that is formatted.
 * @param {string} text
 */
function stripComments(text, strings = false) {
  const blank = (/** @type {string} */ part) => part.replace(/[^\n]/g, " ");
  return text.replace(
    /(R"(\w*)\([\s\S]*?\)\2"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(,])\/\/[^\n]*/g,
    (/** @type {string} */ part, /** @type {string} */ string) => (string && !strings ? part : blank(part)),
  );
}
