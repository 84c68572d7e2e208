import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readPassed, rememberPassed } from "../../scripts/dev/passed.mjs";
import { planOf } from "../../scripts/dev/plan.mjs";

const FILES = ["tests/a.test.mjs", "tests/b.test.mjs"];

/** A project of two test files, each of which imports one module. @param {import("node:test").TestContext} context */
function project(context) {
  const root = mkdtempSync(join(tmpdir(), "yoyak-passed-"));
  context.after(() => rmSync(root, { recursive: true }));
  const write = (/** @type {string} */ name, /** @type {string} */ text) => {
    mkdirSync(join(root, name, ".."), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  for (const name of ["a", "b"]) {
    write(`tests/${name}.test.mjs`, `import "../lib/${name}.mjs";\n`);
    write(`lib/${name}.mjs`, "one");
  }
  write("data/input.txt", "one");
  /** @param {import("../../scripts/dev/passed.mjs").Passed | null} before @param {boolean} [slow] */
  const plan = (before, slow = false) => planOf(root, { inputs: ["data", "absent"], slow }, FILES, before, "v1");
  return { root, write, plan };
}

test("nothing passed yet: everything runs", (context) => {
  const { state, files } = project(context).plan(null);
  assert.deepEqual([state, files], ["run", FILES]);
});

test("a suite with the inputs that it passed with is not run again", (context) => {
  const { root, plan } = project(context);
  const state = join(root, "state");
  assert.equal(readPassed(state, "core, wasm"), null);
  rememberPassed(state, "core, wasm", plan(null).passed);
  assert.equal(plan(readPassed(state, "core, wasm")).state, "unchanged");
  writeFileSync(join(state, "core-wasm.json"), "{");
  assert.equal(readPassed(state, "core, wasm"), null);
});

test("another machine, or an input of the whole suite, runs all files", (context) => {
  const { root, write, plan } = project(context);
  const { passed } = plan(null);
  assert.deepEqual(planOf(root, { inputs: ["data", "absent"] }, FILES, passed, "v2").files, FILES);
  write("data/input.txt", "two");
  assert.deepEqual(plan(passed).files, FILES);
});

test("a module runs the files that import it, and no others", (context) => {
  const { write, plan } = project(context);
  const { passed } = plan(null);
  write("lib/b.mjs", "two");
  const { state, files, unchanged } = plan(passed);
  assert.deepEqual([state, files, unchanged], ["run", [FILES[1]], 1]);
});

test("a slow suite is left out when something changed, but for test files that changed", (context) => {
  const { write, plan } = project(context);
  const { passed } = plan(null, true);
  write("lib/b.mjs", "two");
  assert.deepEqual([plan(passed, true).state, plan(passed, true).files], ["left", []]);
  write("tests/a.test.mjs", "two");
  const after = plan(passed, true);
  assert.deepEqual([after.state, after.files], ["left", [FILES[0]]]);
  // Once that file passed, the suite as a whole is still to be run.
  assert.deepEqual([plan(after.passed, true).state, plan(after.passed, true).files], ["left", []]);
});
