// Packer and Reader on the built modules: real results against types.d.ts, lifetimes, damage.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compile, instantiate, loadCore } from "../../web/engine/loader.js";
import { call, create, destroy, memorySize } from "../../web/engine/memory.js";
import { toNfc } from "../../web/engine/nfc.js";
import { Packer } from "../../web/engine/packer.js";
import { Reader } from "../../web/engine/reader.js";
import { MemorySource } from "../../web/engine/sources/memory.js";
import { HttpSource } from "../../web/engine/sources/http.js";
import { moduleBytes, sendRange, serve } from "./helpers.mjs";

const readerWasm = moduleBytes("reader.wasm");
const packerWasm = moduleBytes("packer.wasm");
const utf8 = (/** @type {string | undefined} */ text) => new TextEncoder().encode(text);

/**
 * One digest with `count` entries.
 * @param {string} date
 * @param {string} topic
 */
function page(date, topic, count = 2, text = "요점 🙂 é입니다.") {
  const entries = Array.from({ length: count }, (_, index) => {
    const id = `v${date.replaceAll("-", "").slice(2)}${String(index).padStart(4, "0")}`;
    return (
      `<a id="${id}"></a>\n### ${index + 1}. [제목 ${index} 🙂](https://www.youtube.com/watch?v=${id})\n` +
      `채널 ${index % 3}, ${date}T08:00:00, ${index + 1}분 5초\n\n주요 내용:\n${text}\n`
    );
  });
  return (
    `---\ntitle: ${date} ${topic}\n---\n\n# ${date} ${topic}\n\n## 일일 요약\n\n개요 ${date} [채널 0]\n\n---\n\n` +
    `## 개별 영상 요약\n\n${entries.join("\n---\n\n")}`
  );
}

/** @param {Record<string, string>} pages */
async function pack(pages) {
  const packer = await Packer.create({ wasm: packerWasm });
  for (const [name, text] of Object.entries(pages)) packer.add(name, utf8(text));
  const check = packer.read();
  const files = new Map(
    packer.pack().files.map(({ name, size }, index) => {
      const bytes = packer.file(index);
      assert.equal(bytes.length, size);
      return /** @type {[string, Uint8Array]} */ ([name, bytes]);
    }),
  );
  packer.dispose();
  return { files, check };
}

const threeYears = {
  "2023-05-01-기술.md": page("2023-05-01", "기술", 3),
  "2024-06-01-기술.md": page("2024-06-01", "기술", 2),
  "2025-12-01-경제.md": page("2025-12-01", "경제", 1),
  "2025-12-02-기술.md": page("2025-12-02", "기술", 4),
};

/**
 * @param {unknown} value
 * @param {unknown} shape a value of each field's type; arrays hold one example
 * @param {string} path
 */
function assertShape(value, shape, path) {
  if (shape === null) return;
  if (Array.isArray(shape)) {
    assert.ok(Array.isArray(value), `${path} is a list`);
    value.forEach((each, index) => assertShape(each, shape[0], `${path}[${index}]`));
  } else if (typeof shape === "object") {
    assert.deepEqual(
      Object.keys(/** @type {object} */ (value)).sort(),
      Object.keys(/** @type {object} */ (shape)).sort(),
      `fields of ${path}`,
    );
    for (const [key, each] of Object.entries(/** @type {object} */ (shape)))
      assertShape(/** @type {any} */ (value)[key], each, `${path}.${key}`);
  } else {
    assert.equal(typeof value, typeof shape, path);
  }
}

const ref = { id: "", date: "", topic: "", title: "", headline: "", entries: 0, seconds: 0 };
const row = {
  digest: "",
  id: "",
  date: "",
  topic: "",
  title: "",
  channel: "",
  url: "",
  videoId: null,
  publishedAt: null,
  seconds: null,
};
const problem = { partition: "", file: "", code: "", message: "" };
const facet = { name: "", count: 0 };

