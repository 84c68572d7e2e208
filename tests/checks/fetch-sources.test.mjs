// scripts/fetch-sources lets nothing be compiled but what is pinned: sources that were changed after unpacking are
// replaced.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pinned = [
  ...readFileSync(join(root, "scripts/fetch-sources"), "utf8").matchAll(/^([\w-]+)\|([\d.]+)\|[0-9a-f]{64}\|/gm),
];
const tarballs = pinned.map(([, name, version]) => `${name}-${version}.tar`);
const missing = tarballs.every((name) => existsSync(join(root, "build/sources", name)))
  ? false
  : "the tarballs are not there (./scripts/fetch-sources)";

test("fetch-sources: changed, added, removed and linked files are replaced", { skip: missing }, (context) => {
  const copy = mkdtempSync(join(tmpdir(), "yoyak-sources-"));
  context.after(() => rmSync(copy, { recursive: true, force: true }));
  mkdirSync(join(copy, "scripts/lib"), { recursive: true });
  mkdirSync(join(copy, "build/sources"), { recursive: true });
  for (const path of ["scripts/fetch-sources", "scripts/lib/common.sh"]) cpSync(join(root, path), join(copy, path));
  for (const name of tarballs) symlinkSync(join(root, "build/sources", name), join(copy, "build/sources", name));
  const run = () => {
    const { status, stdout, stderr } = spawnSync(join(copy, "scripts/fetch-sources"), ["--quiet"], {
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const source = join(copy, "build/sources/md4c/src/md4c.c");
  run();
  const whole = readFileSync(source, "utf8");
  assert.equal(run(), "", "nothing to do");
  const changes = {
    changed: () => writeFileSync(source, whole.replace("if", "if ")),
    added: () => writeFileSync(join(copy, "build/sources/md4c/src/more.h"), ""),
    removed: () => rmSync(source),
    linked: () => {
      rmSync(source);
      symlinkSync("/dev/null", source);
    },
  };
  for (const [what, change] of Object.entries(changes)) {
    change();
    assert.match(run(), /md4c .* were changed, so they are unpacked again/, what);
    assert.equal(readFileSync(source, "utf8"), whole, what);
    assert.ok(!existsSync(join(copy, "build/sources/md4c/src/more.h")), what);
  }
});
