// Bundles the shell into build/dist. The CLI copies it into a site, and pages load it. All files are in one folder, so
// that new URL("./worker.js", import.meta.url), to which web/engine/files.js is changed, means the same in every chunk.
//
//   app.js + chunk-HASH.js      the viewer, split where it imports lazily
//   widget.js + chunk-HASH.js   <yoyak-digest>, which shares nothing with the viewer: they rarely meet on one page
//   app.single.js               the viewer in one module without imports, to stand inside the single-file page
//   worker.js                   the engine's worker as a classic script: it runs from a Blob too
//   pack-worker.js              packs the user's own files, likewise
//   sw.js                       the service worker
//   first.css, app.css          styles for the first paint, which every page has in itself, and the rest
//   lazy.css                    styles of elements that are loaded on first use
//   *.html, pwa/*               static files
//   reader.wasm, packer.wasm    and, from a debug build, their source maps
//   lite.wasm                   the part of reader.wasm that the widget begins with
//   shell.json                  what a page of the viewer preloads: {"modules": […], "messages": {"ko": …, "en": …}}
//   third-party-licenses.txt
//
// usage: node scripts/dev/bundle.mjs [--wasm DIR] [--debug]
// The same input gives the same bytes on every machine. Files whose bytes did not change are not touched.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { staticImports } from "../check/sizes.mjs";
import { FRAME_POLICY, STRICT_HOST_POLICY } from "../../web/lib/policy.js";
import { mergeChunks } from "./merge-chunks.mjs";

const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));
const dist = join(root, "build/dist");
const argument = process.argv.slice(2);
const debug = argument.includes("--debug");
const wasmFolder = argument.includes("--wasm") ? resolve(root, argument[argument.indexOf("--wasm") + 1]) : null;
const present = (/** @type {string} */ path) => existsSync(join(root, path));

/** The C library inside the modules; it is part of Emscripten. */
const MUSL = join(process.env.EMSCRIPTEN_ROOT || "/usr/share/emscripten", "system/lib/libc/musl/COPYRIGHT");
/** These need no licence text in a program (LLVM exception), but are named anyway. */
const LLVM = `libc++, libc++abi, compiler-rt
-----------------------------
Parts of the LLVM Project, under the Apache License v2.0 with LLVM Exceptions: https://llvm.org/LICENSE.txt
`;

/** @type {Map<string, Uint8Array>} file name in build/dist → bytes */
const files = new Map();
/** @type {Record<string, import("./merge-chunks.mjs").Output>} */
const outputs = {};
/** @type {string[]} */
const missing = [];

/** The addresses in web/engine/files.js are those of the package; here all files are in one folder. */
const oneFolder = {
  name: "one folder",
  setup(/** @type {esbuild.PluginBuild} */ build) {
    build.onLoad({ filter: /[\\/]web[\\/]engine[\\/]files\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll('"../../build/dist/', '"./'),
    }));
  },
};

/** No element has a shadow root, so that none needs Lit's styles. */
const withoutStyles = {
  name: "without styles of shadow roots",
  setup(/** @type {esbuild.PluginBuild} */ build) {
    const names = ["CSSResult", "adoptStyles", "css", "getCompatibleStyle", "supportsAdoptingStyleSheets", "unsafeCSS"];
    build.onLoad({ filter: /[\\/]reactive-element[\\/]css-tag\.js$/ }, () => ({
      contents: names.map((name) => `export const ${name} = undefined;`).join("\n"),
    }));
  },
};

