import assert from "node:assert/strict";
import { test } from "node:test";
import { compile, instantiate, loadCore } from "../../web/engine/loader.js";
import { call } from "../../web/engine/memory.js";
import { moduleBytes, serve, tinyModule } from "./helpers.mjs";

const complete = Object.fromEntries(
  ["yoyak_abi_version", "yoyak_alloc", "yoyak_free", "yoyak_reader_create"].map((name) => [name, 1]),
);

test("loader: a module of this ABI starts", async () => {
  const core = await loadCore(tinyModule(complete), "reader");
  assert.equal(core.exports.yoyak_abi_version(), 1);
});

test("loader: another ABI version is refused by name", async () => {
  await assert.rejects(loadCore(tinyModule({ ...complete, yoyak_abi_version: 99 }), "reader"), {
    code: "wrong-abi",
    message: /version 99/,
  });
});

test("loader: a module without the functions of its kind is refused", async () => {
  await assert.rejects(loadCore(tinyModule(complete), "packer"), { code: "wrong-abi", message: /yoyak_packer_create/ });
});

test("loader: a verb that the module lacks is refused by name when it is called", async () => {
  const core = await loadCore(tinyModule(complete), "reader");
  assert.throws(() => call(core, 1, "digests", "{}"), { code: "wrong-abi", message: /yoyak_reader_digests/ });
});

test("loader: an unknown import is refused by name", async () => {
  await assert.rejects(loadCore(tinyModule(complete, [["env", "brew_coffee"]]), "reader"), {
    code: "wrong-abi",
    message: /env\.brew_coffee/,
  });
});

test("loader: bytes that are not a module are refused", async () => {
  await assert.rejects(loadCore(new Uint8Array([1, 2, 3]), "reader"), { code: "no-wasm" });
});

test("loader: the built modules import only what the loader offers", async () => {
  for (const kind of /** @type {const} */ (["reader", "packer"]))
    assert.equal((await loadCore(moduleBytes(`${kind}.wasm`), kind)).kind, kind);
});

for (const type of ["application/wasm", "application/wasm; charset=binary", "text/html", undefined]) {
  test(`loader: loads by address with the type ${type}`, async (context) => {
    const url = await serve(
      (_, response) => response.writeHead(200, type ? { "content-type": type } : {}).end(tinyModule(complete)),
      context,
    );
    assert.ok((await instantiate(await compile(`${url}reader.wasm`), "reader")).exports);
  });
}

test("loader: concurrent callers share one download, and a failure is not kept", async (context) => {
  let requests = 0;
  const url = await serve((_, response) => {
    requests += 1;
    if (requests === 1) response.writeHead(503).end();
    else response.writeHead(200).end(tinyModule(complete));
  }, context);
  await assert.rejects(compile(`${url}r.wasm`), { code: "network", message: /503/ });
  const [a, b] = await Promise.all([compile(`${url}r.wasm`), compile(`${url}r.wasm`)]);
  assert.equal(a, b);
  assert.equal(requests, 2);
});
