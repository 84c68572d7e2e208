import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { reachedFrom } from "../../scripts/dev/reached.mjs";

test("a suite reaches what it imports through others, and the files that it names", (context) => {
  const root = mkdtempSync(join(tmpdir(), "yoyak-reached-"));
  context.after(() => rmSync(root, { recursive: true }));
  const files = {
    "tests/web/a.test.mjs": 'import { x } from "../../web/lib/a.js";\nimport "node:fs";\nimport y from "lit";\n',
    "web/lib/a.js": 'export {\n  x,\n} from "./b.js";\n',
    "web/lib/b.js": 'export const x = () => import("./c.js");\nimport "./a.js";\n',
    "web/lib/c.js": 'new URL("../../data", import.meta.url);\nnew URL("../..", import.meta.url);\n',
    "web/lib/other.js": "",
    "data/page.md": "",
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  assert.deepEqual(reachedFrom(root, ["tests/web/a.test.mjs"]), [
    "data",
    "tests/web/a.test.mjs",
    "web/lib/a.js",
    "web/lib/b.js",
    "web/lib/c.js",
  ]);
});
