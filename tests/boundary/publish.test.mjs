// An open archive when a newer version is published, or when the server answers wrongly once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Packer } from "../../web/engine/packer.js";
import { Reader } from "../../web/engine/reader.js";
import { HttpSource } from "../../web/engine/sources/http.js";
import { moduleBytes, sendRange, serve } from "./helpers.mjs";

const readerWasm = moduleBytes("reader.wasm");
const packerWasm = moduleBytes("packer.wasm");

const page = (/** @type {string} */ date, /** @type {string} */ text) =>
  `---\ntitle: ${date} 기술\n---\n\n# ${date} 기술\n\n## 일일 요약\n\n${text}\n\n## 개별 영상 요약\n\n` +
  `### [제목 ${date}](https://www.youtube.com/watch?v=AAAAAAAAAA1)\n채널, ${date}T08:00:00, 5분 5초\n\n주요 내용:\n${text}\n`;

/** @param {Record<string, string>} pages date → text @returns {Promise<Map<string, Uint8Array>>} */
async function pack(pages) {
  const packer = await Packer.create({ wasm: packerWasm });
  for (const [date, text] of Object.entries(pages))
    packer.add(`${date}-기술.md`, new TextEncoder().encode(page(date, text)));
  packer.read();
  const files = new Map(packer.pack().files.map(({ name }, index) => [name, packer.file(index)]));
  packer.dispose();
  return files;
}

const first = await pack({ "2024-06-01": "작년", "2025-12-01": "첫날" });
const second = await pack({ "2024-06-01": "작년", "2025-12-01": "첫날", "2025-12-02": "둘째 날" });

/**
 * A site whose files can be replaced, and whose answers can be changed.
 * @param {import("node:test").TestContext} context
 */
async function site(context) {
  /** @typedef {(name: string, response: any) => boolean} Bend */
  /** @type {{files: Map<string, Uint8Array>, asked: string[], bend: Bend | null}} */
  const state = { files: first, asked: [], bend: null };
  const url = await serve((request, response) => {
    const name = decodeURIComponent((request.url ?? "").slice(1));
    state.asked.push(name);
    if (state.bend?.(name, response)) return;
    const bytes = state.files.get(name);
    if (bytes) sendRange(request, response, bytes);
    else response.writeHead(404).end("not found");
  }, context);
  const reader = await Reader.open(
    new HttpSource(`${url}archive.json`, { retryDelay: 1, timeout: 120_000 }),
    readerWasm,
  );
  context.after(() => reader.dispose());
  return { state, reader };
}

test("publish: a missing file leads to the newer archive, which answers the call", async (context) => {
  const { state, reader } = await site(context);
  /** @type {any[]} */
  const changes = [];
  reader.onchange = (info) => changes.push(info.digests);
  state.files = second;
  assert.equal((await reader.digest("2025-12-01-기술")).id, "2025-12-01-기술");
  assert.equal(reader.info.digests, 3);
  assert.deepEqual(changes, [3]);
  const { digests, problems } = await reader.digests({});
  assert.deepEqual(
    digests.map(({ date }) => date),
    ["2025-12-02", "2025-12-01", "2024-06-01"],
  );
  assert.deepEqual(problems, []);
});

test("publish: simultaneous calls request the manifest once; marks apply to the newer archive", async (context) => {
  const { state, reader } = await site(context);
  await reader.setMarks({ read: [["2025-12-01-기술", "AAAAAAAAAA1"]] });
  state.files = second;
  state.asked = [];
  const [digest, list, unread] = await Promise.all([
    reader.digest("2025-12-01-기술"),
    reader.digests({}),
    reader.select({ unread: true }),
  ]);
  assert.equal(digest.date, "2025-12-01");
  assert.equal(list.total, 3);
  assert.equal(unread.total, 2);
  assert.equal(state.asked.filter((name) => name === "archive.json").length, 1);
});

test("publish: if there is no newer archive, the missing file is named and the rest works", async (context) => {
  const { state, reader } = await site(context);
  const newest = [...first.keys()].find((name) => name.startsWith("p/2025")) ?? "";
  state.files = new Map([...first].filter(([name]) => name !== newest));
  const { digests, problems } = await reader.digests({});
  assert.deepEqual(
    digests.map(({ date }) => date),
    ["2024-06-01"],
  );
  assert.deepEqual(
    problems.map(({ file }) => file),
    [newest],
  );
  // Now the upload of the newer archive is complete: trying again finds it.
  state.files = second;
  await reader.retry();
  assert.equal((await reader.digests({})).total, 3);
});

test("publish: an error page in place of the manifest changes nothing", async (context) => {
  const { state, reader } = await site(context);
  state.files = new Map([...second, ["archive.json", new TextEncoder().encode("<!doctype html>")]]);
  const { problems } = await reader.digests({});
  assert.equal(problems.length, 1);
  assert.equal(reader.info.digests, 2);
  state.files = second;
  await reader.retry();
  assert.equal((await reader.digests({})).total, 3);
});

test("publish: wrong bytes are requested once more, bypassing every cache", async (context) => {
  const { state, reader } = await site(context);
  const lies = new Set(["p/"]);
  state.bend = (name, response) => {
    if (![...lies].some((start) => name.startsWith(start))) return false;
    lies.clear();
    const bytes = state.files.get(name);
    response.writeHead(200, { "content-length": bytes?.length }).end(Buffer.alloc(bytes?.length ?? 0));
    return true;
  };
  const { digests, problems } = await reader.digests({});
  assert.equal(digests.length, 2);
  assert.deepEqual(problems, []);
});

test("publish: bytes that stay wrong become a problem, and a later retry can succeed", async (context) => {
  const { state, reader } = await site(context);
  let wrong = true;
  state.bend = (name, response) => {
    if (!wrong || !name.startsWith("p/2025")) return false;
    const bytes = state.files.get(name);
    response.writeHead(200, { "content-length": bytes?.length }).end(Buffer.alloc(bytes?.length ?? 0));
    return true;
  };
  const { problems } = await reader.digests({});
  assert.deepEqual(
    problems.map(({ code }) => code),
    ["damaged"],
  );
  wrong = false;
  await reader.retry();
  assert.equal((await reader.digests({})).digests.length, 2);
});
