// Markdown to HTML, each renderer as its users call it, all in one run.
// usage: node tests/bench/markdown.mjs [--json] [file.md …]
//   bytes  Yoyak's renderer in wasm against plain md4c-html built the same way, packer.wasm as it is shipped
//          (build/dist, where that is built), and peers. Wasm modules take and give bytes, as their hosts fetch and
//          store them; markdown-wasm and md4w as well; JavaScript libraries take and give strings.
//   text   a string in, a string out: the package entry's renderMarkdown() and whatever takes strings.
//   safe   the same with what others need to do the same work: a sanitiser where HTML passes through; Korean
//          emphasis, task lists and ids of headings where plug-ins give them.
// Input without arguments: the seed page and the real pages of ../shared, or else data/. Build first:
// tests/bench/build-markdown. Peers that are not installed are left out; YOYAK_PEERS names a folder whose node_modules
// are looked at too.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { call, create } from "../../web/engine/memory.js";
import { Packer } from "../../web/engine/packer.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const arguments_ = process.argv.slice(2);
const asJson = arguments_.includes("--json");
const files = arguments_.filter((a) => !a.startsWith("--"));

/** @param {string} folder */
function markdownFiles(folder) {
  if (!existsSync(folder)) return [];
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((f) => f.endsWith(".md"))
    .sort()
    .map((f) => path.join(folder, f));
}
const shared = path.join(root, "../shared");
const inputs = files.length
  ? { "given files": files }
  : existsSync(shared)
    ? {
        "seed page": markdownFiles(path.join(shared, "seed")).slice(0, 1),
        "real pages": markdownFiles(path.join(shared, "corpus/youtube-digests")),
      }
    : { "sample pages": markdownFiles(path.join(root, "data")) };

/** @param {string} file */
function instantiate(file) {
  const module = new WebAssembly.Module(readFileSync(file));
  /** @type {Record<string, any>} */
  const stubs = {};
  for (const { module: from, name: what } of WebAssembly.Module.imports(module)) (stubs[from] ??= {})[what] = () => 0;
  const exports = /** @type {any} */ (new WebAssembly.Instance(module, stubs).exports);
  exports._initialize?.();
  return exports;
}

/** @param {string} name */
function wasmRenderer(name) {
  const file = path.join(root, "build/bench", `${name}.wasm`);
  if (!existsSync(file)) throw new Error(`${file} is not there. Remedy: tests/bench/build-markdown`);
  const exports = instantiate(file);
  return (/** @type {Uint8Array} */ bytes) => {
    const pointer = exports.bench_alloc(bytes.length);
    new Uint8Array(exports.memory.buffer, pointer, bytes.length).set(bytes);
    const size = exports.bench_render(pointer, bytes.length);
    const html = new Uint8Array(exports.memory.buffer, exports.bench_data(), size).slice();
    exports.bench_free(pointer);
    return html;
  };
}

/** @param {string} name */
async function load(name) {
  const problems = [];
  for (const base of [root, ...(process.env.YOYAK_PEERS ? [path.resolve(process.env.YOYAK_PEERS)] : [])]) {
    const folder = path.join(base, "node_modules", name);
    if (!existsSync(folder)) continue;
    try {
      let file;
      try {
        file = createRequire(path.join(base, "x.js")).resolve(name);
      } catch {
        // it exports nothing for require()
        const { exports, module } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
        file = path.join(folder, exports?.["."]?.import ?? module);
      }
      return await import(pathToFileURL(file).href);
    } catch (error) {
      problems.push(error.message);
    }
  }
  console.error(problems.length ? `${name} does not load: ${problems.join("; ")}` : `${name} is not installed`);
  return null;
}

const imported = async (/** @type {string} */ name) => {
  const loaded = await load(name);
  return loaded && (loaded.default ?? loaded);
};

/** @type {Record<string, (text: string, bytes: Uint8Array) => unknown>} */
const bytes = {},
  text = {},
  safe = {};
