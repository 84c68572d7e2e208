import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../scripts/check/exports.mjs";
import { runOn } from "./support/fixture.mjs";

/** A module that exports functions of these names: the smallest one that the format allows. */
function moduleWith(names) {
  const leb = (n) => (n < 128 ? [n] : [(n & 127) | 128, n >> 7]);
  const section = (id, content) => [id, ...leb(content.length), ...content];
  const exported = names.flatMap((name) => [...leb(name.length), ...Buffer.from(name), 0, 0]);
  return new Uint8Array([
    0,
    0x61,
    0x73,
    0x6d,
    1,
    0,
    0,
    0,
    ...section(1, [1, 0x60, 0, 0]),
    ...section(3, [1, 0]),
    ...section(7, [...leb(names.length), ...exported]),
    ...section(10, [1, 2, 0, 0x0b]),
  ]);
}

const header = `/* yoyak_in_a_comment( */
uint32_t yoyak_abi_version(void);
YoyakReader* yoyak_reader_create(void);
YoyakPacker* yoyak_packer_create(void);
`;
const good = {
  "wasm/bindings/abi.h": header,
  "wasm/bindings/reader.exports.txt": "# comment\nyoyak_abi_version\nyoyak_reader_create\n",
  "wasm/bindings/packer.exports.txt": "yoyak_abi_version\nyoyak_packer_create\n",
  "web/engine/memory.js": "exports.yoyak_abi_version(); exports[`yoyak_reader_${name}`];\n",
  "build/wasm-release/reader.wasm": moduleWith(["yoyak_abi_version", "yoyak_reader_create", "_initialize"]),
  "build/wasm-release/packer.wasm": moduleWith(["yoyak_abi_version", "yoyak_packer_create"]),
};
const findings = async (changes) => (await runOn(check, { ...good, ...changes })).findings.join("\n");

test("header, lists, modules and use agree", async () => {
  const result = await runOn(check, good);
  assert.deepEqual(result.findings, []);
  assert.match(result.summary, /3 functions .*\(2 of 2\)/);
});

test("a function that is declared but not listed", async () => {
  assert.match(
    await findings({ "wasm/bindings/abi.h": `${header}void yoyak_reader_destroy(YoyakReader*);\n` }),
    /abi\.h:5: yoyak_reader_destroy is declared but in no/,
  );
});

test("a symbol that is listed but not declared", async () => {
  assert.match(
    await findings({
      "wasm/bindings/reader.exports.txt": `${good["wasm/bindings/reader.exports.txt"]}yoyak_reader_fly\n`,
    }),
    /reader\.exports\.txt:4: yoyak_reader_fly is not declared in abi\.h/,
  );
});

test("a symbol that the module lacks, and one that it has too many", async () => {
  assert.match(
    await findings({ "build/wasm-release/reader.wasm": moduleWith(["yoyak_abi_version"]) }),
    /yoyak_reader_create is not exported by/,
  );
  assert.match(
    await findings({
      "build/wasm-release/packer.wasm": moduleWith(["yoyak_abi_version", "yoyak_packer_create", "yoyak_secret"]),
    }),
    /exports yoyak_secret, which is not listed/,
  );
});

test("JavaScript that calls what is not there", async () => {
  assert.match(
    await findings({ "web/engine/memory.js": "\nexports.yoyak_reader_opne();\n" }),
    /memory\.js:2: yoyak_reader_opne is not in abi\.h/,
  );
});

test("a missing list", async () => {
  const { "wasm/bindings/packer.exports.txt": _, ...rest } = good;
  assert.match((await runOn(check, rest)).findings.join("\n"), /packer\.exports\.txt: the list .* is not there/);
});
