import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../scripts/check/layers.mjs";
import { LAYERS, ROOMS } from "../../scripts/dev/layer-table.mjs";
import { runOn } from "./support/fixture.mjs";

/**
 * One file and its expected finding: none if `expected` is null.
 * @param {string} file
 * @param {string} content
 * @param {string | RegExp | null} expected
 */
async function expectOne(file, content, expected, others = {}) {
  const { findings } = await runOn(check, { ...others, [file]: content });
  if (!expected) return assert.deepEqual(findings, []);
  assert.equal(findings.length, 1, findings.join("\n") || "nothing found");
  if (typeof expected === "string") assert.ok(findings[0].startsWith(expected), findings[0]);
  else assert.match(findings[0], expected);
}

test("C++: an include downwards is allowed, one upwards is not", async () => {
  await expectOne(
    "wasm/archive/a.cpp",
    '#include "archive/a.hpp"\n#include "markdown/html.hpp"\n#include "base/result.hpp"\n#include <string>\n',
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
  await expectOne("wasm/search/match/a.cpp", '#include "filter/select.hpp"\n', /search must not include filter/);
  await expectOne("wasm/filter/a.cpp", '#include "search/index.hpp"\n', /filter must not include search/);
});

test("C++: rooms inside a layer point one way too", async () => {
  await expectOne("wasm/digest/page/a.cpp", '#include "digest/source/lines.hpp"\n#include "digest/model.hpp"\n', null);
  await expectOne(
    "wasm/digest/values/a.cpp",
    '#include "digest/source/lines.hpp"\n',
    /digest\/values must not include digest\/source/,
  );
  await expectOne(
    "wasm/digest/page/a.hpp",
    '#include "digest/folder_reader.hpp"\n',
    /digest\/page must not include digest\/folder_reader/,
  );
  await expectOne("wasm/digest/model.hpp", '#include "digest/values/a.hpp"\n', /digest\/model must not include/);
  await expectOne("wasm/search/match/a.cpp", '#include "search/query/query.hpp"\n', null);
  await expectOne(
    "wasm/search/query/a.cpp",
    '#include "search/match/hits.hpp"\n',
    /search\/query must not include search\/match/,
  );
  await expectOne(
    "wasm/search/index/a.cpp",
    '#include "../query/query.hpp"\n',
    /search\/index must not include search\/query/,
  );
});

test("C++: no row of rooms may include the next", async () => {
  for (const { name, rooms = [] } of LAYERS) {
    for (const [row, above] of rooms.slice(1).entries()) {
      const [from, to] = [rooms[row][0], above[0]];
      const file = `wasm/${name}/${from}/a.cpp`;
      await expectOne(file, `#include "${name}/${to}/b.hpp"\n`, `${file}:1: ${name}/${from} must not include`);
    }
  }
});

test("C++: a file without a room in a layer that has rooms is found", async () => {
  await expectOne("wasm/search/helpers/a.cpp", "int a;\n", /has no place in wasm\/search/);
  await expectOne("wasm/digest/helpers.cpp", "int a;\n", /has no place in wasm\/digest/);
});

test("C++: other layers see only a layer's public headers", async () => {
  await expectOne("wasm/engine/a.cpp", '#include "digest/folder_reader.hpp"\n', null);
  await expectOne(
    "wasm/engine/a.cpp",
    '#include "digest/page/page.hpp"\n',
    /engine must include digest by its public headers only: model,/,
  );
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

test("JavaScript: lazy imports and exports count as imports do", async () => {
  const others = { "web/engine/memory.js": "", "web/elements/x.js": "", "web/lib/dates.js": "" };
  await expectOne(
    "web/state/a.js",
    'import "../lib/dates.js";\nconst m = await import("../engine/memory.js");\n',
    /:2: imports web\/engine\/memory\.js, but web\/state knows .* public files/,
    others,
  );
  await expectOne("web/lib/a.js", 'export { X } from "../elements/x.js";\n', /holds pure functions/, others);
});

test("JavaScript: types named in comments follow the same arrows, and everybody may name the engine's", async () => {
  const others = { "web/elements/x.js": "", "web/engine/types.d.ts": "", "web/lib/dates.js": "" };
  await expectOne(
    "web/state/a.js",
    '/** @typedef {import("../lib/dates.js").Day} Day */\n/** @type {import("../elements/x.js").X} */\n',
    /a\.js:2: names a type of web\/elements\/x\.js, but web\/state knows no elements/,
    others,
  );
  await expectOne("web/lib/a.js", '/** @type {import("../engine/types.d.ts").Digest} */\n', null, others);
  await expectOne("web/lib/a.js", '// import "../elements/x.js";\n', null, others);
  await expectOne(
    "web/lib/a.js",
    '/** @type {import("./gone.js").X} */\n',
    /names a type of web\/lib\/gone\.js, which does not exist/,
  );
});

/** For each room: one of its files, a file that it may import, and one that it may not. */
const JS_CASES = {
  "web/i18n/": ["web/i18n/ko.js", "web/i18n/en.js", "web/lib/dates.js"],
  "web/lib/": ["web/lib/a.js", "web/i18n/ko.js", "web/state/app.js"],
  "web/engine/": ["web/engine/open.js", "web/engine/sources/http.js", "web/lib/dates.js"],
  "web/pwa/": ["web/pwa/sw.js", "web/lib/dates.js", "web/state/app.js"],
  "web/files/": ["web/files/zip.js", "web/engine/packer.js", "web/state/app.js"],
  "web/state/": ["web/state/app.js", "web/engine/live-search.js", "web/page/offline.js"],
  "web/page/": ["web/page/offline.js", "web/state/app.js", "web/elements/registry.js"],
  "web/page/sites.js": ["web/page/sites.js", "web/engine/open.js", "web/elements/registry.js"],
  "web/elements/parts/": ["web/elements/parts/a.js", "web/state/app.js", "web/elements/controls/a.js"],
  "web/elements/controls/": ["web/elements/controls/a.js", "web/elements/parts/a.js", "web/elements/views/a.js"],
  "web/elements/sheets/": ["web/elements/sheets/a.js", "web/files/zip.js", "web/elements/frame/a.js"],
  "web/elements/frame/": ["web/elements/frame/a.js", "web/elements/app-element.js", "web/elements/views/a.js"],
  "web/elements/views/": ["web/elements/views/a.js", "web/elements/view-element.js", "web/elements/sheets/a.js"],
  "web/elements/": ["web/elements/view-element.js", "web/elements/parts/a.js", "web/elements/views/a.js"],
  "web/elements/registry.js": ["web/elements/registry.js", "web/elements/views/a.js", "web/state/app.js"],
  "web/app.js": ["web/app.js", "web/elements/registry.js", "web/engine/memory.js"],
  "web/widget/react.d.ts": ["web/widget/react.d.ts", "web/widget/widget.d.ts", "web/engine/api.js"],
  "web/widget/": ["web/widget/draw.js", "web/engine/live-search.js", "web/state/app.js"],
  "scripts/yoyak.mjs": ["scripts/yoyak.mjs", "scripts/cli/main.mjs", "scripts/cli/errors.mjs"],
  "scripts/cli/": ["scripts/cli/errors.mjs", "scripts/cli/report.mjs", "scripts/cli/archive/pack.mjs"],
  "scripts/cli/archive/": ["scripts/cli/archive/pack.mjs", "scripts/cli/errors.mjs", "scripts/cli/site/site.mjs"],
  "scripts/cli/site/": ["scripts/cli/site/site.mjs", "scripts/cli/archive/pack.mjs", "scripts/cli/commands/build.mjs"],
  "scripts/cli/serve/": ["scripts/cli/serve/server.mjs", "scripts/cli/errors.mjs", "scripts/cli/commands/serve.mjs"],
  "scripts/cli/commands/": ["scripts/cli/commands/build.mjs", "scripts/cli/site/site.mjs", "scripts/dev/check.mjs"],
  "scripts/cli/main.mjs": ["scripts/cli/main.mjs", "scripts/cli/commands/build.mjs", "scripts/cli/site/site.mjs"],
  "scripts/cli/api.mjs": ["scripts/cli/api.mjs", "scripts/cli/archive/pack.mjs", "scripts/cli/commands/build.mjs"],
  "scripts/": ["scripts/dev/check.mjs", "scripts/cli/errors.mjs", "tests/web/a.mjs"],
};

test("JavaScript: each room has a case here", () => {
  assert.deepEqual(ROOMS.map(({ from }) => from).sort(), Object.keys(JS_CASES).sort());
});

for (const [room, [file, allowed, forbidden]] of Object.entries(JS_CASES)) {
  test(`JavaScript: ${room} imports what is below it and nothing else`, async () => {
    const importOf = (/** @type {string} */ target) =>
      `import ${JSON.stringify("../".repeat(file.split("/").length - 1) + target)};\n`;
    const dotted = (/** @type {string} */ target) =>
      file.includes("/") ? importOf(target) : `import "./${target}";\n`;
    const others = { [allowed]: "", [forbidden]: "" };
    await expectOne(file, dotted(allowed), null, others);
    await expectOne(file, dotted(allowed) + dotted(forbidden), `${file}:2: imports ${forbidden}, but `, others);
  });
}

test("without git, only folders at the top are left out", async () => {
  await expectOne("scripts/cli/site/a.mjs", 'import "esbuild";\n', /imports the package esbuild/);
  await expectOne("build/a.mjs", 'import "esbuild";\n', null);
});

test("JavaScript: the CLI ships alone", async () => {
  const others = { "web/engine/open.js": "", "scripts/dev/check.mjs": "" };
  await expectOne(
    "scripts/cli/site/a.mjs",
    'import "../../../web/engine/open.js";\nimport { Feed } from "feed";\nimport { join } from "node:path";\n',
    null,
    others,
  );
  await expectOne(
    "scripts/cli/commands/a.mjs",
    'import "../../dev/check.mjs";\n',
    /the command line ships without the other scripts/,
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

test("JavaScript: one file looks into wasm memory", async () => {
  const looks = "export const size = (core) => core.exports.memory.buffer.byteLength;\n";
  await expectOne(
    "web/engine/reader.js",
    looks,
    /reader\.js:1: only web\/engine\/memory\.js may look into wasm memory/,
  );
  await expectOne("web/engine/memory.js", looks, null);
});

test("JavaScript: state and page do not reach into elements", async () => {
  const reaches = 'const a = 1;\ndocument.querySelector("main > yoyak-digest-view[active]")?.escape();\n';
  await expectOne("web/page/keyboard.js", reaches, /keyboard\.js:2: reaches into an element/);
  await expectOne("web/state/app.js", "event.target.closest(`yoyak-rail`);\n", /app\.js:1: reaches into an element/);
  await expectOne("web/page/keyboard.js", 'document.querySelector(".yk-rail input");\n', null);
  await expectOne("web/elements/views/yoyak-a.js", reaches, null);
});
