// Dependencies point one way. C++ includes and JavaScript imports may only follow the arrows drawn here; whoever needs
// another one changes this table and ARCHITECTURE.md, with the reason.
import { posix } from "node:path";
import { lineAt } from "../dev/check.mjs";

/** C++ folders, lowest first: each may include itself and those below it. filter and search do not know each other. */
const CPP_ORDER = ["base", "text", "markdown", "digest", "archive", "filter", "search", "engine", "bindings"];
const CPP_SIBLINGS = [["filter", "search"]];

/** Only this folder knows that it is compiled by Emscripten, or that there is a C ABI. */
const EMSCRIPTEN = /__EMSCRIPTEN__|emscripten[/.]|EMSCRIPTEN_KEEPALIVE|__wasm__|__wasi__/;

/** What the core must not do: read files, print, ask the clock, throw. Its host does that, or it returns an error. */
const FORBIDDEN_HEADERS = new Set(
  [
    "iostream fstream ostream istream cstdio stdio.h filesystem thread mutex ctime time.h random",
    "stdexcept exception typeinfo regex format",
  ].flatMap((names) => names.split(" ")),
);

/** Is read before md4c.c, a C source of another project, and by nothing of the core. */
const C_PRELUDE = "wasm/markdown/md4c_wasm.h";

/** The engine's public files. */
const ENGINE = /^web\/engine\/(open|packer|errors|sources\/[^/]+)\.js$/;

/**
 * JavaScript: from → what it may import. The first rule whose `from` matches decides. `packages` are npm packages.
 * @type {{from: RegExp, to: RegExp, packages: RegExp, why: string}[]}
 */
