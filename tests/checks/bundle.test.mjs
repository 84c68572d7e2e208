import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "yoyak-bundle-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const shell = {
  "web/app.js":
    'import { html } from "lit";\nimport { day } from "./lib/day.js";\n' +
    'export const view = () => html`${day("한글")}`;\nexport const more = () => import("./lib/more.js");\n',
  "web/lib/day.js": "export const day = (text) => `${text}!`;\n",
  "web/lib/more.js": 'import { day } from "./day.js";\nexport const more = day("more");\n',
  "web/engine/worker.js": "self.onmessage = () => self.postMessage(new URL('./x', import.meta.url).href);\n",
  "web/widget/widget.js": "customElements.define('x-y', class extends HTMLElement {});\n",
  "web/widget/embed.html": "<!doctype html>\n",
  "web/widget/embed.js": "document.title = 'embed';\n",
  "web/styles/first.css": "i { color: blue; }\n",
  "web/styles/later.css": '@import "./base.css";\nb { color: green; }\n',
  "web/styles/lazy.css": "u { color: grey; }\n",
  "web/styles/base.css": "a { color: red; }\n",
  "web/index.html": "<!doctype html>\n",
};

/**
 * Makes a separate project in `name`, bundles it and returns the output.
 * @param {string} name
 * @param {any} files
 */
function bundleIn(name, files, { debug = false, wasm = "" } = {}) {
  const root = join(folder, name);
  const copies = [
    "scripts/dev/bundle.mjs",
    "scripts/check/sizes.mjs",
    "scripts/dev/merge-chunks.mjs",
    "web/lib/policy.js",
  ];
  for (const path of [...copies, ...Object.keys(files)]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (copies.includes(path)) copyFileSync(join(project, path), join(root, path));
    else writeFileSync(join(root, path), files[path]);
  }
  rmSync(join(root, "node_modules"), { force: true });
  symlinkSync(join(project, "node_modules"), join(root, "node_modules"), "dir");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["scripts/dev/bundle.mjs", ...(debug ? ["--debug"] : []), ...(wasm ? ["--wasm", wasm] : [])],
    { cwd: root, encoding: "utf8" },
  );
  const dist = join(root, "build/dist");
  const output = new Map();
  if (status === 0)
    for (const file of readdirSync(dist).sort()) output.set(file, readFileSync(join(dist, file), "utf8"));
  return { status, stdout, stderr, output, dist };
}

test("the same sources give the same bytes in any folder, and the folder is not in them", () => {
  const first = bundleIn("one", shell);
  const second = bundleIn("two/levels/down", shell);
  assert.equal(first.status, 0, first.stderr);
  assert.deepEqual([...first.output], [...second.output]);
  for (const [file, text] of first.output) assert.ok(!text.includes(folder), `${file} names ${folder}`);
});

