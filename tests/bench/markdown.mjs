// Markdown to HTML: Yoyak's renderer in wasm against plain md4c-html built the same way and against JavaScript and wasm peers,
// all in one run. usage: node tests/bench/markdown.mjs [--json] [file.md …]
// Input without arguments: the seed page and the real pages of ../shared, or else data/. Build first: tests/bench/build-markdown.
// Peers that are not installed are left out; YOYAK_PEERS names a folder whose node_modules are looked at too.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

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

function wasmRenderer(name) {
  const file = path.join(root, 'build/bench', `${name}.wasm`);
  if (!existsSync(file)) throw new Error(`${file} is not there. Remedy: tests/bench/build-markdown`);
  const module = new WebAssembly.Module(readFileSync(file));
  const stubs = {};
  for (const { module: from, name: what } of WebAssembly.Module.imports(module)) (stubs[from] ??= {})[what] = () => 0;
  const { exports } = new WebAssembly.Instance(module, stubs);
  exports._initialize?.();
  const encoder = new TextEncoder(), decoder = new TextDecoder();
  return (text) => {
    const pointer = exports.bench_alloc(text.length * 3);
    const { written } = encoder.encodeInto(text, new Uint8Array(exports.memory.buffer, pointer, text.length * 3));
    const size = exports.bench_render(pointer, written);
    const html = decoder.decode(new Uint8Array(exports.memory.buffer, exports.bench_data(), size));
    exports.bench_free(pointer);
    return html;
  };
}

async function load(name) {
  for (const base of [root, process.env.YOYAK_PEERS].filter(Boolean)) {
    try { return await import(pathToFileURL(createRequire(path.join(base, 'x.js')).resolve(name))); } catch { /* the next place */ }
  }
  return null;
}

const renderers = { yoyak: wasmRenderer('yoyak-markdown'), 'md4c-html': wasmRenderer('md4c-html') };
const marked = await load('marked');
if (marked) renderers.marked = (text) => marked.parse(text);
const markdownIt = await load('markdown-it');
if (markdownIt) { const md = new markdownIt.default({ linkify: true }); renderers['markdown-it'] = (text) => md.render(text); }
const commonmark = await load('commonmark');
if (commonmark) { const c = commonmark.default ?? commonmark; const p = new c.Parser(), r = new c.HtmlRenderer(); renderers.commonmark = (text) => r.render(p.parse(text)); }
const markdownWasm = await load('markdown-wasm');
if (markdownWasm) { const m = markdownWasm.default ?? markdownWasm; await m.ready; renderers['markdown-wasm'] = (text) => m.parse(text); }
const md4w = await load('md4w');
if (md4w) { await md4w.init(); renderers.md4w = (text) => md4w.mdToHtml(text); }

// Each text is timed by itself, the renderers in turn, and the best time of many counts: what else the machine does then
// shows less than in a sum.
const results = {};
for (const [input, list] of Object.entries(inputs)) {
  if (list.length === 0) continue;
  const texts = list.map((file) => readFileSync(file, 'utf8'));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const best = {};
  for (const [name, render] of Object.entries(renderers)) {
    try { texts.forEach((text) => render(text)); best[name] = 0; } catch (error) { console.error(`${name} fails: ${error.message}`); }
  }
  const names = Object.keys(best);
  const rounds = Math.max(15, Math.min(400, Math.round(8e6 / bytes)));
  for (const text of texts) {
    const times = Object.fromEntries(names.map((name) => [name, Infinity]));
    for (let round = 0; round < rounds; round++) {
      for (const name of names) {
        const start = performance.now();
        renderers[name](text);
        times[name] = Math.min(times[name], performance.now() - start);
      }
    }
    for (const name of names) best[name] += times[name];
  }
  results[input] = Object.fromEntries(Object.entries(best).map(([name, ms]) => [name, bytes / ms / 1000]));
}
if (asJson) {
  console.log(JSON.stringify(results, null, 2));
} else {
  for (const [input, speeds] of Object.entries(results)) {
    console.log(`\n${input}, MB/s (Yoyak is … times as fast)`);
    for (const [name, speed] of Object.entries(speeds).sort((a, b) => b[1] - a[1])) {
      console.log(`  ${name.padEnd(14)} ${speed.toFixed(1).padStart(8)}   ${(speeds.yoyak / speed).toFixed(2)}`);
    }
  }
}