const JS_RULES = [
  { from: /^web\/i18n\//, to: /^web\/i18n\//, packages: /^$/, why: "web/i18n imports only web/i18n" },
  {
    from: /^web\/engine\//,
    to: /^web\/engine\//,
    packages: /^$/,
    why: "web/engine imports only web/engine: no page, no packages",
  },
  {
    from: /^web\/lib\//,
    to: /^web\/(lib|i18n)\//,
    packages: /^(lit|@lit\/)/,
    why: "web/lib holds pure functions, which import only web/lib and web/i18n",
  },
  {
    from: /^web\/files\//,
    to: /^web\/(files\/|lib\/|engine\/(open|packer|errors|sources\/[^/]+)\.js$)/,
    packages: /^$/,
    why: "web/files reads and writes files: it knows web/lib and the engine's public files, no state and no elements",
  },
  {
    from: /^web\/state\//,
    to: /^web\/((state|lib|i18n)\/|pwa\/cache-names\.js$|engine\/(open|live-search|errors|sources\/[^/]+)\.js$)/,
    packages: /^(idb-keyval)/,
    why: "web/state knows no elements, and the engine only by its public files",
  },
  {
    from: /^web\/page\//,
    to: /^web\/((page|state|lib|i18n)\/|pwa\/(kept|sw-parts|cache-names)\.js$)/,
    packages: /^(lit|@lit\/)/,
    why: "web/page serves the elements and does not know them",
  },
  {
    from: /^web\/(elements\/|[^/]+\.js$)/,
    to: new RegExp(`^web/((elements|state|page|files|lib|i18n|styles|pwa|widget)/|[^/]+\\.js$)|${ENGINE.source}`),
    packages: /^(lit|@lit\/)/,
    why: "the viewer reaches the engine by its public files only: open.js, packer.js, errors.js, sources/",
  },
  {
    from: /^web\/widget\//,
    to: /^web\/((widget|lib|i18n|styles)\/|engine\/(open|live-search|address|errors|sources\/[^/]+)\.js$)/,
    packages: /^(lit|@lit\/)/,
    why: "the widget reaches the engine by public files only: open.js, live-search.js, address.js, errors.js, sources/",
  },
  {
    from: /^web\/pwa\//,
    to: /^web\/(pwa|lib|i18n)\//,
    packages: /^$/,
    why: "web/pwa imports only web/pwa, web/lib and web/i18n",
  },
  {
    from: /^scripts\/(cli\/|yoyak\.mjs)/,
    to: /^(scripts\/cli\/|web\/(engine|lib|files|i18n)\/|package\.json$)/,
    packages: /^feed$/,
    why: "the CLI ships without the other scripts and sees the core through web/engine only",
  },
  { from: /^scripts\//, to: /^(scripts|web)\//, packages: /./, why: "scripts import scripts and web" },
];

/** The page's own objects have no place in the engine, which runs in workers and under Node as well. */
const DOM = /\b(document|localStorage|sessionStorage|customElements|HTMLElement)\b\s*[.[(]/;

/** Elements are defined in one file each: the viewer's and the widget's. */
const DEFINES = /\bcustomElements\s*\.\s*define\s*\(/;
const DEFINERS = ["web/elements/registry.js", "web/widget/widget.js"];

/** State and page do not know the elements: not by import, and not by a tag in a selector. */
const SELECTS_ELEMENT = /\b(?:querySelector(?:All)?|closest|matches|getElementsByTagName)\s*\(\s*["'`][^"'`]*\byoyak-/;

export function check(context) {
  let arrows = 0;
  for (const file of context.files(/^wasm\/.*\.(cpp|hpp|h|c)$/)) arrows += checkCpp(context, file);
  for (const file of context.files(/^(web|scripts)\/.*\.(js|mjs)$/)) arrows += checkJs(context, file);
  context.summary = `${arrows} includes and imports follow the arrows`;
}

function checkCpp(context, file) {
  const folder = file.split("/")[1];
  const text = context.read(file);
  const rank = CPP_ORDER.indexOf(folder);
  if (rank === -1) {
    context.report(file, 0, `wasm/${folder} is not a layer. Remedy: put the file into one of ${CPP_ORDER.join(", ")}`);
    return 0;
  }
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
    const target = name.startsWith(".")
      ? posix.normalize(posix.join(posix.dirname(file), name)).replace(/^wasm\//, "")
      : name;
    const layer = target.includes("/") ? target.split("/")[0] : folder;
    if (!CPP_ORDER.includes(layer)) continue; // a library's header
    arrows += 1;
    const siblings = CPP_SIBLINGS.some((pair) => pair.includes(folder) && pair.includes(layer) && folder !== layer);
    if (CPP_ORDER.indexOf(layer) > rank || siblings) {
      context.report(
        file,
        line,
        `${folder} must not include ${layer} (${name}). Remedy: move what both need down, or pass it in`,
      );
    }
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

function checkJs(context, file) {
  const rule = JS_RULES.find(({ from }) => from.test(file));
  if (!rule) {
    context.report(
      file,
      0,
      "this folder has no place in the order of layers. Remedy: give it one in scripts/check/layers.mjs",
    );
    return 0;
  }
  const text = context.read(file);
  const code = stripComments(text);
  let arrows = 0;
  for (const match of code.matchAll(
    /(?:^|[\s;}])(?:import|export)\s*(?:[\w*{][^"'`;()]*?from\s*)?(["'])([^"'\n]+)\1|\bimport\(\s*(["'])([^"'\n]+)\3/g,
  )) {
    const name = match[2] ?? match[4];
    if (name.includes("${")) continue; // text that is made, not imported
    const line = lineAt(code, match.index + match[0].indexOf(name));
    arrows += 1;
    if (name.startsWith(".")) {
      const target = posix.normalize(posix.join(posix.dirname(file), name));
      if (!rule.to.test(target)) context.report(file, line, `imports ${target}, but ${rule.why}`);
      else if (/^(web|scripts)\//.test(target) && !context.exists(target))
        context.report(file, line, `imports ${target}, which does not exist`);
    } else if (name.startsWith("node:")) {
      if (file.startsWith("web/"))
        context.report(
          file,
          line,
          `imports ${name}, but web runs in browsers. Remedy: import it lazily from scripts/cli`,
        );
    } else if (!rule.packages.test(name)) {
      context.report(file, line, `imports the package ${name}, but ${rule.why}`);
    }
  }
  const selects = /^web\/(state|page)\//.test(file) ? code.search(SELECTS_ELEMENT) : -1;
  if (selects !== -1)
    context.report(
      file,
      lineAt(code, selects),
      "reaches into an element. Remedy: let the element answer (state/surface.js), or follow a store",
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

/** Blanks comments (and strings, if asked) and keeps every line and column; good enough for code that is formatted. */
function stripComments(text, strings = false) {
  const blank = (part) => part.replace(/[^\n]/g, " ");
  return text.replace(
    /(R"(\w*)\([\s\S]*?\)\2"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(,])\/\/[^\n]*/g,
    (part, string) => (string && !strings ? part : blank(part)),
  );
}