test("what a site needs is there: entries, lazy chunks, styles with their imports, licences, what to preload", () => {
  const { output } = bundleIn("parts", shell);
  const chunks = [...output.keys()].filter((file) => /^chunk-[A-Z0-9]{8}\.js$/.test(file));
  assert.ok(chunks.length >= 2, "the viewer is split where it imports lazily");
  for (const file of [
    "app.js",
    "app.single.js",
    "worker.js",
    "widget.js",
    "first.css",
    "app.css",
    "lazy.css",
    "index.html",
    "embed.html",
  ])
    assert.ok(output.has(file), file);
  assert.match(output.get("app.css"), /red.*green/s);
  assert.match(output.get("third-party-licenses.txt"), /^lit\n---\nBSD 3-Clause/m);
  assert.match(output.get("third-party-licenses.txt"), /^libc\+\+, libc\+\+abi, compiler-rt$/m);
  assert.doesNotMatch(output.get("app.single.js"), /\b(from|import)\s*\(?["']/, "the single file imports nothing");
  assert.doesNotMatch(output.get("worker.js"), /import\.meta|^(im|ex)port /m, "the worker is a classic script");
  const { modules } = JSON.parse(output.get("shell.json"));
  assert.ok(
    modules.length >= 1 && modules.every((/** @type {any} */ file) => output.get("app.js").includes(`./${file}`)),
  );
});

test("nothing is touched when nothing changed, and what is no longer made is removed", () => {
  const first = bundleIn("again", shell);
  const before = statSync(join(first.dist, "app.js")).mtimeMs;
  writeFileSync(join(first.dist, "chunk-OLD.js"), "old");
  const second = bundleIn("again", shell);
  assert.match(second.stdout, /nothing changed/);
  assert.equal(statSync(join(first.dist, "app.js")).mtimeMs, before);
  assert.ok(!second.output.has("chunk-OLD.js"));
});

test("a missing entry point is an error that names it", () => {
  const { "web/widget/widget.js": _, ...rest } = shell;
  const { status, stderr } = bundleIn("missing", rest);
  assert.equal(status, 1);
  assert.match(stderr, /not there: web\/widget\/widget\.js/);
});

test("a debug build is readable and says so", () => {
  const { output, dist } = bundleIn("debug", shell, { debug: true });
  assert.match(output.get("app.js"), /sourceMappingURL/);
  assert.equal(JSON.parse(readFileSync(join(dist, "../bundle.json"), "utf8")).debug, true);
});

test("a debug build has the source maps of the modules, with the project's texts and no path of the machine", () => {
  const sources = ["../../wasm/a.cpp", "../../../elsewhere/b.cpp", "system/lib/c.c"];
  const files = {
    ...shell,
    "wasm/a.cpp": "int a;\n",
    "out/m/reader.wasm": "r",
    "out/m/lite.wasm": "l",
    "out/m/packer.wasm": "p",
    "out/m/reader.wasm.map": JSON.stringify({ version: 3, sources, names: [], mappings: "AAAA" }),
  };
  const map = bundleIn("maps", files, { debug: true, wasm: "out/m" }).output.get("reader.wasm.map");
  assert.deepEqual(JSON.parse(map), {
    version: 3,
    sources: ["wasm/a.cpp", "b.cpp", "c.c"],
    names: [],
    mappings: "AAAA",
    sourcesContent: ["int a;\n", null, null],
  });
  assert.equal(bundleIn("no-maps", files, { wasm: "out/m" }).output.has("reader.wasm.map"), false);
});

test("chunks needed at the start are one file, and bindings in it stay alive for what comes lazily", async () => {
  const { output, dist } = bundleIn("merged", {
    ...shell,
    "package.json": '{ "type": "module" }\n',
    "web/lib/state.js": "export let count = 0;\nexport const add = () => { count += 1; };\n",
    "web/lib/names.js": 'export const first = "첫째";\nexport default "default";\n',
    "web/lib/only.js": "globalThis.order = (globalThis.order ?? '') + 'only;';\n",
    "web/lib/lazy-a.js":
      'import * as state from "./state.js";\nimport "./only.js";\nexport const count = () => state.count;\n',
    "web/lib/lazy-b.js":
      'import word, { first } from "./names.js";\nimport { add } from "./state.js";\nexport { first, word, add };\n' +
      'export const again = () => import("./lazy-a.js");\n',
    "web/app.js":
      'import "./lib/only.js";\nimport { add } from "./lib/state.js";\nimport { first } from "./lib/names.js";\n' +
      'add();\nexport const a = () => import("./lib/lazy-a.js");\n' +
      'export const b = () => import("./lib/lazy-b.js");\nexport { first };\nexport const early = await a();\n',
  });
  const { modules } = JSON.parse(output.get("shell.json"));
  assert.equal(modules.length, 1, modules.join());
  const app = await import(join(dist, "app.js"));
  const [a, b] = [await app.a(), await app.b()];
  assert.equal(app.early, a);
  assert.deepEqual([a.count(), b.first, b.word, app.first], [1, "첫째", "default", "첫째"]);
  b.add();
  assert.equal(a.count(), 2);
  assert.equal(await b.again(), a);
  assert.equal(/** @type {any} */ (globalThis).order, "only;", "shared modules run once");
});

test("a change anywhere in the viewer gives every chunk that names it a new name", () => {
  const before = bundleIn("before", shell).output;
  const after = bundleIn("after", { ...shell, "web/lib/day.js": "export const day = (text) => `${text}?`;\n" }).output;
  for (const [file, text] of before) {
    if (/^chunk-/.test(file) && after.has(file))
      assert.equal(after.get(file), text, `${file} has other bytes under the same name`);
  }
});