test("each facet count is under its own name", async () => {
  const { files } = await pack(threeYears);
  const reader = await Reader.open(new MemorySource(files), readerWasm);
  const {
    total,
    facets: { topics, channels, months, lengths },
  } = await reader.select();
  const counted = async (/** @type {import("../../web/engine/types.js").Selection | undefined} */ selection) =>
    (await reader.select({ ...selection, limit: 0 })).total;
  for (const { name, count } of topics) assert.equal(count, await counted({ topics: [name] }), name);
  for (const { name, count } of channels) assert.equal(count, await counted({ channels: [name] }), name);
  for (const { name, count } of months)
    assert.equal(count, await counted({ from: `${name}-01`, to: `${name}-28` }), name);
  for (const { from, to, count } of lengths)
    assert.equal(count, await counted({ minSeconds: from, ...(to === null ? {} : { maxSeconds: to - 1 }) }), `${from}`);
  assert.equal(
    months.reduce((sum, { count }) => sum + count, 0),
    total,
  );
  assert.deepEqual([months[0].name, months.at(-1)?.name], [reader.info.from.slice(0, 7), reader.info.to.slice(0, 7)]);
  assert.ok(lengths.some(({ count }) => count > 0));
});

test("results have the shapes of types.d.ts", async () => {
  const { files } = await pack(threeYears);
  const reader = await Reader.open(new MemorySource(files), readerWasm);
  assertShape(
    reader.info,
    {
      version: 0,
      generator: "",
      site: { title: "", description: "", language: "", url: "", accent: "" },
      digests: 0,
      entries: 0,
      seconds: 0,
      from: "",
      to: "",
      topics: [{ name: "", digests: 0, entries: 0 }],
      channels: [{ name: "", entries: 0 }],
      heads: { file: "", size: 0 },
      partitions: [
        { id: "", file: "", size: 0, head: 0, columns: 0, from: "", to: "", digests: 0, entries: 0, topics: [0] },
      ],
    },
    "info",
  );
  assertShape(await reader.digests(), { total: 0, digests: [ref], complete: true, problems: [problem] }, "digests");
  const selected = await reader.select();
  assertShape(
    selected,
    {
      total: 0,
      digests: 0,
      seconds: 0,
      rows: [row],
      facets: { topics: [facet], channels: [facet], months: [facet], lengths: [{ from: 0, to: null, count: 0 }] },
      complete: true,
      problems: [problem],
    },
    "select",
  );
  assert.equal(selected.total, 10);
  assertShape(
    await reader.complete({ query: "topic:ㄱ" }),
    { from: 0, to: 0, typed: "", names: [{ name: "", text: "" }] },
    "complete",
  );
  assertShape(
    await reader.complete({ query: "채", names: "channels" }),
    { from: 0, to: 0, typed: "", names: [{ name: "" }] },
    "names",
  );
  const digest = await reader.digest("2025-12-02-기술");
  assertShape(
    digest,
    {
      ...ref,
      collection: "",
      description: "",
      sourcePath: "",
      characters: 0,
      previous: null,
      next: null,
      sameDay: [ref],
      problems: [problem],
      entryList: [{ ...row, characters: 0, sections: [{ kind: "", label: "" }] }],
    },
    "digest",
  );
  assert.equal(digest.previous?.id, "2024-06-01-기술");
  assert.match(
    await reader.render({ digest: digest.id, entry: digest.entryList[0].id }),
    /<section class="yk-section" data-kind="main" id="v2512020000~main">/,
  );
  const exported = /** @type {any} */ (await reader.export(digest.id));
  assert.equal(exported.entries[0].title, "제목 0 🙂");
  reader.dispose();
});

test("complete() takes and gives positions as JavaScript counts them, in composed text", async () => {
  const { files } = await pack(threeYears);
  const source = new MemorySource(files);
  const reader = await Reader.open(source, readerWasm);
  const { requests } = source.stats;
  const query = "🙂 채널:채 뒤".normalize("NFD");
  const { from, to, typed, names } = await reader.complete({ query, cursor: query.indexOf(" 뒤".normalize("NFD")) });
  assert.equal(typed, "채");
  const composed = query.normalize("NFC");
  assert.equal(composed.slice(0, from) + names[0].text + composed.slice(to), `🙂 채널:"${names[0].name}"  뒤`);
  assert.equal((await reader.search({ query: `채널:"${names[0].name}"` })).total > 0, true);
  assert.deepEqual(await reader.complete({ query: "모델" }), { from: 2, to: 2, typed: "", names: [] });
  await assert.rejects(reader.complete(/** @type {any} */ ({ query: "", names: "people" })), { code: "bad-request" });
  assert.equal(source.stats.requests > requests, true, "only the search asked for bytes");
  reader.dispose();
});

