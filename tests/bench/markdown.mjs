// Markdown to HTML: Yoyak's renderer in wasm against plain md4c-html built the same way and against JavaScript and wasm peers,
// and packer.wasm as it is shipped (build/dist, where that is built),
// all in one run. usage: node tests/bench/markdown.mjs [--json] [file.md …]
// Input without arguments: the seed page and the real pages of ../shared, or else data/. Build first: tests/bench/build-markdown.
// Wasm modules are given bytes and give bytes, as their hosts fetch and store them; md4w and markdown-wasm as well where they can;
// JavaScript libraries take and give strings. Peers that are not installed are left out; YOYAK_PEERS names a folder whose node_modules are looked at too.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { call, create } from '../../web/engine/memory.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const arguments_ = process.argv.slice(2);
const asJson = arguments_.includes('--json');
const files = arguments_.filter((a) => !a.startsWith('--'));

function markdownFiles(folder) {
  if (!existsSync(folder)) return [];
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { recursive: true }).filter((f) => f.endsWith('.md')).sort().map((f) => path.join(folder, f));
}
const shared = path.join(root, '../shared');
const inputs = files.length ? { 'given files': files } : existsSync(shared)
  ? { 'seed page': markdownFiles(path.join(shared, 'seed')).slice(0, 1), 'real pages': markdownFiles(path.join(shared, 'corpus/youtube-digests')) }
  : { 'sample pages': markdownFiles(path.join(root, 'data')) };

function instantiate(file) {
  const module = new WebAssembly.Module(readFileSync(file));
  const stubs = {};
  for (const { module: from, name: what } of WebAssembly.Module.imports(module)) (stubs[from] ??= {})[what] = () => 0;
  const { exports } = new WebAssembly.Instance(module, stubs);
  exports._initialize?.();
  return exports;
}

function wasmRenderer(name) {
  const file = path.join(root, 'build/bench', `${name}.wasm`);
  if (!existsSync(file)) throw new Error(`${file} is not there. Remedy: tests/bench/build-markdown`);
  const exports = instantiate(file);
  return (bytes) => {
    const pointer = exports.bench_alloc(bytes.length);
    new Uint8Array(exports.memory.buffer, pointer, bytes.length).set(bytes);
    const size = exports.bench_render(pointer, bytes.length);
    const html = new Uint8Array(exports.memory.buffer, exports.bench_data(), size).slice();
    exports.bench_free(pointer);
    return html;
  };
}

async function load(name) {
  const problems = [];
  for (const base of [root, process.env.YOYAK_PEERS].filter(Boolean)) {
    const folder = path.join(base, 'node_modules', name);
    if (!existsSync(folder)) continue;
    try {
      let file;
      try {
        file = createRequire(path.join(base, 'x.js')).resolve(name);
      } catch { // it exports nothing for require()
        const { exports, module } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
        file = path.join(folder, exports?.['.']?.import ?? module);
      }
      return await import(pathToFileURL(file));
    } catch (error) { problems.push(error.message); }
  }
  console.error(problems.length ? `${name} does not load: ${problems.join('; ')}` : `${name} is not installed`);
  return null;
}

const renderers = {};
for (const [name, file] of [['yoyak', 'yoyak-markdown'], ['md4c-html', 'md4c-html']]) {
  const render = wasmRenderer(file);
  renderers[name] = (text, bytes) => render(bytes);
}
const shipped = path.join(root, 'build/dist/packer.wasm');
if (existsSync(shipped)) {
  const core = { kind: /** @type {const} */ ('packer'), exports: instantiate(shipped), dead: false };
  const handle = create(core);
  renderers['packer.wasm'] = (text, bytes) => call(core, handle, 'render', bytes, 0).bytes;
}
const marked = await load('marked');
if (marked) renderers.marked = (text) => marked.parse(text);
const markdownIt = await load('markdown-it');
if (markdownIt) { const md = new markdownIt.default({ linkify: true }); renderers['markdown-it'] = (text) => md.render(text); }
const commonmark = await load('commonmark');
if (commonmark) { const c = commonmark.default ?? commonmark; const p = new c.Parser(), r = new c.HtmlRenderer(); renderers.commonmark = (text) => r.render(p.parse(text)); }
const markdownWasm = await load('markdown-wasm');
if (markdownWasm) { const m = markdownWasm.default ?? markdownWasm; await m.ready; renderers['markdown-wasm'] = (text, bytes) => m.parse(bytes, { bytes: true }); }
const micromark = await load('micromark');
const gfm = await load('micromark-extension-gfm');
if (micromark && gfm) { const options = { extensions: [gfm.gfm()], htmlExtensions: [gfm.gfmHtml()] }; renderers.micromark = (text) => micromark.micromark(text, options); }
const md4w = await load('md4w');
if (md4w) { await md4w.init(); renderers.md4w = (text, bytes) => md4w.mdToHtml(bytes); }

// One round of a renderer is all texts, one after the other, as often as it takes to reach a megabyte; the renderers take turns, so that
// what else the machine does hits all of them, and the median of the rounds counts.
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
const ROUNDS = 25; // fewer: less steady; each takes about 0.3 s for real pages with the slow peers
const results = {};
for (const [input, list] of Object.entries(inputs)) {
  if (list.length === 0) continue;
  const texts = list.map((file) => readFileSync(file)).map((bytes) => ({ bytes: new Uint8Array(bytes), text: bytes.toString() }));
  const total = texts.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const repeat = Math.max(1, Math.round(1e6 / total));
  const times = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, render] of Object.entries(renderers)) {
      const start = performance.now();
      try {
        for (let i = 0; i < repeat; i++) for (const { text, bytes } of texts) render(text, bytes);
      } catch (error) {
        console.error(`${name} fails: ${error.message}`);
        delete renderers[name];
        continue;
      }
      (times[name] ??= []).push((performance.now() - start) / repeat);
    }
  }
  const speed = (ms) => total / ms / 1000;
  results[input] = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, speed(median(all))]));
}
if (asJson) {
  console.log(JSON.stringify(results, null, 2));
} else {
  for (const [input, speeds] of Object.entries(results)) {
    console.log(`\n${input}, MB/s (Yoyak is … times as fast)`);
    for (const [name, speed] of Object.entries(speeds).sort((a, b) => b[1] - a[1])) {
      console.log(`  ${name.padEnd(14)} ${speed.toFixed(1).padStart(8)}   ${(speeds.yoyak / speed).toFixed(2).padStart(6)}`);
    }
  }
}
