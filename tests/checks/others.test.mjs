import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { check as checkLength } from "../../scripts/check/file-length.mjs";
import { check as checkFormat } from "../../scripts/check/format.mjs";
import { check as checkLines } from "../../scripts/check/line-length.mjs";
import { check as checkTidy } from "../../scripts/check/tidy.mjs";
import { check as checkTypes } from "../../scripts/check/types.mjs";
import { runOn } from "./support/fixture.mjs";

test("file length: a warning above 400 lines, an error above 600, tables are free", async () => {
  const lines = (/** @type {number} */ count) => "x\n".repeat(count);
  const { findings, warnings } = await runOn(checkLength, {
    "web/a.js": lines(400),
    "web/b.js": lines(401),
    "wasm/c.cpp": lines(601),
    "web/i18n/ko.js": lines(900),
    "tests/d.test.mjs": lines(900),
    "scripts/serve": lines(601),
  });
  assert.deepEqual(warnings, ["web/b.js: 401 lines, more than 400"]);
  assert.deepEqual(
    findings.map((text) => text.split(":")[0]),
    ["scripts/serve", "wasm/c.cpp"],
  );
});

test("line length: characters count, not bytes; tables, data and what cannot be broken are free", async () => {
  const long = "word ".repeat(26);
  const { findings } = await runOn(checkLines, {
    "wasm/a.cpp": `${"x ".repeat(60)}\n// ${"가".repeat(117)}\n${"y ".repeat(60)}z\n`,
    "wasm/b.cpp": `https://example.org/${"z".repeat(130)}\n`,
    "wasm/README.md": `| ${long} |\n${long}\n`,
    "wasm/a.json": `"${long}"\n`,
  });
  assert.deepEqual(findings, [
    "wasm/README.md:2: 130 characters, more than 120. Remedy: break the line",
    "wasm/a.cpp:3: 121 characters, more than 120. Remedy: break the line",
  ]);
});

test("types: an error is reported at its line", async (t) => {
  const tsconfig = JSON.stringify({
    compilerOptions: { allowJs: true, checkJs: true, noEmit: true, strict: true, types: [] },
    include: ["web/*.js"],
  });
  // The fixture has no node_modules; the compiler is the project's own.
  const { findings, skipped } = await runOn(checkTypes, {
    "tsconfig.json": tsconfig,
    "web/a.js": "/** @type {number} */\nexport const a = 'x';\n",
  });
  assert.match(skipped ?? "", /typescript is not installed/);
  assert.deepEqual(findings, []);
  const compiler = new URL("../../node_modules/typescript/bin/tsc", import.meta.url).href;
  const result = await runOn(checkTypes, {
    "tsconfig.json": tsconfig,
    "web/a.js": "/** @type {number} */\nexport const a = 'x';\n",
    "node_modules/typescript/bin/tsc": `import(${JSON.stringify(compiler)});`,
  });
  assert.equal(result.findings.length, 1);
  assert.match(result.findings[0], /^web\/a\.js:2: error TS2322/);
});

test("format: a badly formatted C++ file is reported", async (t) => {
  if (!/version 14\./.test(spawnSync("clang-format", ["--version"], { encoding: "utf8" }).stdout ?? ""))
    return t.skip("clang-format 14 is not installed");
  const style = "BasedOnStyle: Google\n";
  const { findings } = await runOn(checkFormat, {
    ".clang-format": style,
    "wasm/a.cpp": "int a;\n",
    "wasm/b.cpp": "int   b ;\n",
  });
  assert.equal(findings.length, 1);
  assert.match(findings[0], /wasm\/b\.cpp:1: is not formatted/);
});

test("format: badly formatted and broken JavaScript and CSS are reported", async () => {
  const { findings } = await runOn(checkFormat, {
    "web/a.js": "const a = 1;\n",
    "web/b.js": "const b  = 1\n",
    "web/c.css": "a{color:red}\n",
    "tests/d.test.mjs": "const a = ;\n",
  });
  assert.equal(findings.length, 3, findings.join("\n"));
  assert.match(findings[0], /^web\/b\.js: is not formatted/);
  assert.match(findings[1], /^web\/c\.css: is not formatted/);
  assert.match(findings[2], /^tests\/d\.test\.mjs: SyntaxError/);
});

test("tidy: clang-tidy's findings are reported at their lines, and again when nothing has changed", async (t) => {
  if (spawnSync("clang-tidy-14", ["--version"]).status !== 0) return t.skip("clang-tidy 14 is not installed");
  /** @type {Record<string, string>} */
  const files = {
    ".clang-tidy": "Checks: '-*,bugprone-integer-division'\n",
    "wasm/base/a.cpp": "double a(int b) { return b / 2; }\n",
    "wasm/base/b.cpp": "double b(double c) { return c / 2; }\n",
  };
  for (const library of ["md4c/src", "nlohmann-json/include", "libyaml/include", "libdeflate", "zlib"])
    files[`build/sources/${library}/README`] = "";
  const check = async (/** @type {any} */ context) => {
    await checkTidy(context);
    assert.match(context.summary, /1 of 1 layers checked now/);
    context.findings.length = 0;
    await checkTidy(context);
    assert.match(context.summary, /0 of 1 layers checked now/);
  };
  const { findings } = await runOn(check, files);
  assert.equal(findings.length, 1, findings.join("\n"));
  assert.match(findings[0], /^wasm\/base\/a\.cpp:1: result of integer division .*\[bugprone-integer-division\]/);
});