test("text of every script crosses unchanged", async () => {
  const { files } = await pack({
    "2025-01-01-글.md": page("2025-01-01", "글", 1, "한글 漢字 かな 🙂👩‍👩‍👧 é ‏עברית‏ \u{10FFFF} &amp; `<b>`"),
  });
  const reader = await Reader.open(new MemorySource(files), readerWasm);
  const {
    id,
    entryList: [entry],
  } = await reader.digest("2025-01-01-글");
  assert.ok(
    (await reader.render({ digest: id, entry: entry.id })).includes("한글 漢字 かな 🙂👩‍👩‍👧 é ‏עברית‏ \u{10FFFF} &amp;"),
  );
});

test("text is composed before it is packed; what is not UTF-8 is handed over as it is", async () => {
  assert.deepEqual(toNfc(utf8("요약".normalize("NFD"))), utf8("요약"));
  const latin = Uint8Array.of(0x63, 0xe9);
  assert.equal(toNfc(latin), latin);
  assert.deepEqual(
    toNfc(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)),
    Uint8Array.of(0xef, 0xbb, 0xbf, 0x61),
    "a byte order mark stays",
  );
  const { files } = await pack({
    ["2025-01-01-한글.md".normalize("NFD")]: page("2025-01-01", "한글").normalize("NFD"),
  });
  const reader = await Reader.open(new MemorySource(files), readerWasm);
  assert.equal(reader.info.topics[0].name, "한글");
});

test("a page larger than the module's first memory grows it", async () => {
  const core = await loadCore(packerWasm, "packer");
  const before = memorySize(core);
  const packer = new Packer(core);
  const paragraph = "긴 글입니다. ".repeat(40) + "\n\n";
  packer.add(
    "2025-01-01-긴-글.md",
    utf8(page("2025-01-01", "긴-글", 1, paragraph.repeat(Math.ceil((before * 1.2) / (paragraph.length * 2.4))))),
  );
  assert.equal(packer.read().entries, 1);
  packer.pack();
  assert.ok(packer.memory > before);
  packer.dispose();
});

test("ten thousand readers and packers do not grow the memory", async () => {
  for (const [kind, wasm] of /** @type {["reader" | "packer", Uint8Array][]} */ ([
    ["reader", readerWasm],
    ["packer", packerWasm],
  ])) {
    const core = await instantiate(await compile(wasm), kind);
    const cycle = () => destroy(core, create(core));
    for (let i = 0; i < 100; i += 1) cycle();
    const before = memorySize(core);
    for (let i = 0; i < 10000; i += 1) cycle();
    assert.equal(memorySize(core), before, kind);
  }
});

test("opening and calling repeatedly does not grow the memory", async () => {
  const { files } = await pack(threeYears);
  const core = await instantiate(await compile(readerWasm), "reader");
  const handle = create(core);
  const cycle = () => {
    call(core, handle, "open", /** @type {Uint8Array} */ (files.get("archive.json")));
    for (let round = 0; round < 10; round += 1) {
      const { status, bytes } = call(core, handle, "select", "{}");
      if (status === 0) return;
      for (const { file, offset, length } of JSON.parse(new TextDecoder().decode(bytes)).ranges) {
        call(
          core,
          handle,
          "provide",
          file,
          offset,
          /** @type {Uint8Array} */ (files.get(file)).slice(offset, offset + length),
        );
      }
    }
    assert.fail("never satisfied");
  };
  for (let i = 0; i < 50; i += 1) cycle();
  const before = memorySize(core);
  for (let i = 0; i < 500; i += 1) cycle();
  assert.equal(memorySize(core), before);
});

test("every call after dispose() fails with the reason", async () => {
  const { files } = await pack(threeYears);
  const reader = await Reader.open(new MemorySource(files), readerWasm);
  reader.dispose();
  reader.dispose();
  await assert.rejects(reader.select(), { code: "disposed" });
  await assert.rejects(reader.retry(), { code: "disposed" });
  const packer = await Packer.create({ wasm: packerWasm });
  packer.dispose();
  assert.throws(() => packer.read(), { code: "disposed" });
});

