// memory.js with a fake module in JavaScript: allocated memory is freed, and errors have types.
import assert from "node:assert/strict";
import { test } from "node:test";
import { call, callUtf16, create, destroy } from "../../web/engine/memory.js";
import { YoyakError } from "../../web/engine/errors.js";

/** A core that echoes its first parameter; `verb` functions may be replaced. */
function fakeCore(verbs = {}) {
  const memory = new WebAssembly.Memory({ initial: 1 });
  let next = 64;
  let result = [0, 0];
  const live = new Set();
  const exports = {
    memory,
    yoyak_alloc: (/** @type {number} */ size) => {
      const pointer = next;
      next += size + 8;
      while (next > memory.buffer.byteLength) memory.grow(1); // detaches every view
      live.add(pointer);
      return pointer;
    },
    yoyak_free: (/** @type {any} */ pointer) => assert.ok(live.delete(pointer), "freed what was not allocated"),
    yoyak_reader_create: () => 8,
    yoyak_reader_destroy: () => {},
    yoyak_reader_result_data: () => result[0],
    yoyak_reader_result_size: () => result[1],
    yoyak_reader_echo: (/** @type {any} */ handle, /** @type {number} */ pointer, /** @type {number} */ size) => {
      result = [pointer, size];
      return 0;
    },
    ...verbs,
  };
  const answer = (/** @type {any} */ text) => {
    const bytes = Buffer.from(text);
    new Uint8Array(memory.buffer, 16, bytes.length).set(bytes);
    result = [16, bytes.length];
  };
  return { core: /** @type {any} */ ({ kind: "reader", exports, dead: false }), live, answer };
}

test("call copies text in and out and frees what it allocated", () => {
  const { core, live } = fakeCore();
  const { status, bytes } = call(core, create(core), "echo", "요약 🙂 é");
  assert.equal(status, 0);
  assert.equal(Buffer.from(bytes).toString(), "요약 🙂 é");
  assert.equal(live.size, 0);
});

test("callUtf16 takes over what the core gives as UTF-16LE, byte order mark included", () => {
  const { core, live } = fakeCore();
  const written = "\uFEFF요약 🙂 é";
  assert.equal(callUtf16(core, 8, "echo", new Uint8Array(Buffer.from(written, "utf16le"))), written);
  assert.equal(callUtf16(core, 8, "echo", ""), "");
  assert.equal(live.size, 0);
});

test("a string of lone surrogates fits into its memory", () => {
  const { core } = fakeCore();
  const { bytes } = call(core, 8, "echo", "\uD800\uDC00\uD800가");
  assert.equal(Buffer.from(bytes).toString(), "\u{10000}\uFFFD가");
});

test("call survives memory that grows while parameters are copied in", () => {
  const { core } = fakeCore();
  const big = new Uint8Array(300000).fill(7);
  const { bytes } = call(core, 8, "echo", big, "after the growth");
  assert.deepEqual(bytes, big);
});

test("call passes an empty value with an allocation", () => {
  const { core, live } = fakeCore();
  assert.equal(call(core, 8, "echo", "").bytes.length, 0);
  assert.equal(live.size, 0);
});

test("a result does not change when the module's memory changes", () => {
  const { core } = fakeCore();
  const { bytes } = call(core, 8, "echo", "first");
  new Uint8Array(core.exports.memory.buffer).fill(0);
  assert.equal(Buffer.from(bytes).toString(), "first");
});

test("status ERROR is thrown with the core's code, and memory is freed", () => {
  const { core, live, answer } = fakeCore({
    yoyak_reader_fail: () => (answer('{"code":"damaged","message":"no","detail":{"a":1}}'), 2),
  });
  assert.throws(
    () => call(core, 8, "fail", "x"),
    (error) => error instanceof YoyakError && error.code === "damaged" && error.message === "no",
  );
  assert.equal(live.size, 0);
  assert.equal(core.dead, false);
});

test("every exception of the module is a trap, and the instance is not used again", () => {
  let freed = 0;
  const { core } = fakeCore({
    yoyak_reader_trap: () => {
      throw new WebAssembly.RuntimeError("unreachable");
    },
    yoyak_free: () => {
      freed += 1;
    },
  });
  assert.throws(() => call(core, 8, "trap", "x"), { code: "trap", message: /unreachable/ });
  assert.equal(freed, 0, "a dead instance must not be called, not even to free");
  assert.throws(() => call(core, 8, "echo", "x"), { code: "trap" });
  destroy(core, 8);
});
