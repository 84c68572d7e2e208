import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../scripts/check/layers.mjs";
import { runOn } from "./support/fixture.mjs";

/** One file, and what must be said about it: nothing where `expected` is null. */
async function expectOne(file, content, expected, others = {}) {
  const { findings } = await runOn(check, { ...others, [file]: content });
  if (!expected) return assert.deepEqual(findings, []);
  assert.equal(findings.length, 1, findings.join("\n") || "nothing found");
  assert.match(findings[0], expected);
}

test("C++: an include downwards is allowed, one upwards is not", async () => {
  await expectOne(
    "wasm/digest/a.cpp",
    '#include "digest/a.hpp"\n#include "markdown/html.hpp"\n#include "base/result.hpp"\n#include <string>\n',
    null,
  );
  await expectOne(
    "wasm/text/a.cpp",
    '#include "base/result.hpp"\n\n#include "digest/model.hpp"\n',
    /^wasm\/text\/a\.cpp:3: text must not include digest/,
  );
  await expectOne("wasm/engine/a.hpp", '  #  include "bindings/abi.h"\n', /engine must not include bindings/);
});

test("C++: a relative path is no way around", async () => {
  await expectOne("wasm/text/a.cpp", '#include "../digest/model.hpp"\n', /text must not include digest/);
});

test("C++: filter and search do not know each other", async () => {
  await expectOne("wasm/search/a.cpp", '#include "filter/select.hpp"\n', /search must not include filter/);
  await expectOne("wasm/filter/a.cpp", '#include "search/index.hpp"\n', /filter must not include search/);
});

test("C++: a library's header is not a layer", async () => {
  await expectOne("wasm/base/a.cpp", '#include "md4c.h"\n#include <nlohmann/json.hpp>\n', null);
});

test("C++: a folder that is no layer is found", async () => {
  await expectOne("wasm/helpers/a.cpp", "int a;\n", /wasm\/helpers is not a layer/);
});

test("C++: only the bindings know Emscripten", async () => {
  await expectOne("wasm/archive/a.cpp", "#ifdef __EMSCRIPTEN__\n#endif\n", /only wasm\/bindings may know Emscripten/);
  await expectOne("wasm/base/a.cpp", "#include <emscripten/emscripten.h>\n", /only wasm\/bindings may know Emscripten/);
  await expectOne("wasm/bindings/a.cpp", "#include <emscripten/emscripten.h>\n", null);
});

test("C++: the core does no I/O and throws nothing, in code as opposed to comments and strings", async () => {
  await expectOne("wasm/text/a.cpp", "#include <iostream>\n", /does no I\/O/);
  await expectOne("wasm/text/a.cpp", "int f() {\n  throw 1;\n}\n", /:2: .*without exceptions/);
  await expectOne(
    "wasm/text/a.cpp",
    '// throw away what is left; try (again)\n/* catch (x) */ const char* s = "throw 1";\n',
    null,
  );
});

test("JavaScript: the engine imports neither page, nor packages, nor Node", async () => {
  const others = { "web/engine/memory.js": "", "web/lib/dates.js": "" };
  await expectOne("web/engine/open.js", 'import { a } from "./memory.js";\n', null, others);
  await expectOne(
    "web/engine/open.js",
    'import { a } from "../lib/dates.js";\n',
    /:1: imports web\/lib\/dates\.js/,
    others,
  );
  await expectOne("web/engine/open.js", 'import {\n  html,\n} from "lit";\n', /:3: imports the package lit/, others);
  await expectOne("web/engine/open.js", 'import { readFile } from "node:fs";\n', /node:fs/, others);
  await expectOne("web/engine/open.js", "const a = document.body;\n", /must not touch the page/, others);
});

test("JavaScript: elements reach the engine by its public files only, also lazily", async () => {
  const others = { "web/engine/memory.js": "", "web/engine/open.js": "", "web/lib/dates.js": "" };
  await expectOne(
    "web/elements/a.js",
    'import { html } from "lit";\nimport { openArchive } from "../engine/open.js";\nimport "../lib/dates.js";\n',
    null,
    others,
  );
  await expectOne(
    "web/elements/a.js",
    'const m = await import("../engine/memory.js");\n',
    /imports web\/engine\/memory\.js/,
    others,
  );
  await expectOne("web/lib/a.js", 'export { X } from "../elements/x.js";\n', /holds pure functions/, {
    "web/elements/x.js": "",
  });
});

test("JavaScript: types named in comments are not imports", async () => {
  await expectOne(
    "web/engine/a.js",
    '/** @typedef {import("../elements/x.js").X} X */\n// import "../elements/x.js";\n',
    null,
  );
});

test("without git, only folders at the top are left out", async () => {
  await expectOne("scripts/cli/site/a.mjs", 'import "esbuild";\n', /imports the package esbuild/);
  await expectOne("build/a.mjs", 'import "esbuild";\n', null);
});

test("JavaScript: the CLI ships alone", async () => {
  const others = { "web/engine/open.js": "", "scripts/dev/check.mjs": "" };
  await expectOne(
    "scripts/cli/a.mjs",
    'import "../../web/engine/open.js";\nimport { Feed } from "feed";\nimport { join } from "node:path";\n',
    null,
    others,
  );
  await expectOne(
    "scripts/cli/a.mjs",
    'import "../lib/check.mjs";\n',
    /the CLI ships without the other scripts/,
    others,
  );
  await expectOne("scripts/cli/a.mjs", 'import * as esbuild from "esbuild";\n', /imports the package esbuild/, others);
});

test("JavaScript: an import of a file that is not there is found", async () => {
  await expectOne("web/lib/a.js", 'import "./gone.js";\n', /imports web\/lib\/gone\.js, which does not exist/);
});

test("JavaScript: elements are defined by the registry alone", async () => {
  const define = 'class A extends HTMLElement {}\ncustomElements.define("yoyak-a", A);\n';
  await expectOne(
    "web/elements/views/yoyak-a.js",
    define,
    /yoyak-a\.js:2: elements are defined in web\/elements\/registry/,
  );
  await expectOne("web/elements/registry.js", define, null);
});

test("JavaScript: state and page do not reach into elements", async () => {
  const reaches = 'const a = 1;\ndocument.querySelector("main > yoyak-digest-view[active]")?.escape();\n';
  await expectOne("web/page/keyboard.js", reaches, /keyboard\.js:2: reaches into an element/);
  await expectOne("web/state/app.js", "event.target.closest(`yoyak-rail`);\n", /app\.js:1: reaches into an element/);
  await expectOne("web/page/keyboard.js", 'document.querySelector(".yk-rail input");\n', null);
  await expectOne("web/elements/views/yoyak-a.js", reaches, null);
});
