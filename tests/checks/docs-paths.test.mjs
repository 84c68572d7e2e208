import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../scripts/check/docs-paths.mjs";
import { runOn } from "./support/fixture.mjs";

const tree = {
  "scripts/build": "",
  "wasm/text/utf8.cpp": "",
  "wasm/digest/folder_reader.hpp": "",
  "tests/core/text/utf8_tests.cpp": "",
  "docs/format.md": "",
};
const findings = async (/** @type {string} */ text, file = "README.md") =>
  (await runOn(check, { ...tree, [file]: text })).findings;

test("what exists is fine: spans, links, folders, patterns, commands", async () => {
  assert.deepEqual(
    await findings(`Run \`./scripts/build --debug\`, read [the format](docs/format.md#head), see \`wasm/text/\`,
\`wasm/{text,digest}/\`, \`tests/core/*/*_tests.cpp\`, \`tests/core/LAYER/FILE_tests.cpp\`,
[elsewhere](https://example.org/wasm/x).

\`\`\`sh
./scripts/build
\`\`\`
`),
    [],
  );
});

test("what is gone is found with its line", async () => {
  assert.deepEqual(await findings("# A\n\nSee `wasm/text/utf9.cpp`.\n"), [
    "README.md:3: names wasm/text/utf9.cpp, which does not exist",
  ]);
  assert.deepEqual(await findings("```sh\n./scripts/biuld\n```\n"), [
    "README.md:2: names scripts/biuld, which does not exist",
  ]);
  assert.deepEqual(await findings("[x](docs/gone.md)\n"), ["README.md:1: names docs/gone.md, which does not exist"]);
  assert.equal((await findings("`wasm/{text,gone}/`\n")).length, 1);
  assert.equal((await findings("`tests/core/*/*_test.js`\n")).length, 1);
});

test("a link inside code is an example, not a link", async () => {
  assert.deepEqual(await findings("`[text](gone.md)` and ``a ` [text](gone.md)``\n"), []);
});

test("links in docs/ are relative to their document", async () => {
  assert.deepEqual(await findings("[x](format.md) [y](../README.md)\n", "docs/other.md"), [
    "docs/other.md:1: names README.md, which does not exist",
  ]);
});
