// The shared code that makes an archive from pages, for every host: which files are pages, and which files the packer
// joins.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Packer } from "../../web/engine/packer.js";
import { archiveOf, byPath, isLeftOut, isPage, packParts, readPages } from "../../web/engine/packing.js";

const wasm = readFileSync(new URL("../../build/dist/packer.wasm", import.meta.url));
const page = (/** @type {string} */ date) =>
  new TextEncoder().encode(`---\ndate: ${date}\n---\n\n# ${date}\n\n## 소식\n\n글이다.\n`);
const pages = ["2024-01-05", "2025-02-03", "2025-11-30", "2025-12-01"].map((date) => ({
  path: `${date}-소식.md`,
  read: () => page(date),
}));

test("packing: what is a page", () => {
  for (const path of ["a.md", "2025/A.MD", "b.markdown", "c.mdown", "d.mdx", "./a.md", "../a.md", "a b.md"])
    assert(isPage(path), path);
  for (const path of ["a.txt", "md", ".a.md", ".git/a.md", "x/node_modules/a.md", "__MACOSX/._a.md", "a.md.bak"])
    assert(!isPage(path), path);
  assert(isLeftOut("node_modules") && isLeftOut("a/.git/b") && !isLeftOut("notes") && !isLeftOut("../notes"));
});

test("packing: pages are in one order however their names are composed", () => {
  assert.deepEqual(["나", "가".normalize("NFD"), "a", "B"].sort(byPath), ["B", "a", "가".normalize("NFD"), "나"]);
});

test("packing: the same archive in whatever order partitions are packed, and from earlier parts", async () => {
  const { packer, check } = await readPages(pages, { wasm });
  assert.equal(check.digests, 4);
  const alone = await packParts(packer);
  const files = archiveOf(packer, alone.parts);
  assert.deepEqual(
    alone.parts.map(({ id }) => id),
    ["2025-12", "2025-11", "2025-02", "2024"],
  );
  const backwards = await packParts(packer, {
    packAll: async (todo, keep) => {
      for (const plan of todo.toReversed()) keep(plan, packer.packPartition(plan.id, packer.partition(plan.index)));
    },
  });
  assert.deepEqual(archiveOf(packer, backwards.parts), files);
  const again = await packParts(packer, { find: ({ id }) => alone.parts.find((part) => part.id === id) ?? null });
  assert.equal(again.packed, 0);
  assert.deepEqual(archiveOf(packer, again.parts), files);
  assert.equal([...files.keys()].at(-1), "archive.json");
  packer.dispose();
});

test("packing: memory grows in few steps, because each costs the host more than reading a page", async () => {
  const packer = await Packer.create({ wasm });
  const text = new TextEncoder().encode(`# 2025-12-01\n\n${"긴 글이다. ".repeat(20_000)}\n`);
  const sizes = new Set([packer.memory]);
  for (let index = 0; index < 200; index += 1) {
    packer.add(`2025-12-01-${index}.md`, text);
    sizes.add(packer.memory);
  }
  assert(Math.max(...sizes) > 3 * Math.min(...sizes));
  assert(sizes.size < 16, `${sizes.size} sizes`);
  packer.dispose();
});

test("packing: one partition, if the settings want it", async () => {
  const settings = [new TextEncoder().encode('{"partitions":"one"}')];
  const { packer } = await readPages(pages, { wasm, settings });
  const { parts } = await packParts(packer);
  assert.deepEqual(
    parts.map(({ id }) => id),
    ["all"],
  );
  assert.match([...archiveOf(packer, parts).keys()].join(" "), /^p\/all\.[0-9a-f]{16}\.yoyak archive\.json$/);
  packer.dispose();
});

test("packing: a whole file joins only under the name of its content", async () => {
  const { packer } = await readPages(pages, { wasm });
  const { parts } = await packParts(packer);
  const [{ name, bytes, source }] = parts;
  assert.equal(packer.join(name, bytes.length, bytes), source);
  const changed = bytes.slice();
  changed[bytes.length - 1] ^= 1;
  assert.throws(() => packer.join(name, changed.length, changed), /has changed since it was written/);
  assert.throws(() => packer.join(parts[1].name, bytes.length, bytes), { code: "damaged" });
  assert.equal(packer.join(name, bytes.length, bytes.subarray(0, bytes.length - 1)), source);
  packer.dispose();
});

test("packing: a packer that refuses the settings is disposed of, and the error is the packer's", async () => {
  const settings = [new TextEncoder().encode("{")];
  await assert.rejects(readPages(pages, { wasm, settings }), { code: "bad-config" });
});