for (const [name, file] of [
  ["yoyak", "yoyak-markdown"],
  ["md4c-html", "md4c-html"],
]) {
  const render = wasmRenderer(file);
  bytes[name] = (_, input) => render(input);
}
const shipped = path.join(root, "build/dist/packer.wasm");
if (existsSync(shipped)) {
  const core = { kind: /** @type {const} */ ("packer"), exports: instantiate(shipped), dead: false };
  const handle = create(core);
  bytes["packer.wasm"] = (_, input) => call(core, handle, "render", input, 0).bytes;
  const packer = await Packer.create({ wasm: readFileSync(shipped) });
  text.yoyak = safe.yoyak = (/** @type {string | Uint8Array} */ input) => packer.render(input);
}
const marked = await load("marked");
const sanitise = await imported("sanitize-html");
if (marked) bytes.marked = text.marked = (/** @type {any} */ input) => marked.parse(input);
if (marked && sanitise) {
  // What digests are written with must stay, as it does in Yoyak.
  const options = {
    allowedTags: [...sanitise.defaults.allowedTags, "img", "del", "input"],
    allowedAttributes: { ...sanitise.defaults.allowedAttributes, input: ["type", "checked", "disabled"] },
  };
  safe["marked, sanitize-html"] = (/** @type {any} */ input) => sanitise(marked.parse(input), options);
}
const MarkdownIt = await imported("markdown-it");
const plugins = [
  await imported("markdown-it-cjk-friendly"),
  await imported("markdown-it-task-lists"),
  await imported("markdown-it-anchor"),
];
if (MarkdownIt) {
  const plain = new MarkdownIt({ linkify: true });
  bytes["markdown-it"] = text["markdown-it"] = (/** @type {any} */ input) => plain.render(input);
  if (plugins.every(Boolean)) {
    const same = plugins.reduce((md, plugin) => md.use(plugin), new MarkdownIt({ linkify: true }));
    safe["markdown-it, plug-ins"] = (/** @type {any} */ input) => same.render(input);
  }
}
const commonmark = await imported("commonmark");
if (commonmark) {
  const parser = new commonmark.Parser(),
    writer = new commonmark.HtmlRenderer();
  bytes.commonmark = text.commonmark = (/** @type {any} */ input) => writer.render(parser.parse(input));
}
const markdownWasm = await imported("markdown-wasm");
if (markdownWasm) {
  await markdownWasm.ready;
  bytes["markdown-wasm"] = (_, input) => markdownWasm.parse(input, { bytes: true });
  text["markdown-wasm"] = (/** @type {any} */ input) => markdownWasm.parse(input);
}
const micromark = await load("micromark"),
  gfm = await load("micromark-extension-gfm");
if (micromark && gfm) {
  const options = { extensions: [gfm.gfm()], htmlExtensions: [gfm.gfmHtml()] };
  bytes.micromark = text.micromark = (/** @type {any} */ input) => micromark.micromark(input, options);
}
const md4w = await load("md4w");
if (md4w) {
  await md4w.init();
  bytes.md4w = (_, input) => md4w.mdToHtml(input);
  text.md4w = (/** @type {any} */ input) => md4w.mdToHtml(input);
}
const md4x = await load("md4x"); // native code where there is a build of it for this machine
if (md4x) {
  await md4x.init();
  text.md4x = (/** @type {any} */ input) => md4x.renderToHtml(input);
}

// One round of a renderer renders all texts, one after the other, until it reaches a megabyte. The renderers take
// turns, so that other work on the machine affects all of them, and the median of the rounds is reported.
const median = (/** @type {any[]} */ numbers) =>
  numbers.sort((/** @type {number} */ a, /** @type {number} */ b) => a - b)[numbers.length >> 1];
const ROUNDS = 25; // fewer: less steady; each takes about 0.5 s for real pages with the slow peers

/**
 * @param {Record<string, (text: string, bytes: Uint8Array) => unknown>} renderers
 * @param {{ bytes: Uint8Array, text: string }[]} texts
 * @returns {Record<string, number>} MB/s
 */
function speeds(renderers, texts) {
  const total = texts.reduce((sum, one) => sum + one.bytes.length, 0);
  const repeat = Math.max(1, Math.round(1e6 / total));
  /** @type {Record<string, number[]>} */
  const times = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, render] of Object.entries(renderers)) {
      const start = performance.now();
      try {
        for (let i = 0; i < repeat; i++) for (const one of texts) render(one.text, one.bytes);
      } catch (error) {
        console.error(`${name} fails: ${error.message}`);
        delete renderers[name];
        continue;
      }
      (times[name] ??= []).push((performance.now() - start) / repeat);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, total / median(all) / 1000]));
}

/** @type {Record<string, any>} */
const results = {};
for (const [input, list] of Object.entries(inputs)) {
  if (list.length === 0) continue;
  const texts = list
    .map((file) => readFileSync(file))
    .map((buffer) => ({ bytes: new Uint8Array(buffer), text: buffer.toString() }));
  results[input] = { bytes: speeds(bytes, texts), text: speeds(text, texts), safe: speeds(safe, texts) };
}
if (asJson) {
  console.log(JSON.stringify(results, null, 2));
} else {
  for (const [input, groups] of Object.entries(results)) {
    for (const [group, all] of Object.entries(groups)) {
      console.log(`\n${input}, ${group}: MB/s (Yoyak is … times as fast)`);
      for (const [name, speed] of Object.entries(all).sort((a, b) => b[1] - a[1])) {
        console.log(
          `  ${name.padEnd(22)} ${speed.toFixed(1).padStart(8)}   ${(all.yoyak / speed).toFixed(2).padStart(6)}`,
        );
      }
    }
  }
}
