import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { inputsHash, passedBefore, rememberPassed } from "../../scripts/dev/passed.mjs";

test("a suite counts as passed for exactly the inputs it passed with", (context) => {
  const folder = mkdtempSync(join(tmpdir(), "yoyak-passed-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const input = join(folder, "input.txt");
  writeFileSync(input, "one");
  const hash = inputsHash([input, join(folder, "absent")]);
  assert.equal(passedBefore(join(folder, "state"), "core, wasm", hash), null);
  rememberPassed(join(folder, "state"), "core, wasm", hash, { passed: 3, failed: 0, skipped: 0 });
  assert.deepEqual(passedBefore(join(folder, "state"), "core, wasm", hash), { passed: 3, failed: 0, skipped: 0 });
  writeFileSync(input, "two");
  assert.equal(passedBefore(join(folder, "state"), "core, wasm", inputsHash([input, join(folder, "absent")])), null);
  assert.notEqual(inputsHash([input], "other browser"), inputsHash([input]));
  writeFileSync(join(folder, "state", "core-wasm.json"), "{");
  assert.equal(passedBefore(join(folder, "state"), "core, wasm", hash), null);
});
