// The service worker's own implementation of the hash in wasm/archive/codec.cpp.
import assert from "node:assert/strict";
import { test } from "node:test";
import { contentName } from "../../web/pwa/content-name.js";

test("content name: FNV-1a as the core computes it", () => {
  const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
  // Published test vectors of FNV-1a, 64 bits.
  assert.equal(contentName(bytes("")), "cbf29ce484222325");
  assert.equal(contentName(bytes("a")), "af63dc4c8601ec8c");
  assert.equal(contentName(bytes("foobar")), "85944171f73967e8");
  let [hash, long] = [0xcbf29ce484222325n, Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) & 255)];
  for (const byte of long) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  assert.equal(contentName(long), hash.toString(16).padStart(16, "0"));
});