/** @type {esbuild.BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  preserveSymlinks: true,
  write: false,
  metafile: true,
  charset: "utf8",
  target: ["es2022"],
  minify: !debug,
  sourcemap: debug ? "inline" : false,
  legalComments: "none",
  logLevel: "warning",
  define: { "process.env.NODE_ENV": '"production"' },
  outdir: dist,
  plugins: [oneFolder, withoutStyles],
  entryNames: "[name]",
  chunkNames: "chunk-[hash]",
  assetNames: "[name]-[hash]",
};

/** @param {esbuild.BuildOptions} options */
async function bundle(options) {
  const result = await esbuild.build({ ...common, ...options, write: false, metafile: true });
  let texts = new Map(result.outputFiles.map((file) => [relative(dist, file.path), file.text]));
  /** @type {typeof outputs} */
  let report = Object.fromEntries(
    Object.entries(result.metafile.outputs).map(([path, { inputs, imports, exports }]) => [
      basename(path),
      { inputs, exports, imports: imports.map((item) => ({ path: basename(item.path), kind: item.kind })) },
    ]),
  );
  if (options.splitting && !debug) {
    const [entry] = Object.keys(options.entryPoints ?? {});
    ({ texts, outputs: report } = await mergeChunks(esbuild, `${entry}.js`, texts, report, common));
  }
  for (const [name, text] of texts) files.set(name, Buffer.from(text));
  Object.assign(outputs, report);
}

/** Every file below a folder, as absolute paths. @param {string} folder */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());
}

/** Those of the named entry points that exist; the others are reported. @param {Record<string, string>} record */
function entries(record) {
  return Object.fromEntries(Object.entries(record).filter(([, path]) => present(path) || (missing.push(path), false)));
}

/** @param {string} folder @param {(path: string) => boolean} filter */
function addFolder(folder, filter) {
  if (!present(folder)) return;
  for (const path of filesBelow(join(root, folder))) {
    if (filter(path)) files.set(relative(join(root, folder), path), readFileSync(path));
  }
}

for (const [name, path] of Object.entries(
  entries({ app: "web/app.js", widget: "web/widget/widget.js", embed: "web/widget/embed.js" }),
)) {
  await bundle({ entryPoints: { [name]: path }, format: "esm", splitting: true });
}
const single = entries({ "app.single": "web/app.js" });
if (Object.keys(single).length) await bundle({ entryPoints: single, format: "esm" });
const workers = {
  worker: "web/engine/worker.js",
  ...(present("web/files/pack-worker.js") ? { "pack-worker": "web/files/pack-worker.js" } : {}),
  ...(present("web/pwa/sw.js") ? { sw: "web/pwa/sw.js" } : {}),
};
// import.meta does not exist in a classic script; the worker's own address replaces it.
for (const [name, path] of Object.entries(entries(workers))) {
  await bundle({
    entryPoints: { [name]: path },
    format: "iife",
    define: { ...common.define, "import.meta.url": "self.location.href" },
  });
}
const styles = entries({ first: "web/styles/first.css", app: "web/styles/later.css", lazy: "web/styles/lazy.css" });
if (Object.keys(styles).length) await bundle({ entryPoints: styles, external: ["*.svg", "*.woff2"] });

addFolder("web", (path) => /^web\/[^/]+\.(html|ico|svg|png|txt)$/.test(relative(root, path)));
addFolder("web/widget", (path) => path.endsWith(".html"));
for (const [name, policy] of [
  ["embed.html", FRAME_POLICY],
  ["demo/policy.html", STRICT_HOST_POLICY],
]) {
  const page = files.get(name);
  if (page) files.set(name, Buffer.from(Buffer.from(page).toString().replace("{{policy}}", policy)));
}
addFolder("web/pwa", (path) => !path.endsWith(".js"));
if (!files.has("index.html")) missing.push("web/index.html");

if (wasmFolder) {
  for (const name of ["reader.wasm", "lite.wasm", "packer.wasm"]) {
    if (existsSync(join(wasmFolder, name))) files.set(name, readFileSync(join(wasmFolder, name)));
    else missing.push(name);
    const map = join(wasmFolder, `${name}.map`);
    if (debug && existsSync(map)) files.set(`${name}.map`, Buffer.from(withSources(map)));
  }
}
files.set("shell.json", Buffer.from(`${JSON.stringify(shell(), null, 1)}\n`));
files.set("third-party-licenses.txt", Buffer.from(licenses()));

