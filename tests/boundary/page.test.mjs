// The cost of opening a digest, and of what it is related to: messages to the worker, and calls of the boundary.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Packer } from "../../web/engine/packer.js";
import { MemorySource } from "../../web/engine/sources/memory.js";
import { WorkerArchive } from "../../web/engine/worker-client.js";
import { serveEngine } from "../../web/engine/worker.js";
import { moduleBytes } from "./helpers.mjs";

const ENTRIES = 16;

async function files() {
  const packer = await Packer.create({ wasm: moduleBytes("packer.wasm") });
  for (const date of ["2026-01-05", "2026-01-06"]) {
    const entries = Array.from(
      { length: ENTRIES },
      (_, i) =>
        `### [제목 ${i} 모델](https://www.youtube.com/watch?v=AAAAAAAAA${10 + i})\n` +
        `채널, ${date}T08:00:00, 1분 1초\n\n주요 내용:\n요점 ${i}은 모델이다.\n`,
    );
    packer.add(
      `${date}-기술.md`,
      new TextEncoder().encode(
        `---\ntitle: ${date} 기술\n---\n\n## 일일 요약\n\n개요 🙂 모델\n\n## 개별 영상 요약\n\n${entries.join("\n---\n\n")}`,
      ),
    );
  }
  packer.read();
  return new Map(packer.pack().files.map(({ name }, index) => [name, packer.file(index)]));
}

/** An archive in a "worker" of this thread that counts messages and calls. */
async function counted() {
  const counts = { messages: /** @type {string[]} */ ([]), calls: /** @type {string[]} */ ([]) };
  const { instantiate } = WebAssembly;
  // @ts-ignore: only this form is called
  WebAssembly.instantiate = async (module, imports) => {
    const { exports } = /** @type {any} */ (await instantiate(/** @type {any} */ (module), imports));
    const counting = Object.entries(exports).map(([name, value]) => [
      name,
      /^yoyak_reader_(?!result_|create|destroy)/.test(name)
        ? (/** @type {number[]} */ ...words) => (
            counts.calls.push(name.slice(13)),
            /** @type {any} */ (value)(...words)
          )
        : value,
    ]);
    return { exports: Object.fromEntries(counting) };
  };
  const start = () => {
    /** @type {any} */
    const worker = {
      onmessage: null,
      onerror: null,
      onmessageerror: null,
      terminate: () => {},
      postMessage: (/** @type {any} */ message) => {
        if (message.verb) counts.messages.push(message.verb);
        const copy = structuredClone(message);
        setImmediate(() => take(copy));
      },
    };
    const take = serveEngine({
      postMessage: (message) => {
        const copy = structuredClone(message);
        setImmediate(() => /** @type {any} */ (worker).onmessage({ data: copy }));
      },
    });
    return worker;
  };
  try {
    const wasm = moduleBytes("reader.wasm");
    const archive = await WorkerArchive.open(start, new MemorySource(await files()), { url: null, wasm });
    return { archive, counts };
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

/**
 * What a piece of work adds to `counts`.
 * @param {{ messages: any, calls: any }} counts
 * @param {(...values: any[]) => any} work
 */
async function during(counts, work) {
  counts.messages.length = counts.calls.length = 0;
  const result = await work();
  return { result, messages: [...counts.messages], calls: [...counts.calls] };
}

test("opening a digest is one message and one call of the boundary, with a query and without", async () => {
  const { archive, counts } = await counted();
  const cold = await during(counts, () => archive.page({ digest: "2026-01-05-기술" }));
  assert.deepEqual(cold.messages, ["page"]);
  assert.ok(
    cold.calls.every((call) => call === "page" || call === "provide"),
    `while bytes are missing the call is repeated: ${cold.calls}`,
  );
  assert.equal(cold.result.entries.length, ENTRIES);
  for (const query of [undefined, "모델", "ㅁㄷ", "nothing of it"]) {
    const { result, messages, calls } = await during(counts, () =>
      archive.page({ digest: "2026-01-05-기술", ...(query ? { query } : {}) }),
    );
    assert.deepEqual([messages, calls], [["page"], ["page"]], `query ${query}`);
    assert.equal(result.entries.length, ENTRIES);
    assert.equal(result.info.entryList.length, ENTRIES);
    const found = query === "모델" || query === "ㅁㄷ";
    for (const { html, titleParts } of result.entries) {
      assert.equal(html.includes("<mark>모델</mark>"), found);
      assert.equal(titleParts?.some((/** @type {any} */ { hit, text }) => hit && text === "모델") ?? false, found);
    }
  }
  archive.dispose();
});

test("the newest digest is one message, and its partition's head, titles and text", async () => {
  const { archive, counts } = await counted();
  const { result, messages } = await during(counts, () => archive.page());
  assert.equal(result.info.id, "2026-01-06-기술");
  assert.deepEqual(messages, ["page"]);
  const { requests } = await archive.stats();
  assert.ok(requests <= 1 + 4, `${requests} requests, the manifest included`);
  archive.dispose();
});

test("what an entry is related to is one message, and nobody asks for it before", async () => {
  const { archive, counts } = await counted();
  const { result } = await during(counts, () => archive.page());
  const { requests } = await archive.stats();
  const digest = result.info.id;
  const entry = result.info.entryList[3].id;
  const cold = await during(counts, () => archive.related({ digest, entry }));
  assert.deepEqual(cold.messages, ["related"]);
  assert.ok(cold.calls.every((call) => call === "related" || call === "provide"));
  assert.ok((await archive.stats()).requests <= requests + 2, "the relations, and titles of other days");
  const warm = await during(counts, () => archive.related({ digest, entry }));
  assert.deepEqual([warm.messages, warm.calls], [["related"], ["related"]]);
  assert.deepEqual(warm.result, cold.result);
  archive.dispose();
});
