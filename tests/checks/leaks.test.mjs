import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../scripts/check/leaks.mjs";
import { runOn } from "./support/fixture.mjs";

const findings = async (/** @type {Record<string, string | Uint8Array>} */ files) =>
  (await runOn(check, files)).findings;

test("a registry's address in a lock file", async () => {
  const lock = '{\n  "resolved": "https://registry.example.org/lit/-/lit-3.3.3.tgz"\n}\n';
  assert.match((await findings({ "package-lock.json": lock })).join(), /package-lock\.json:2: .*registry/);
});

test("paths of one machine", async () => {
  assert.match(
    (await findings({ "a.md": "see\n/home/somebody/yoyak/x\n" })).join(),
    /a\.md:2: \/home\/somebody\/: a path in somebody's home/,
  );
  assert.match((await findings({ "a.sh": "cd /Users/kim/yoyak\n" })).join(), /home/);
  assert.match((await findings({ "a.mjs": 'const a = "/tmp/yoyak-test";\n' })).join(), /tmpdir/);
});

test("the same words inside addresses and relative paths are fine", async () => {
  assert.deepEqual(await findings({ "a.md": "https://example.org/home/page/ ./root/x src/work/y $tmp/tmp/z\n" }), []);
});

test("what is built must not hold the folder that it was built in", async () => {
  const { findings: found } = await runOn(
    (context) => {
      context.read = () => "";
      return check({ ...context, root: "/somewhere/built" });
    },
    { "build/dist/app.js": 'throw Error("/somewhere/built/web/app.js")' },
  );
  assert.deepEqual(found, ["build/dist/app.js: contains /somewhere/built, a path of the machine that built it"]);
});

test("a secret", async () => {
  assert.match((await findings({ "a.txt": `-----BEGIN ${"PRIVATE"} KEY-----\n` })).join(), /a secret/);
});