test("invalid requests fail with an error code, and the reader works on", async () => {
  const { files } = await pack(threeYears);
  const reader = await Reader.open(new MemorySource(files), readerWasm);
  await assert.rejects(reader.digest("nothing"), { code: "not-found" });
  await assert.rejects(reader.digest(/** @type {any} */ (7)), { code: "bad-request" });
  await assert.rejects(reader.select(/** @type {any} */ ({ topics: "기술" })), { code: "bad-request" });
  await assert.rejects(reader.select(/** @type {any} */ ([])), { code: "bad-request" });
  await assert.rejects(reader.render({ digest: "2025-12-02-기술", entry: "none" }), { code: "not-found" });
  assert.equal((await reader.select()).total, 10);
});

test("a reader fetches only what it needs", async (context) => {
  const { files } = await pack(threeYears);
  const asked = new Map();
  const url = await serve((request, response) => {
    const name = decodeURIComponent((request.url ?? "").slice(1));
    asked.set(name, (asked.get(name) ?? 0) + 1);
    const bytes = files.get(name);
    if (bytes) sendRange(request, response, bytes);
    else response.writeHead(404).end();
  }, context);
  const reader = await Reader.open(new HttpSource(`${url}archive.json`), readerWasm);
  await reader.digest("2025-12-02-기술");
  const old = reader.info.partitions.at(-1)?.file ?? "";
  assert.match(old, /2023/);
  assert.equal(asked.get(old), undefined, "the oldest partition is not needed for one digest and its neighbours");
  const { requests, bytes, memory } = await reader.stats();
  assert.ok(requests > 1 && bytes > 0 && memory > 0);
});

test("with `partial`, a call asks for one partition after the other until its page is full", async () => {
  const { files } = await pack(threeYears);
  const source = new MemorySource(files);
  /** @type {any[]} */
  const asked = [];
  const counting = {
    stats: source.stats,
    manifest: () => source.manifest(),
    read: (/** @type {import("../../web/engine/types.js").Range} */ range) => (
      asked.push(range.file.slice(2, 6)),
      source.read(range)
    ),
  };
  const reader = await Reader.open(counting, readerWasm);
  const during = async (/** @type {any} */ work) => {
    asked.length = 0;
    const result = await work;
    return { result, asked: [...asked] };
  };
  const newest = await during(reader.digests({ limit: 1, partial: true }));
  assert.deepEqual(newest.asked, ["2025"], "the newest digest is one request");
  assert.deepEqual(
    newest.result.digests.map((/** @type {any} */ { id }) => id),
    ["2025-12-02-기술"],
  );
  assert.deepEqual([newest.result.complete, newest.result.total], [false, 2], "counts cover what is loaded");

  const of2024 = await during(reader.digests({ limit: 1, partial: true, to: "2024-12-31" }));
  assert.deepEqual(of2024.asked, ["2024"], "partitions outside the dates are not asked for");
  assert.equal(of2024.result.digests[0].id, "2024-06-01-기술");

  const again = await during(reader.digests({ limit: 3, partial: true }));
  assert.deepEqual(again.asked, [], "what is there is enough for three");
  assert.equal(again.result.complete, false);

  const rows = await during(reader.select({ limit: 8, partial: true }));
  assert.ok(rows.asked.includes("2023") && rows.result.complete, "seven entries of 2024 and 2025 do not fill the page");
  reader.dispose();
});

/**
 * Every way in which one partition of several may be unusable.
 * @type {Record<string, [(bytes: Uint8Array) => Uint8Array | null, RegExp]>}
 */
