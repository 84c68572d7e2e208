import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { crc32, zipOf } from "../../web/files/zip-write.js";
import { zipMembers } from "../../web/files/zip.js";

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

test("written files can be read, with names and bytes", async () => {
  const files = [
    { name: "archive.json", bytes: bytes('{"version":1}') },
    { name: "p/2025-12.yoyak", bytes: Uint8Array.from({ length: 300 }, (_, i) => i & 255) },
    { name: "빈 파일", bytes: new Uint8Array() },
  ];
  const members = zipMembers(zipOf(files));
  assert.deepEqual(
    members.map(({ name }) => name),
    files.map(({ name }) => name),
  );
  for (const [i, { read }] of members.entries()) assert.deepEqual(await read(), new Uint8Array(files[i].bytes));
});

test("what is compressed is written where it is shorter, and read again", async () => {
  const files = ["mimetype", "글 ".repeat(500)].map((text, i) => ({
    name: `${i}`,
    bytes: bytes(text),
    deflated: new Uint8Array(deflateRawSync(bytes(text))),
  }));
  const zip = zipOf(files);
  const long = files[1].bytes.length;
  assert.ok(zip.length < long / 2, `${zip.length} bytes of ${long}`);
  // Stored: its text stands in the file.
  assert.equal(new TextDecoder().decode(zip.subarray(31, 39)), "mimetype");
  for (const [i, { read }] of zipMembers(zip).entries()) assert.deepEqual(await read(), files[i].bytes);
});

test("the same files give the same bytes", () => {
  const files = [{ name: "a", bytes: bytes("a") }];
  assert.deepEqual(zipOf(files), zipOf(files));
});

test("the checksum is the one of the format", () => {
  assert.equal(crc32(bytes("123456789")), 0xcbf43926);
});
