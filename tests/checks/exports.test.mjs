import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../scripts/check/exports.mjs";
import { runOn } from "./support/fixture.mjs";

/**
 * A module that exports functions of these names: the smallest one that the format allows.
 * @param {any[]} names
 */
function moduleWith(names) {
  const leb = (/** @type {number} */ n) => (n < 128 ? [n] : [(n & 127) | 128, n >> 7]);
  const section = (/** @type {number} */ id, /** @type {any[]} */ content) => [id, ...leb(content.length), ...content];
  const exported = names.flatMap((/** @type {string} */ name) => [...leb(name.length), ...Buffer.from(name), 0, 0]);
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
  "web/engine/memory.js": "exports.yoyak_abi_version(); exports[`yoyak_reader_${name}`];\n",
  "build/wasm-release/reader.wasm": moduleWith(["yoyak_abi_version", "yoyak_reader_create", "_initialize"]),
  "build/wasm-release/packer.wasm": moduleWith(["yoyak_abi_version", "yoyak_packer_create"]),
};
const findings = async (/** @type {Record<string, string | Uint8Array>} */ changes) =>
  (await runOn(check, { ...good, ...changes })).findings.join("\n");

test("header, modules and use agree", async () => {
  const result = await runOn(check, good);
  assert.deepEqual(result.findings, []);
  assert.match(result.summary, /3 functions .*\(2 of 3\)/);
});

test("a function that belongs to no module", async () => {
  assert.match(
    await findings({ "wasm/bindings/abi.h": `${header}void yoyak_writer_create(void);\n` }),
    /abi\.h:5: yoyak_writer_create belongs to no module/,
  );
});

test("a symbol that the module lacks, and one that it has too many", async () => {
  assert.match(
    await findings({ "build/wasm-release/reader.wasm": moduleWith(["yoyak_abi_version"]) }),
    /abi\.h:3: yoyak_reader_create is not exported by/,
  );
  for (const extra of ["yoyak_secret", "yoyak_reader_create"])
    assert.match(
      await findings({
        "build/wasm-release/packer.wasm": moduleWith(["yoyak_abi_version", "yoyak_packer_create", extra]),
      }),
      new RegExp(`packer\\.wasm exports ${extra}, which is not declared for it`),
    );
});

test("JavaScript that calls what is not there, by its whole name or as a verb", async () => {
  assert.match(
    await findings({ "web/engine/memory.js": "\nexports.yoyak_reader_opne();\n" }),
    /memory\.js:2: yoyak_reader_opne is not in abi\.h/,
  );
  assert.match(
    await findings({ "web/engine/verbs.js": 'this.ask("create");\nthis.ask("digset", {});\n' }),
    /verbs\.js:2: yoyak_reader_digset is not in abi\.h/,
  );
  assert.match(
    await findings({ "web/engine/packer.js": 'call(this.#core, this.#live(), "pakc");\n' }),
    /packer\.js:1: yoyak_packer_pakc is not in abi\.h/,
  );
});