const damages = {
  "flipped bits": [
    (bytes) => bytes.map((byte, index) => (index > 32 && index % 3 === 0 ? byte ^ 0x55 : byte)),
    /^damaged$/,
  ],
  "a cut beginning": [(bytes) => bytes.slice(0, 200), /^(truncated|damaged)$/],
  "nothing at all": [() => new Uint8Array(), /^(truncated|damaged)$/],
  "a page of HTML": [(bytes) => utf8("<!doctype html>".padEnd(bytes.length)), /^(damaged|newer-format|older-format)$/],
  "no such file": [() => null, /^network$/],
};
for (const [what, [damage, code]] of Object.entries(damages)) {
  test(`a partition with ${what} is a named problem, and the other partitions work`, async () => {
    const { files } = await pack(threeYears);
    const bad = [...files.keys()].find((name) => name.includes("2024")) ?? "";
    const broken = new Map(files);
    const bytes = damage(/** @type {Uint8Array} */ (files.get(bad)));
    if (bytes) broken.set(bad, bytes);
    else broken.delete(bad);
    const reader = await Reader.open(new MemorySource(broken), readerWasm);
    const { total, problems } = await reader.select();
    assert.equal(total, 8, "all entries but the two of that year");
    assert.deepEqual(
      problems.map(({ file }) => file),
      [bad],
    );
    assert.match(problems[0].code, code);
    assert.ok(problems[0].message.length > 10);
    assert.equal((await reader.digest("2025-12-02-기술")).entryList.length, 4);
    broken.set(bad, /** @type {Uint8Array} */ (files.get(bad)));
    await reader.retry();
    assert.equal((await reader.select()).total, 10, "mended and tried again");
  });
}

test("a partition that is cut after its columns still counts and filters; the missing part is named", async () => {
  const { files } = await pack(threeYears);
  const bad = [...files.keys()].find((name) => name.includes("2024")) ?? "";
  const whole = await Reader.open(new MemorySource(files), readerWasm);
  const { columns } = /** @type {any} */ (whole.info.partitions.find(({ file }) => file === bad));
  const reader = await Reader.open(
    new MemorySource(new Map([...files, [bad, /** @type {Uint8Array} */ (files.get(bad)).slice(0, columns)]])),
    readerWasm,
  );
  const { total, rows, problems } = await reader.select();
  assert.equal(total, 10);
  assert.deepEqual(
    problems.map(({ file, code }) => [file, code]),
    [[bad, "truncated"]],
  );
  assert.equal(rows.filter(({ title }) => title === "").length, 2);
});

test("manifests that are invalid, cut off or newer are refused with a code", async () => {
  const { files } = await pack(threeYears);
  const manifest = /** @type {Uint8Array} */ (files.get("archive.json"));
  const open = (/** @type {Uint8Array} */ bytes) =>
    Reader.open(new MemorySource(new Map([...files, ["archive.json", bytes]])), readerWasm);
  for (const bytes of [
    new Uint8Array(),
    utf8("hello"),
    utf8("[]"),
    utf8("{}"),
    utf8("null"),
    manifest.slice(0, manifest.length - 40),
  ]) {
    await assert.rejects(open(bytes), { code: "bad-manifest" }, new TextDecoder().decode(bytes).slice(0, 20));
  }
  const newer = JSON.parse(new TextDecoder().decode(manifest));
  newer.version += 1;
  await assert.rejects(open(utf8(JSON.stringify(newer))), { code: "newer-format" });
});

test("cancelling a call rejects it, and the reader works on", async () => {
  const { files } = await pack(threeYears);
  const source = new MemorySource(files);
  const slow = {
    stats: source.stats,
    manifest: () => source.manifest(),
    read: async (/** @type {any} */ range) => (await new Promise((done) => setTimeout(done, 30)), source.read(range)),
  };
  const reader = await Reader.open(slow, readerWasm);
  const controller = new AbortController();
  const cancelled = reader.select({}, { signal: controller.signal });
  const kept = reader.select();
  controller.abort();
  await assert.rejects(cancelled, { code: "aborted" });
  assert.equal((await kept).total, 10);
});

test("after a trap the next call works on a new instance", async () => {
  const { files } = await pack(threeYears);
  const source = new MemorySource(files);
  let poisoned = true;
  // Bytes that claim to be more than memory holds make the module's allocation trap.
  const poison = {
    stats: source.stats,
    manifest: () => source.manifest(),
    read: async (/** @type {any} */ range) =>
      poisoned
        ? /** @type {any} */ ({
            length: 0xfffffff0,
            subarray() {
              return this;
            },
          })
        : source.read(range),
  };
  const reader = await Reader.open(poison, readerWasm);
  await assert.rejects(reader.select(), { code: "trap" });
  poisoned = false;
  assert.equal((await reader.select()).total, 10);
});
