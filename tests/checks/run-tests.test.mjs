import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "yoyak-run-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const passing =
  'import { test } from "node:test";\ntest("apples are counted", () => {});\n' +
  'test("pears are left", { skip: "no pears" }, () => {});\n';
const failing = 'import { test } from "node:test";\ntest("plums break", () => { throw new Error("broken plum"); });\n';

let next = 0;
/**
 * Runs the test runner in a project with only these tests and with a pattern, so that nothing is compiled.
 * @param {any} files
 * @param {string[]} args
 */
function run(files, ...args) {
  const root = join(folder, String((next += 1)));
  for (const folder of ["scripts/lib", "scripts/dev"]) {
    cpSync(join(project, folder), join(root, folder), { recursive: true });
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  // The runner under test must not behave like a test of the runner that runs this file.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/dev/run-tests.mjs", ...args], {
    cwd: root,
    encoding: "utf8",
    env,
  });
  return { status, text: stdout + stderr, last: stdout.trim().split("\n").at(-1) };
}

test("totals are those of the runners, and skipped tests are counted apart", () => {
  const { status, text, last } = run({ "tests/web/fruit.test.mjs": passing }, "fruit");
  assert.equal(status, 0, text);
  assert.equal(last, "1 passed, 0 failed, 1 skipped");
  assert.match(text, /^web +1 passed, 0 failed, 1 skipped/m);
});

test("one failing test makes all fail, and later suites still run", () => {
  const { status, text, last } = run({ "tests/web/a.test.mjs": failing, "tests/cli/a.test.mjs": passing }, "a.test");
  assert.equal(status, 1);
  assert.match(text, /broken plum/);
  assert.equal(last, "1 passed, 1 failed, 1 skipped");
});

test("a file that cannot be loaded fails", () => {
  const { status, last } = run({ "tests/web/a.test.mjs": "import './gone.mjs';\n" }, "a.test");
  assert.equal(status, 1);
  assert.equal(last, "0 passed, 1 failed");
});

test("a pattern selects tests by name across files, in any case", () => {
  const { status, text, last } = run(
    { "tests/web/a.test.mjs": passing, "tests/cli/b.test.mjs": failing },
    "APPLES are",
  );
  assert.equal(status, 0, text);
  assert.equal(last, "1 passed, 0 failed");
});

test("a pattern that matches nothing is a failure that says so", () => {
  const { status, last } = run({ "tests/web/a.test.mjs": passing }, "bananas");
  assert.equal(status, 1);
  assert.equal(last, "no test matches bananas");
});

test("an unknown option is refused", () => {
  const { status, text } = run({}, "--fast");
  assert.equal(status, 2);
  assert.match(text, /unknown argument --fast\. Remedy/);
});

test("a test in a folder that no suite runs is a failure that names it", () => {
  const { status, text } = run({ "tests/web/a.test.mjs": passing, "tests/elsewhere/b.test.mjs": passing }, "apples");
  assert.equal(status, 1);
  assert.match(text, /^stray +FAILED: no suite runs tests\/elsewhere\/b\.test\.mjs/m);
});

test("what the files of a suite share is started before them, named to them, and ended", () => {
  const share =
    'export const start = async () => ({ env: { PLUM: "ripe" }, stop: async () => console.log("plum is eaten") });\n';
  const uses =
    'import assert from "node:assert/strict";\nimport { test } from "node:test";\n' +
    'test("the plum is ripe", () => assert.equal(process.env.PLUM, "ripe"));\n';
  const { status, text } = run({ "tests/e2e/support/share.mjs": share, "tests/e2e/a.test.mjs": uses }, "a.test");
  assert.equal(status, 0, text);
  assert.match(text, /the plum is ripe[\s\S]*plum is eaten/);
});
