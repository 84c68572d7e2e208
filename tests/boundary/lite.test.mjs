// An archive that begins with lite.wasm: the answers are those of reader.wasm, which is loaded only when it is needed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start as serve } from "../../scripts/cli/serve/static.mjs";
import { openLite } from "../../web/engine/lite.js";
import { openArchive } from "../../web/engine/open.js";
import { Packer } from "../../web/engine/packer.js";
import { page } from "../cli/helpers.mjs";
import { moduleBytes } from "./helpers.mjs";

/** @type {Map<string, Uint8Array>} */
const files = new Map();
/** Names of the files that were asked for. @type {string[]} */
const asked = [];
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  const packer = await Packer.create({ wasm: moduleBytes("packer.wasm") });
  for (const date of ["2025-12-30", "2026-01-02", "2026-01-03"]) {
    const entries = [1, 2, 3].map((i) => ({
      title: `소식 ${i} ${date}`,
      channel: `채널 ${i}`,
      id: `${date.replaceAll("-", "")}xx${i}`,
      text: "시장이 **크게** 올랐습니다.",
    }));
    packer.add(`${date}-경제.md`, new TextEncoder().encode(page(date, "경제", entries)));
  }
  packer.read();
  packer.pack().files.forEach(({ name }, index) => files.set(name, packer.file(index)));
  for (const name of ["reader.wasm", "lite.wasm"]) files.set(name, moduleBytes(name));
  server = await serve((request, response) => {
    const name = decodeURIComponent(request.url ?? "").slice(1);
    asked.push(name);
    const bytes = files.get(name);
    response.writeHead(bytes ? 200 : 404);
    response.end(bytes);
  });
});
after(() => server.close());

/** An archive, and addresses that no other test has compiled yet. @param {string} mark @param {object} [more] */
async function opened(mark, more = {}) {
  asked.length = 0;
  const at = (/** @type {string} */ name) => `${server.url}${name}`;
  files.set(`${mark}.reader.wasm`, moduleBytes("reader.wasm"));
  files.set(`${mark}.lite.wasm`, moduleBytes("lite.wasm"));
  return openLite(at("archive.json"), {
    worker: "never",
    wasm: at(`${mark}.reader.wasm`),
    lite: at(`${mark}.lite.wasm`),
    ...more,
  });
}
const modules = () => asked.filter((name) => name.endsWith(".wasm"));
const whole = () => openArchive(`${server.url}archive.json`, { worker: "never", wasm: moduleBytes("reader.wasm") });

test("lite: lists and digests need no other module, and are the same", async () => {
  const archive = await opened("lists");
  const reader = await whole();
  assert.deepEqual(archive.info, reader.info);
  for (const request of [{}, { limit: 2 }, { channels: ["채널 2"] }, { mute: { channels: ["채널 1"], words: [] } }])
    assert.deepEqual(await archive.select(request), await reader.select(request));
  for (const request of [{}, { digest: "2025-12-30-경제", top: true }])
    assert.deepEqual(await archive.page(request), await reader.page(request));
  assert.deepEqual(await archive.digests(), await reader.digests());
  await assert.rejects(archive.page({ digest: "2020-01-01-없음" }), { code: "not-found" });
  assert.deepEqual(modules(), ["lists.lite.wasm"]);
  archive.dispose();
});

test("lite: what needs a search loads the whole module once, and it answers from then on", async () => {
  const archive = await opened("search");
  await archive.select();
  const reader = await whole();
  const request = { query: "시장", today: "2026-01-03" };
  const [second] = await Promise.all([archive.page({ query: "시장" }), archive.page({ query: "크게" })]);
  assert.deepEqual(second, await reader.page({ query: "시장" }));
  assert.deepEqual(await archive.search(request), await reader.search(request));
  assert.match(second.overview + second.entries.map(({ html }) => html).join(""), /<mark>시장/);
  assert.deepEqual(await archive.select({ mute: { channels: [], words: ["소식 2"] } }), {
    ...(await reader.select({ mute: { channels: [], words: ["소식 2"] } })),
  });
  assert.deepEqual(modules(), ["search.lite.wasm", "search.reader.wasm"]);
  archive.dispose();
  await assert.rejects(archive.select(), { code: "disposed" });
});

test("lite: a module that is not there is replaced by the whole one", async () => {
  const archive = await opened("absent", { lite: `${server.url}nowhere.wasm` });
  assert.equal((await archive.select()).total, 9);
  assert.deepEqual(modules(), ["nowhere.wasm", "absent.reader.wasm"]);
  archive.dispose();
});

test("lite: where the whole module cannot be loaded, lists still work, and the next search tries again", async () => {
  const archive = await opened("later", { wasm: `${server.url}later2.wasm` });
  await assert.rejects(archive.search({ query: "시장" }), { code: "network" });
  assert.equal((await archive.select()).total, 9);
  files.set("later2.wasm", moduleBytes("reader.wasm"));
  assert.equal((await archive.search({ query: "시장" })).total, 9);
  archive.dispose();
});
