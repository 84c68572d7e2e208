import assert from "node:assert/strict";
import { test } from "node:test";
import { zipMembers } from "../../web/files/zip.js";
import { zip } from "./support/zip.mjs";

const text = async (/** @type {import("../../web/files/zip.js").ZipMember} */ member) =>
  new TextDecoder().decode(await member.read());

test("zip: stored and deflated members, names in Korean, folders left out, a comment at the end", async () => {
  const long = "긴 글 ".repeat(5000);
  const members = zipMembers(
    zip(
      [
        { name: "글/", data: "", method: 0 },
        { name: "글/2026-01-05-기술.md", data: long },
        { name: "b.md", data: "짧은 글", method: 0 },
      ],
      "made by hand",
    ),
  );
  assert.deepEqual(
    members.map(({ name }) => name),
    ["글/2026-01-05-기술.md", "b.md"],
  );
  assert.equal(await text(members[0]), long);
  assert.equal(await text(members[1]), "짧은 글");
});

test("zip: names without the mark for UTF-8 are read as UTF-8 where they are, else as CP949", () => {
  const cp949 = Buffer.from([0xb1, 0xdb, 0x2e, 0x6d, 0x64]);
  assert.deepEqual(
    zipMembers(
      zip([
        { name: cp949, data: "x", flags: 0 },
        { name: "글.md", data: "x", flags: 0 },
      ]),
    ).map(({ name }) => name),
    ["글.md", "글.md"],
  );
  const decomposed = "글.md".normalize("NFD");
  assert.equal(zipMembers(zip([{ name: decomposed, data: "x" }]))[0].name, "글.md");
});

test("zip: files that are cut off, encrypted, packed in another way or larger than they say are refused", async () => {
  const good = zip([{ name: "a.md", data: "text" }]);
  assert.throws(() => zipMembers(good.subarray(0, good.length - 10)), /no ZIP file/);
  assert.throws(
    () => zipMembers(new TextEncoder().encode("no zip at all, only words that are long enough")),
    /no ZIP file/,
  );
  await assert.rejects(zipMembers(zip([{ name: "a.md", data: "text", flags: 1 }]))[0].read(), /encrypted/);
  await assert.rejects(zipMembers(zip([{ name: "a.md", data: "text", method: 12 }]))[0].read(), /cannot undo/);
  await assert.rejects(zipMembers(zip([{ name: "a.md", data: "text".repeat(100), claim: 10 }]))[0].read(), /damaged/);
  await assert.rejects(zipMembers(zip([{ name: "a.md", data: "text", claim: 1000 }]))[0].read(), /damaged/);
});

test("zip: the members that are read have 256 MB together at most, however small the file is", async () => {
  const megabytes = (/** @type {number} */ n) => "a".repeat(n << 20);
  const good = zip([{ name: "a.md", data: megabytes(63) }]);
  // The directory names the one member again and again.
  const directory = good.subarray(good.length - 22 - 50, good.length - 22);
  const end = good.slice(good.length - 22);
  const view = new DataView(end.buffer);
  view.setUint16(10, 5, true);
  view.setUint32(12, 5 * directory.length, true);
  const many = new Uint8Array([
    ...good.subarray(0, good.length - 22),
    ...Array(4)
      .fill([...directory])
      .flat(),
    ...end,
  ]);
  const members = zipMembers(many);
  assert.equal(members.length, 5);
  for (const member of members.slice(0, 4)) assert.equal((await member.read()).length, 63 << 20);
  await assert.rejects(members[4].read(), { code: "zip-large" });
});

test("zip: a stored member that is longer than it says is refused", async () => {
  await assert.rejects(zipMembers(zip([{ name: "a.md", data: "text", method: 0, claim: 3 }]))[0].read(), /damaged/);
});
