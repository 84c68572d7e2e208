// Archives of strangers whose checksums are right: a good one is taken apart, parts are replaced, and everything is
// sealed again. For tests of what such an archive may cost.

import { crc32, deflateRawSync } from "node:zlib";
import { Packer } from "../../web/engine/packer.js";
import { moduleBytes } from "./helpers.mjs";

const HEADER = 24;
const ROW = 24;
/** Ids of sections, as in docs/archive-format.md. */
export const SECTION = {
  names: 1,
  digests: 2,
  channels: 3,
  titleDirectory: 4,
  textDirectory: 5,
  titles: 6,
  texts: 7,
  lengths: 8,
  keys: 9,
  searchRoot: 10,
  search: 11,
  source: 12,
};

/** @typedef {{ id: number, codec: number, bytes: Buffer, raw: number, items: number, crc?: number }} Section */

/** @param {number} value */
export function varint(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

/** @param {string | Buffer} value */
export const string = (value) => Buffer.concat([varint(Buffer.from(value).length), Buffer.from(value)]);

/** @param {number[]} values */
export const column = (values) => Buffer.concat([Buffer.from([4]), ...values.map(u32)]);

/** @param {number} value */
export function u32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

/** @param {Buffer} raw @param {number} id @param {number} items @returns {Section} */
export const packed = (id, raw, items) => ({ id, codec: 1, bytes: deflateRawSync(raw), raw: raw.length, items });

/** A block at `offset` of its section. @param {number} section @param {number} offset @param {Buffer} raw */
export function block(section, offset, raw) {
  const bytes = deflateRawSync(raw);
  const head = varint(raw.length * 2 + 1);
  const place = Buffer.alloc(6);
  place.writeUInt16LE(section, 0);
  place.writeUInt32LE(offset, 2);
  return Buffer.concat([head, u32(crc32(Buffer.concat([place, head, bytes]))), bytes]);
}

/** @param {Uint8Array} file @returns {Section[]} */
export function sectionsOf(file) {
  const bytes = Buffer.from(file);
  return Array.from({ length: bytes.readUInt32LE(12) }, (_, index) => {
    const row = bytes.subarray(HEADER + index * ROW);
    const [offset, stored, raw, crc, items] = [4, 8, 12, 16, 20].map((at) => row.readUInt32LE(at));
    return {
      id: row.readUInt16LE(0),
      codec: row.readUInt16LE(2),
      bytes: bytes.subarray(offset, offset + stored),
      raw,
      items,
      crc,
    };
  });
}

/** Sections whose blocks have checksums of their own. */
const BLOCKS = new Set([SECTION.titles, SECTION.texts, SECTION.search]);
/** The head, and the columns with it. */
const HEAD = new Set([SECTION.names, SECTION.digests, SECTION.channels, SECTION.titleDirectory, SECTION.searchRoot]);
HEAD.add(SECTION.source);
const COLUMNS = new Set([...HEAD, SECTION.textDirectory, SECTION.lengths]);

/** A partition file of these sections. @param {Section[]} sections */
export function partitionOf(sections) {
  const order = (/** @type {Section} */ { id }) => (HEAD.has(id) ? 0 : COLUMNS.has(id) ? 1 : 2);
  const sorted = [...sections].sort((a, b) => order(a) - order(b));
  let offset = HEADER + ROW * sorted.length;
  const ends = [offset, offset];
  const rows = sorted.map((section) => {
    const row = Buffer.alloc(ROW);
    row.writeUInt16LE(section.id, 0);
    row.writeUInt16LE(section.codec, 2);
    const crc = BLOCKS.has(section.id) ? 0 : crc32(section.bytes);
    for (const [index, value] of [offset, section.bytes.length, section.raw, crc, section.items].entries())
      row.writeUInt32LE(value >>> 0, 4 + 4 * index);
    offset += section.bytes.length;
    if (order(section) === 0) ends[0] = offset;
    if (order(section) <= 1) ends[1] = offset;
    return row;
  });
  const header = Buffer.alloc(HEADER);
  header.set(Buffer.from("\x89YOYAK\r\n", "latin1"));
  header.writeUInt16LE(4, 8);
  header.writeUInt16LE(1, 10);
  header.writeUInt32LE(sorted.length, 12);
  header.writeUInt32LE(ends[0], 16);
  header.writeUInt32LE(crc32(Buffer.concat([header.subarray(0, 20), ...rows])), 20);
  return {
    bytes: Buffer.concat([header, ...rows, ...sorted.map(({ bytes }) => bytes)]),
    head: ends[0],
    columns: ends[1],
  };
}

/** A manifest, sealed. @param {any} manifest without its checksum */
export function sealed(manifest) {
  const rest = `",${JSON.stringify(manifest).slice(1)}`;
  return Buffer.from(`{"checksum":"${crc32(rest).toString(16).padStart(8, "0")}${rest}`);
}

const DATE = "2026-01-05";
const ID = `${DATE}-기술`;

/** The parts of a good archive. */
async function good() {
  const packer = await Packer.create({ wasm: moduleBytes("packer.wasm") });
  const entries = Array.from(
    { length: 3 },
    (_, index) =>
      `### [제목 ${index}](https://www.youtube.com/watch?v=AAAAAAAAAA${index})\n` +
      `채널, ${DATE}T08:00:00, ${index + 1}분 1초\n\n주요 내용:\n요점 ${index}\n`,
  );
  const page = `# ${DATE} 기술\n\n## 일일 요약\n\n개요\n\n## 개별 영상 요약\n\n${entries.join("\n")}`;
  packer.add(`${DATE}-기술.md`, new TextEncoder().encode(page));
  packer.read();
  const files = packer.pack().files.map((_, index) => packer.file(index));
  packer.dispose();
  const manifest = JSON.parse(new TextDecoder().decode(files[1]));
  delete manifest.checksum;
  return { sections: sectionsOf(files[0]), manifest };
}

const MB = 1 << 20;

/**
 * Every hostile archive: a name, its files, and the id of its digest.
 * @returns {Promise<{ name: string, files: Map<string, Uint8Array>, id: string }[]>}
 */
export async function hostileArchives() {
  const { sections, manifest } = await good();
  /** @type {{ name: string, files: Map<string, Uint8Array>, id: string }[]} */
  const archives = [];
  const section = (/** @type {number} */ id) => sections.find((each) => each.id === id) ?? sections[0];

  /**
   * @param {string} name @param {Section[]} parts replace those of the same id
   * @param {any} [changes] of the manifest
   */
  const add = (name, parts, changes = {}) => {
    const rest = sections.filter(({ id }) => !parts.some((part) => part.id === id));
    const { bytes, head, columns } = partitionOf([...rest, ...parts]);
    const [first] = manifest.partitions;
    const partition = { ...first, size: bytes.length, head, columns, ...changes.partition };
    const whole = { ...manifest, partitions: [partition], ...changes.manifest };
    const files = new Map([
      [first.file, bytes],
      ["archive.json", sealed(whole)],
    ]);
    archives.push({ name, files, id: changes.id ?? ID });
  };

  /** Texts: three entries and the overview, as blocks. @param {Buffer[]} raws */
  const texts = (raws) => {
    /** @type {Buffer[]} */
    const blocks = [];
    for (const raw of raws) blocks.push(block(SECTION.texts, Buffer.concat(blocks).length, raw));
    const bytes = Buffer.concat(blocks);
    const sizes = Buffer.concat([string(""), ...blocks.map(({ length }) => varint(length))]);
    return [
      { id: SECTION.texts, codec: 0, bytes, raw: bytes.length, items: blocks.length },
      packed(SECTION.textDirectory, sizes, blocks.length),
    ];
  };
  const row = (/** @type {string} */ title) =>
    Buffer.concat([Buffer.from([1]), string("AAAAAAAAAA0"), Buffer.from([0, 0]), string(title), Buffer.from([0, 0])]);
  const entry = (/** @type {Buffer} */ rest) => Buffer.concat([row("제목"), rest]);
  const plain = entry(Buffer.concat([varint(0), varint(1), Buffer.from([1]), string("요점"), string("요점")]));
  const overview = (/** @type {string} */ text) => Buffer.concat([string(""), string("a.md"), string(text)]);
  const withOverview = (/** @type {string} */ text) => texts([plain, plain, plain, overview(text)]);

  add("unchanged", []);
  add("texts of its own", withOverview("개요"));
  for (const [what, unit] of Object.entries({
    emphasis: "**a* ",
    links: "[a](",
    references: "[a] ",
    quotes: "> ",
    lists: "- ",
    tables: "|a",
    html: "<b>",
    entities: "&amp;",
    fences: "```\n",
    "one letter": "a",
  })) {
    add(`an overview of 1 MB of ${what}`, withOverview(unit.repeat(MB / unit.length)));
  }
  add("an overview of 64 MB", withOverview("**a* ".repeat((64 * MB) / 5)));
  add("an overview of 64 MB of one letter", withOverview("a".repeat(64 * MB)));
  add(
    "an entry with 300,000 sections",
    texts([entry(Buffer.concat([varint(0), varint(300_000), Buffer.alloc(900_000)])), plain, plain, overview("개요")]),
  );
  for (const [what, rest] of Object.entries({
    groups: Buffer.concat([varint(0xffffffff), Buffer.alloc(1000)]),
    sections: Buffer.concat([varint(0), varint(0xffffffff), Buffer.alloc(1000)]),
  })) {
    add(`an entry that claims 4 billion ${what}`, texts([entry(rest), plain, plain, overview("개요")]));
  }

  const names = (/** @type {string[]} */ topics) =>
    packed(
      SECTION.names,
      Buffer.concat([[...topics], ["요약"], ["채널"]].flatMap((list) => [varint(list.length), ...list.map(string)])),
      3,
    );
  add("a topic of 64 MB", [names(["t".repeat(64 * MB)])]);
  add("a topic of 1 MB", [names(["t".repeat(MB - 100)])]);
  add("a million topics", [names(Array(900_000).fill(""))]);
  add("a topic that is no UTF-8", [
    packed(SECTION.names, Buffer.concat([varint(1), varint(1), Buffer.from([255]), varint(0), varint(0)]), 3),
  ]);
  add("names that claim 4 billion", [packed(SECTION.names, Buffer.concat([varint(0xffffffff), Buffer.alloc(9)]), 3)]);

  /** Digests by default ids and titles. @param {number} count @param {number[]} entries */
  const digests = (count, entries) => ({
    ...packed(
      SECTION.digests,
      Buffer.concat([
        u32(739620),
        ...[Array(count).fill(0), Array(count).fill(0), Array(count).fill(0), entries].map(column),
        Buffer.alloc(count * 4, Buffer.from([0, 0, 0, 1])),
      ]),
      count,
    ),
  });
  const many = (/** @type {number} */ count) => [3, ...Array(count - 1).fill(0)];
  /** The manifest of `count` digests on one day. @param {number} count */
  const counted = (count) => ({ partition: { digests: count }, manifest: { digests: count } });
  add("20,000 digests with a topic of 50 KB", [names(["t".repeat(50_000)]), digests(20_000, many(20_000))], {
    partition: { digests: 20_000, from: "2026-01-05", to: "2026-01-05" },
    manifest: { digests: 20_000 },
  });
  add("40,000 digests on one day", [names(["기술"]), digests(40_000, many(40_000))], counted(40_000));
  add("numbers of entries that run over", [digests(2, [0xffffffff, 4])], counted(2));
  for (const id of [SECTION.digests, SECTION.channels])
    add(`4 billion items of section ${id}`, [{ ...section(id), items: 0xffffffff }]);
  for (const id of [SECTION.names, SECTION.channels, SECTION.lengths, SECTION.searchRoot, SECTION.textDirectory]) {
    add(`section ${id} that claims 4 GB`, [{ ...section(id), codec: 1, raw: 0xffffffff }]);
    add(`section ${id} of 64 MB of zeroes`, [packed(id, Buffer.alloc(64 * MB), section(id).items)]);
  }
  add("lengths of 4 billion seconds", [
    packed(
      SECTION.lengths,
      Buffer.concat([
        column([2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1]),
        column([2 ** 32 - 1, 1, 1]),
        column([2 ** 32 - 1]),
      ]),
      3,
    ),
  ]);
  add("an unknown compression", [{ ...section(SECTION.channels), codec: 9 }]);
  add("no texts", [{ ...section(SECTION.texts), bytes: Buffer.alloc(0), raw: 0 }]);
  add("a title of 1 MB", [
    ...(() => {
      const bytes = block(SECTION.titles, 0, Buffer.concat([row("t".repeat(MB - 200)), row("a"), row("b")]));
      return [
        { id: SECTION.titles, codec: 0, bytes, raw: bytes.length, items: 1 },
        packed(SECTION.titleDirectory, varint(bytes.length), 1),
      ];
    })(),
  ]);
  add("a dictionary of 1 MB", [
    packed(SECTION.textDirectory, Buffer.concat([string("d".repeat(MB - 100)), varint(9)]), 4),
  ]);
  add("an index of noise", [
    packed(SECTION.searchRoot, Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)), 1),
  ]);

  const [first] = manifest.partitions;
  const parts = (/** @type {number} */ count) => ({ manifest: { partitions: Array(count).fill(first) } });
  add("1,024 partitions of one file", [], parts(1024));
  add("1,025 partitions", [], parts(1025));
  add("80,000 partitions", [], parts(80_000));
  add("counts of 4 billion", [], {
    manifest: { digests: 0xffffffff, entries: 0xffffffff, seconds: 0xffffffff },
    partition: { entries: 0xffffffff, digests: 0xffffffff },
  });
  add("ten thousand years", [], { manifest: { from: "0001-01-01", to: "9999-12-31" } });
  add("a title of 7 MB", [], { manifest: { site: { ...manifest.site, title: "t".repeat(7 * MB) } } });
  add("a title of 9 MB", [], { manifest: { site: { ...manifest.site, title: "t".repeat(9 * MB) } } });
  add("names of objects", [names(["__proto__"])], {
    id: `${DATE}-__proto__`,
    manifest: { topics: [{ name: "__proto__", digests: 1, entries: 3 }], channels: [] },
  });
  const deep = sealed({ ...manifest, x: 0 })
    .toString("utf8")
    .replace(/"x":0/, `"x":${"[".repeat(1e5)}${"]".repeat(1e5)}`);
  const rest = deep.slice(deep.indexOf('",'));
  archives.push({
    name: "a manifest 100,000 deep",
    id: ID,
    files: new Map([["archive.json", Buffer.from(`{"checksum":"${crc32(rest).toString(16).padStart(8, "0")}${rest}`)]]),
  });
  return archives;
}
