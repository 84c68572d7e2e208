// Exports with texts (web/files/export-texts.js) from an open archive: they hold what the archive holds.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Packer } from "../../web/engine/packer.js";
import { Reader } from "../../web/engine/reader.js";
import { MemorySource } from "../../web/engine/sources/memory.js";
import { chosenDigests, textsAsBook, textsAsCsv, textsAsJson, textsAsMarkdown } from "../../web/files/export-texts.js";
import { zipMembers } from "../../web/files/zip.js";
import { moduleBytes } from "./helpers.mjs";

const data = new URL("../../data/", import.meta.url);
const wasm = moduleBytes("packer.wasm");
const schema = JSON.parse(readFileSync(new URL("../../docs/yoyak.entries.schema.json", import.meta.url), "utf8"));
const valid = new Ajv2020({ strict: true, formats: { date: /^\d{4}-\d\d-\d\d$/ } }).compile(schema);
const head = {
  title: "아침 요약",
  selection: '2026년 "가을", 기술',
  language: "ko",
  url: "https://example.org/d/",
  address: (/** @type {{ digest: string, id: string }} */ { digest, id }) =>
    `https://example.org/d/d/${digest}.html#${id}`,
  wasm,
  bytesOf: async (/** @type {string} */ name) => (name.endsWith("1.png") ? new Uint8Array([1, 2, 3]) : null),
};
const plain = new TextDecoder();

/** Pages by name, as digests. @param {Record<string, Uint8Array>} pages @returns {Promise<any[]>} */
async function digestsOf(pages) {
  const packer = await Packer.create({ wasm });
  for (const [name, bytes] of Object.entries(pages)) packer.add(name, bytes);
  const { digests } = packer.read();
  const all = Array.from({ length: digests }, (_, index) => JSON.parse(packer.exportJson(index)));
  packer.dispose();
  return all;
}

async function open() {
  const packer = await Packer.create({ wasm });
  for (const name of readdirSync(data, { recursive: true, encoding: "utf8" }).filter((each) => each.endsWith(".md")))
    packer.add(name, new Uint8Array(readFileSync(new URL(name, data))));
  packer.read();
  const files = new Map(packer.pack().files.map(({ name }, index) => [name, packer.file(index)]));
  packer.dispose();
  return Reader.open(new MemorySource(files), moduleBytes("reader.wasm"));
}

const archive = await open();
const { rows } = await archive.select({ limit: 1000 });

/** What a page written from a digest says again. @param {any} digest */
const content = ({ id, date, topic, title, overview, entries }) => ({
  id,
  date,
  topic,
  title,
  overview: overview.trim(),
  entries: entries.map((/** @type {any} */ { video_id: _, ...entry }) => ({
    ...entry,
    sections: entry.sections.map((/** @type {any} */ { markdown, ...section }) => ({
      ...section,
      markdown: markdown.trim(),
    })),
  })),
});

test("Markdown with texts reads as the same digests again", async () => {
  const digests = await chosenDigests(archive, rows);
  const { format, bytes } = await textsAsMarkdown(digests, head);
  assert.equal(format, "zip");
  /** @type {Record<string, Uint8Array>} */
  const pages = {};
  for (const { name, read } of zipMembers(bytes)) pages[name] = await read();
  assert.ok(plain.decode(Object.values(pages)[0]).startsWith('---\nselection: "아침 요약, 2026년 \\"가을\\", 기술"\n'));
  const again = new Map((await digestsOf(pages)).map((digest) => [digest.id, digest]));
  for (const digest of digests) assert.deepEqual(content(again.get(digest.id)), content(digest), digest.id);
  assert.equal(again.size, digests.length);
});

test("one digest is one page, and some of its entries come without its overview", async () => {
  const [{ digest }] = rows;
  const some = rows.filter((row) => row.digest === digest).slice(0, 2);
  const chosen = await chosenDigests(archive, some);
  const { format, bytes } = await textsAsMarkdown(chosen, head);
  assert.equal(format, "md");
  const [again] = await digestsOf({ "2026-01-01-x.md": bytes });
  assert.equal(again.overview.trim(), "");
  assert.deepEqual(
    again.entries.map((/** @type {any} */ { title }) => title),
    some.map(({ title }) => title),
  );
});

test("JSON is of the schema, CSV has a line for each entry, and a book a chapter for each digest", async () => {
  const digests = await chosenDigests(archive, rows);
  /** @type {any} */
  const json = JSON.parse(textsAsJson(digests, head));
  const isValid = valid(/** @type {unknown} */ (json));
  assert.ok(isValid, JSON.stringify(valid.errors));
  assert.equal(json.selection, head.selection);
  assert.equal(json.digests.flatMap((/** @type {any} */ each) => each.entries).length, rows.length);
  const csv = textsAsCsv(digests, head);
  assert.ok(csv.startsWith("\ufeffdate,topic,channel,title,url,seconds,publishedAt,page,text\r\n"));
  const members = zipMembers(await textsAsBook(digests, head));
  assert.equal(members[0].name, "mimetype");
  assert.equal(members.filter(({ name }) => /^book\/c\d+\.xhtml$/.test(name)).length, digests.length);
  const book = await members.find(({ name }) => name === "book/package.opf")?.read();
  assert.ok(plain.decode(book).includes("<dc:title>아침 요약, 2026년 &quot;가을&quot;, 기술</dc:title>"));
});

test("a book has the pictures whose bytes are at hand, and the texts of others", async () => {
  const [digest] = await chosenDigests(archive, rows.slice(0, 1));
  const pictures = "![하나](../f/1.png) ![둘](../f/2.png)";
  const entries = [{ ...digest.entries[0], sections: [{ kind: "main", label: "", markdown: pictures }] }];
  const members = zipMembers(await textsAsBook([{ ...digest, entries }], head));
  const [chapter, picture] = await Promise.all(
    ["book/c0001.xhtml", "book/f/1.png"].map((name) => members.find((each) => each.name === name)?.read()),
  );
  assert.ok(plain.decode(chapter).includes('<img src="f/1.png" alt="하나"/> 둘'), plain.decode(chapter));
  assert.deepEqual(picture, new Uint8Array([1, 2, 3]));
  assert.ok(!members.some(({ name }) => name === "book/f/2.png"));
});