if (missing.length) {
  console.error(`bundle: not there: ${[...new Set(missing)].sort().join(", ")}`);
  process.exit(1);
}
writeAll();

/**
 * The source map of a module with the texts that it names, so that a debugger shows them. Its paths become those of the
 * project; the compiler's own libraries stay without text. @param {string} path
 */
function withSources(path) {
  const map = JSON.parse(readFileSync(path, "utf8"));
  const places = map.sources.map((/** @type {string} */ name) => resolve(dirname(path), name));
  const ours = (/** @type {string} */ place) => place.startsWith(join(root, "/")) && existsSync(place);
  map.sources = places.map((/** @type {string} */ place) => (ours(place) ? relative(root, place) : basename(place)));
  map.sourcesContent = places.map((/** @type {string} */ place) => (ours(place) ? readFileSync(place, "utf8") : null));
  return JSON.stringify(map);
}

/**
 * The chunks that app.js cannot start without, so that a page can ask for all of them at once, and each language's
 * messages.
 */
function shell() {
  const modules = outputs["app.js"] ? staticImports(outputs, "app.js").slice(1).sort() : [];
  const messages = Object.fromEntries(
    Object.entries(outputs)
      .flatMap(([file, { inputs }]) => {
        const [only, ...more] = Object.keys(inputs);
        const language = /^web\/i18n\/([a-z]{2})\.js$/.exec(only ?? "")?.[1];
        return language && !more.length ? [[language, file]] : [];
      })
      .sort(),
  );
  return { modules, messages };
}

/**
 * The licence texts of everything in the shipped files: npm packages by esbuild's report, the C libraries, and the
 * compiler's runtime.
 */
function licenses() {
  const folders = new Set(
    Object.values(outputs)
      .flatMap((output) => Object.keys(output.inputs))
      .flatMap((path) => /(?:^|\/)(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  for (const library of ["md4c", "nlohmann-json", "libyaml", "libdeflate", "zlib"])
    folders.add(`build/sources/${library}`);
  const parts = [];
  for (const folder of [...folders].sort()) {
    const file = (present(folder) ? readdirSync(join(root, folder)) : [])
      .sort()
      .find((name) => /^(licen[cs]e|copying)/i.test(name));
    const name = folder.replace(/^(node_modules|build\/sources)\//, "");
    if (file)
      parts.push(`${name}\n${"-".repeat(name.length)}\n${readFileSync(join(root, folder, file), "utf8").trim()}\n`);
  }
  parts.push(LLVM);
  if (existsSync(MUSL)) parts.push(`musl\n----\n${readFileSync(MUSL, "utf8").trim()}\n`);
  return parts.join("\n");
}

/** Writes changed files, removes old ones, and writes a report for scripts/check/sizes.mjs. */
function writeAll() {
  let written = 0;
  mkdirSync(dist, { recursive: true });
  for (const path of filesBelow(dist)) if (!files.has(relative(dist, path))) rmSync(path);
  for (const [name, bytes] of [...files].sort()) {
    const path = join(dist, name);
    if (existsSync(path) && statSync(path).size === bytes.length && readFileSync(path).equals(bytes)) continue;
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, bytes);
    written += 1;
  }
  const report = Object.fromEntries(
    Object.entries(outputs)
      .sort()
      .map(([name, output]) => [
        name,
        {
          inputs: Object.keys(output.inputs).sort(),
          imports: output.imports,
        },
      ]),
  );
  writeFileSync(join(root, "build/bundle.json"), `${JSON.stringify({ debug, outputs: report }, null, 1)}\n`);
  const bytes = [...files.values()].reduce((sum, file) => sum + file.length, 0);
  console.log(
    `bundle: ${files.size} files in build/dist, ${(bytes / 1024).toFixed(0)} KB, ` +
      (written ? `${written} changed` : "nothing changed"),
  );
}
