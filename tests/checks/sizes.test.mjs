import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { check, staticImports } from "../../scripts/check/sizes.mjs";
import { runOn } from "./support/fixture.mjs";

const outputs = {
  "app.js": {
    inputs: [],
    imports: [
      { path: "chunk-A.js", kind: "import-statement" },
      { path: "chunk-LAZY.js", kind: "dynamic-import" },
    ],
  },
  "chunk-A.js": {
    inputs: [],
    imports: [
      { path: "chunk-B.js", kind: "import-statement" },
      { path: "app.js", kind: "import-statement" },
    ],
  },
  "chunk-B.js": { inputs: [], imports: [] },
  "chunk-LAZY.js": { inputs: [], imports: [] },
  "chunk-KO.js": { inputs: ["web/i18n/ko.js"], imports: [] },
  "worker.js": { inputs: [], imports: [] },
  "widget.js": { inputs: [], imports: [{ path: "chunk-DRAW.js", kind: "dynamic-import" }] },
  "chunk-DRAW.js": { inputs: ["web/widget/draw.js", "web/widget/nodes.js"], imports: [] },
};
const small = {
  "build/bundle.json": JSON.stringify({ debug: false, outputs }),
  "build/dist/reader.wasm": "x",
  "build/dist/lite.wasm": "x",
  "build/dist/app.js": "x",
  "build/dist/chunk-A.js": "x",
  "build/dist/chunk-B.js": "x",
  "build/dist/chunk-LAZY.js": randomBytes(200_000),
  "build/dist/first.css": "x",
  "build/dist/app.css": "x",
  "build/dist/lazy.css": "x",
  "build/dist/worker.js": "x",
  "build/dist/chunk-KO.js": "x",
  "build/dist/widget.js": "x",
  "build/dist/chunk-DRAW.js": "x",
};

test("first load is the entry and its static imports, not what is loaded lazily", async () => {
  assert.deepEqual(staticImports(outputs, "app.js"), ["app.js", "chunk-A.js", "chunk-B.js"]);
  const { findings, output } = await runOn(check, small);
  assert.deepEqual(findings, []);
  assert.equal(output.length, 8);
  assert.match(output[2], /first-load JavaScript .* of +40\.0 KB gzip .*5 files/);
});

test("a budget is for the bytes as sent: what cannot be compressed counts in full", async () => {
  const { findings } = await runOn(check, { ...small, "build/dist/chunk-B.js": randomBytes(42_000) });
  assert.equal(findings.length, 1);
  assert.match(findings[0], /first-load JavaScript: 41\.\d KB gzip, 1\.\d KB over its budget of 40 KB/);
});

test("the worker and the messages of a language are part of the first load", async () => {
  const { findings } = await runOn(check, {
    ...small,
    "build/dist/worker.js": randomBytes(21_000),
    "build/dist/chunk-KO.js": randomBytes(21_000),
  });
  assert.equal(findings.length, 1);
  assert.match(findings[0], /first-load JavaScript: 41\.\d KB/);
});

test("what the widget loads in view counts for its first digest, not before", async () => {
  const { findings } = await runOn(check, { ...small, "build/dist/chunk-DRAW.js": randomBytes(25_000) });
  assert.equal(findings.length, 1);
  assert.match(findings[0], /widget's first digest: 24\.\d KB gzip/);
});

test("what compresses well may be large", async () => {
  assert.deepEqual(
    (await runOn(check, { ...small, "build/dist/app.css": "a { color: red }\n".repeat(10_000) })).findings,
    [],
  );
});

test("a file that is not there is an error, and no build or a debug build is a visible skip", async () => {
  const { "build/dist/widget.js": _, ...rest } = small;
  assert.match((await runOn(check, rest)).findings.join(), /widget\.js: does not exist/);
  assert.match((await runOn(check, { "a.txt": "" })).skipped ?? "", /nothing is built/);
  assert.match(
    (await runOn(check, { ...small, "build/bundle.json": '{"debug":true,"outputs":{}}' })).skipped ?? "",
    /debug build/,
  );
});
