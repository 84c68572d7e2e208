// The engine with messages: worker.js and worker-client.js connected by a pair of ports, like a worker and its page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Packer } from "../../web/engine/packer.js";
import { MemorySource } from "../../web/engine/sources/memory.js";
import { WorkerArchive } from "../../web/engine/worker-client.js";
import { serveEngine } from "../../web/engine/worker.js";
import { fakeWorkers } from "./fake-worker.mjs";
import { moduleBytes } from "./helpers.mjs";

const wasm = moduleBytes("reader.wasm");

async function files() {
  const packer = await Packer.create({ wasm: moduleBytes("packer.wasm") });
  packer.add(
    "2026-01-05-기술.md",
    new TextEncoder().encode(
      "---\ntitle: 2026-01-05 기술\n---\n\n## 일일 요약\n\n개요 🙂\n\n## 개별 영상 요약\n\n" +
        "### [제목](https://www.youtube.com/watch?v=AAAAAAAAAAA)\n채널, 2026-01-05T08:00:00, 1분 1초\n\n주요 내용:\n요점\n",
    ),
  );
  packer.read();
  return new Map(
    packer.pack().files.map(({ name }, index) => /** @type {[string, Uint8Array]} */ ([name, packer.file(index)])),
  );
}

const open = async (/** @type {Record<string, any>} */ options = {}) => {
  const { start, made } = fakeWorkers(serveEngine);
  const source = options.source ?? new MemorySource(await files());
  return {
    archive: await WorkerArchive.open(start, source, { url: null, wasm }, options.signal, options.limit),
    made,
    source,
  };
};

test("worker: the same answers as in this thread, bytes from the page's source", async () => {
  const { archive, source } = await open();
  assert.equal(archive.info.entries, 1);
  assert.equal((await archive.select()).rows[0].title, "제목");
  assert.match(await archive.render({ digest: "2026-01-05-기술" }), /개요 🙂/);
  const stats = await archive.stats();
  assert.deepEqual([stats.requests, stats.bytes], [source.stats.requests, source.stats.bytes]);
  assert.ok(stats.memory > 0);
  archive.dispose();
  await assert.rejects(archive.select(), { code: "disposed" });
});

test("worker: errors travel with code and message", async () => {
  const { archive } = await open();
  await assert.rejects(archive.digest("nothing"), { name: "YoyakError", code: "not-found", message: /nothing/ });
  const { start } = fakeWorkers(serveEngine);
  await assert.rejects(
    WorkerArchive.open(start, new MemorySource({ "archive.json": new Uint8Array([1]) }), { url: null, wasm }),
    { code: "bad-manifest" },
  );
});

test("worker: cancelling reaches the page's source", async () => {
  const inner = new MemorySource(await files());
  const controller = new AbortController();
  /** @type {(error: Error) => void} */
  let cut = () => {};
  const ended = new Promise((done) => (cut = done));
  const source = {
    stats: inner.stats,
    manifest: () => inner.manifest(),
    read: (/** @type {any} */ range, /** @type {AbortSignal} */ signal) =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => {
          cut(new Error("cut"));
          reject(new Error("cut"));
        });
        controller.abort();
      }),
  };
  const { archive } = await open({ source });
  await assert.rejects(archive.select({}, { signal: controller.signal }), { code: "aborted" });
  // If the page's source went on, this would wait for ever.
  await ended;
});

test("worker: when it dies, all pending calls are rejected, and it is restarted once", async () => {
  const { archive, made } = await open();
  made[0].hung = true;
  const pending = [archive.select(), archive.digests()];
  await new Promise((done) => setImmediate(done));
  made[0].onerror({ message: "out of memory" });
  for (const each of pending) await assert.rejects(each, { code: "trap", message: /out of memory/ });
  const [a, b] = await Promise.all([archive.select(), archive.digests()]);
  assert.deepEqual([a.total, b.total, made.length], [1, 1, 2]);
  made[1].onerror({ message: "again" });
  await assert.rejects(archive.select(), { code: "trap", message: /again/ });
  assert.equal(made.length, 2, "not for ever");
});

test("worker: a worker that never starts is given up", async () => {
  const { start } = fakeWorkers(serveEngine);
  const deaf = () => Object.assign(start(), { hung: true });
  await assert.rejects(WorkerArchive.open(deaf, new MemorySource(await files()), { url: null, wasm }, undefined, 50), {
    code: "trap",
    message: /did not start/,
  });
});

/** Calls and answers until the worker is given up; without a worker's thread, the time is that of the signs. */
const SOON = 100;

test("worker: one that hangs or is gone is given up, and replaced with the next call", async () => {
  const { archive, made } = await open({ limit: SOON });
  made[0].hung = true;
  await assert.rejects(archive.select(), { code: "trap", message: /does not answer/ });
  assert.ok(made[0].terminated);
  assert.equal((await archive.select()).total, 1);
  assert.equal(made.length, 2);
  archive.dispose();
});

test("worker: a long download is no hung worker, from the start on", async () => {
  const inner = new MemorySource(await files());
  /** A source that needs longer than the limit for each answer. */
  const slowly = async (/** @type {() => any} */ answer) => {
    await new Promise((done) => setTimeout(done, 3 * SOON));
    return answer();
  };
  const source = {
    stats: inner.stats,
    manifest: () => slowly(() => inner.manifest()),
    read: (/** @type {any} */ range) => slowly(() => inner.read(range)),
  };
  const { archive, made } = await open({ source, limit: SOON });
  assert.equal((await archive.select()).total, 1);
  assert.equal(made.length, 1);
  archive.dispose();
});
